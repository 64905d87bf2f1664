"""What a recorded service holds, and how it refuses."""

import copy
from dataclasses import dataclass, field
from typing import Any

Params = dict[str, Any]


class Refused(Exception):
    """AWS's error code and words."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass
class Held:
    """A resource: what the API says of it, its tags, and whether AWS still lists it."""

    kind: str
    arn: str
    says: Params
    tags: dict[str, str] = field(default_factory=dict)
    is_gone: bool = False


class Store:
    """The resources of one service in one region."""

    def __init__(self) -> None:
        self._all: dict[str, Held] = {}

    def put(self, held: Held) -> Held:
        self._all[held.arn] = held
        return held

    def find(self, arn: str) -> Held | None:
        return self._all.get(arn)

    def remove(self, arn: str) -> None:
        del self._all[arn]

    def of(self, kind: str) -> list[Held]:
        """Those that are there."""
        return [held for held in self._all.values() if held.kind == kind and not held.is_gone]

    def all(self) -> list[Held]:
        return [held for held in self._all.values() if not held.is_gone]


def chosen(params: Params, names: Any) -> Params:
    """The members with these names, apart from the request's own."""
    return copy.deepcopy({name: value for name, value in params.items() if name in names and value is not None})
