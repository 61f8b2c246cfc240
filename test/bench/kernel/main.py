"""Prints one measure of one kernel as JSON: python main.py KERNEL MEASURE [COUNT_OF_CELLS]."""

import json
import sys

from measures import MEASURES

kernel, measure, *count = sys.argv[1:]
print(json.dumps(MEASURES[measure](kernel, *map(int, count))))
