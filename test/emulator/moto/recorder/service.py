"""A recorded service: a method for each operation, by its name with underscores."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from .store import Held, Params, Refused, Store


@dataclass(frozen=True)
class Place:
    """Where a request is answered."""

    region: str
    account: str
    store: Store

    def arn(self, service: str, rest: str) -> str:
        return f"arn:aws:{service}:{self.region}:{self.account}:{rest}"


def new_id() -> str:
    return uuid.uuid4().hex


def now() -> datetime:
    return datetime.now(UTC)


def existing(place: Place, arn: str, code: str, kind: str | None = None) -> Held:
    """The resource, or the service's error for what is not there."""
    held = place.store.find(arn)
    if held is None or (kind is not None and held.kind != kind):
        raise Refused(code, f"The resource {arn} cannot be found.")
    return held


def users(place: Place, kind: str, member: str, arn: str) -> list[Held]:
    """Those that name the resource, at any depth of a member."""
    return [held for held in place.store.of(kind) if names(held.says.get(member), arn)]


def names(value: object, arn: str) -> bool:
    if isinstance(value, dict):
        return any(names(member, arn) for member in value.values())
    if isinstance(value, list):
        return any(names(member, arn) for member in value)
    return value == arn


def tags_of(given: object) -> dict[str, str]:
    """A list of keys and values as a map, which some services take as it is."""
    if isinstance(given, list):
        return {tag["Key"]: tag["Value"] for tag in given}
    return dict(given) if isinstance(given, dict) else {}


__all__ = ["Held", "Params", "Place", "existing", "names", "new_id", "now", "tags_of", "users"]
