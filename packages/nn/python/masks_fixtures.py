"""Writes test/fixtures/masks.json: what Keras computes where there is padding, to compare this library with.

Run with a Python that has Keras 3: `python masks_fixtures.py ../test/fixtures/masks.json`.
"""

import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np

layers = keras.layers
IDS = np.array([[3, 5, 2], [1, 4, 0], [2, 0, 0], [6, 1, 3]], dtype="int32")
VALUES = np.array([[0.2, 0.9, 0.4], [0.7, 0.1, 0.0], [0.6, 0.0, 0.0], [0.8, 0.3, 0.5]], dtype="float32")
CLASSES = np.array([[1, 0, 2], [2, 2, 0], [0, 0, 0], [1, 2, 1]], dtype="int32")
WEIGHTS = np.array([[1, 2, 0.5], [3, 1, 7], [0.5, 9, 9], [1, 0, 2]], dtype="float32")


def ramp(shape, scale=0.5):
    """Weights that any language can write down."""
    size = int(np.prod(shape))
    return (scale * np.sin(np.arange(1, size + 1))).reshape(shape).astype("float32")


def fill(model):
    model.set_weights([ramp(weight.shape) for weight in model.get_weights()])
    return model


def padded(array, length):
    return np.pad(array, [(0, 0), (0, length - array.shape[1])] + [(0, 0)] * (array.ndim - 2))


def tagger(units, activation):
    ids = keras.Input((None,), dtype="int32")
    x = layers.Embedding(7, 4, mask_zero=True)(ids)
    x = layers.LSTM(3, return_sequences=True)(x)
    return fill(keras.Model(ids, layers.Dense(units, activation=activation)(x)))


def floats(values):
    return {name: [float(v) for v in np.ravel(value)] for name, value in values.items()}


def trained(model, x, y, batch_size=2, **args):
    fitted = model.fit(x, y, epochs=2, batch_size=batch_size, shuffle=False, verbose=0, **args)
    # With JAX, Keras loses the mask of training's metrics; those of validation keep it.
    kept = {name: values for name, values in fitted.history.items() if name.endswith("loss") or name.startswith("val_")}
    return {name: [float(v) for v in values] for name, values in kept.items()}


def absolute(y_true, y_pred):
    return keras.ops.mean(keras.ops.abs(y_true - y_pred), axis=-1)


def losses(length):
    x, y = padded(IDS, length), padded(VALUES, length)[..., None]
    c, w = padded(CLASSES, length)[..., None], padded(WEIGHTS, length)
    result = {}
    for name in ["mse", "mae", "binary_crossentropy", "huber", "poisson"]:
        model = tagger(1, "sigmoid")
        model.compile("sgd", name, metrics=["mae", "mse"])
        result[name] = trained(model, x, y, validation_data=(x, y))
    model = tagger(3, "softmax")
    model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
    result["sparse"] = trained(model, x, c, validation_data=(x, c))
    model = tagger(1, "sigmoid")
    model.compile("sgd", absolute, metrics=[absolute])
    result["own"] = trained(model, x, y, validation_data=(x, y))
    model = tagger(1, "sigmoid")
    model.compile("sgd", "mse", metrics=["mae"])
    result["weights"] = trained(model, x, y, sample_weight=w, validation_data=(x, y, w))
    model = tagger(1, "sigmoid")
    model.compile("sgd", "mse", metrics=["mae"])
    result["evaluate"] = [float(v) for v in model.evaluate(x, y, sample_weight=w, batch_size=4, verbose=0)]
    result["batch"] = float(model.train_on_batch(x, y, sample_weight=w)[0])
    return result


def two_outputs(length):
    x, y = padded(IDS, length), padded(VALUES, length)[..., None]
    ids = keras.Input((None,), dtype="int32")
    e = layers.Embedding(7, 4, mask_zero=True)(ids)
    steps = layers.Dense(1, name="steps")(e)
    whole = layers.Dense(1, name="whole")(layers.GlobalAveragePooling1D()(e))
    model = fill(keras.Model(ids, [steps, whole]))
    model.compile("sgd", ["mse", "mae"], loss_weights=[2.0, 0.5], metrics=[["mae"], ["mse"]])
    return trained(model, x, [y, VALUES[:, :1]], validation_data=(x, [y, VALUES[:, :1]]))


def split(length):
    x, y, w = padded(IDS, length), padded(VALUES, length)[..., None], padded(WEIGHTS, length)
    model = tagger(1, "sigmoid")
    model.compile("sgd", "mse")
    return trained(model, x, y, sample_weight=w, validation_split=0.5)


def unmasked_weights():
    x = np.stack([VALUES, WEIGHTS / 10], -1)
    model = fill(keras.Sequential([keras.Input((3, 2)), layers.Dense(1)]))
    model.compile("sgd", "mse")
    return trained(model, x, VALUES[..., None], sample_weight=WEIGHTS)


def merged(length):
    """An LSTM behind each layer that merges two masked tensors, and one of them with another that has no mask."""
    x, other = padded(IDS, length), padded(IDS[::-1].copy(), length)
    result = {}
    for name in ["Add", "Multiply", "Average", "Maximum", "Minimum", "Concatenate"]:
        for masked in [True, False]:
            a, b = keras.Input((None,), dtype="int32"), keras.Input((None,), dtype="int32")
            e = layers.Embedding(7, 4, mask_zero=True)(a)
            f = layers.Embedding(7, 4, mask_zero=masked)(b)
            model = fill(keras.Model([a, b], layers.LSTM(2)(getattr(layers, name)()([e, f]))))
            result[f"{name} {'both' if masked else 'one'}"] = model.predict([x, other], verbose=0).ravel().tolist()
    return result


def carried(length):
    x = padded(IDS, length)
    made = {
        "leakyReLU": layers.LeakyReLU(negative_slope=0.3),
        "elu": layers.ELU(),
        "prelu": layers.PReLU(shared_axes=[1]),
        "reLU": layers.ReLU(),
        "layerNormalization": layers.LayerNormalization(),
        "bidirectional": layers.Bidirectional(layers.GRU(2, return_sequences=True, reset_after=False)),
        "timeDistributed": layers.TimeDistributed(layers.Dense(3)),
    }
    result = {}
    for name, layer in made.items():
        ids = keras.Input((None,), dtype="int32")
        e = layers.Embedding(7, 4, mask_zero=True)(ids)
        model = fill(keras.Model(ids, layers.LSTM(2)(layer(e))))
        result[name] = model.predict(x, verbose=0).ravel().tolist()
    ids = keras.Input((None,), dtype="int32")
    pooled = layers.GlobalAveragePooling1D()(layers.Embedding(7, 4, mask_zero=True)(ids))
    result["globalAveragePooling1d"] = fill(keras.Model(ids, pooled)).predict(x, verbose=0).ravel().tolist()
    return result


def normalised(length):
    ids = keras.Input((None,), dtype="int32")
    e = layers.Embedding(7, 4, mask_zero=True)(ids)
    x = layers.BatchNormalization(momentum=0.9)(e)
    model = fill(keras.Model(ids, layers.Dense(1)(x)))
    model.layers[2].set_weights([ramp((4,)), ramp((4,)), np.zeros(4), np.ones(4)])
    model.compile("sgd", "mse")
    history = trained(model, padded(IDS, length), padded(VALUES, length)[..., None], batch_size=4)
    _, _, mean, variance = model.layers[2].get_weights()
    return {**history, **floats({"mean": mean, "variance": variance})}


def partial():
    result = {}
    for name, args in {"without scale": {"scale": False}, "without centre": {"center": False}, "bare": {"scale": False, "center": False}}.items():
        model = fill(keras.Sequential([keras.Input((3,)), layers.BatchNormalization(momentum=0.9, **args), layers.Dense(1)]))
        weights = model.layers[0].get_weights()
        model.layers[0].set_weights([*weights[:-2], np.zeros(3), np.ones(3)])
        model.compile("sgd", "mse")
        history = trained(model, WEIGHTS, VALUES[:, :1], batch_size=4)
        result[name] = {**history, "mean": model.layers[0].get_weights()[-2].tolist()}
    return result


def softmax():
    x = WEIGHTS.reshape(2, 2, 3)
    mask = np.array([True, True, False])
    return floats({
        "last": np.array(layers.Softmax()(x)),
        "first": np.array(layers.Softmax(axis=1)(x)),
        "both": np.array(layers.Softmax(axis=(1, 2))(x)),
        "masked": np.array(layers.Softmax()(x, mask=mask)),
    })


with open(sys.argv[1], "w") as out:
    json.dump(
        {
            "ids": IDS.tolist(), "values": VALUES.tolist(), "classes": CLASSES.tolist(), "weights": WEIGHTS.tolist(),
            "losses": {str(length): losses(length) for length in (4, 12)},
            "twoOutputs": {str(length): two_outputs(length) for length in (4, 12)},
            "split": split(4), "unmaskedWeights": unmasked_weights(),
            "merged": {str(length): merged(length) for length in (4, 12)},
            "carried": carried(4), "normalised": {str(length): normalised(length) for length in (4, 12)},
            "partial": partial(), "softmax": softmax(),
        },
        out,
        indent=1,
    )
