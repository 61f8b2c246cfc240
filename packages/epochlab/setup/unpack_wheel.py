"""Unpacks those files of a wheel whose names match a pattern: unpack_wheel.py WHEEL FOLDER PATTERN..."""

import re
import sys
from zipfile import ZipFile


def unpack(wheel: str, folder: str, patterns: list[str]) -> None:
    wanted = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    with ZipFile(wheel) as archive:
        members = [name for name in archive.namelist() if wanted.search(name)]
        archive.extractall(folder, members)


if __name__ == "__main__":
    unpack(sys.argv[1], sys.argv[2], sys.argv[3:])
