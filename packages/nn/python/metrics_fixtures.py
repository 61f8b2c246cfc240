"""Write what scikit-learn says about a few classifications, for the tests of the TypeScript metrics.

    python metrics_fixtures.py > packages/nn/test/metrics/fixtures.json
"""

import json
import sys
import warnings

import numpy as np
from sklearn import metrics as m
from sklearn.calibration import calibration_curve

warnings.simplefilter("ignore")
random = np.random.default_rng(7)


def plain(value):
    """JSON has neither NaN nor infinity: they become strings."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(item) for item in value]
    number = float(value) if isinstance(value, (float, np.floating)) else value.item() if hasattr(value, "item") else value
    return str(number) if isinstance(number, float) and not np.isfinite(number) else number


def averages(score, t, p, **options):
    return {a: score(t, p, average=None if a == "none" else a, zero_division=0, **options) for a in ["macro", "micro", "weighted", "none"]}


def classes_case(name, t, p, classes=None):
    labels = None if classes is None else list(range(classes))
    matrix = {str(n): m.confusion_matrix(t, p, labels=labels or list(range(max(max(t), max(p)) + 1)), normalize=n) for n in [None, "true", "pred", "all"]}
    return {
        "name": name, "yTrue": t, "yPred": p, "classes": classes,
        "accuracy": m.accuracy_score(t, p),
        "confusionMatrix": matrix,
        "precision": averages(m.precision_score, t, p, labels=labels),
        "recall": averages(m.recall_score, t, p, labels=labels),
        "f1": averages(m.f1_score, t, p, labels=labels),
        "report": m.classification_report(t, p, labels=labels, output_dict=True, zero_division=0),
    }


def scores_case(name, t, s, drop=True):
    fpr, tpr, thresholds = m.roc_curve(t, s, pos_label=1, drop_intermediate=drop)
    precision, recall, pr_thresholds = m.precision_recall_curve(t, s, pos_label=1)
    both = len(set(t)) == 2
    curves = {strategy: calibration_curve(t, s, n_bins=5, strategy=strategy, pos_label=1) for strategy in ["uniform", "quantile"]}
    return {
        "name": name, "yTrue": t, "scores": s,
        "roc": {"fpr": fpr, "tpr": tpr, "thresholds": thresholds},
        "auc": m.roc_auc_score(t, s) if both else None,
        "pr": {"precision": precision, "recall": recall, "thresholds": pr_thresholds},
        "averagePrecision": m.average_precision_score(t, s),
        "calibration": {k: {"probTrue": c[0], "probPred": c[1]} for k, c in curves.items()},
        "brier": m.brier_score_loss(t, s, pos_label=1, labels=[0, 1]),
        "logLoss": m.log_loss(t, s, labels=[0, 1]),
    }


def ints(array):
    return [int(v) for v in array]


def floats(array):
    return [float(v) for v in array]


n = 80
truth = random.integers(0, 4, n)
guess = np.where(random.random(n) < 0.6, truth, random.integers(0, 4, n))
binary = random.integers(0, 2, n)
noisy = np.clip(binary * 0.4 + random.random(n) * 0.6, 0, 1)
softmax = random.dirichlet([1, 1, 1], 60)
triple = ints(random.integers(0, 3, 60))

fixtures = {
    "classes": [
        classes_case("four classes", ints(truth), ints(guess)),
        classes_case("two classes", ints(binary), ints(noisy > 0.5)),
        classes_case("a class that is never predicted", [0, 1, 2, 2, 1], [0, 1, 1, 1, 1]),
        classes_case("a class that is predicted but never true", [0, 0, 1, 1], [0, 2, 1, 1]),
        classes_case("a class between that does not occur", [0, 0, 2, 2], [0, 2, 2, 0]),
        classes_case("a class that is named but does not occur", [0, 1, 1], [0, 1, 0], classes=4),
        classes_case("one class", [0, 0, 0], [0, 0, 0]),
    ],
    "binary": [
        {"yTrue": t, "yPred": p, **{k: f(t, p, zero_division=0) for k, f in [("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score)]}}
        for t, p in [(ints(binary), ints(noisy > 0.5)), ([0, 0, 0], [0, 0, 0]), ([1, 1, 1], [0, 0, 0]), ([0, 0], [1, 1])]
    ],
    "scores": [
        scores_case("eighty noisy scores", ints(binary), floats(noisy)),
        scores_case("scores with many ties", ints(binary), floats(np.round(noisy, 1))),
        scores_case("all scores equal", [0, 1, 1, 0], [0.5] * 4),
        scores_case("a perfect ranking", [0, 0, 1, 1], [0.1, 0.2, 0.8, 0.9]),
        scores_case("the wrong way round", [1, 1, 0, 0], [0.1, 0.2, 0.8, 0.9]),
        scores_case("certain and wrong", [1, 0], [0.0, 1.0]),
        scores_case("no negative example", [1, 1, 1], [0.2, 0.5, 0.9]),
        scores_case("no positive example", [0, 0, 0], [0.2, 0.5, 0.9]),
    ],
    "rows": {
        "yTrue": triple, "probabilities": [floats(row) for row in softmax],
        "logLoss": m.log_loss(triple, softmax), "auc": m.roc_auc_score(triple, softmax, multi_class="ovr"),
    },
}
json.dump(plain(fixtures), sys.stdout, separators=(",", ":"))
