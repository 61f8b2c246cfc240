"""The course as files: each lesson is a TypeScript text (jupytext, percent format) and the notebook made from it."""

import re
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient
from nbconvert.preprocessors.coalescestreams import CoalesceStreamsPreprocessor

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "notebooks"
KERNEL = {"name": "epochlab", "display_name": "TypeScript (Epochlab)", "language": "typescript"}
LANGUAGE = {"name": "typescript", "file_extension": ".ts", "mimetype": "text/x-typescript"}
LARGEST = 1_200_000


def lessons():
    """The texts of the lessons, in their order, and of the gallery of all views."""
    return [*sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ts")), NOTEBOOKS / "gallery.ts"]


def notebook_of(text):
    return text.with_suffix(".ipynb")


def read_lesson(text):
    """The lesson as a notebook without outputs. Cell ids follow from position, so that they stay the same."""
    notebook = jupytext.read(text, fmt="ts:percent")
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": LANGUAGE})
    for number, cell in enumerate(notebook.cells, 1):
        cell.id = f"cell-{number:02}"
    return notebook


def run(notebook, timeout=900):
    """Runs the notebook with the real kernel, in the course's folder, as JupyterLab would."""
    NotebookClient(notebook, timeout=timeout, resources={"metadata": {"path": str(NOTEBOOKS)}}).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # times of day would change with every run
    return CoalesceStreamsPreprocessor().preprocess(notebook, {})[0]


def printed(cell):
    return "".join(output.text for output in cell.get("outputs", []) if output.output_type == "stream")


SOLUTION = re.compile(r"<details>.*?```(?:typescript|ts)\n(.*?)```", re.S)


def solved(notebook):
    """The notebook with each exercise answered by the solution that follows it; its checks stay."""
    cells = notebook.cells
    for exercise, after in zip(cells, cells[1:]):
        if "exercise" not in exercise.metadata.get("tags", []):
            continue
        found = SOLUTION.search(after.source)
        if found is None:
            raise ValueError(f"no solution follows the exercise: {exercise.source[:80]}")
        # The exercise's first line declares the answer, the others check it.
        exercise.source = found.group(1) + exercise.source.split("\n", 1)[1]
    return notebook
