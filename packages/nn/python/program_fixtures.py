"""Write what Keras makes of small programs of the kind that tutorials have, for the tests of the TypeScript library.

    python -m venv /tmp/keras && /tmp/keras/bin/pip install keras tensorflow-cpu
    /tmp/keras/bin/python packages/nn/python/program_fixtures.py > packages/nn/test/fixtures/keras-programs.json

Each program begins with the weights of `wave` and does not shuffle; test/programs.ts has the same programs, literally.
"""

import json
import os
import sys
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf
from keras import callbacks, layers, losses, metrics, models, ops, optimizers, regularizers


def wave(*shape, step=0.7, size=1.0):
    """Numbers that both languages make alike."""
    count = int(np.prod(shape))
    return (size * np.sin(np.arange(1, count + 1) * step)).reshape(shape).astype("float32")


def filled(model):
    for i, w in enumerate(model.weights):
        if "moving" not in w.path and "seed" not in w.path and "gamma" not in w.path:
            w.assign(wave(*w.shape, step=0.7 + 0.1 * i, size=0.5))
    return model


def short(value):
    return np.vectorize(lambda v: float(f"{v:.7g}"))(np.asarray(value, "float64")).tolist()


# The texts train without Adam and RMSprop: on TensorFlow, Keras squares the gradient of a word for each of its places apart.
PROGRAMS = {}


def program(f):
    PROGRAMS[f.__name__] = f
    return f


def train(model, x, y, predict=None, **options):
    options = {"epochs": 3, "batch_size": 8, "shuffle": False, "verbose": 0, **options}
    history = model.fit(x, y, **options).history
    return result(model, history, x if predict is None else predict)


def result(model, history, x):
    predicted = model.predict(x, verbose=0)
    first = predicted if isinstance(predicted, list) else [predicted]
    return {"history": {k: short(v) for k, v in history.items()}, "predicted": [short(np.ravel(p)[:12]) for p in first]}


X, Y = wave(24, 4), wave(24, 1, step=0.9)
LABELS = np.arange(24) * 7 % 3
ONE_HOT = np.eye(3, dtype="float32")[LABELS]
BITS = (wave(24, 1, step=1.1) > 0).astype("float32")
IMAGES = wave(12, 8, 8, 1)
IDS = np.array([[(i * 5 + t * 3) % 9 + 1 if t < 3 + i % 4 else 0 for t in range(6)] for i in range(12)])
SERIES = wave(12, 6, 2)
HALF, HALF_LABELS = wave(12, 1, step=0.9), np.arange(12) * 7 % 3


def dense(*stack, shape=(4,)):
    return filled(keras.Sequential([layers.Input(shape), *stack]))


@program
def linear_regression():
    model = dense(layers.Dense(1))
    model.compile(optimizer="sgd", loss="mse", metrics=["mae"])
    return train(model, X, Y, validation_split=0.25)


@program
def deep_regression():
    model = dense(layers.Dense(8, activation="relu"), layers.Dense(8, activation="relu"), layers.Dense(1))
    model.compile(optimizer=optimizers.Adam(0.01), loss="mean_squared_error", metrics=["mean_absolute_error", "mape"])
    return train(model, X, Y)


@program
def huber_regression():
    model = dense(layers.Dense(6, activation="elu"), layers.Dense(1))
    model.compile(optimizer=optimizers.RMSprop(0.01), loss=losses.Huber(0.5), metrics=[metrics.RootMeanSquaredError()])
    return train(model, X, Y)


@program
def log_cosh_regression():
    model = dense(layers.Dense(6, activation="swish"), layers.Dense(1))
    model.compile(optimizer=optimizers.Adagrad(0.1), loss="log_cosh", metrics=["mse", "R2Score"])
    return train(model, X, Y)


@program
def binary_classification():
    model = dense(layers.Dense(8, activation="tanh"), layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", "AUC", "Precision", "Recall"])
    return train(model, X, BITS, validation_data=(X[:8], BITS[:8]))


@program
def binary_from_logits():
    model = dense(layers.Dense(8, activation="gelu"), layers.Dense(1))
    model.compile(optimizer=optimizers.Nadam(0.01), loss=losses.BinaryCrossentropy(from_logits=True), metrics=[metrics.BinaryAccuracy(threshold=0.0)])
    return train(model, X, BITS)


@program
def multi_class():
    model = dense(layers.Dense(8, activation="relu"), layers.Dense(3, activation="softmax"))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy", metrics.TopKCategoricalAccuracy(k=2, name="top2")])
    return train(model, X, ONE_HOT)


@program
def sparse_classes():
    model = dense(layers.Dense(8, activation="selu"), layers.Dense(3, activation="softmax"))
    model.compile(optimizer="rmsprop", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return train(model, X, LABELS, validation_split=0.25)


@program
def sparse_logits():
    model = dense(layers.Dense(8, activation="leaky_relu"), layers.Dense(3))
    model.compile(optimizer=optimizers.Adamax(0.01), loss=losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    return train(model, X, LABELS)


@program
def label_smoothing():
    model = dense(layers.Dense(3, activation="softmax"))
    model.compile(optimizer=optimizers.SGD(0.1, momentum=0.9, nesterov=True), loss=losses.CategoricalCrossentropy(label_smoothing=0.1), metrics=["accuracy", "categorical_crossentropy"])
    return train(model, X, ONE_HOT)


@program
def multi_label():
    model = dense(layers.Dense(3, activation="sigmoid"))
    model.compile(optimizer=optimizers.AdamW(0.01), loss="binary_crossentropy", metrics=["accuracy", "binary_accuracy", metrics.F1Score(average="macro", threshold=0.5)])
    return train(model, X, (wave(24, 3, step=1.1) > 0).astype("float32"))


@program
def class_weights():
    model = dense(layers.Dense(3, activation="softmax"))
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"], weighted_metrics=["accuracy"])
    return train(model, X, LABELS, class_weight={0: 1.0, 1: 2.0, 2: 0.5})


@program
def sample_weights():
    model = dense(layers.Dense(1))
    model.compile(optimizer="sgd", loss="mae", metrics=["mse"], weighted_metrics=["mse"])
    return train(model, X, Y, sample_weight=np.abs(wave(24, step=1.3)))


@program
def weight_regularizers():
    model = dense(layers.Dense(6, activation="relu", kernel_regularizer="l2", bias_regularizer=regularizers.L1(0.1)), layers.Dense(1, kernel_regularizer=regularizers.L1L2(0.01, 0.02)))
    model.compile(optimizer="sgd", loss="mse")
    return train(model, X, Y, validation_data=(X, Y))


@program
def activity_regularizer():
    model = dense(layers.Dense(6, activation="relu", activity_regularizer="l2"), layers.Dense(1))
    model.compile(optimizer="sgd", loss="mse", metrics=["mae"])
    return train(model, X, Y, validation_split=0.25)


@program
def constraints():
    model = dense(layers.Dense(6, kernel_constraint="non_neg"), layers.Dense(1, kernel_constraint=keras.constraints.MaxNorm(0.5)))
    model.compile(optimizer="sgd", loss="mse")
    return train(model, X, Y)


@program
def batch_normalization():
    model = dense(layers.Dense(6), layers.BatchNormalization(), layers.Activation("relu"), layers.Dense(1))
    model.compile(optimizer="sgd", loss="mse")
    return train(model, X, Y, validation_data=(X[:8], Y[:8]))


@program
def layer_normalization():
    model = dense(layers.Dense(6), layers.LayerNormalization(), layers.Dense(1))
    model.compile(optimizer="sgd", loss="mse")
    return train(model, X, Y)


@program
def frozen_batch_normalization():
    model = dense(layers.Dense(6), layers.BatchNormalization(), layers.Dense(1))
    model.layers[1].trainable = False
    model.compile(optimizer="sgd", loss="mse")
    return train(model, X, Y)


@program
def small_cnn():
    model = dense(layers.Conv2D(4, 3, activation="relu"), layers.MaxPooling2D(), layers.Flatten(), layers.Dense(3, activation="softmax"), shape=(8, 8, 1))
    model.compile(optimizer=optimizers.Adam(0.01), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return train(model, IMAGES, HALF_LABELS)


@program
def cnn_with_resizing():
    model = dense(layers.Rescaling(0.5, offset=0.1), layers.Resizing(6, 6), layers.Conv2D(3, 3, padding="same", strides=2), layers.UpSampling2D(2, interpolation="bilinear"), layers.GlobalAveragePooling2D(), layers.Dense(1), shape=(8, 8, 1))
    model.compile(optimizer="sgd", loss="mse")
    return train(model, IMAGES, HALF)


@program
def separable_cnn():
    model = dense(layers.SeparableConv2D(3, 3, padding="same", activation="relu"), layers.DepthwiseConv2D(3), layers.AveragePooling2D(2), layers.GlobalMaxPooling2D(), layers.Dense(1), shape=(8, 8, 1))
    model.compile(optimizer="sgd", loss="mse")
    return train(model, IMAGES, HALF)


@program
def autoencoder():
    model = dense(layers.Conv2D(2, 3, strides=2, padding="same", activation="relu"), layers.Conv2DTranspose(1, 3, strides=2, padding="same", activation="sigmoid"), shape=(8, 8, 1))
    model.compile(optimizer=optimizers.Adam(0.01), loss="binary_crossentropy")
    return train(model, IMAGES, (IMAGES > 0).astype("float32"))


@program
def dilated_conv1d():
    model = dense(layers.Conv1D(3, 2, dilation_rate=2, padding="same", activation="relu"), layers.GlobalMaxPooling1D(), layers.Dense(1), shape=(6, 2))
    model.compile(optimizer="sgd", loss="mse")
    return train(model, SERIES, HALF)


@program
def text_with_masks():
    model = filled(keras.Sequential([layers.Input([6], dtype="int32"), layers.Embedding(10, 4, mask_zero=True), layers.LSTM(3), layers.Dense(3, activation="softmax")]))
    model.compile(optimizer=optimizers.SGD(0.5), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return train(model, IDS, HALF_LABELS)


@program
def text_in_both_directions():
    model = filled(keras.Sequential([layers.Input([6], dtype="int32"), layers.Embedding(10, 4, mask_zero=True), layers.Bidirectional(layers.GRU(3, return_sequences=True)), layers.Bidirectional(layers.LSTM(2)), layers.Dense(1, activation="sigmoid")]))
    model.compile(optimizer=optimizers.SGD(0.5), loss="binary_crossentropy", metrics=["accuracy"])
    return train(model, IDS, (HALF > 0).astype("float32"))


@program
def text_pooled():
    model = filled(keras.Sequential([layers.Input([6], dtype="int32"), layers.Embedding(10, 4, mask_zero=True), layers.GlobalAveragePooling1D(), layers.Dense(1, activation="sigmoid")]))
    model.compile(optimizer=optimizers.SGD(0.5), loss="binary_crossentropy", metrics=["accuracy"])
    return train(model, IDS, (HALF > 0).astype("float32"))


@program
def tagger():
    model = filled(keras.Sequential([layers.Input([6], dtype="int32"), layers.Embedding(10, 4, mask_zero=True), layers.Bidirectional(layers.SimpleRNN(3, return_sequences=True)), layers.TimeDistributed(layers.Dense(3, activation="softmax"))]))
    model.compile(optimizer=optimizers.SGD(0.5), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return train(model, IDS, IDS % 3)


@program
def stacked_lstm():
    model = dense(layers.LSTM(3, return_sequences=True), layers.LSTM(2), layers.Dense(1), shape=(6, 2))
    model.compile(optimizer="rmsprop", loss="mse", metrics=["mae"])
    return train(model, SERIES, HALF, validation_split=0.25)


@program
def gru_backwards():
    model = dense(layers.GRU(3, go_backwards=True, recurrent_regularizer="l2"), layers.Dense(1), shape=(6, 2))
    model.compile(optimizer="sgd", loss="mse")
    return train(model, SERIES, HALF)


@program
def sequence_to_sequence():
    model = dense(layers.LSTM(3), layers.RepeatVector(4), layers.LSTM(3, return_sequences=True), layers.TimeDistributed(layers.Dense(2)), shape=(6, 2))
    model.compile(optimizer=optimizers.Adam(0.01), loss="mse")
    return train(model, SERIES, wave(12, 4, 2, step=0.4))


@program
def two_inputs():
    a, b = layers.Input([4]), layers.Input([3])
    joined = layers.Concatenate()([layers.Dense(3, activation="relu")(a), layers.Dense(2)(b)])
    model = filled(keras.Model([a, b], layers.Dense(1)(joined)))
    model.compile(optimizer="sgd", loss="mse")
    return train(model, [X, wave(24, 3)], Y)


@program
def two_outputs():
    inputs = layers.Input([4])
    shared = layers.Dense(5, activation="relu")(inputs)
    model = filled(keras.Model(inputs, [layers.Dense(1, name="price")(shared), layers.Dense(3, activation="softmax", name="kind")(shared)]))
    model.compile(optimizer=optimizers.Adam(0.01), loss={"price": "mse", "kind": "sparse_categorical_crossentropy"}, loss_weights={"price": 0.5, "kind": 2.0}, metrics={"price": ["mae"], "kind": ["accuracy"]})
    return train(model, X, {"price": Y, "kind": LABELS})


@program
def two_outputs_by_lists():
    inputs = layers.Input([4])
    model = filled(keras.Model(inputs, [layers.Dense(1, name="a")(inputs), layers.Dense(1, name="b")(inputs)]))
    model.compile(optimizer="sgd", loss=["mse", "mae"], loss_weights=[1.0, 0.1], metrics=[["mae"], ["mse", "mae"]])
    return train(model, X, [Y, -Y])


@program
def residual():
    inputs = layers.Input([4])
    x = layers.Dense(4, activation="relu")(inputs)
    x = layers.Add()([x, inputs])
    x = layers.Multiply()([x, layers.Dense(4, activation="sigmoid")(inputs)])
    model = filled(keras.Model(inputs, layers.Dense(1)(x)))
    model.compile(optimizer="sgd", loss="mse")
    return train(model, X, Y)


@program
def siamese():
    base = keras.Sequential([layers.Input([4]), layers.Dense(3, activation="tanh")])
    a, b = layers.Input([4]), layers.Input([4])
    model = filled(keras.Model([a, b], layers.Dot(axes=1, normalize=True)([base(a), base(b)])))
    model.compile(optimizer="sgd", loss="mse")
    return train(model, [X, X[::-1]], Y)


@program
def siamese_regularized():
    layer = layers.Dense(3, activation="tanh", kernel_regularizer="l2")
    a, b = layers.Input([4]), layers.Input([4])
    model = filled(keras.Model([a, b], layers.Dense(1)(layers.Multiply()([layer(a), layer(b)]))))
    model.compile(optimizer="sgd", loss="mse")
    return train(model, [X, X[::-1]], Y)


@program
def attention():
    inputs = layers.Input([6, 4])
    x = layers.MultiHeadAttention(2, 3)(inputs, inputs)
    x = layers.LayerNormalization(epsilon=1e-6)(layers.Add()([x, inputs]))
    model = filled(keras.Model(inputs, layers.Dense(1)(layers.GlobalAveragePooling1D()(x))))
    model.compile(optimizer="sgd", loss="mse")
    return train(model, wave(12, 6, 4), HALF)


@program
def custom_loss():
    model = dense(layers.Dense(1))
    model.compile(optimizer="sgd", loss=lambda t, p: ops.mean(ops.square(t - p) * ops.exp(-t), axis=-1))
    return train(model, X, Y)


@program
def custom_metric():
    def largest_error(t, p):
        return ops.max(ops.abs(t - p), axis=-1)

    model = dense(layers.Dense(2))
    model.compile(optimizer="sgd", loss="mse", metrics=[largest_error])
    return train(model, X, wave(24, 2, step=0.9))


@program
def early_stopping():
    model = dense(layers.Dense(1))
    model.compile(optimizer=optimizers.SGD(0.9), loss="mse")
    return train(model, X, Y, epochs=12, validation_split=0.25, callbacks=[callbacks.EarlyStopping(patience=2, restore_best_weights=True)])


@program
def reduce_on_plateau():
    model = dense(layers.Dense(1))
    model.compile(optimizer=optimizers.SGD(0.8), loss="mse")
    return train(model, X, Y, epochs=8, validation_split=0.25, callbacks=[callbacks.ReduceLROnPlateau(patience=1, factor=0.5)])


@program
def rate_schedule():
    model = dense(layers.Dense(1))
    model.compile(optimizer=optimizers.Adam(0.1), loss="mse")
    return train(model, X, Y, callbacks=[callbacks.LearningRateScheduler(lambda epoch, rate: rate * 0.5 if epoch else rate)])


@program
def rate_by_hand():
    model = dense(layers.Dense(1))
    model.compile(optimizer=optimizers.SGD(0.1), loss="mse")
    first = train(model, X, Y)
    model.optimizer.learning_rate = 0.01
    second = train(model, X, Y)
    return {"history": {**first["history"], "again": second["history"]["loss"]}, "predicted": second["predicted"]}


@program
def validated_now_and_then():
    model = dense(layers.Dense(1))
    model.compile(optimizer="sgd", loss="mse")
    return train(model, X, Y, epochs=4, validation_split=0.25, validation_freq=2)


@program
def steps_per_epoch():
    model = dense(layers.Dense(1))
    model.compile(optimizer="sgd", loss="mse", metrics=["mae"])
    return train(model, X, Y, batch_size=6, steps_per_epoch=2, validation_data=(X, Y), validation_steps=1)


@program
def dataset():
    model = dense(layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])
    data = tf.data.Dataset.from_tensor_slices((X, BITS)).batch(7)
    return result(model, model.fit(data, epochs=3, validation_data=data.take(2), verbose=0).history, X)


@program
def dataset_repeated():
    model = dense(layers.Dense(1))
    model.compile(optimizer="sgd", loss="mse")
    data = tf.data.Dataset.from_tensor_slices((X, Y)).map(lambda x, y: (x * 2.0, y)).batch(6).repeat()
    return result(model, model.fit(data, epochs=2, steps_per_epoch=3, verbose=0).history, X)


@program
def train_on_batch():
    model = dense(layers.Dense(1))
    model.compile(optimizer="adam", loss="mse")
    found = [float(model.train_on_batch(X[i : i + 8], Y[i : i + 8])) for i in [0, 8, 16]]
    return {"history": {"each": short(found)}, "predicted": [short(np.ravel(model.predict(X, verbose=0))[:12])]}


@program
def saved_and_loaded():
    model = dense(layers.Dense(5, activation="relu"), layers.Dense(1))
    model.compile(optimizer=optimizers.Adam(0.05), loss="mse")
    first = train(model, X, Y)
    with tempfile.TemporaryDirectory() as folder:
        model.save(f"{folder}/m.keras")
        loaded = models.load_model(f"{folder}/m.keras")
    second = train(loaded, X, Y)
    return {"history": {**first["history"], "again": second["history"]["loss"]}, "predicted": second["predicted"]}


@program
def fine_tuning():
    base = keras.Sequential([layers.Input([4]), layers.Dense(5, activation="relu"), layers.Dense(3, activation="relu")])
    base.trainable = False
    model = filled(keras.Sequential([layers.Input([4]), base, layers.Dense(1)]))
    model.compile(optimizer="sgd", loss="mse")
    first = train(model, X, Y)
    base.trainable = True
    model.compile(optimizer=optimizers.SGD(0.001), loss="mse")
    second = train(model, X, Y)
    return {"history": {**first["history"], "again": second["history"]["loss"]}, "predicted": second["predicted"]}


@program
def clipped():
    model = dense(layers.Dense(6, activation="relu"), layers.Dense(1))
    model.compile(optimizer=optimizers.SGD(1.0, global_clipnorm=0.1), loss="mse")
    return train(model, X, 10 * Y)


@program
def running_mean_of_weights():
    model = dense(layers.Dense(1))
    model.compile(optimizer=optimizers.SGD(0.2, use_ema=True, ema_momentum=0.9), loss="mse")
    return train(model, X, Y, validation_data=(X, Y))


@program
def hinge():
    model = dense(layers.Dense(1, activation="tanh"))
    model.compile(optimizer="sgd", loss="hinge", metrics=["squared_hinge"])
    return train(model, X, 2 * BITS - 1)


@program
def kl_divergence():
    model = dense(layers.Dense(3, activation="softmax"))
    model.compile(optimizer="sgd", loss="kl_divergence", metrics=["cosine_similarity"])
    return train(model, X, np.abs(wave(24, 3, step=0.3)) / np.abs(wave(24, 3, step=0.3)).sum(-1, keepdims=True))


@program
def poisson():
    model = dense(layers.Dense(1, activation="softplus"))
    model.compile(optimizer="sgd", loss="poisson")
    return train(model, X, np.round(2 + 2 * Y))


@program
def msle():
    model = dense(layers.Dense(1, activation="relu"))
    model.compile(optimizer="sgd", loss="msle", metrics=["mse"])
    return train(model, X, 1 + Y)


@program
def cosine():
    model = dense(layers.Dense(3))
    model.compile(optimizer="sgd", loss="cosine_similarity")
    return train(model, X, wave(24, 3, step=0.9))


@program
def prelu_and_pooling():
    model = dense(layers.Conv1D(3, 2, padding="causal"), layers.PReLU(), layers.MaxPooling1D(2), layers.Flatten(), layers.ELU(), layers.Dense(1), shape=(6, 2))
    model.compile(optimizer="sgd", loss="mse")
    return train(model, SERIES, HALF)


@program
def permuted_and_reshaped():
    model = dense(layers.Permute([2, 1]), layers.Reshape([3, 4]), layers.Flatten(), layers.Dense(1), shape=(6, 2))
    model.compile(optimizer="sgd", loss="mse")
    return train(model, SERIES, HALF)


json.dump({name: make() for name, make in PROGRAMS.items()}, sys.stdout, separators=(",", ":"))
sys.stdout.write("\n")
