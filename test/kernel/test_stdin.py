"""Programs that read the standard input ask the user of the notebook."""

import pytest


def answered(kernel, code, answers):
    """Runs a cell whose questions get these answers, and no more; gives its questions and what it ran."""
    message = kernel.send(code, allow_stdin=True)
    prompts = []
    for answer in answers:
        prompts.append(kernel.client.get_stdin_msg(timeout=30)["content"]["prompt"])
        kernel.client.input(answer)
    return prompts, kernel.finish(message)


def test_a_question_of_readline_is_one_of_the_front_end(shared_kernel):
    code = """import readline from 'node:readline/promises';
      const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
      const units = await rl.question('How many units? ');
      rl.close();
      units"""
    prompts, ran = answered(shared_kernel, code, ["64"])
    assert prompts == ["How many units? "] and ran.result == "'64'"


def test_so_is_one_with_a_callback(shared_kernel):
    code = """import { createInterface } from 'node:readline';
      const old = createInterface({ input: process.stdin });
      await new Promise(resolve => old.question('Name? ', name => { old.close(); resolve(name); }))"""
    prompts, ran = answered(shared_kernel, code, ["Ada"])
    assert prompts == ["Name? "] and ran.result == "'Ada'"


def test_lines_are_asked_for_one_by_one_until_nobody_wants_more(shared_kernel):
    code = """const lines: string[] = [];
      for await (const line of createInterface({ input: process.stdin })) if (lines.push(line) === 2) break;
      lines"""
    prompts, ran = answered(shared_kernel, code, ["a", "b"])
    assert prompts == ["", ""] and ran.result == "[ 'a', 'b' ]"


def test_an_interface_that_asks_nothing_is_no_question(shared_kernel):
    assert shared_kernel.run("createInterface({ input: process.stdin }).close(); 1", allow_stdin=True).result == "1"


@pytest.mark.parametrize("code", ["await readline.createInterface({ input: process.stdin }).question('x')"])
def test_without_a_front_end_that_answers_it_is_an_error_at_once(shared_kernel, code):
    ran = shared_kernel.run(code, allow_stdin=False)
    assert "input() needs a front end" in ran.traceback
