"""Whether the saved outputs of a lesson are those of its code, as far as they are the same in every run."""

import re

VIEW = "application/vnd.epochlab.view.v1+json"

# From the first cell that draws random weights, trains or reads what other lessons saved, numbers differ from run to run and from
# processor to processor.
RANDOM = re.compile(
    r"equential|Model\(|tf\.model\(|layers\.|networks\.|applications\.|optimizers\.|tf\.train|models\."
    r"|playground|performance\.|readFileSync"
)

# The values of these keys of a view are words of the lesson or of the library.
WORDS = {"title", "xLabel", "yLabel", "name", "metric", "set", "kind"}


def streamed(cell):
    return "".join(output.text for output in cell.get("outputs", []) if output.output_type == "stream")


def views(cell):
    return [output.data for output in cell.get("outputs", []) if VIEW in output.get("data", {})]


def exact(cell):
    """All that a cell without chance shows, in words."""
    return streamed(cell), ["".join(data.get("text/plain", "")) for data in views(cell)]


def words(value, key=""):
    """The words of a view's state; numbers in them, such as those of a result in a title, are left out."""
    if isinstance(value, dict):
        return {word for name, item in value.items() for word in words(item, name)}
    if isinstance(value, list):
        return {word for item in value for word in words(item, key)}
    return {(key, re.sub(r"[\d.,]+", "#", value))} if key in WORDS and isinstance(value, str) else set()


def outline(cell):
    """The parts of what a cell shows that no chance changes: the checks that it prints, and each view's kind and words."""
    checks = [line for line in streamed(cell).splitlines() if line.startswith(("✓", "✗", "○"))]
    return checks, [outline_of_view(data[VIEW]) for data in views(cell)]


def outline_of_view(view):
    """A run's view has curves per batch and events that depend on how fast the machine was: its title alone is compared."""
    kind, state = view["kind"], view["state"]
    return kind, words({"title": state.get("title", "")} if kind == "training" else state)


def stale(saved, ran):
    """The cells whose saved outputs are not those of the code: pairs of what is saved and what the code gives."""
    chance = False
    for old, new in zip(saved.cells, ran.cells):
        if new.cell_type != "code" or "exercise" in new.metadata.get("tags", []):
            continue
        chance = chance or RANDOM.search(new.source) is not None
        shown = outline if chance else exact
        if shown(old) != shown(new):
            yield new.source[:80], shown(old), shown(new)
