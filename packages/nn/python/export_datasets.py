"""Write the data sets that scikit-learn carries to plain files that the TypeScript library reads.

    python export_datasets.py OUTDIR

OUTDIR/<name>/ gets x.npy, y.npy and about.json for each table of numbers, OUTDIR/prose/text.txt the text corpus.
A data set whose files are there already, written by the same version of scikit-learn, is left alone.
"""

import inspect
import json
import re
import sys
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn import datasets
from sklearn.utils.discovery import all_estimators, all_functions

LICENCE = "BSD-3-Clause (as part of scikit-learn)"


def digits():
    bunch = datasets.load_digits()
    return bunch.images.astype(np.uint8), bunch.target.astype(np.int32), bunch


def table(load):
    def read():
        bunch = load()
        kind = np.int32 if hasattr(bunch, "target_names") else np.float32
        return bunch.data.astype(np.float32), bunch.target.astype(kind), bunch

    return read


TABLES = {
    "digits": digits,
    "iris": table(datasets.load_iris),
    "wine": table(datasets.load_wine),
    "breast-cancer": table(datasets.load_breast_cancer),
    "diabetes": table(lambda: datasets.load_diabetes(scaled=False)),
}


def write_table(folder, read):
    x, y, bunch = read()
    np.save(folder / "x.npy", np.ascontiguousarray(x))
    np.save(folder / "y.npy", np.ascontiguousarray(y))
    return {
        "features": list(map(str, bunch.feature_names)),
        "labels": list(map(str, getattr(bunch, "target_names", []))),
    }


def plain_prose(docstring):
    """The paragraphs before the parameter list, without reStructuredText's marks."""
    text = re.split(r"\n(?:Parameters|Attributes|Returns|Examples|Methods|See Also)\n-+", docstring)[0]
    text = re.sub(r"^\.\. [^\n]*\n(?:[ \t]+[^\n]*\n?)*", "", text + "\n", flags=re.M)
    text = re.sub(r"^Read more in the[^\n]*\n(?:\s*:ref:[^\n]*\n)?", "", text, flags=re.M)
    text = re.sub(r":[a-z:]+:`~?([^`<]*?)(?:\s*<[^`]*>)?`", r"\1", text)
    text = re.sub(r" ?\[[\w#]+\]_|`|\*\*", "", text)
    paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n", text)]
    return "\n".join(p for p in paragraphs if p.endswith(".") and p.isascii())


def write_prose(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        things = [thing for _, thing in all_estimators() + all_functions()]
    texts = dict.fromkeys(plain_prose(inspect.getdoc(thing) or "") for thing in things)
    (folder / "text.txt").write_text("\n\n".join(t for t in texts if t) + "\n", encoding="ascii")
    return {}


def up_to_date(about):
    return about.exists() and json.loads(about.read_text()).get("version") == sklearn.__version__


def export(out):
    writers = {name: lambda folder, read=read: write_table(folder, read) for name, read in TABLES.items()}
    for name, write in {**writers, "prose": write_prose}.items():
        folder = out / name
        about = folder / "about.json"
        if up_to_date(about):
            continue
        folder.mkdir(parents=True, exist_ok=True)
        facts = {"source": f"scikit-learn {sklearn.__version__}", "licence": LICENCE, "version": sklearn.__version__}
        facts.update(write(folder))
        # Written last, and moved into place, so that a killed export is done again.
        partial = about.with_suffix(".partial")
        partial.write_text(json.dumps(facts, indent=1))
        partial.replace(about)
        print(f"wrote {name}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python export_datasets.py OUTDIR")
    export(Path(sys.argv[1]))
