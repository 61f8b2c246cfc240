"""Write what Keras reports of trainings from known weights, for the tests of the TypeScript library.

    python -m venv /tmp/keras && /tmp/keras/bin/pip install keras tensorflow-cpu
    /tmp/keras/bin/python packages/nn/python/training_fixtures.py > packages/nn/test/fixtures/keras-training.json
"""

import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
from keras import layers, metrics, optimizers

ROWS = 40


def numbers(values):
    """Numbers as short as float32 allows."""
    return np.vectorize(lambda v: float(f"{v:.8g}"))(np.asarray(values, "float64")).tolist()


def wave(*shape, step=0.7, size=1.0):
    """Numbers that both languages make alike."""
    count = int(np.prod(shape))
    return (size * np.sin(np.arange(1, count + 1) * step)).reshape(shape).astype("float32")


def with_weights(model):
    for i, w in enumerate(model.weights):
        w.assign(wave(*w.shape, step=0.7 + 0.1 * i, size=0.5))
    return model


def fit(model, x, y, **options):
    history = model.fit(x, y, shuffle=False, verbose=0, **options).history
    return {name: numbers(values) for name, values in history.items()}


# Metrics -------------------------------------------------------------------------------------------

weights_of_rows = np.abs(wave(ROWS, step=1.3)) + 0.1


def network(units, activation):
    return with_weights(keras.Sequential([layers.Input([3]), layers.Dense(units, activation=activation)]))


def binary():
    x, y = wave(ROWS, 3), (wave(ROWS, 1, step=1.1) > 0.2).astype("float32")
    names = ["accuracy", "AUC", "Precision", "recall", "BinaryAccuracy", "TruePositives", "false_negatives", "mse", "RootMeanSquaredError"]
    made = lambda: [
        metrics.AUC(curve="PR", name="pr"), metrics.AUC(num_thresholds=5, name="five"),
        metrics.AUC(summation_method="minoring", name="minor"), metrics.AUC(summation_method="majoring", curve="PR", name="major"),
        metrics.AUC(thresholds=[0.3, 0.45, 0.5], name="own"),
        metrics.Precision(thresholds=0.4, name="low"), metrics.BinaryAccuracy(threshold=0.6, name="high"),
        metrics.F1Score(threshold=0.5, name="f1"), metrics.FBetaScore(beta=2.0, threshold=0.5, average="micro", name="f2"),
    ]
    model = network(1, "sigmoid")
    model.compile(optimizers.SGD(0.5), "binary_crossentropy", metrics=names + made(), weighted_metrics=names + made())
    return fit(model, x, y, batch_size=16, epochs=3, sample_weight=weights_of_rows, validation_data=(x[:20], y[:20], weights_of_rows[:20]), validation_freq=2)


def several_labels():
    x, y = wave(ROWS, 3), (wave(ROWS, 4, step=1.1) > 0.2).astype("float32")
    made = lambda: [
        metrics.AUC(name="auc"), metrics.AUC(multi_label=True, name="each"), metrics.AUC(multi_label=True, curve="PR", name="each_pr"),
        metrics.F1Score(average="macro", name="macro"), metrics.F1Score(average="micro", threshold=0.5, name="micro"),
        metrics.F1Score(average="weighted", threshold=0.5, name="weighted"),
        metrics.Precision(top_k=2, name="top"), metrics.Recall(class_id=1, name="one"), metrics.Recall(top_k=1, thresholds=0.4, name="both"),
    ]
    model = network(4, "sigmoid")
    model.compile(optimizers.SGD(0.5), "binary_crossentropy", metrics=["accuracy", "binary_accuracy"] + made(), weighted_metrics=["accuracy"] + made())
    return fit(model, x, y, batch_size=16, epochs=2, sample_weight=weights_of_rows)


def classes():
    x, labels = wave(ROWS, 3), (np.arange(ROWS) * 7 % 4)
    result = {}
    for loss in ["sparse_categorical_crossentropy", "categorical_crossentropy", "mse"]:
        y = labels.astype("float32") if loss.startswith("sparse") else np.eye(4, dtype="float32")[labels]
        top = metrics.SparseTopKCategoricalAccuracy(k=2, name="top") if loss.startswith("sparse") else metrics.TopKCategoricalAccuracy(k=2, name="top")
        model = network(4, "softmax")
        model.compile(optimizers.SGD(0.5), loss, metrics=["acc", top], weighted_metrics=["acc"])
        result[loss] = fit(model, x, y, batch_size=16, epochs=2, class_weight={0: 1.0, 1: 3.0, 2: 0.5, 3: 2.0})
    return result


def two_outputs():
    x = wave(ROWS, 3)
    inputs = layers.Input([3])
    model = with_weights(keras.Model(inputs, [layers.Dense(1, name="a")(inputs), layers.Dense(1, activation="sigmoid", name="b")(inputs)]))
    model.compile(optimizers.SGD(0.1), ["mse", "binary_crossentropy"], metrics={"a": ["mae"], "b": ["accuracy", "AUC"]}, weighted_metrics={"a": ["mae", "mse"], "b": ["AUC"]})
    y = [wave(ROWS, 1, step=0.9), (wave(ROWS, 1, step=1.1) > 0).astype("float32")]
    # Of unequal batches Keras takes the mean of an output's losses as if they were equal.
    return fit(model, x, y, batch_size=20, epochs=2, sample_weight=[weights_of_rows, weights_of_rows[::-1]])


# Optimizers ----------------------------------------------------------------------------------------

OPTIMIZERS = {
    "SGD": [{}, {"weight_decay": 0.1}, {"momentum": 0.9, "nesterov": True, "weight_decay": 0.1}, {"use_ema": True, "ema_momentum": 0.8}],
    "Adam": [{}, {"amsgrad": True}, {"weight_decay": 0.1}, {"use_ema": True, "ema_momentum": 0.8, "ema_overwrite_frequency": 2}],
    "AdamW": [{}, {"weight_decay": 0.1, "amsgrad": True}, {"weight_decay": 0.2, "clipnorm": 0.1}],
    "Adamax": [{}, {"weight_decay": 0.1}],
    "Nadam": [{}, {"beta_1": 0.8, "weight_decay": 0.1}, {"global_clipnorm": 0.1}],
    "Lion": [{}, {"beta_1": 0.8, "weight_decay": 0.1}, {"clipvalue": 0.01}],
    "Ftrl": [{}, {"l1_regularization_strength": 0.01, "l2_regularization_strength": 0.02, "beta": 0.1}, {"l2_shrinkage_regularization_strength": 0.03, "learning_rate_power": -0.7, "initial_accumulator_value": 0.2, "weight_decay": 0.1}],
    "RMSprop": [{}, {"centered": True}, {"momentum": 0.8}, {"centered": True, "momentum": 0.8, "weight_decay": 0.1}],
    "Adagrad": [{}, {"weight_decay": 0.1}],
    "Adadelta": [{}, {"weight_decay": 0.1}],
}
RATES = {"SGD": 0.1, "Ftrl": 0.1, "Adagrad": 0.1, "Adadelta": 1.0}


def optimizer_cases():
    x, y = wave(10, 3), wave(10, 1, step=0.9)
    cases = []
    for name, all_options in OPTIMIZERS.items():
        for options in all_options:
            rate = RATES.get(name, 0.01)
            model = with_weights(keras.Sequential([layers.Input([3]), layers.Dense(4, activation="tanh"), layers.Dense(1)]))
            model.compile(getattr(optimizers, name)(rate, **options), "mse")
            losses = fit(model, x, y, batch_size=2, epochs=1)["loss"]
            cases.append({"name": name, "rate": rate, "options": options, "loss": losses, "weights": [numbers(w) for w in model.get_weights()]})
    return cases


# Activity regularizers -----------------------------------------------------------------------------


def activity():
    cases = {}
    x, y = wave(10, 5, 3), wave(10, 1, step=0.9)
    l1, l2, both = keras.regularizers.L1(0.01), keras.regularizers.L2(0.02), keras.regularizers.L1L2(0.01, 0.02)
    stacks = {
        "dense": [layers.Flatten(), layers.Dense(4, activation="tanh", activity_regularizer=l2), layers.Dense(1, activity_regularizer=l1)],
        "conv": [layers.Conv1D(2, 2, activity_regularizer=both), layers.GlobalAveragePooling1D(), layers.Dense(1)],
        "lstm": [layers.LSTM(2, return_sequences=True, activity_regularizer=l2), layers.Flatten(), layers.Dense(1)],
        "own": [layers.Flatten(), layers.Dense(4, activity_regularizer=l2, kernel_regularizer=l1), layers.ActivityRegularization(l1=0.01, l2=0.03), layers.Dense(1)],
    }
    for name, stack in stacks.items():
        model = with_weights(keras.Sequential([layers.Input([5, 3])] + stack))
        model.compile(optimizers.SGD(0.1), "mse", metrics=["mae"])
        # The last batch is smaller.
        cases[name] = {"history": fit(model, x, y, batch_size=4, epochs=2, validation_data=(x[:6], y[:6])), "predicted": numbers(model.predict(x, verbose=0)), "evaluated": numbers(model.evaluate(x, y, batch_size=4, verbose=0))}
    return cases


# Pictures ------------------------------------------------------------------------------------------


def pictures():
    x = wave(1, 4, 5, 2)
    cases = []
    import tensorflow as tf

    def case(kind, options, layer):
        value = tf.Variable(x)
        with tf.GradientTape() as tape:
            out = layer(value)
            loss = tf.reduce_sum(out * wave(*out.shape, step=0.3))
        cases.append({"kind": kind, "options": options, "shape": list(out.shape), "out": numbers(np.ravel(out)), "gradient": numbers(np.ravel(tape.gradient(loss, value)))})

    for size in [2, [3, 2], 1]:
        for interpolation in ["nearest", "bilinear"]:
            case("UpSampling2D", {"size": size, "interpolation": interpolation}, layers.UpSampling2D(size=tuple(size) if isinstance(size, list) else size, interpolation=interpolation))
    for height, width in [(8, 10), (3, 3), (2, 7), (4, 5)]:
        for interpolation in ["nearest", "bilinear"]:
            case("Resizing", {"height": height, "width": width, "interpolation": interpolation}, layers.Resizing(height, width, interpolation=interpolation))
    return cases


# Masks ---------------------------------------------------------------------------------------------


def bidirectional():
    ids = np.array([[1, 2, 3, 0, 0], [4, 0, 0, 0, 0], [1, 2, 3, 4, 1]])
    cases = []
    for cell in ["SimpleRNN", "LSTM", "GRU"]:
        for merge in ["concat", "sum", "mul", "ave"]:
            for sequences in [True, False]:
                layer = layers.Bidirectional(getattr(layers, cell)(2, return_sequences=sequences), merge_mode=merge)
                model = with_weights(keras.Sequential([layers.Input([5], dtype="int32"), layers.Embedding(5, 3, mask_zero=True), layer]))
                cases.append({"cell": cell, "mergeMode": merge, "returnSequences": sequences, "out": numbers(model.predict(ids, verbose=0))})
        model = with_weights(keras.Sequential([layers.Input([5], dtype="int32"), layers.Embedding(5, 3, mask_zero=True), getattr(layers, cell)(2, return_sequences=True)]))
        cases.append({"cell": cell, "mergeMode": None, "returnSequences": True, "out": numbers(model.predict(ids, verbose=0))})
    return cases


def masked_metrics():
    ids = np.array([[1, 2, 3, 0, 0], [4, 0, 0, 0, 0], [1, 2, 3, 4, 1], [2, 2, 0, 0, 0]])
    y = (wave(4, 5, 1, step=1.1) > 0).astype("float32")
    model = with_weights(keras.Sequential([layers.Input([5], dtype="int32"), layers.Embedding(5, 3, mask_zero=True), layers.Dense(1, activation="sigmoid")]))
    # Precision, AUC and the like count padding in Keras.
    names = ["accuracy", "mse"]
    model.compile(optimizers.SGD(0.5), "binary_crossentropy", metrics=names, weighted_metrics=names)
    return fit(model, ids, y, batch_size=3, epochs=2, sample_weight=np.abs(wave(4, 5, step=1.3)) + 0.1)


def stopped():
    class Stop(keras.callbacks.Callback):
        def on_train_begin(self, logs=None):
            self.model.stop_training = True

        def on_batch_end(self, batch, logs=None):
            count.append(batch)

    count = []
    model = network(1, None)
    model.compile("sgd", "mse")
    model.fit(wave(ROWS, 3), wave(ROWS, 1), batch_size=16, epochs=3, verbose=0, callbacks=[Stop()])
    epochs = len(model.history.history["loss"])
    model = keras.Sequential([layers.Input([3]), layers.Dense(1, kernel_constraint="non_neg")])
    model.set_weights([-np.ones([3, 1]), np.zeros([1])])
    set_to = numbers(model.get_weights()[0])
    errors = {}
    for name, options in {"both": {"class_weight": {0: 1.0, 1: 2.0}, "sample_weight": np.ones(ROWS)}}.items():
        model.compile("sgd", "mse")
        try:
            model.fit(wave(ROWS, 3), np.zeros([ROWS, 1]), verbose=0, **options)
        except ValueError as error:
            errors[name] = str(error)
    return {"batches": count, "epochs": epochs, "setWeights": set_to, "errors": errors}


CASES = {
    "binary": binary, "severalLabels": several_labels, "classes": classes, "twoOutputs": two_outputs, "optimizers": optimizer_cases,
    "activity": activity, "pictures": pictures, "bidirectional": bidirectional, "maskedMetrics": masked_metrics, "stopped": stopped,
}

json.dump({name: make() for name, make in CASES.items()}, sys.stdout, separators=(",", ":"))
sys.stdout.write("\n")
