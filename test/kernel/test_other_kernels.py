"""Notebooks that were written for tslab, Deno or ijavascript: what they import and what they find in scope."""

import json
import os

import pytest

from client import Kernel

ZOO = {
    "package.json": '{ "name": "zoo", "version": "1.0.0", "main": "i.js", "dependencies": { "@tensorflow/tfjs-core": "^3.1.0" } }',
    "i.js": "exports.core = require('@tensorflow/tfjs-core');\n",
    "node_modules/@tensorflow/tfjs-core/package.json": '{ "name": "@tensorflow/tfjs-core", "version": "3.1.0", "main": "x.js" }',
    "node_modules/@tensorflow/tfjs-core/x.js": "exports.isACopy = true;\n",
}
LOCAL = {
    "local.ts": "import * as tf from '@tensorflow/tfjs-node';\nexport const sum = tf.tensor([1, 2, 3]).sum();\n",
    "local.mjs": "import * as tf from '@tensorflow/tfjs';\nexport { tf };\n",
    "local.cjs": "exports.tf = require('@tensorflow/tfjs-node');\n",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """The library's kernel, in a folder far from its installation."""
    folder = tmp_path_factory.mktemp("far")
    files = {**{f"node_modules/zoo/{name}": text for name, text in ZOO.items()}, **LOCAL}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    with Kernel("epochlab-test-library", cwd=folder) as kernel:
        yield kernel


def value(kernel, code):
    ran = kernel.run(code, timeout=90)
    assert ran.status == "ok", ran.traceback
    return ran.result


def test_tensorflow_is_the_kernels_own_wherever_a_cell_imports_it(library):
    assert value(library, "import * as t from '@tensorflow/tfjs'; t.getBackend()") == "'tensorflow'"
    assert value(library, "import * as n from '@tensorflow/tfjs-node'; const x: n.Tensor1D = n.tensor1d([1]); n === tf") == "true"
    assert value(library, "require('@tensorflow/tfjs-node-gpu') === tf && t.Tensor === tf.Tensor") == "true"
    assert value(library, "import { layers as own } from '@epochlab/nn'; own === layers") == "true"


@pytest.mark.parametrize("name", ["local.mjs", "local.cjs"])
def test_and_wherever_a_local_file_does(library, name):
    assert value(library, f"(await import('./{name}')).tf.Tensor === tf.Tensor") == "true"
    assert value(library, "import { sum } from './local'; sum.dataSync()[0]") == "6"


def test_a_package_with_a_copy_gets_the_kernels_and_one_line_says_so(library):
    ran = library.run("import { core } from 'zoo'; [core.Tensor === tf.Tensor, core.isACopy]")
    assert ran.result == "[ true, undefined ]"
    assert ran.text("stderr").strip() == (
        "zoo asks for @tensorflow/tfjs-core ^3.1.0 and gets 4.22.0, the one that this kernel trains with."
    )


def test_installing_what_the_kernel_brings_says_that_it_is_there(library):
    ran = library.run("%install @tensorflow/tfjs @tensorflow/tfjs-node@4")
    assert ran.status == "ok"
    assert ran.text().count("is there already") == 2


def test_tslabs_module_shows_things(library):
    ran = library.run("import * as tslab from 'tslab'; tslab.display.html('<b>x</b>'); tslab.display.png(new Uint8Array([1, 2])); tslab.versions.tslab")
    assert ran.result == "'1.0.22'"
    assert [shown["data"] for shown in ran.of("display_data")] == [{"text/html": "<b>x</b>"}, {"image/png": "AQI="}]
    ran = library.run("const one = require('tslab').newDisplay(); one.text('a'); one.markdown('b');")
    assert ran.of("display_data")[0]["data"] == {"text/plain": "a"}
    assert ran.of("update_display_data")[0]["data"] == {"text/markdown": "b"}


def test_denos_notebook_functions_are_in_cells_and_not_global(library):
    assert library.run("Deno.jupyter.html`<i>${1 + 1}</i>`").data["text/html"] == "<i>2</i>"
    ran = library.run("await Deno.jupyter.display({ 'text/markdown': '*x*' }, { raw: true })")
    assert ran.of("display_data")[0]["data"] == {"text/markdown": "*x*"}
    assert value(library, "typeof (globalThis as any).Deno") == "'undefined'"


def test_ijavascripts_object_waits_for_a_result_and_shows_that_alone(library):
    ran = library.run("$$.async(); setTimeout(() => $$.sendResult(42), 10);")
    assert [shown["data"]["text/plain"] for shown in ran.of("display_data")] == ["42"]
    assert ran.result is None
    assert library.run("$TS.html('<p>hi</p>')").of("display_data")[0]["data"] == {"text/html": "<p>hi</p>"}


def test_ijavascripts_object_is_global_and_itypescripts_has_names_of_its_own(library, tmp_path):
    assert library.run("global.$$.text('x')").of("display_data")[0]["data"] == {"text/plain": "x"}
    (tmp_path / "p.jpg").write_bytes(b"\x01\x02")
    ran = library.run(f"$TS.log('a'); $TS.put('text/html', '<i>'); $TS.jpgFile({str(tmp_path / 'p.jpg')!r})")
    shown = [{"text/plain": "a"}, {"text/html": "<i>"}, {"image/jpeg": "AQI="}]
    assert [message["data"] for message in ran.of("display_data")] == shown


def test_a_package_that_is_missing_is_named_with_the_way_to_get_it(library):
    hint = library.run("import a from 'npm:no-such-a@2.1.0';\nimport b from 'no-such-b/c';").traceback
    assert "`%install no-such-a@2.1.0 no-such-b`" in hint
    assert "npx jsr add @std/ulid" in library.run("import { ulid } from 'jsr:@std/ulid@1'").traceback
    assert "nothing is imported from addresses" in library.run("import * as mod from 'https://example.org/mod.ts'").traceback


def test_a_javascript_kernel_runs_javascript_and_says_so(tmp_path):
    with Kernel("epochlab-test-javascript", cwd=tmp_path) as kernel:
        info = kernel.ask("kernel_info_request", {})["content"]["language_info"]
        assert (info["name"], info["file_extension"], info["mimetype"]) == ("javascript", ".js", "text/javascript")
        ran = kernel.run("const tslab = require('tslab');\nclass A { constructor(x) { this.x = x } }\nnew A(3).x + ' px'")
        assert ran.result == "'3 px'" and ran.text() == ""
        assert value(kernel, "import { display } from 'tslab'; let n = 1; n = 'one'; n") == "'one'"


@pytest.mark.parametrize(("name", "code", "line"), [("tslab", "function f(x) { return x } f(2)", "%strict off"), ("jslab", "let x = 1; x = 's'; 2", "%lang js")])
def test_a_notebook_that_names_another_kernel_is_taken_as_that_kernel_takes_it(tmp_path, name, code, line):
    notebook = tmp_path / "theirs.ipynb"
    notebook.write_text(json.dumps({"metadata": {"kernelspec": {"name": name}}, "cells": []}))
    with Kernel(cwd=tmp_path, env={**os.environ, "JPY_SESSION_NAME": str(notebook)}) as kernel:
        ran = kernel.run(code)
        assert ran.result == "2" and f"code for {name}" in ran.text() and f"{line} in its first cell" in ran.text()


def test_code_for_another_kernel_is_not_checked_strictly(kernel):
    refused = kernel.run("function f(x) { return x.a }")
    assert "TS7006" in refused.traceback and "%strict off" in refused.traceback and "tsconfig.json" in refused.traceback
    ran = kernel.run("import 'tslab'; function f(x) { return x.a }")
    assert ran.status == "ok" and "code for tslab" in ran.text()
    assert "TS2322" in kernel.run("const n: number = 'x'").traceback
    kernel.run("%strict on")
    assert "TS7006" in kernel.run("function g(x) { return x.a }").traceback


def test_a_type_error_in_a_local_file_is_a_warning(kernel, tmp_path):
    (tmp_path / "loose.ts").write_text("export const one: number = 'a';\n")
    ran = kernel.run("import { one } from './loose'; one")
    assert ran.result == "'a'"
    assert "loose.ts:1:14 - " in ran.text("stderr") and "TS2322" in ran.text("stderr")


def test_a_kernel_for_javascript_is_one_line_away(kernel):
    ran = kernel.run("%lang js\nclass A { constructor() { this.x = 3 } }\nnew A().x")
    assert ran.result == "3" and "Cells are JavaScript" in ran.text()
    assert kernel.run("new A().y").status == "ok"


def test_what_the_kernel_was_started_with_is_not_the_notebooks(kernel, tmp_path):
    assert kernel.run("process.argv.slice(1).join()").result == f"'{tmp_path}/notebook.ts'"


def test_a_local_file_whose_kind_no_package_json_says_is_loaded_in_silence(kernel, tmp_path):
    (tmp_path / "plain.js").write_text("export const plain = 1;\n")
    ran = kernel.run("import { plain } from './plain'; plain")
    assert ran.result == "1" and ran.text("stderr") == ""


PROGRAM = {
    "train.cjs": "const { twice } = require('./part');\nif (require.main === module) console.log('cjs', twice(), process.argv.slice(2).join());\n",
    "train.js": "#!/usr/bin/env node\nimport { twice } from './part';\nconst { ArgumentParser } = require('node:util');\n"
    "if (require.main === module) console.log('es', twice(), ArgumentParser, ...process.argv.slice(2));\n",
    "train.ts": "import { twice } from './part';\nconsole.log('ts', twice(), process.argv.length);\n",
    "part.js": "let n = 1;\nexports.twice = () => (n *= 2);\n",
}


def test_a_program_is_run_as_node_runs_it_afresh_each_time(library, tmp_path):
    for name, text in PROGRAM.items():
        (tmp_path / name).write_text(text)
    for _ in range(2):
        assert library.run(f"%run {tmp_path}/train.cjs --epochs '2 3'").text() == "cjs 2 --epochs,2 3\n"
        assert library.run(f"%run {tmp_path}/train.js --gpu").text() == "es 2 undefined --gpu\n"
    ran = library.run(f"%run {tmp_path}/train.ts")
    assert ran.text().startswith("ts ") and ran.text().endswith(" 2\n")
    assert "there is no such file" in library.run("%run no-such.js").traceback
    assert "as in %run train.js" in library.run("%run").traceback


def test_a_program_that_was_pasted_into_a_cell_is_the_main_one_and_what_it_requires_is_not(kernel, tmp_path):
    (tmp_path / "part.cjs").write_text("exports.isMain = require.main === module;\n")
    ran = kernel.run("%lang js\nconst part = require('./part.cjs');\nif (require.main === module) console.log('runs', part.isMain)")
    assert ran.text().endswith("runs false\n")
