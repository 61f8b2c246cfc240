"""Writes test/layers/keras-defaults.json: what Keras takes for options that are not given, and how its recurrent layers train with them.

Run with a Python that has Keras 3 and TensorFlow: `python layer_defaults.py ../test/layers/keras-defaults.json`.
"""

import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np
from keras import layers

MADE = {
    "BatchNormalization": [],
    "Conv1D": [2, 3],
    "Conv2D": [2, 3],
    "Conv2DTranspose": [2, 3],
    "Conv3D": [2, 3],
    "Conv3DTranspose": [2, 3],
    "ConvLSTM2D": [2, 3],
    "Cropping2D": [],
    "Dense": [3],
    "DepthwiseConv2D": [3],
    "ELU": [],
    "Embedding": [5, 3],
    "Flatten": [],
    "GRU": [3],
    "GRUCell": [3],
    "LSTM": [3],
    "LSTMCell": [3],
    "LayerNormalization": [],
    "MaxPooling2D": [],
    "SeparableConv2D": [2, 3],
    "SimpleRNN": [3],
    "SimpleRNNCell": [3],
    "Softmax": [],
    "UpSampling2D": [],
    "ZeroPadding2D": [],
}
# Names and what only Keras has: tests of the options say what is refused.
LEFT_OUT = {"name", "trainable", "dtype", "data_format"}


def plain(value):
    """An initializer by its class, all else as it is."""
    return value["class_name"] if isinstance(value, dict) and "class_name" in value else value


def defaults(name):
    config = keras.saving.serialize_keras_object(getattr(layers, name)(*MADE[name]))["config"]
    return {key: plain(value) for key, value in config.items() if key not in LEFT_OUT}


def ramp(shape):
    return (0.3 * np.sin(np.arange(1, int(np.prod(shape)) + 1))).reshape(shape).astype("float32")


X = np.array([[[((3 * i + 5 * t + 7 * j) % 11) / 11 - 0.4 for j in range(3)] for t in range(6)] for i in range(8)], "float32")
Y = np.array([[np.sin(i), np.cos(i)] for i in range(8)], "float32")


def trained(layer):
    model = keras.Sequential([keras.Input((6, 3)), layer])
    model.layers[0].set_weights([ramp(weight.shape) for weight in model.layers[0].get_weights()])
    before = model.predict(X, verbose=0)
    model.compile(optimizer=keras.optimizers.SGD(0.2), loss="mse")
    loss = model.fit(X, Y, epochs=4, batch_size=4, shuffle=False, verbose=0).history["loss"]
    shapes = [list(weight.shape) for weight in model.layers[0].get_weights()]
    return {"shapes": shapes, "before": before.ravel().tolist(), "loss": loss}


recurrent = {
    "SimpleRNN": lambda: layers.SimpleRNN(2),
    "LSTM": lambda: layers.LSTM(2),
    "GRU": lambda: layers.GRU(2),
    "GRU without biases": lambda: layers.GRU(2, use_bias=False),
    "GRU with its reset gate before": lambda: layers.GRU(2, reset_after=False),
    "GRU in both directions": lambda: layers.Bidirectional(layers.GRU(1)),
}
written = {
    "made": MADE,
    "defaults": {name: defaults(name) for name in MADE},
    "trained": {name: trained(make()) for name, make in recurrent.items()},
}
with open(sys.argv[1], "w") as file:
    json.dump(written, file, indent=1)
    file.write("\n")
