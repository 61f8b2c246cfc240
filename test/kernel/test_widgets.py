"""anywidget on the kernel's comms, as a front end of the widget protocol sees it (jupyter.widget, version 2.1)."""

import array
import uuid

import pytest

WIDGET = """
const model = widget({
  state: { value: 0, weights: new Float32Array([1, 2]), deep: { list: [1, new Uint8Array([7])] } },
  render: async ({ model, el }) => { await null; el.textContent = String(model.get('value')); },
});
model.on('change:value', value => console.log('changed to', value));
"""


def send(kernel, comm_id, data, buffers=None):
    session = kernel.client.session
    message = session.msg("comm_msg", {"comm_id": comm_id, "data": data})
    session.send(kernel.client.shell_channel.socket, message, buffers=buffers)
    return kernel.outputs(message["header"]["msg_id"])


def said(messages):
    return [m["content"]["data"] for m in messages if m["msg_type"] == "comm_msg"]


@pytest.fixture()
def opened(shared_kernel):
    ran = shared_kernel.run(f"{WIDGET}display(model);")
    [opened] = [m for m in ran.messages if m["msg_type"] == "comm_open"]
    [view] = ran.of("display_data")
    return shared_kernel, opened, view["data"]


def test_a_widget_opens_a_comm_of_the_widget_protocol(opened):
    _, message, view = opened
    content = message["content"]
    assert content["target_name"] == "jupyter.widget" and message["metadata"]["version"].startswith("2.")
    state = content["data"]["state"]
    assert (state["_model_module"], state["_model_name"], state["_view_name"]) == ("anywidget", "AnyModel", "AnyView")
    assert state["value"] == 0
    assert content["data"]["buffer_paths"] == [["weights"], ["deep", "list", 1]]
    assert [bytes(b) for b in message["buffers"]] == [array.array("f", [1, 2]).tobytes(), b"\x07"]
    assert view["application/vnd.jupyter.widget-view+json"]["model_id"] == content["comm_id"]
    assert "value: 0" in view["text/plain"]


def test_what_render_awaits_runs_in_a_browser_too(opened):
    esm = opened[1]["content"]["data"]["state"]["_esm"]
    assert "const await_ =" in esm and "exports" not in esm.replace("export default", "")


def test_a_page_changes_the_state_and_all_pages_hear_of_it(opened):
    kernel, message, _ = opened
    weights = array.array("f", [0.5, 8]).tobytes()
    update = {"method": "update", "state": {"value": 3}, "buffer_paths": [["weights"]]}
    heard = send(kernel, message["content"]["comm_id"], update, [weights])
    [echo] = said(heard)
    assert echo["method"] == "echo_update" and echo["state"]["value"] == 3 and echo["buffer_paths"] == [["weights"]]
    assert [m["content"]["text"] for m in heard if m["msg_type"] == "stream"] == ["changed to 3\n"]
    assert kernel.run("`${model.value} ${model.weights}`").result == "'3 0.5,8'"
    assert kernel.run("model.weights instanceof Float32Array").result == "true"


def test_the_notebook_changes_the_state_and_pages_hear_of_it(opened):
    kernel, _, _ = opened
    assert said(kernel.run("model.set('value', 5); model.value = 6; 0").messages) == [
        {"method": "update", "state": {"value": value}, "buffer_paths": []} for value in (5, 6)
    ]


def test_a_reloaded_page_finds_every_widget(opened):
    kernel, message, _ = opened
    comm_id = message["content"]["comm_id"]
    kernel.run("model.value = 9; 0")
    [state] = said(send(kernel, comm_id, {"method": "request_state"}))
    assert state["method"] == "update" and state["state"]["value"] == 9 and "_esm" in state["state"]

    session, control = kernel.client.session, uuid.uuid4().hex
    opening = session.msg("comm_open", {"comm_id": control, "target_name": "jupyter.widget.control", "data": {}})
    session.send(kernel.client.shell_channel.socket, opening)
    heard = send(kernel, control, {"method": "request_states"})
    [answer] = said(heard)
    assert answer["method"] == "update_states"
    assert answer["states"][comm_id]["model_module"] == "anywidget" and answer["states"][comm_id]["state"]["value"] == 9
    assert [comm_id, "state", "weights"] in answer["buffer_paths"]


def test_messages_of_the_widgets_own(opened):
    kernel, message, _ = opened
    kernel.run("model.on('msg:custom', (content, buffers) => model.send({ got: content }, [buffers[0]!.map(byte => byte * 2)])); 0")
    heard = send(kernel, message["content"]["comm_id"], {"method": "custom", "content": "hello"}, [b"\x01\x02"])
    assert said(heard) == [{"method": "custom", "content": {"got": "hello"}}]
    assert [bytes(b) for m in heard if m["msg_type"] == "comm_msg" for b in m["buffers"]] == [b"\x02\x04"]


@pytest.mark.parametrize(
    "data",
    [
        None,
        5,
        {"method": "fly"},
        {"method": "update"},
        {"method": "update", "state": [], "buffer_paths": 7},
        {"method": "update", "state": {"a": 1}, "buffer_paths": [["__proto__", "polluted"], ["no", "where"], []]},
    ],
)
def test_what_is_no_message_of_the_protocol_does_no_harm(opened, data):
    kernel, message, _ = opened
    send(kernel, message["content"]["comm_id"], data, [b"x", b"y", b"z"])
    assert kernel.run("`${model.value} ${({} as any).polluted}`").result == "'0 undefined'"


def test_a_closed_widget_leaves_the_pages(opened):
    kernel, message, _ = opened
    ran = kernel.run("model.close()")
    assert [m["content"]["comm_id"] for m in ran.messages if m["msg_type"] == "comm_close"] == [message["content"]["comm_id"]]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("{}", ["`render`", "`esm`"]),
        ("{ state: { f: () => 1 }, render: ({ el }) => { el.id = 'a' } }", ["'f'", "function", "JSON"]),
        ("{ render: ({ el }) => { el.id = String(outside) } }", ["'outside'", "browser", "state"]),
        ("{ render: Math.max as any }", ["`render`", "no text"]),
    ],
)
def test_what_cannot_work_is_refused(shared_kernel, options, words):
    shared_kernel.run("const outside = 5;")
    shown = shared_kernel.run(f"widget({options})").traceback
    assert all(word in shown for word in words), shown


def test_the_state_is_typed_in_the_notebook_and_in_the_drawing_code(shared_kernel):
    wrong = shared_kernel.run("const typed = widget({ state: { n: 1 }, render: ({ model, el }) => { el.append(model.get('n').toUpperCase()) } })")
    assert "TS2339" in wrong.traceback and "'toUpperCase'" in wrong.traceback
    assert shared_kernel.run("const typed = widget({ state: { n: 1 }, render({ el }) { el.append('') } }); typed.set('n', 'x')").status == "error"


def test_code_for_browsers_is_checked_with_the_types_of_browsers(kernel):
    assert "TS2584" in kernel.run("document.title").traceback
    assert kernel.run("/// <reference lib=\"dom\" />\nconst draw = (el: HTMLElement) => { el.append(document.title) }; typeof draw").result == "'function'"


@pytest.mark.parametrize("name", ["jsr:@anywidget/deno", "npm:@anywidget/deno@0.1.4", "@anywidget/deno"])
def test_anywidgets_own_import_gives_it_too(shared_kernel, name):
    ran = shared_kernel.run(
        f"import {{ widget }} from '{name}';\nconst made = widget({{ state: {{ n: 1 }}, render: ({{ el }}) => {{ el.append('x') }} }});\nmade.set('n', 2); made.get('n').toFixed(1)"
    )
    assert ran.status == "ok", ran.traceback
    assert ran.result == "'2.0'"


def test_the_browsers_names_stay_in_the_cells_that_ask_for_them(shared_kernel):
    assert shared_kernel.run("const drawn = widget({ render({ el }) { el.append(document.createElement('b')) } });").status == "ok"
    shown = shared_kernel.run("console.log('ran');\ndocument.title").traceback
    assert "TS2584" in shown and "> 2 | document.title" in shown and "render" in shown
    assert shared_kernel.run("({ name }: { name: string }) => name; const status = new Event('x').type; [status, { status }]").status == "ok"
    assert shared_kernel.run("/// <reference lib=\"dom\" />\nconst later = () => document.title;").status == "ok"
