"""
Trains a dense model as one would write it by hand in JAX: a whole epoch is one `lax.scan` over its batches, validation another, both
compiled once. Fits each time a line comes in, and answers with its times: training_scan.py MODEL.
"""

import json
import pathlib
import sys
import time

import jax
import jax.numpy as jnp
import numpy as np

SPECS = json.loads(pathlib.Path(__file__).with_name("training-models.json").read_text())
ACTIVATIONS = {"relu": jax.nn.relu, "sigmoid": jax.nn.sigmoid}
RATE, BETA1, BETA2, EPSILON, TINY = 0.001, 0.9, 0.999, 1e-7, 1e-7
random = np.random.default_rng(0)


def predict(weights, activations, x):
    for (kernel, bias), activation in zip(weights, activations):
        x = activation(x @ kernel + bias)
    return x


def scores(weights, activations, x, y):
    """Binary cross-entropy and accuracy, as Keras computes them."""
    p = jnp.clip(predict(weights, activations, x), TINY, 1 - TINY)
    loss = -jnp.mean(y * jnp.log(p) + (1 - y) * jnp.log(1 - p))
    return loss, jnp.mean((p > 0.5) == (y > 0.5))


def adam(state, gradients):
    weights, first, second, t = state
    t = t + 1
    first = jax.tree.map(lambda m, g: BETA1 * m + (1 - BETA1) * g, first, gradients)
    second = jax.tree.map(lambda v, g: BETA2 * v + (1 - BETA2) * g * g, second, gradients)
    rate = RATE * jnp.sqrt(1 - BETA2**t) / (1 - BETA1**t)
    weights = jax.tree.map(lambda w, m, v: w - rate * m / (jnp.sqrt(v) + EPSILON), weights, first, second)
    return weights, first, second, t


def epochs(activations, batch):
    """The compiled functions of an epoch's training and validation."""
    loss_and_gradients = jax.value_and_grad(lambda w, x, y: scores(w, activations, x, y), has_aux=True)

    @jax.jit
    def train(state, x, y, order):
        def step(state, rows):
            logs, gradients = loss_and_gradients(state[0], x[rows], y[rows])
            return adam(state, gradients), jnp.stack(logs)

        return jax.lax.scan(step, state, order.reshape(-1, batch))

    @jax.jit
    def validate(weights, x, y):
        whole = len(x) // batch * batch

        def step(_, rows):
            return None, jnp.stack(scores(weights, activations, *rows))

        cut = lambda values: values[:whole].reshape(-1, batch, *values.shape[1:])
        _, logs = jax.lax.scan(step, None, (cut(x), cut(y)))
        rest = jnp.stack(scores(weights, activations, x[whole:], y[whole:])) if whole < len(x) else 0
        return (logs.sum(0) * batch + rest * (len(x) - whole)) / len(x)

    return train, validate


def layers_of(spec):
    """Kernels, biases and activations of a stack of dense layers."""
    units = spec["inputs"][0]["shape"][0]
    weights, activations = [], []
    for _, options in spec["layers"]:
        limit = np.sqrt(6 / (units + options["units"]))
        kernel = random.uniform(-limit, limit, (units, options["units"])).astype(np.float32)
        weights.append((jnp.asarray(kernel), jnp.zeros(options["units"])))
        activations.append(ACTIVATIONS[options["activation"]])
        units = options["units"]
    return weights, activations


def main():
    spec = SPECS[sys.argv[1]]
    fit, rows = spec["fit"], spec["rows"]
    weights, activations = layers_of(spec)
    x = random.random((rows, *spec["inputs"][0]["shape"]), dtype=np.float32)
    y = random.integers(0, 2, (rows, 1)).astype(np.float32)
    split = int(rows * (1 - fit["validationSplit"]))
    train, validate = epochs(activations, fit["batchSize"])
    zeros = jax.tree.map(jnp.zeros_like, weights)
    state = (weights, zeros, zeros, jnp.float32(0))
    print("ready", flush=True)
    for _ in sys.stdin:
        start, cpu = time.perf_counter(), time.process_time()
        for _ in range(fit["epochs"]):
            order = random.permutation(split).astype(np.int32)
            state, logs = train(state, x[:split], y[:split], order)
            np.asarray(logs).mean(0), np.asarray(validate(state[0], x[split:], y[split:]))
        wall, used = time.perf_counter() - start, time.process_time() - cpu
        print(json.dumps({"wall": wall * 1000, "cpu": used * 1000}), flush=True)


main()
