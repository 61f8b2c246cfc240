"""The kernel at work in Jupyter's own tools."""

import subprocess
import sys

import nbformat
import pytest

CELLS = ["const total: number = [1, 2, 3].reduce((a, b) => a + b, 0);", "console.log('total', total);", "await Promise.resolve(total * 2)"]


@pytest.fixture()
def notebook(tmp_path):
    path = tmp_path / "work.ipynb"
    kernelspec = {"name": "epochlab-test", "language": "typescript", "display_name": "TypeScript"}
    cells = [nbformat.v4.new_code_cell(code) for code in CELLS]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernelspec}), path)
    return path


def run(*arguments, **options):
    return subprocess.run([sys.executable, "-m", *map(str, arguments)], check=True, timeout=120, capture_output=True, text=True, **options)


def check(path):
    outputs = [cell.outputs for cell in nbformat.read(path, 4).cells if cell.cell_type == "code" and cell.source in CELLS]
    assert outputs[0] == []
    assert outputs[1][0].text == "total 6\n"
    assert outputs[2][0].data["text/plain"] == "12"


def test_nbconvert_executes_a_notebook(notebook):
    run("nbconvert", "--to", "notebook", "--execute", "--inplace", notebook)
    check(notebook)


def test_papermill_executes_a_notebook(notebook, tmp_path):
    run("papermill", notebook, tmp_path / "out.ipynb", "-k", "epochlab-test")
    check(tmp_path / "out.ipynb")


def test_papermill_overrides_typed_parameters(tmp_path):
    declared = "const rate: number | null = 0.1; const name = 'a'\nlet sizes: number[] = [];\nconst kind: 'sgd' | 'adam' = 'sgd'; // the optimizer"
    used = "const kept: 'sgd' | 'adam' = kind;\n[rate?.toFixed(1), name === 'b \"ü\"', sizes.concat(1), kept, extra['a-b']]"
    cells = [nbformat.v4.new_code_cell(code) for code in (declared, used)]
    cells[0].metadata.tags = ["parameters"]
    kernelspec = {"name": "epochlab-test", "language": "typescript", "display_name": "TypeScript"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernelspec}), tmp_path / "in.ipynb")
    given = ["-p", "name", 'b "ü"', "-p", "kind", "adam", "-y", "rate: null\nsizes: [3]\nextra: { a-b: true }"]
    run("papermill", tmp_path / "in.ipynb", tmp_path / "out.ipynb", *given)
    last = nbformat.read(tmp_path / "out.ipynb", 4).cells[-1]
    assert last.outputs[0].data["text/plain"] == "[ undefined, true, [ 3, 1 ], 'adam', true ]"
    help_text = " ".join(run("papermill", "--help-notebook", tmp_path / "in.ipynb").stdout.split())
    assert "kind: 'sgd' | 'adam' (default 'sgd') the optimizer" in help_text


def test_jupyter_console_runs_cells():
    shown = run("jupyter_console", "--kernel", "epochlab-test", "--simple-prompt", input="const a = 20\na * 2 + 2\nexit()\n").stdout
    assert "42" in shown
