"""Writes what Keras's own parts compute for attention and Transformer blocks with padding masks.

Run with a Python that has Keras 3: `python attention_fixtures.py ../test/layers/attention.json`.
"""

import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np


def ramp(shape, scale=0.5):
    """Numbers that any language can write down."""
    return (scale * np.sin(np.arange(1, int(np.prod(shape)) + 1))).reshape(shape).astype("float32")


SOURCE = ramp((2, 5, 6), 1)
TARGET = ramp((2, 3, 4), 1)
SOURCE_MASK = np.array([[1, 1, 1, 0, 0], [1, 1, 1, 1, 0]], dtype=bool)
TARGET_MASK = np.array([[1, 1, 0], [1, 1, 1]], dtype=bool)


def filled(layer, *shapes, **options):
    layer.build(*shapes, **options)
    layer.set_weights([ramp(weight.shape) for weight in layer.get_weights()])
    return layer


def attention(query, value, heads, size, value_size=None):
    layer = keras.layers.MultiHeadAttention(heads, size, value_dim=value_size)
    return filled(layer, query.shape, value.shape)


def norm(x):
    return filled(keras.layers.LayerNormalization(epsilon=1e-5), x.shape)


def feed_forward(x, width, activation):
    inner = filled(keras.layers.Dense(width, activation=activation), x.shape)
    outer = filled(keras.layers.Dense(x.shape[-1]), (*x.shape[:-1], width))
    return outer(inner(x))


def residual(x, normalize_first, part):
    """norm(x + part(x)), or x + part(norm(x))."""
    return x + part(norm(x)(x)) if normalize_first else norm(x)(x + part(x))


def attend(query, value, heads, mask, causal=False):
    layer = attention(query, value, heads, query.shape[-1] // heads)
    return layer(query, value, attention_mask=mask[:, None, :], use_causal_mask=causal)


def encoder(x, mask, normalize_first, causal=False):
    x = residual(x, normalize_first, lambda x: attend(x, x, 2, mask, causal))
    return residual(x, normalize_first, lambda x: feed_forward(x, 8, "gelu"))


def decoder(x, mask, source, source_mask, normalize_first):
    x = residual(x, normalize_first, lambda x: attend(x, x, 2, mask, causal=True))
    x = residual(x, normalize_first, lambda x: attend(x, source, 2, source_mask))
    return residual(x, normalize_first, lambda x: feed_forward(x, 8, "tanh"))


def numbers(x):
    return [round(float(v), 6) for v in np.asarray(x).ravel()]


def multi_head_attention():
    layer = attention(TARGET, SOURCE, 2, 3, 5)
    out, scores = layer(
        TARGET, SOURCE, attention_mask=SOURCE_MASK[:, None, :], return_attention_scores=True
    )
    return {"output": numbers(out), "scores": numbers(scores)}


result = {
    "multiHeadAttention": multi_head_attention(),
    "encoder": {
        f"{order}, {sight}": numbers(encoder(SOURCE, SOURCE_MASK, order == "pre-norm", sight == "causal"))
        for order in ["post-norm", "pre-norm"]
        for sight in ["all", "causal"]
    },
    "decoder": {
        order: numbers(decoder(TARGET, TARGET_MASK, SOURCE, SOURCE_MASK, order == "pre-norm"))
        for order in ["post-norm", "pre-norm"]
    },
}
with open(sys.argv[1], "w") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
