"""Ends the tests of the course with a table of what each lesson costs."""

import pytest

from costs import Watch, table

COSTS = pytest.StashKey[list]()


def pytest_configure(config):
    config.stash[COSTS] = []


@pytest.fixture
def watched(request):
    """Runs what is in its block as a lesson: `with watched(name): ...`."""
    watches = []

    def watch(lesson):
        watches.append(Watch(lesson))
        return watches[-1]

    yield watch
    request.config.stash[COSTS] += [watch.cost for watch in watches]


def pytest_terminal_summary(terminalreporter, config):
    costs = config.stash[COSTS]
    if costs:
        terminalreporter.section("seconds and peak memory of each lesson")
        for line in table(costs):
            terminalreporter.write_line(line)
