"""Writes what scikit-learn says of some predictions; run by hand when the cases change."""

import json
import random
from pathlib import Path

from sklearn.metrics import confusion_matrix, precision_recall_fscore_support

random.seed(1)
truth = [random.randrange(5) for _ in range(400)]
# Class 4 is never predicted, and class 3 is often taken for class 1.
predicted = [0 if t == 4 else 1 if t == 3 and random.random() < 0.4 else t if random.random() < 0.8 else random.randrange(4) for t in truth]
labels = list(range(5))
precision, recall, f1, support = precision_recall_fscore_support(truth, predicted, labels=labels, zero_division=0)
mean = precision_recall_fscore_support(truth, predicted, labels=labels, zero_division=0, average="macro")
case = {
    "truth": truth,
    "predicted": predicted,
    "counts": confusion_matrix(truth, predicted, labels=labels).tolist(),
    "normalized": {mode: confusion_matrix(truth, predicted, labels=labels, normalize=key).tolist() for mode, key in [("true", "true"), ("predicted", "pred"), ("all", "all")]},
    "precision": precision.tolist(),
    "recall": recall.tolist(),
    "f1": f1.tolist(),
    "support": support.tolist(),
    "macro": list(mean[:3]),
}
Path(__file__).with_suffix(".json").write_text(json.dumps(case))
