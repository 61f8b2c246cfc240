"""The first notebook, under the command that readers of the course know."""

import subprocess
import sys

import nbformat
import pytest

from course import NOTEBOOKS

FIRST = NOTEBOOKS / "01-first-network.ipynb"


def nbconvert(*arguments):
    subprocess.run([sys.executable, "-m", "jupyter", "nbconvert", *map(str, arguments)], check=True, timeout=300)


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("executed")
    nbconvert("--to", "notebook", "--execute", FIRST, "--output-dir", folder)
    return folder / FIRST.name


def test_nbconvert_executes_the_first_notebook_to_its_end(executed):
    cells = [cell for cell in nbformat.read(executed, as_version=4).cells if cell.cell_type == "code"]
    assert cells
    assert all(cell.execution_count for cell in cells)
    assert not [output for cell in cells for output in cell.outputs if output.output_type == "error"]


def test_nbconvert_shows_every_drawing_in_a_page_without_a_kernel(executed):
    nbconvert("--to", "html", executed)
    page = executed.with_suffix(".html").read_text()
    for drawing in ("<table", "<svg"):
        assert drawing in page
