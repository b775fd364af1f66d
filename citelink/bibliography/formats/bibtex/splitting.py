"""Braces inside values: splitting outside them, and whether all are closed."""

from __future__ import annotations


def split_outside(text: str, separator: str) -> list[str]:
    """Split at `separator` outside braces."""
    if "{" not in text:
        return text.split(separator)
    parts, depth, start = [], 0, 0
    for at, char in enumerate(text):
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
        elif char == separator and depth <= 0 and (at == 0 or text[at - 1] != "\\"):
            parts.append(text[start:at])
            start = at + 1
    parts.append(text[start:])
    return parts


def is_balanced(value: str) -> bool:
    """Whether every brace of a value is closed, and none before it was opened."""
    depth = 0
    for char in value:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0
