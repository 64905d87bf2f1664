"""Answers for services that moto lacks, as far as Terraform's provider asks: what was said is remembered and given back.

A recorder of requests, no imitation of the service: nothing runs, nothing is built. It refuses what AWS's API reference says that
AWS refuses, so that an order of changes that cannot work on AWS does not work here. Each request has passed AWS's model before
(api_models/door.py).
"""

import json
from collections import defaultdict
from datetime import datetime
from typing import Any

from botocore import xform_name
from moto.core import DEFAULT_ACCOUNT_ID
from werkzeug.wrappers import Request

from api_models.door import params_of
from api_models.operations import asked
from aws_error import aws_error, region_of, service_of

from .apprunner import AppRunner
from .imagebuilder import ImageBuilder
from .service import Place
from .store import Refused, Store

SERVICES = {service.name: service for service in (AppRunner(), ImageBuilder())}


class Recorder:
    """A WSGI application around moto's."""

    def __init__(self, application: Any) -> None:
        self._application = application
        self._stores: defaultdict[tuple[str, str], Store] = defaultdict(Store)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        service = SERVICES.get(service_of(environ))
        if service is None:
            return self._application(environ, start_response)
        request = Request(environ)
        call = asked(service.name, request)
        operation = getattr(service, xform_name(call.operation.name), None)
        if operation is None:
            raise NotImplementedError(f"the recorder of {service.name} has no {call.operation.name}")
        region = region_of(environ)
        place = Place(region, DEFAULT_ACCOUNT_ID, self._stores[service.name, region])
        try:
            status, headers, body = _answer(call.operation, operation(params_of(call, request), place))
        except Refused as refused:
            status, headers, body = aws_error(environ, "400 Bad Request", refused.code, str(refused))
        start_response(status, headers)
        return [body]

    def forget(self) -> None:
        """After a reset."""
        self._stores.clear()

    def leftovers(self) -> list[dict[str, str]]:
        """What was made and not deleted, as service, region, kind and id."""
        return [
            {"service": service, "region": region, "kind": held.kind, "id": held.arn}
            for (service, region), store in sorted(self._stores.items())
            for held in store.all()
        ]


def _answer(operation: Any, says: dict[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
    body = json.dumps(_shaped(operation.output_shape, says) if operation.output_shape else {}).encode()
    return "200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))], body


def _shaped(shape: Any, value: Any) -> Any:
    """What the model has a place for."""
    if shape.type_name == "structure":
        members = {name: value[name] for name in shape.members if value.get(name) is not None}
        return {name: _shaped(shape.members[name], member) for name, member in members.items()}
    if shape.type_name == "list":
        return [_shaped(shape.member, member) for member in value]
    if shape.type_name == "map":
        return {key: _shaped(shape.value, member) for key, member in value.items()}
    return value.timestamp() if isinstance(value, datetime) else value
