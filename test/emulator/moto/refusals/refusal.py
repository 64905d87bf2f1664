"""A refusal: what AWS does not take of an operation, with AWS's error code, and what it says.

A row looks at the request as AWS's model reads it, and at what moto holds; so no method of moto's is replaced. Its words are
AWS's, as its documentation has them or people who met them wrote down; ids are left out. A quota is in force only where the
environment variable EMULATOR_QUOTAS says so, since tests make more than an account may have.
"""

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from moto.backends import get_backend
from moto.core import DEFAULT_ACCOUNT_ID

from api_models.door import LargeForm, params_of
from api_models.operations import NoOperation, asked
from aws_error import aws_error, region_of, service_of
from corrections.correction import CORRECTIONS, Correction, Patch

Params = dict[str, Any]


class There:
    """What the caller's account holds, by moto's service: `there("ec2").vpcs`."""

    def __init__(self, region: str) -> None:
        self.region = region
        self.account = DEFAULT_ACCOUNT_ID

    def __call__(self, service: str, region: str | None = None) -> Any:
        backends = get_backend(service)[self.account]
        wanted = region or self.region
        # S3, IAM and others have one place for all regions
        return backends[wanted if wanted in backends.regions else "aws"]


Says = Callable[[Params, There], str | None]


@dataclass(frozen=True)
class Row:
    """When an operation is refused, and how."""

    operations: tuple[str, ...]
    code: str
    says: Says


class InForce:
    """Holds the rows that are in force, each under its name."""


class Refusal(Correction):
    """A row as a correction: registered, with a test, and put in force as they are."""

    def __init__(self, says: Says, code: str, operations: tuple[str, ...]) -> None:
        def make(patch: Patch) -> None:
            patch.replace(InForce, says.__name__, Row(operations, code, says))

        make.__name__, make.__doc__ = says.__name__, says.__doc__
        super().__init__(make)
        self.code = code


def refusal(code: str, *operations: str) -> Callable[[Says], Refusal]:
    """Register a function as a row: it answers with AWS's message where the request is refused."""

    def register(says: Says) -> Refusal:
        CORRECTIONS[says.__name__] = row = Refusal(says, code, operations)
        return row

    return register


def quota(code: str, *operations: str) -> Callable[[Says], Refusal]:
    """A row that is asked only where quotas are on."""

    def register(says: Says) -> Refusal:
        def asked_for(params: Params, there: There) -> str | None:
            return says(params, there) if os.environ.get("EMULATOR_QUOTAS") else None

        asked_for.__name__, asked_for.__doc__ = says.__name__, says.__doc__
        return refusal(code, *operations)(asked_for)

    return register


class Refusals:
    """A WSGI application around moto's, which answers what a row refuses."""

    def __init__(self, application: Any) -> None:
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        refused = _refused(environ)
        if refused is None:
            return self._application(environ, start_response)
        status, headers, body = aws_error(environ, "400 Bad Request", *refused)
        start_response(status, headers)
        return [body]


def _refused(environ: dict[str, Any]) -> tuple[str, str] | None:
    rows = [row for row in vars(InForce).values() if isinstance(row, Row)]
    service = service_of(environ)
    if not rows or service == "unsigned":
        return None
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(body)
    request = LargeForm({**environ, "wsgi.input": io.BytesIO(body)})
    try:
        call = asked(service, request)
    except NoOperation:
        return None
    rows = [row for row in rows if call.name in row.operations]
    params = params_of(call, request) if rows else {}
    for row in rows:
        message = row.says(params, There(region_of(environ)))
        if message:
            return row.code, message
    return None
