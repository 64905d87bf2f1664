"""A correction: a named, documented change to moto that can be put in force and taken back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_MISSING = object()


class Patch:
    """Replaces attributes of classes and modules, and remembers what they were."""

    def __init__(self) -> None:
        self._before: list[tuple[Any, str, Any]] = []

    def replace(self, owner: Any, name: str, value: Any) -> None:
        """Set an attribute, whether or not it exists already."""
        self._before.append((owner, name, vars(owner).get(name, _MISSING)))
        setattr(owner, name, value)

    def take_back(self) -> None:
        """Restore every attribute, the last change first."""
        while self._before:
            owner, name, value = self._before.pop()
            if value is _MISSING:
                delattr(owner, name)
            else:
                setattr(owner, name, value)


class Correction:
    """One change to moto. Its reason is the docstring of the function that makes it."""

    def __init__(self, make: Callable[[Patch], None]) -> None:
        if not make.__doc__:
            raise ValueError(f"the correction {make.__name__} has no docstring that says why it exists")
        self.name = make.__name__
        self.reason = make.__doc__
        self._make = make

    def put_in_force(self) -> Patch:
        """Change moto. The result takes the change back."""
        patch = Patch()
        self._make(patch)
        return patch

    @contextmanager
    def in_force(self) -> Iterator[None]:
        """Change moto within a `with` block only."""
        patch = self.put_in_force()
        try:
            yield
        finally:
            patch.take_back()


CORRECTIONS: dict[str, Correction] = {}


def correction(make: Callable[[Patch], None]) -> Correction:
    """Register a function as a correction."""
    made = Correction(make)
    CORRECTIONS[made.name] = made
    return made
