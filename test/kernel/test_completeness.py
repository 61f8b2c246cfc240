"""Whether a console should run what has been typed, or let the user go on."""

import pytest


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("1 + 1", "complete"),
        ("%check on", "complete"),
        ("%install lodash\nconst a = 1", "complete"),
        ("function f() {", "incomplete"),
        ("%check off\n// why\nif (true) {", "incomplete"),
        ("const a = ;", "invalid"),
        ("%check off\n)", "invalid"),
        ("%fly to the moon", "unknown"),
        ("%fly\nfunction f() {", "unknown"),
    ],
)
def test_each_of_the_four_answers(shared_kernel, code, status):
    answer = shared_kernel.ask("is_complete_request", {"code": code})["content"]
    assert answer["status"] == status
    assert ("indent" in answer) == (status == "incomplete")
