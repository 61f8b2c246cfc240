"""Make the notebooks of the course from their texts, with outputs.

    .venv/bin/python test/notebooks/build.py            all lessons
    .venv/bin/python test/notebooks/build.py 03 07      those whose names contain 03 or 07
"""

import sys
import time

import nbformat

from course import LARGEST, lessons, notebook_of, read_lesson, run


def build(text):
    started = time.monotonic()
    notebook = run(read_lesson(text))
    target = notebook_of(text)
    nbformat.write(notebook, target)
    size = target.stat().st_size
    print(f"{target.name}: {time.monotonic() - started:.0f} s, {size / 1000:.0f} kB")
    if size > LARGEST:
        sys.exit(f"{target.name} is larger than {LARGEST / 1000:.0f} kB: show less in it.")


if __name__ == "__main__":
    words = sys.argv[1:]
    for lesson in lessons():
        if not words or any(word in lesson.name for word in words):
            build(lesson)
