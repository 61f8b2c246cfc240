"""What a front end gets to see of a value."""

import base64

import pytest


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


def test_an_object_that_cannot_be_looked_at_does_not_fail_the_cell(kernel):
    assert kernel.run("new Proxy({}, { get() { throw new Error('trap') }, ownKeys() { throw new Error('trap') } })").status in ("ok", "error")
    assert kernel.run("({ get broken() { throw new Error('no') } })").status == "ok"
