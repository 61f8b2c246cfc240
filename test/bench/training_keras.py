"""Fits one model each time a line comes in, and answers with its times: KERAS_BACKEND=tensorflow|jax training_keras.py MODEL."""

import json
import pathlib
import re
import sys
import time

import keras
import numpy as np

SPECS = json.loads(pathlib.Path(__file__).with_name("training-models.json").read_text())
LOSSES = {
    "binaryCrossentropy": "binary_crossentropy",
    "sparseCategoricalCrossentropy": "sparse_categorical_crossentropy",
    "meanSquaredError": "mean_squared_error",
}
random = np.random.default_rng(0)


def snake_case(options):
    return {re.sub("([A-Z])", lambda m: "_" + m[1].lower(), key): value for key, value in options.items()}


def values(rows, spec):
    shape = (rows, *spec.get("shape", [1]))
    if "classes" in spec:
        return random.integers(0, spec["classes"], shape).astype(np.float32)
    return random.random(shape, dtype=np.float32)


def network(spec):
    """Each layer takes the one before it, unless it says `of` which."""
    inputs = [keras.Input(tuple(one["shape"])) for one in spec["inputs"]]
    named = {one.get("name", "x"): tensor for one, tensor in zip(spec["inputs"], inputs)}
    last = inputs[0]
    for name, options, *links in spec["layers"]:
        link = links[0] if links else {}
        sources = [named[source] for source in link["of"]] if "of" in link else [last]
        layer = getattr(keras.layers, name)(**snake_case(options))
        last = layer(sources[0] if len(sources) == 1 else sources)
        if "name" in link:
            named[link["name"]] = last
    return keras.Model(inputs[0] if len(inputs) == 1 else inputs, last)


def build(name):
    spec = SPECS[name]
    model = network(spec)
    metrics = ["accuracy"] if "classes" in spec["target"] else []
    model.compile(optimizer="adam", loss=LOSSES[spec["loss"]], metrics=metrics)
    x = [values(spec["rows"], one) for one in spec["inputs"]]
    return model, x[0] if len(x) == 1 else x, values(spec["rows"], spec["target"]), snake_case(spec["fit"])


def main():
    model, x, y, fit = build(sys.argv[1])
    print("ready", flush=True)
    for _ in sys.stdin:
        start, cpu = time.perf_counter(), time.process_time()
        model.fit(x, y, verbose=0, **fit)
        wall, used = time.perf_counter() - start, time.process_time() - cpu
        print(json.dumps({"wall": wall * 1000, "cpu": used * 1000}), flush=True)


main()
