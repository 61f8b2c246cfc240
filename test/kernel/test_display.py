"""What a front end gets to see of a value."""

import base64

import pytest

from client import Kernel
from conftest import ROOT


@pytest.fixture(scope="module")
def kernel(shared_kernel):
    shared_kernel.run("%check off")
    return shared_kernel


def test_values_as_text(kernel):
    for code, text in {"'a'": "'a'", "1n": "1n", "null": "null", "[1, 'b']": "[ 1, 'b' ]", "new Map([[1, 2]])": "Map(1) { 1 => 2 }"}.items():
        assert kernel.run(code).result == text


def test_undefined_is_no_result(kernel):
    assert kernel.run("undefined").of("execute_result") == []


@pytest.mark.parametrize("prefix", ["", "async "])
def test_the_display_symbol_is_honoured(kernel, prefix):
    ran = kernel.run(f"({{ {prefix}[Symbol.for('Jupyter.display')]() {{ return {{ 'text/html': '<b>x</b>' }} }} }})")
    assert ran.data["text/html"] == "<b>x</b>" and "text/plain" in ran.data


def test_representation_methods_are_honoured(kernel):
    assert kernel.run("({ _repr_html_: () => '<i>y</i>', _repr_markdown_: async () => '*y*' })").data.items() >= {"text/html": "<i>y</i>", "text/markdown": "*y*"}.items()
    assert kernel.run("({ _repr_mimebundle_: () => [{ 'text/latex': '$z$' }, {}] })").data["text/latex"] == "$z$"


def test_an_error_in_a_representation_is_the_cells_error(kernel):
    assert "no picture" in kernel.run("({ _repr_html_() { throw new Error('no picture') } })").traceback


def test_records_are_a_table_and_markup_in_them_is_text(kernel):
    html = kernel.run("[{ name: '<script>', n: 1 }, { name: 'b', extra: true }]").data["text/html"]
    assert "<th>extra</th>" in html and "&lt;script&gt;" in html and "<script>" not in html
    assert "100 of 5,000 rows" in kernel.run("Array.from({ length: 5000 }, (_, i) => ({ i }))").data["text/html"]


def test_nested_objects_fold_and_circles_end(kernel):
    html = kernel.run("const circle: any = { a: { b: [1, { c: 2 }] } }; circle.self = circle; circle").data["text/html"]
    assert html.count("<details") == 4


def test_images_are_shown_as_images(kernel):
    png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    assert kernel.run(f"Buffer.from('{png}', 'base64')").data["image/png"] == png
    assert "image/png" not in kernel.run("new Uint8Array([1, 2, 3])").data
    canvas = "({ width: 2, height: 1, getContext() {}, toBuffer: (mime: string) => Buffer.from('bytes of ' + mime) })"
    assert base64.b64decode(kernel.run(canvas).data["image/png"]) == b"bytes of image/png"
    sharp = "({ metadata() {}, png() {}, clone: () => ({ png: () => ({ toBuffer: async () => Buffer.from('sharp') }) }) })"
    assert base64.b64decode(kernel.run(sharp).data["image/png"]) == b"sharp"


def test_chart_specifications_are_drawn_by_the_front_end(kernel):
    vega = kernel.run("({ $schema: 'https://vega.github.io/schema/vega-lite/v5.json', mark: 'bar' })").data
    assert vega["application/vnd.vegalite.v5+json"]["mark"] == "bar"
    plotly = kernel.run("({ data: [{ x: [1], y: [2] }], layout: { title: 't' } })").data
    assert plotly["application/vnd.plotly.v1+json"]["layout"] == {"title": "t"}


def test_tensors_show_dtype_shape_and_values(kernel):
    kernel.run(
        """
        class Fake { constructor(public shape, public dtype, public values, public isDisposed = false) {}
          get size() { return this.values.length }
          dataSync() { return this.values } }
        """
    )
    assert kernel.run("new Fake([2, 2], 'float32', new Float32Array([1, 2.5, -3, 4]))").result == (
        "Tensor float32 [2, 2]\n[[ 1.0000,  2.5000],\n [-3.0000,  4.0000]]"
    )
    assert kernel.run("new Fake([], 'int32', new Int32Array([7]))").result == "Tensor int32 []\n7"
    assert "..." in kernel.run("new Fake([2000], 'int32', new Int32Array(2000))").result
    assert kernel.run("new Fake([1], 'int32', [], true)").result == "Tensor int32 [1], disposed"
    assert "image/png" in kernel.run("new Fake([8, 8, 3], 'float32', new Float32Array(192).fill(0.5))").data
    assert "image/png" not in kernel.run("new Fake([8, 8, 3], 'float32', new Float32Array(192).fill(-1))").data


def test_big_values_are_cut_with_their_size_told(kernel):
    assert "more items" in kernel.run("new Float32Array(1e6)").result
    assert "more character" in kernel.run("'x'.repeat(1e6)").result


ODD = {
    "a circle": "const circle: any = { a: 1, list: [] }; circle.self = circle; circle.list.push(circle); circle",
    "a getter that throws": "({ get broken() { throw new Error('no') }, b: { c: 1 } })",
    "records with a getter that throws": "[{ get broken() { throw new Error('no') }, b: 2 }]",
    "a proxy that throws at whoever looks": "new Proxy({}, { get() { throw new Error('trap') }, ownKeys() { throw new Error('trap') } })",
    "a revoked proxy": "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })()",
    "a revoked proxy within": "(() => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return [proxy, { a: proxy }] })()",
    "no prototype": "Object.assign(Object.create(null), { a: 1, nested: Object.create(null) })",
    "a tag that throws": "class Bar { get [Symbol.toStringTag](): string { throw new Error('tag') } }; new Bar()",
    "an inspection that throws": "({ ok: 1, bad: { [Symbol.for('nodejs.util.inspect.custom')]() { throw new Error('inspect') } } })",
    "a million numbers": "Array.from({ length: 1e6 }, (_, i) => i)",
    "a million records": "Array.from({ length: 1e6 }, (_, i) => ({ i }))",
    "a million lists": "Array.from({ length: 1e6 }, (_, i) => [i, [i]])",
    "a Map of many": "new Map(Array.from({ length: 1e5 }, (_, i) => [i, { i }]))",
    "a huge text": "'x'.repeat(5e6)",
    "huge texts within": "({ s: 'x'.repeat(5e6), t: ['y'.repeat(1e6), { z: 1 }] })",
    "twenty thousand levels": "let deep: any = {}; for (let i = 0; i < 20000; i++) deep = { deep }; deep",
    "empty places": "Array(1e9)",
    "big integers": "[1n, { b: 2n }]",
    "a date that is none": "new Date(NaN)",
    "the global object": "globalThis",
    "a process": "process",
    "a Jupyter.display that is no function": "({ [Symbol.for('Jupyter.display')]: 5 })",
    "a bundle that is none": "({ [Symbol.for('Jupyter.display')]() { return 1n } })",
    "a bundle that JSON cannot hold": "({ [Symbol.for('Jupyter.display')]() { const a: any = { n: 1n, f() {} }; a.a = a; return { 'application/json': a } } })",
    "a specification with functions": "({ $schema: 'https://vega.github.io/schema/vega-lite/v5.json', data: { values: [{ a: 1n, f() {} }] } })",
    "a raw bundle that JSON cannot hold": "display({ 'text/plain': 1n, 'application/json': [1n] } as any, { raw: true }); 'shown'",
}


@pytest.mark.parametrize("name", ODD)
def test_no_value_breaks_a_cell(kernel, name):
    ran = kernel.run(ODD[name])
    assert ran.status == "ok", ran.traceback
    assert 0 < len(ran.result) < 200_000
    assert all(len(str(content)) < 400_000 for content in ran.data.values())


def test_an_error_that_is_a_value_shows_where_it_was_made(kernel):
    assert kernel.run("new RangeError('kept')").result.startswith("RangeError: kept\n    at cell-")


def test_functions_and_classes_are_named(kernel):
    assert kernel.run("function area(w: number) { return w }; area").result == "[Function: area]"
    assert kernel.run("class Shape {}; Shape").result == "[class Shape]"


def test_a_getter_is_not_called_to_be_shown(kernel):
    html = kernel.run("let asked = 0; ({ get lazy() { asked++; return 1 }, b: { c: 1 } })").data["text/html"]
    assert "[Getter]" in html and kernel.run("asked").result == "0"


def test_what_a_big_value_leaves_out_is_told(kernel):
    assert "999,900 more" in kernel.run("Array.from({ length: 1e6 }, (_, i) => [i, [i]])").data["text/html"]
    assert "100 of 1,000,000 rows" in kernel.run("Array.from({ length: 1e6 }, (_, i) => ({ i }))").data["text/html"]
    assert "4980000 more characters" in kernel.run("'x'.repeat(5e6)").result


def test_a_matrix_is_a_table(kernel):
    html = kernel.run("[[1, 2, 3], [4, 5, 6]]").data["text/html"]
    assert html.count("<tr>") == 3 and "<details" not in html
    assert "<details" in kernel.run("[[1, 2], [3]]").data["text/html"]


def test_data_frames_are_tables(kernel):
    danfo = "({ columns: ['name', 'n'], index: ['a', 'b'], values: [['<x>', 1], ['y', 2.5]], shape: [2, 2] })"
    html = kernel.run(danfo).data["text/html"]
    assert "<th>name</th>" in html and "<th>b</th>" in html and "&lt;x&gt;" in html
    arquero = "({ columnNames: () => ['x'], numRows: () => 5000, objects: ({ limit }) => Array.from({ length: limit }, (_, x) => ({ x })) })"
    assert "100 of 5,000 rows" in kernel.run(arquero).data["text/html"]


def test_typed_arrays_in_a_plotly_figure_are_lists(kernel):
    figure = kernel.run("({ data: [{ x: new Float32Array([1, 2]), y: [1n], type: 'bar' }], layout: {} })").data
    assert figure["application/vnd.plotly.v1+json"]["data"] == [{"x": [1, 2], "y": [1], "type": "bar"}]


def test_a_batch_of_pictures_is_shown_side_by_side(kernel):
    kernel.run("class Batch { dtype = 'float32'; constructor(public shape: number[]) {}; get size() { return this.shape.reduce((a, b) => a * b) }; dataSync() { return new Float32Array(this.size).fill(0.5) } }")
    png = base64.b64decode(kernel.run("new Batch([20, 8, 10, 1])").data["image/png"])
    assert (int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")) == (16 * 11 - 1, 2 * 9 - 1)


@pytest.fixture(scope="module")
def with_packages():
    """A notebook whose folder has packages."""
    with Kernel(cwd=ROOT) as kernel:
        yield kernel


@pytest.mark.parametrize(
    ("code", "mime", "start", "text"),
    [
        ("import sharp from 'sharp';\nconst red = sharp({ create: { width: 64, height: 32, channels: 3, background: 'red' } });\nred", "image/png", b"\x89PNG", "Image"),
        ("await red.clone().jpeg().toBuffer()", "image/jpeg", b"\xff\xd8", "image/jpeg"),
        ("await red.clone().webp().toBuffer()", "image/webp", b"RIFF", "image/webp"),
        ("import { createCanvas } from '@napi-rs/canvas';\nconst canvas = createCanvas(120, 60);\ncanvas.getContext('2d').fillRect(0, 0, 9, 9);\ncanvas", "image/png", b"\x89PNG", "120 x 60"),
        ("canvas.getContext('2d').getImageData(0, 0, 4, 2)", "image/png", b"\x89PNG", "4 x 2"),
    ],
)
def test_pictures_of_real_packages(with_packages, code, mime, start, text):
    ran = with_packages.run(code)
    assert ran.status == "ok", ran.traceback
    assert base64.b64decode(ran.data[mime]).startswith(start) and text in ran.result


def test_a_proxy_that_answers_to_everything_is_shown_and_not_awaited(kernel):
    assert kernel.run("new Proxy({}, { get: () => () => 'anything' })").result == "{}"
