"""Read a YAML mapping of fields as people wrote it: every value a string, a list or a mapping."""

from typing import Any

import yaml

_BRACKETS = 500  # the scanner's time grows with the square of how deep they nest
_NULLS = ("~", "null", "Null", "NULL")


class _Loader(yaml.BaseLoader):
    """Keeps every scalar as printed ("2024", "no"), and refuses aliases, which can grow without end."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases (*name) are not read; write the value out")
        return super().compose_node(parent, index)


def loads(text: str) -> dict[str, Any]:
    """The mapping, nulls blank. Raises ValueError, for readers, where the text is no YAML mapping."""
    if text.count("[") + text.count("{") > _BRACKETS:
        raise ValueError("it holds too many brackets")
    try:
        value = yaml.load(text, Loader=_Loader)  # noqa: S506 - BaseLoader makes strings only
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(_reason(error)) from error
    if value in (None, ""):
        return {}
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise ValueError("it must be lines of `name: value`")
    return {name: "" if item in _NULLS else item for name, item in value.items()}


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    mark = getattr(error, "problem_mark", None)
    place = f" in line {mark.line + 1}" if mark else ""
    return f"{getattr(error, 'problem', None) or str(error).splitlines()[0]}{place}"
