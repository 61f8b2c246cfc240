"""Jupyter's debugger: breakpoints in cells, steps, variables."""

import pytest

from client import Kernel

CELL = """const factor: number = 3;
interface Point { x: number }
function scale(point: Point): number {
  const scaled = point.x * factor;
  const label = `scaled to ${scaled}`;
  return scaled;
}
const nested = { list: [1, 2, 3] };
scale({ x: 14 });"""


class Debugger:
    def __init__(self, kernel):
        self.kernel, self.seq = kernel, 0

    def __call__(self, command, **arguments):
        self.seq += 1
        request = {"type": "request", "seq": self.seq, "command": command, "arguments": arguments}
        content = self.kernel.ask("debug_request", request, "control")["content"]
        assert content["request_seq"] == self.seq and content["command"] == command
        assert content["success"], content
        return content["body"]

    def event(self, name):
        while True:
            message = self.kernel.client.get_iopub_msg(timeout=15)
            if message["msg_type"] == "debug_event" and message["content"]["event"] == name:
                return message["content"]["body"]

    def top(self):
        return self("stackTrace", threadId=1)["stackFrames"][0]

    def scope(self, name):
        scopes = self("scopes", frameId=self.top()["id"])["scopes"]
        [reference] = [s["variablesReference"] for s in scopes if s["name"] == name]
        return {v["name"]: v for v in self("variables", variablesReference=reference)["variables"]}


@pytest.fixture()
def debug():
    with Kernel() as kernel:
        debug = Debugger(kernel)
        assert debug("debugInfo")["isStarted"] is False
        debug("initialize", clientID="test")
        debug("attach")
        yield debug
        debug("disconnect", restart=False)
        assert kernel.run("1").result == "1"


def test_the_kernel_says_that_it_can(debug):
    info = debug.kernel.ask("kernel_info_request", {})["content"]
    assert info["debugger"] is True and "debugger" in info["supported_features"]
    assert debug("debugInfo")["isStarted"] is True


def test_a_breakpoint_stops_a_cell_and_shows_its_variables(debug):
    path = debug("dumpCell", code=CELL)["sourcePath"]
    info = debug("debugInfo")
    assert path.startswith(info["tmpFilePrefix"]) and path.endswith(info["tmpFileSuffix"])
    [breakpoint] = debug("setBreakpoints", source={"path": path}, breakpoints=[{"line": 5}])["breakpoints"]
    assert breakpoint["verified"] and breakpoint["line"] == 5
    debug("configurationDone")
    cell = debug.kernel.send(CELL)
    assert debug.event("stopped")["reason"] == "breakpoint"
    frames = debug("stackTrace", threadId=1)["stackFrames"]
    assert [(f["name"], f["line"]) for f in frames] == [("scale", 5), ("<cell>", 9)]
    assert frames[0]["source"]["path"] == path
    assert debug.scope("Locals")["scaled"]["value"] == "42"
    notebook = debug.scope("Notebook")
    assert notebook["factor"]["value"] == "3"
    assert debug("evaluate", expression="scaled + factor + point.x", frameId=frames[0]["id"])["result"] == "59"
    assert debug("source", source={"path": path})["content"] == CELL
    debug("continue", threadId=1)
    assert debug.kernel.finish(cell).result == "42"


def test_breakpoints_that_share_a_place_or_have_none_stop_once(debug):
    code = "// first\n\nconst a = 1;\na + 1;"
    path = debug("dumpCell", code=code)["sourcePath"]
    wanted = [{"line": line} for line in (1, 2, 3, 3, 0, -1, 99)]
    answers = debug("setBreakpoints", source={"path": path}, breakpoints=wanted)["breakpoints"]
    assert [answer["verified"] for answer in answers] == [True, True, True, True, False, False, False]
    cell = debug.kernel.send(code)
    debug.event("stopped")
    assert debug.top()["line"] == 3
    debug("continue", threadId=1)
    assert debug.kernel.finish(cell).result == "2"


def test_steps_go_from_line_to_line(debug):
    path = debug("dumpCell", code=CELL)["sourcePath"]
    debug("setBreakpoints", source={"path": path}, breakpoints=[{"line": 9}])
    cell = debug.kernel.send(CELL)
    debug.event("stopped")
    assert debug.top()["line"] == 9
    for command, line in [("stepIn", 4), ("next", 5), ("next", 6), ("stepOut", 9)]:
        debug(command, threadId=1)
        debug.event("stopped")
        assert debug.top()["line"] == line, command
    debug("continue", threadId=1)
    assert debug.kernel.finish(cell).result == "42"


def test_variables_are_inspected_without_a_pause(debug):
    debug.kernel.run("const found = { deep: [1, { x: 2 }] }; const text = 'abc'")
    variables = {v["name"]: v for v in debug("inspectVariables")["variables"]}
    assert variables["text"]["value"] == '"abc"'
    [deep] = debug("variables", variablesReference=variables["found"]["variablesReference"])["variables"][:1]
    assert deep["name"] == "deep" and deep["variablesReference"] > 0
    assert "deep" in debug("richInspectVariables", variableName="found")["data"]["text/plain"]


def test_an_interrupt_ends_a_cell_that_stands_still(debug):
    path = debug("dumpCell", code="debugger; while (true) {}")["sourcePath"]
    assert path
    cell = debug.kernel.send("debugger; while (true) {}")
    debug.event("stopped")
    debug.kernel.interrupt()
    assert debug.kernel.finish(cell).reply["content"]["ename"] == "Interrupted"


def test_an_unknown_command_is_refused(debug):
    request = {"type": "request", "seq": 99, "command": "fly", "arguments": {}}
    content = debug.kernel.ask("debug_request", request, "control")["content"]
    assert content["success"] is False and "fly" in content["message"]
