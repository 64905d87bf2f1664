"""Which resources exist in the emulator that it was not born with.

Reads moto's own stores, so that it depends neither on Terraform's state nor on a list of known resource types.
What a backend holds when it is made (default VPC, AWS-managed policies, public images) is its baseline.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from moto.core.base_backend import AccountSpecificBackend, BackendDict, BaseBackend

# What AWS itself keeps showing for a while after a deletion.
_GONE = {"terminated", "deleted", "deleting", "inactive", "pendingdeletion", "pending-deletion", "cancelled"}

# Records of what happened, not resources. "service.attribute"
_HISTORY = {
    "codedeploy.deployments",
    "ec2.deleted_amis",
    "logs.queries",
    "rds.events",
    "servicediscovery.operations",
}

# Objects of moto that only hold others.
_HOLDERS = {"Reservation", "MetricFilters", "SecretsStore", "ParameterDict", "CaseInsensitiveDict"}

_IDS = ("arn", "id", "name", "resource_id", "physical_resource_id", "key", "path")


class Baselines:
    """What each backend held when it was made."""

    def __init__(self) -> None:
        self._by_backend: dict[int, list[Any]] = {}

    def watch(self) -> None:
        """Take the baseline of every backend at the moment that moto makes it."""
        original = AccountSpecificBackend.__getitem__

        def __getitem__(accounts: Any, region: str) -> Any:
            backend = original(accounts, region)
            if id(backend) not in self._by_backend:
                self._by_backend[id(backend)] = [backend, *_models(backend, _service(backend))]
            return backend

        AccountSpecificBackend.__getitem__ = __getitem__

    def forget(self) -> None:
        """After a reset, when moto has thrown its backends away."""
        self._by_backend.clear()

    def leftovers(self) -> list[dict[str, str]]:
        """Every resource that no baseline knows, as service, region, kind and id."""
        known = {id(model) for models in self._by_backend.values() for model in models}
        found: dict[int, dict[str, str]] = {}
        for region, backend in _backends():
            service = _service(backend)
            for model in _models(backend, service, known):
                if id(model) not in known and not _is_gone(model) and not _is_awss_own(model):
                    found[id(model)] = _describe(service, region, model)
        return sorted(found.values(), key=lambda left: tuple(left.values()))


def _backends() -> Iterator[tuple[str, BaseBackend]]:
    for service in {id(backends): backends for backends in BackendDict._instances}.values():
        for _, region, backend in service.iter_backends():
            yield region, backend


def _service(backend: BaseBackend) -> str:
    return type(backend).__module__.split(".")[1]


def _models(backend: BaseBackend, service: str, inside: set[int] | None = None) -> Iterator[Any]:
    """The models that a backend holds, and those within them: within all, or only within those listed."""
    seen: set[int] = set()
    waiting = [value for name, value in list(vars(backend).items()) if f"{service}.{name}" not in _HISTORY]
    while waiting:
        value = waiting.pop()
        if _is_plain(value) or id(value) in seen:
            continue
        seen.add(id(value))
        if not _is_model(value):
            waiting.extend(_children(value))
            continue
        yield value
        if inside is None or id(value) in inside:
            waiting.extend(vars(value).values())


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, (str, bytes, int, float, BaseBackend))


def _children(value: Any) -> list[Any]:
    held = list(vars(value).values()) if type(value).__name__ in _HOLDERS else []
    if isinstance(value, Mapping):
        return [*held, *value.values()]
    if isinstance(value, (list, tuple, set, frozenset)):
        return [*held, *value]
    return held


def _is_model(value: Any) -> bool:
    kind = type(value)
    if not kind.__module__.startswith("moto.") or kind.__name__ in _HOLDERS:
        return False
    return hasattr(value, "__dict__") and not kind.__module__.startswith(("moto.core", "moto.utilities"))


def _is_gone(model: Any) -> bool:
    for attribute in ("state", "status", "_state", "_status", "key_state"):
        value = getattr(model, attribute, None)
        for word in (value, getattr(value, "name", None), getattr(value, "code", None)):
            if isinstance(word, str) and word.lower() in _GONE:
                return True
    return False


def _is_awss_own(model: Any) -> bool:
    """What AWS makes when it is first needed, under names that no user can take."""
    if type(model).__name__ == "Key":
        return any(alias.startswith("alias/aws/") for alias in model.aliases)
    identity = _identify(model)
    # public parameters, such as the recommended ECS image: read from a file when the first of them is asked for
    if identity.startswith("/aws/service/"):
        return True
    return identity.rpartition(":pg:")[2].startswith("default.")


def _describe(service: str, region: str, model: Any) -> dict[str, str]:
    return {"service": service, "region": region, "kind": type(model).__name__, "id": _identify(model)}


def _identify(model: Any) -> str:
    for attribute in _IDS:
        value = getattr(model, attribute, None)
        if isinstance(value, str) and value:
            return value
    return ""
