"""The bodies of answers: JSON of the form that was agreed, or a clause that says that it is none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from citelink.sources.source import NotLookedUpError


def parse(text: str) -> Any:
    """The JSON in an answer. Raises NotLookedUpError where there is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise NotLookedUpError("its answer is no JSON") from None


def parse_object(text: str, *names: str) -> Mapping[str, Any]:
    """The object in an answer, or what stands in it under one name after the other. Raises NotLookedUpError."""
    said = parse(text)
    for name in names:
        said = said.get(name) if isinstance(said, Mapping) else None
    if not isinstance(said, Mapping):
        raise NotLookedUpError("its answer has another form than agreed")
    return said


def listed(said: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The objects of a list. Raises NotLookedUpError where there is no list."""
    items = said.get(name)
    if not isinstance(items, list):
        raise NotLookedUpError("its answer holds no list of works")
    return objects(items)


def objects(value: Any) -> list[Mapping[str, Any]]:
    """The objects of a list; nothing where there is no list."""
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def texts(value: Any) -> list[str]:
    """The texts of a list, or the one text; what else there is is passed over."""
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str) and one.strip()]


def first(value: Any) -> str:
    """The first text of a list, or the one text, or ""."""
    return next(iter(texts(value)), "")


def inner(said: Any, *names: str) -> Any:
    """What stands in an object under one name after the other; None where it does not."""
    for name in names:
        said = said.get(name) if isinstance(said, Mapping) else None
    return said
