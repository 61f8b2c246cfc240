"""Comms in both directions, with binary buffers, also while a cell awaits."""

import uuid

import pytest

ECHO = """
const host = (globalThis as any)[Symbol.for('epochlab.notebook')];
const received: unknown[] = [];
host.onCommOpen('echo', (comm: any, data: any) => {
  comm.send({ opened: data });
  comm.onMessage((data: any, buffers: Uint8Array[]) => {
    received.push(data);
    comm.send({ back: data }, buffers.map(buffer => buffer.map(byte => byte + 1)));
  });
  comm.onClose(() => received.push('closed'));
});
"""


@pytest.fixture(scope="module")
def kernel(shared_kernel):
    assert shared_kernel.run(ECHO).status == "ok"
    return shared_kernel


def open_comm(kernel, target="echo", data=None):
    comm_id = uuid.uuid4().hex
    send(kernel, "comm_open", {"comm_id": comm_id, "target_name": target, "data": data or {}})
    return comm_id


def send(kernel, msg_type, content, buffers=None):
    session = kernel.client.session
    message = session.msg(msg_type, content)
    session.send(kernel.client.shell_channel.socket, message, buffers=buffers)
    return message["header"]["msg_id"]


def next_of(kernel, msg_type):
    while True:
        message = kernel.client.get_iopub_msg(timeout=10)
        if message["msg_type"] == msg_type:
            return message


def test_a_front_end_opens_a_comm_and_gets_its_bytes_back(kernel):
    comm_id = open_comm(kernel, data={"n": 1})
    assert next_of(kernel, "comm_msg")["content"] == {"comm_id": comm_id, "data": {"opened": {"n": 1}}}
    send(kernel, "comm_msg", {"comm_id": comm_id, "data": {"n": 2}}, [b"\x00\x01", b"\x02" * 1000])
    back = next_of(kernel, "comm_msg")
    assert back["content"]["data"] == {"back": {"n": 2}}
    assert [bytes(b) for b in back["buffers"]] == [b"\x01\x02", b"\x03" * 1000]
    assert kernel.ask("comm_info_request", {"target_name": "echo"})["content"]["comms"] == {comm_id: {"target_name": "echo"}}
    kernel.outputs(send(kernel, "comm_close", {"comm_id": comm_id, "data": {}}))
    assert kernel.run("received.at(-1)").result == "'closed'"
    assert kernel.ask("comm_info_request", {})["content"]["comms"] == {}


def test_messages_arrive_while_a_cell_awaits(kernel):
    comm_id = open_comm(kernel)
    cell = kernel.send("received.length = 0; console.log('waiting'); while (received.length === 0) await new Promise(done => setTimeout(done, 5)); received[0]")
    kernel.wait_for_text("waiting")
    send(kernel, "comm_msg", {"comm_id": comm_id, "data": {"during": True}})
    assert kernel.finish(cell).result == "{ during: true }"


def test_the_kernel_opens_a_comm_and_hears_the_answer(kernel):
    ran = kernel.run("const own = host.openComm('front', { hello: 1 }, [new Uint8Array([7])]); own.onMessage((data: any) => console.log('heard', data.word)); 0")
    [opened] = [m for m in ran.messages if m["msg_type"] == "comm_open"]
    assert opened["content"]["target_name"] == "front" and bytes(opened["buffers"][0]) == b"\x07"
    said = send(kernel, "comm_msg", {"comm_id": opened["content"]["comm_id"], "data": {"word": "yes"}})
    assert [m["content"]["text"] for m in kernel.outputs(said) if m["msg_type"] == "stream"] == ["heard yes\n"]


def test_an_unknown_target_is_closed_with_a_reason(kernel):
    comm_id = open_comm(kernel, "nobody")
    closed = next_of(kernel, "comm_close")["content"]
    assert closed["comm_id"] == comm_id and closed["data"]["reason"] == "unknown"


def test_an_error_in_a_handler_is_shown_and_the_kernel_lives(kernel):
    kernel.run("host.onCommOpen('broken', () => { throw new Error('in the handler') }); 0")
    comm_id = uuid.uuid4().hex
    opened = send(kernel, "comm_open", {"comm_id": comm_id, "target_name": "broken", "data": {}})
    assert "in the handler" in "".join(m["content"]["text"] for m in kernel.outputs(opened) if m["msg_type"] == "stream")
    assert kernel.run("1").result == "1"
