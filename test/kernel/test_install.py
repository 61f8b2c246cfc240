"""%install: packages come to the folder of the notebook, and failures are told in plain words."""

import json
import os
import subprocess
import time

import pytest

from client import Kernel


@pytest.fixture()
def package(tmp_path):
    folder = tmp_path / "shapes"
    folder.mkdir()
    (folder / "package.json").write_text(json.dumps({"name": "shapes", "version": "1.2.3", "main": "index.js", "types": "index.d.ts"}))
    (folder / "index.js").write_text("exports.area = (w, h) => w * h;\n")
    (folder / "index.d.ts").write_text("export declare function area(w: number, h: number): number;\n")
    return folder


@pytest.fixture()
def packed(package, notebook, tmp_path):
    cache = {**os.environ, "npm_config_cache": str(tmp_path / "cache")}
    command = ["npm", "pack", "--silent", "--pack-destination", str(notebook), str(package)]
    subprocess.run(command, check=True, cwd=notebook, timeout=60, env=cache)
    return "./shapes-1.2.3.tgz"


@pytest.fixture()
def notebook(tmp_path):
    """A notebook's folder below a project, which is none of its business."""
    (tmp_path / "package.json").write_text('{ "name": "above", "private": true }')
    folder = tmp_path / "notebooks"
    folder.mkdir()
    return folder


def test_a_folder_is_installed_and_used_in_the_same_cell(package, notebook):
    with Kernel(cwd=notebook) as kernel:
        assert "TS2307" in kernel.run("import { area } from 'shapes'").traceback
        ran = kernel.run("%install ../shapes\nimport { area } from 'shapes';\narea(2, 3)", timeout=90)
        assert ran.status == "ok", ran.reply["content"]
        assert "added 1 package" in ran.text() and ran.result == "6"
        assert "shapes" in json.loads((notebook / "package.json").read_text())["dependencies"]
        assert "dependencies" not in json.loads((notebook.parent / "package.json").read_text())


def test_a_packed_package_is_installed(packed, notebook):
    with Kernel(cwd=notebook) as kernel:
        assert kernel.run(f"%install {packed}", timeout=90).status == "ok"
        assert kernel.run("(await import('shapes')).area(4, 5)").result == "20"


def test_without_a_home_that_can_be_written_a_package_is_installed_all_the_same(packed, notebook, tmp_path):
    (tmp_path / "file").touch()
    (tmp_path / "tmp").mkdir()
    machine = {**os.environ, "HOME": str(tmp_path / "file" / "home"), "TMPDIR": str(tmp_path / "tmp")}
    with Kernel(cwd=notebook, env=machine) as kernel:
        ran = kernel.run(f"%install {packed}", timeout=90)
        assert ran.status == "ok", ran.traceback
        assert "npm cannot write to its cache" in ran.text()
        assert kernel.run("(await import('shapes')).area(4, 5)").result == "20"
        assert not list((tmp_path / "tmp").glob("epochlab-npm-*"))


def test_without_a_network_the_message_says_so(notebook, monkeypatch):
    # Nobody listens there: every request is refused, as without a network.
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    with Kernel(cwd=notebook) as kernel:
        ran = kernel.run("%install left-pad", timeout=120)
        assert ran.reply["content"]["ename"] == "MagicError"
        assert "left-pad" in ran.traceback and "cannot be reached" in ran.traceback
        assert "cell-" not in ran.traceback
        assert kernel.run("1").result == "1"


def test_what_is_not_there_is_told(notebook):
    with Kernel(cwd=notebook) as kernel:
        assert "no package at that path" in kernel.run("%install ./nowhere.tgz", timeout=90).traceback


def wait_until_begun(kernel, cell, mark):
    """An installation that ends before its script has begun tells at once."""
    deadline = time.monotonic() + 60
    while not mark.exists():
        assert not kernel.client.shell_channel.msg_ready(), kernel.finish(cell)
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_an_interrupt_ends_an_installation(package, notebook):
    (package / "package.json").write_text(
        json.dumps({"name": "shapes", "version": "1.2.3", "scripts": {"install": "echo begun > begun && sleep 600"}})
    )
    with Kernel(cwd=notebook) as kernel:
        cell = kernel.send("%install --foreground-scripts ../shapes")
        assert kernel.finish(cell).reply["content"]["ename"] == "MagicError"
        cell = kernel.send("%install ../shapes")
        wait_until_begun(kernel, cell, package / "begun")
        kernel.interrupt()
        assert kernel.finish(cell).reply["content"]["ename"] == "Interrupted"
        assert kernel.run("1").result == "1"


def made(folder, name, version="1.0.0", **more):
    folder.mkdir()
    (folder / "package.json").write_text(json.dumps({"name": name, "version": version, **more}))
    return folder


def test_a_package_that_the_kernel_brings_along_does_not_build_itself(package, notebook, tmp_path):
    """An old package.json asks for a tfjs-node that downloads its own TensorFlow; so may a package that it asks for."""
    made(tmp_path / "tfjs-node", "@tensorflow/tfjs-node", "1.5.2", scripts={"install": "echo begun > begun && exit 1"})
    made(tmp_path / "zoo", "zoo", dependencies={"@tensorflow/tfjs-node": "file:../tfjs-node"})
    asked = {
        "dependencies": {"@tensorflow/tfjs-node": "file:../tfjs-node", "zoo": "file:../zoo"},
        "devDependencies": {"shapes": "file:../shapes"},
    }
    (notebook / "package.json").write_text(json.dumps(asked))
    with Kernel("epochlab-test-library", cwd=notebook) as kernel:
        ran = kernel.run("%install", timeout=90)
        assert ran.status == "ok", ran.traceback
        assert json.loads((notebook / "package.json").read_text()) == asked
        assert kernel.run("(await import('shapes')).area(4, 5)").result == "20"
        assert "@tensorflow/tfjs-node 1.5.2 is not built: imports get the one that the kernel brings along." in ran.text()
        assert not (tmp_path / "tfjs-node" / "begun").exists()
        assert kernel.run("(await import('@tensorflow/tfjs-node')).version.tfjs").result.startswith("'4.")


def test_a_script_that_fails_is_named_and_runs_again(package, notebook, tmp_path):
    script = "test -f allowed && echo done > built"
    made(tmp_path / "addon", "addon", scripts={"install": script})
    with Kernel(cwd=notebook) as kernel:
        for _ in range(2):
            message = kernel.run("%install ../addon", timeout=90).traceback
            assert f"the script with which addon prepares itself ({script}) failed" in message
            assert "registry" not in message
        (tmp_path / "addon" / "allowed").touch()
        assert kernel.run("%install ../addon", timeout=90).status == "ok"
        assert (tmp_path / "addon" / "built").exists()
        (tmp_path / "addon" / "built").unlink()
        assert kernel.run("%install ../shapes", timeout=90).status == "ok"
        assert not (tmp_path / "addon" / "built").exists()
