"""Parameters of notebooks in TypeScript, for papermill.

papermill knows some languages, and loads packages with an engine before it runs a notebook: this one brings TypeScript along.
A parameter that the notebook declares with a type keeps it::

    const rate: number | null = 0.1;        // in the cell tagged `parameters`
    let rate: number | null = 0.5;          // what `papermill -p rate 0.5` adds below it
"""

import json
import math
import re
from typing import ClassVar

from papermill.engines import NBClientEngine as Engine  # papermill's own, unchanged: the entry point has to be one
from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators

__all__ = ["Engine", "TypeScriptTranslator"]

DECLARATION = re.compile(
    r"^\s*(?:export\s+)?(?:const|let|var)\s+(?P<name>[\w$]+)\s*(?::\s*(?P<type>.+?))?\s*=(?![=>])\s*(?P<value>.*?)\s*;?\s*(?://\s*(?P<help>.*))?$"
)
NEXT_DECLARATION = re.compile(r";\s*(?=(?:const|let|var)\b)|\n")


class TypeScriptTranslator(Translator):
    #: The types of the parameters that were inspected last: papermill asks for them before it writes their values.
    declared: ClassVar[dict[str, str]] = {}

    @classmethod
    def translate_none(cls, val):
        return "null"

    @classmethod
    def translate_str(cls, val):
        return json.dumps(val)

    @classmethod
    def translate_float(cls, val):
        if math.isfinite(val):
            return cls.translate_raw_str(val)
        if math.isnan(val):
            return "NaN"
        return "-Infinity" if val < 0 else "Infinity"

    @classmethod
    def translate_dict(cls, val):
        return f"{{ {', '.join(f'{json.dumps(str(key))}: {cls.translate(item)}' for key, item in val.items())} }}"

    @classmethod
    def translate_list(cls, val):
        return f"[{', '.join(cls.translate(item) for item in val)}]"

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}".strip()

    @classmethod
    def assign(cls, name, str_val):
        declared = cls.declared.get(name)
        return f"let {name}{f': {declared}' if declared else ''} = {str_val};"

    @classmethod
    def inspect(cls, parameters_cell):
        found = [match for text in NEXT_DECLARATION.split(parameters_cell["source"]) if (match := DECLARATION.match(text))]
        cls.declared = {match["name"]: match["type"] for match in found if match["type"]}
        return [Parameter(match["name"], match["type"] or "None", match["value"], match["help"] or "") for match in found]


papermill_translators.register("typescript", TypeScriptTranslator)
