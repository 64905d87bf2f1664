"""Which operation of which service a request asks for."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

from moto.core.model import OperationModel, ServiceModel
from moto.core.request import determine_request_protocol
from moto.core.utils import get_service_model
from werkzeug.wrappers import Request

# Services that botocore calls otherwise than requests to them are signed.
_NAMES = {
    "elasticfilesystem": "efs",
    "elasticloadbalancing": "elbv2",
    "monitoring": "cloudwatch",
    "servicequotas": "service-quotas",
    "tagging": "resourcegroupstaggingapi",
}

# What the SDK for Go adds to the query of S3 for those who read logs.
SDKS_OWN = {"x-id"}


class NoOperation(Exception):
    """No operation of the service's model is asked for so."""


@dataclass(frozen=True)
class Asked:
    """An operation, and what the path says of its input."""

    name: str
    operation: OperationModel
    protocol: str
    labels: dict[str, str]


@dataclass(frozen=True)
class _Route:
    operation: OperationModel
    method: str
    path: re.Pattern[str]
    labels: list[str]
    query: dict[str, str]
    wanted: set[str]


def asked(service: str, request: Request) -> Asked:
    """The operation that a request asks for; `service` is the name that its signature has."""
    name = "s3control" if service == "s3" and request.path.startswith("/v20180820/") else _NAMES.get(service, service)
    model = get_service_model(name)
    target, action = request.headers.get("X-Amz-Target"), request.values.get("Action")
    if target:
        prefix, _, action = target.rpartition(".")
        if prefix != model.metadata["targetPrefix"]:
            raise NoOperation(f"X-Amz-Target {target} is not of {model.metadata['targetPrefix']}")
    if not action:
        return _by_path(model, request)
    if action not in model.operation_names:
        raise NoOperation(f"{name} has no action {action}")
    return _asked(model, request, model.operation_model(action), {})


def _asked(model: ServiceModel, request: Request, operation: OperationModel, labels: dict[str, str]) -> Asked:
    protocol = determine_request_protocol(model, request.content_type)
    return Asked(f"{model.service_name} {operation.name}", operation, protocol, labels)


def _by_path(model: ServiceModel, request: Request) -> Asked:
    path = request.environ["RAW_URI"].partition("?")[0].rstrip("/") or "/"
    fits = [(route, match) for route in _routes(model.service_name) if (match := _fits(route, path, request))]
    if not fits:
        raise NoOperation(f"{model.service_name} has nothing at {request.method} {request.full_path.rstrip('?')}")
    route, match = max(fits, key=lambda fit: (len(fit[0].query), len(fit[0].wanted), len(fit[0].path.pattern)))
    return _asked(model, request, route.operation, dict(zip(route.labels, match.groups(), strict=True)))


def _fits(route: _Route, path: str, request: Request) -> re.Match[str] | None:
    said = {*request.args, *(name.lower() for name in request.headers.keys())}
    is_of_query = all(request.args.get(name) == value for name, value in route.query.items())
    if request.method != route.method or not is_of_query or not route.wanted <= said:
        return None
    return route.path.fullmatch(path)


@cache
def _routes(service: str) -> list[_Route]:
    model = get_service_model(service)
    operations = [model.operation_model(name) for name in model.operation_names]
    return [_route(each) for each in operations if not each.deprecated]


def _route(operation: OperationModel) -> _Route:
    path, _, query = operation.http["requestUri"].partition("?")
    parts = re.split(r"\{([^}]+)\}", path.rstrip("/") or "/")
    pattern = "".join(
        re.escape(part) if at % 2 == 0 else "(.+)" if part.endswith("+") else "([^/]+)" for at, part in enumerate(parts)
    )
    return _Route(
        operation,
        operation.http["method"],
        re.compile(pattern),
        [part.removesuffix("+") for part in parts[1::2]],
        dict(parse_qsl(query, keep_blank_values=True)),
        _wanted(operation),
    )


def _wanted(operation: OperationModel) -> set[str]:
    """Parts of query and headers that a request must have: by them alone S3 tells UploadPart from PutObject."""
    shape: Any = operation.input_shape
    required = [shape.members[name] for name in shape.required_members] if shape else []
    places = [member.serialization for member in required]
    headers = {each["name"].lower() for each in places if each.get("location") == "header"}
    return headers | {each["name"] for each in places if each.get("location") == "querystring"}
