"""Every lesson is in step with its text, carries its outputs, runs with the real kernel and keeps its promise."""

import nbformat
import pytest

from course import LARGEST, lessons, notebook_of, printed, read_lesson, run, solved
from outputs import stale

every_lesson = pytest.mark.parametrize("text", lessons(), ids=lambda text: text.stem)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@every_lesson
def test_notebook_is_in_step_with_its_text(text):
    committed = nbformat.read(notebook_of(text), as_version=4)
    assert [(cell.cell_type, cell.source) for cell in committed.cells] == [
        (cell.cell_type, cell.source) for cell in read_lesson(text).cells
    ], "run test/notebooks/build.py"
    assert committed.metadata.kernelspec.name == "epochlab"


@every_lesson
def test_committed_notebook_carries_its_outputs(text):
    committed = nbformat.read(notebook_of(text), as_version=4)
    outputs = [output for cell in code_cells(committed) for output in cell.outputs]
    assert notebook_of(text).stat().st_size <= LARGEST
    assert all(cell.execution_count for cell in code_cells(committed))
    assert not [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"]
    assert any("text/html" in output.get("data", {}) for output in outputs), "nothing is drawn"
    assert "✗" not in printed(committed.cells[-1])


@every_lesson
def test_lesson_keeps_its_promise_its_solutions_pass_and_saved_outputs_are_its_own(text, watched):
    with watched(text.stem):
        notebook = run(solved(read_lesson(text)))
    for cell in code_cells(notebook):
        for mark in "✗○":
            assert mark not in printed(cell), cell.source
    assert "verify(" in notebook.cells[-1].source
    assert "✓" in printed(notebook.cells[-1])
    saved = nbformat.read(notebook_of(text), as_version=4)
    assert not list(stale(saved, notebook)), "run test/notebooks/build.py"
