"""Writes what scikit-learn says of odd but legal predictions; run by hand when the cases change."""

import json
from pathlib import Path

from sklearn.metrics import average_precision_score, confusion_matrix, precision_recall_curve, roc_auc_score, roc_curve

names = ["🐱 cat", "شجرة", "z" * 60, "a<b>&\"'"]
confusions = {
    "one class": ([0, 0, 0], [0, 0, 0], None),
    "two samples": ([0, 1], [1, 1], None),
    "a class that is never predicted": ([0, 1, 2, 2, 2], [0, 1, 1, 0, 1], None),
    "a class that is never true": ([0, 1, 1, 0], [2, 1, 2, 0], None),
    "fewer classes in the data than labels": ([0, 1], [0, 1], 4),
    "names in many scripts": ([names[i] for i in (0, 1, 2, 3, 3)], [names[i] for i in (1, 1, 0, 3, 2)], None),
}
binary = {
    "two samples": ([0, 1], [0.2, 0.9]),
    "all scores equal": ([0, 1, 1, 0], [0.5, 0.5, 0.5, 0.5]),
    "the wrong way round": ([1, 1, 0, 0], [0.1, 0.2, 0.8, 0.9]),
    "negative class -1": ([-1, 1, -1, 1], [-2.5, 0.3, 0.4, 7]),
    "names": (["no", "yes", "yes", "no"], [0.3, 0.9, 0.2, 0.1]),
    "one positive of many": ([0] * 9 + [1], [i / 10 for i in range(10)]),
}


def curves(truth, scores):
    positive = sorted(set(truth))[-1]
    fpr, tpr, _ = roc_curve(truth, scores, pos_label=positive)
    precision, recall, _ = precision_recall_curve(truth, scores, pos_label=positive)
    return {
        "truth": truth,
        "scores": scores,
        "fpr": fpr.tolist(),
        "tpr": tpr.tolist(),
        "auc": roc_auc_score(truth, scores),
        "precision": precision.tolist(),
        "recall": recall.tolist(),
        "averagePrecision": average_precision_score(truth, scores, pos_label=positive),
    }


case = {
    "confusions": {
        name: {
            "truth": truth,
            "predicted": predicted,
            "labels": count,
            "counts": confusion_matrix(truth, predicted, labels=range(count) if count else None).tolist(),
        }
        for name, (truth, predicted, count) in confusions.items()
    },
    "binary": {name: curves(truth, scores) for name, (truth, scores) in binary.items()},
}
Path(__file__).with_suffix(".json").write_text(json.dumps(case))
