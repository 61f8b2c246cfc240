"""Writes test/fixtures/keras.json: what Keras computes on small numbers, to compare this library with.

Run with a Python that has Keras 3 and TensorFlow: `python keras_fixtures.py ../test/fixtures/keras.json`.
"""

import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np

X = np.array([[((3 * i + 5 * j) % 7) / 7 - 0.4 for j in range(4)] for i in range(12)], dtype="float32")
LABELS = np.array([i % 3 for i in range(12)])
TARGETS = (X @ np.array([[1.0], [-2.0], [0.5], [3.0]], dtype="float32")) + 0.25


def ramp(shape, scale=0.1):
    """Weights that any language can write down."""
    size = int(np.prod(shape))
    return (scale * np.sin(np.arange(1, size + 1))).reshape(shape).astype("float32")


def fill(layer):
    layer.set_weights([ramp(weight.shape) for weight in layer.get_weights()])


def classifier():
    model = keras.Sequential(
        [keras.Input((4,)), keras.layers.Dense(5, activation="tanh"), keras.layers.Dense(3, activation="softmax")]
    )
    for layer in model.layers:
        fill(layer)
    return model


def history(compile_args, y, model):
    model.compile(**compile_args)
    fitted = model.fit(X, y, epochs=3, batch_size=4, validation_split=0.25, shuffle=False, verbose=0)
    return {name: [float(v) for v in values] for name, values in fitted.history.items()}


def optimizers():
    cases = {
        "SGD": keras.optimizers.SGD(0.1),
        "momentum": keras.optimizers.SGD(0.1, momentum=0.9),
        "nesterov": keras.optimizers.SGD(0.1, momentum=0.9, nesterov=True),
        "Adam": keras.optimizers.Adam(0.05),
        "RMSprop": keras.optimizers.RMSprop(0.05),
        "Adagrad": keras.optimizers.Adagrad(0.1),
        "Adamax": keras.optimizers.Adamax(0.05),
        "Adadelta": keras.optimizers.Adadelta(1.0, rho=0.9),
        "RMSprop, centred": keras.optimizers.RMSprop(0.05, centered=True, epsilon=0.01),
        "clipnorm": keras.optimizers.SGD(0.1, clipnorm=0.5),
        "clipvalue": keras.optimizers.SGD(0.1, clipvalue=0.2),
        "globalClipnorm": keras.optimizers.Adam(0.05, global_clipnorm=0.01),
    }
    result = {}
    for name, optimizer in cases.items():
        model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
        fill(model.layers[0])
        result[name] = history({"optimizer": optimizer, "loss": "mse"}, TARGETS, model)["loss"]
    return result


def losses():
    y = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]], dtype="float32")
    p = np.array([[0.7, 0.2, 0.1], [0.3, 0.3, 0.4]], dtype="float32")
    names = [
        "mean_squared_error", "mean_absolute_error", "mean_absolute_percentage_error", "mean_squared_logarithmic_error",
        "binary_crossentropy", "categorical_crossentropy", "kl_divergence", "poisson", "log_cosh", "huber",
        "categorical_hinge", "squared_hinge", "hinge",
    ]
    # Keras's hinges turn 0 into -1 by themselves; this library, as tfjs, takes -1 and 1.
    values = {}
    for name in names:
        target = 2 * y - 1 if name in ("hinge", "squared_hinge") else y
        values[name] = np.asarray(getattr(keras.losses, name)(target, p)).tolist()
    values["sparse_categorical_crossentropy"] = np.asarray(
        keras.losses.sparse_categorical_crossentropy(np.array([0, 2]), p)
    ).tolist()
    values["cosine_similarity"] = np.asarray(keras.losses.cosine_similarity(y, p)).tolist()
    return values


def layers():
    x = ramp((2, 5, 6), 1.0)
    attention = keras.layers.MultiHeadAttention(num_heads=2, key_dim=3)
    attention(x, x)
    fill(attention)
    out, scores = attention(x, x, use_causal_mask=True, return_attention_scores=True)
    return {
        "attention": np.asarray(out).ravel().tolist(),
        "attentionWithoutMask": np.asarray(attention(x, x)).ravel().tolist(),
        "scores": np.asarray(scores).ravel().tolist(),
    }


def activations():
    x = np.linspace(-4, 4, 17).astype("float32")
    names = ["relu", "sigmoid", "tanh", "linear", "elu", "selu", "leaky_relu", "gelu", "silu", "softplus", "softsign", "mish", "relu6"]
    values = {name: np.asarray(getattr(keras.activations, name)(x)).tolist() for name in names}
    values["softmax"] = np.asarray(keras.activations.softmax(x.reshape(1, -1)))[0].tolist()
    return values


def main(path):
    fixtures = {
        "keras": keras.__version__,
        "classifier": history(
            {"optimizer": keras.optimizers.Adam(0.05), "loss": "sparse_categorical_crossentropy", "metrics": ["accuracy"]},
            LABELS,
            classifier(),
        ),
        "optimizers": optimizers(),
        "losses": losses(),
        "layers": layers(),
        "activations": activations(),
    }
    with open(path, "w") as file:
        json.dump(fixtures, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
