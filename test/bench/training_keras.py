"""Times `fit` of one model in this process: KERAS_BACKEND=tensorflow|jax python training_keras.py MODEL."""

import json
import sys
import time

import keras
import numpy as np
from keras import layers as L

random = np.random.default_rng(0)


def numbers(*shape):
    return random.random(shape, dtype=np.float32)


def classes(rows, count):
    return random.integers(0, count, (rows, 1)).astype(np.float32)


def compiled(model, loss, metrics=()):
    model.compile(optimizer="adam", loss=loss, metrics=list(metrics))
    return model


def sequential(shape, *layers):
    return keras.Sequential([keras.Input(shape), *layers])


def encoder(length, width):
    x = keras.Input((length, width))
    query, key, value = (L.TimeDistributed(L.Dense(width))(x) for _ in range(3))
    attended = L.Dot(axes=(2, 1))([L.Softmax()(L.Dot(axes=(2, 2))([query, key])), value])
    normed = L.LayerNormalization()(L.Add()([x, attended]))
    inner = L.TimeDistributed(L.Dense(2 * width, activation="relu"))(normed)
    outer = L.LayerNormalization()(L.Add()([normed, L.TimeDistributed(L.Dense(width))(inner)]))
    return keras.Model(x, L.Dense(2, activation="softmax")(L.GlobalAveragePooling1D()(outer)))


def two_inputs():
    a, b = keras.Input((16,)), keras.Input((8,))
    merged = L.Concatenate()([L.Dense(32, activation="relu")(a), L.Dense(32, activation="relu")(b)])
    return keras.Model([a, b], L.Dense(1)(L.Dense(32, activation="relu")(merged)))


def dense(units, activation=None):
    return L.Dense(units, activation=activation)


SPARSE = ("sparse_categorical_crossentropy", ["accuracy"])
BINARY = ("binary_crossentropy", ["accuracy"])

MODELS = {
    "dense 10-64-32-1": lambda: (compiled(sequential((10,), dense(64, "relu"), dense(32, "relu"), dense(1, "sigmoid")), *BINARY), numbers(1000, 10), classes(1000, 2), dict(epochs=10, batch_size=32, validation_split=0.2)),
    "dense 784-64-10": lambda: (compiled(sequential((784,), dense(64, "relu"), dense(10, "softmax")), *SPARSE), numbers(6000, 784), classes(6000, 10), dict(epochs=2, batch_size=32)),
    "CNN 28x28": lambda: (compiled(sequential((28, 28, 1), L.Conv2D(32, 3, activation="relu"), L.MaxPooling2D(2), L.Conv2D(64, 3, activation="relu"), L.MaxPooling2D(2), L.Flatten(), dense(10, "softmax")), *SPARSE), numbers(3000, 28, 28, 1), classes(3000, 10), dict(epochs=1, batch_size=64)),
    "LSTM 64": lambda: (compiled(sequential((50, 8), L.LSTM(64), dense(1)), "mse"), numbers(512, 50, 8), numbers(512, 1), dict(epochs=1, batch_size=32)),
    "GRU 64": lambda: (compiled(sequential((50, 8), L.GRU(64), dense(1)), "mse"), numbers(512, 50, 8), numbers(512, 1), dict(epochs=1, batch_size=32)),
    "batch norm + dropout": lambda: (compiled(sequential((64,), dense(128), L.BatchNormalization(), L.Activation("relu"), L.Dropout(0.3), dense(64, "relu"), L.BatchNormalization(), L.Dropout(0.3), dense(10, "softmax")), *SPARSE), numbers(2000, 64), classes(2000, 10), dict(epochs=3, batch_size=32)),
    "two inputs": lambda: (compiled(two_inputs(), "mse"), [numbers(2000, 16), numbers(2000, 8)], numbers(2000, 1), dict(epochs=3, batch_size=32)),
    "embedding + LSTM": lambda: (compiled(sequential((40,), L.Embedding(1000, 32), L.LSTM(32), dense(1, "sigmoid")), *BINARY), random.integers(0, 1000, (512, 40)).astype(np.float32), classes(512, 2), dict(epochs=1, batch_size=32)),
    "Transformer encoder": lambda: (compiled(encoder(20, 32), *SPARSE), numbers(1000, 20, 32), classes(1000, 2), dict(epochs=2, batch_size=32)),
    "autoencoder": lambda: (compiled(sequential((784,), dense(128, "relu"), dense(32, "relu"), dense(128, "relu"), dense(784, "sigmoid")), "mse"), numbers(3000, 784), numbers(3000, 784), dict(epochs=1, batch_size=64)),
}


def main():
    model, x, y, fit = MODELS[sys.argv[1]]()

    def timed():
        start, cpu = time.perf_counter(), time.process_time()
        model.fit(x, y, verbose=0, **fit)
        return (time.perf_counter() - start) * 1000, (time.process_time() - cpu) * 1000

    cold = timed()
    timed()
    warm, cpu = zip(*(timed() for _ in range(5)))
    print(json.dumps({"cold": cold[0], "warm": sorted(warm)[2], "cpu": sorted(cpu)[2]}))


main()
