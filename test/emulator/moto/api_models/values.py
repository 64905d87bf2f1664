"""Values against the shapes that they have to have: required members, sizes, enumerations, patterns."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import regex
from moto.core.model import Shape


class Finding(NamedTuple):
    """What a model does not allow."""

    member: str
    rule: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.member or 'the request'} {self.rule}" + (f", got {self.value}" if self.value else "")


_BEYOND_16_BITS = r"\uD800\uDC00-\uDBFF\uDFFF"
_NUMBERS = ("integer", "long", "float", "double")


def findings(shape: Shape, value: Any, at: str = "") -> Iterator[Finding]:
    """Everything that is wrong with a value, at any depth."""
    kind: Any = shape
    if shape.type_name == "structure":
        yield from _of_structure(kind, value, at)
    elif shape.type_name == "list":
        yield from _of_size(shape, len(value), at, f"{len(value)} items")
        for index, member in enumerate(value):
            yield from findings(kind.member, member, f"{at}[{index}]")
    elif shape.type_name == "map":
        yield from _of_size(shape, len(value), at, f"{len(value)} keys")
        for key, member in value.items():
            yield from findings(kind.key, key, f"{at}{{key}}")
            yield from findings(kind.value, member, f"{at}[{key!r}]")
    elif shape.type_name == "string":
        yield from _of_text(shape, value, at)
    elif shape.type_name in _NUMBERS:
        yield from _of_size(shape, value, at, str(value))


def _of_structure(shape: Any, value: Any, at: str) -> Iterator[Finding]:
    if shape.is_document_type:
        return
    for name in shape.required_members:
        if value.get(name) is None:
            yield Finding(f"{at}.{name}".lstrip("."), "is required")
    for name, member in value.items():
        if member is not None:
            yield from findings(shape.members[name], member, f"{at}.{name}".lstrip("."))


def _of_text(shape: Shape, value: Any, at: str) -> Iterator[Finding]:
    if not isinstance(value, str):
        yield Finding(at, "must be text", f"{type(value).__name__}")
        return
    said = "(sensitive)" if shape.metadata.get("sensitive") else f'"{value[:200]}"'
    yield from _of_size(shape, len(value), at, f"{len(value)} letters, {said}")
    enum, pattern = shape.metadata.get("enum"), shape.metadata.get("pattern")
    if enum and value not in enum:
        yield Finding(at, f"must be one of {', '.join(enum)}", said)
    compiled = compiled_pattern(pattern) if pattern else None
    if compiled and not compiled.fullmatch(value):
        yield Finding(at, f"must match {pattern}", said)


def _of_size(shape: Shape, size: float, at: str, said: str) -> Iterator[Finding]:
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    if (low is not None and size < low) or (high is not None and size > high):
        unit = "" if shape.type_name in _NUMBERS else " letters" if shape.type_name == "string" else " members"
        bounds = ["any" if bound is None else str(bound) for bound in (low, high)]
        yield Finding(at, f"must be of {' to '.join(bounds)}{unit}", said)


@cache
def compiled_pattern(pattern: str) -> Any:
    """The models' patterns are Java's: Python's `re` does not know classes such as \\p{L}, and neither knows surrogates."""
    return regex.compile(pattern.replace(_BEYOND_16_BITS, "\\U00010000-\\U0010FFFF"), regex.DOTALL)
