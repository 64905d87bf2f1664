"""Holds each signed request against AWS's model of its operation before moto sees it, and refuses what the model does."""

import io
import sys
from collections import Counter
from typing import Any

from botocore.exceptions import UnknownServiceError
from moto.core.parse import PROTOCOL_PARSERS, RequestParserError
from werkzeug.wrappers import Request

from aws_error import aws_error, service_of
from repeated import AGAIN, OPERATION

from .members import unknown_members
from .once import done_again
from .operations import Asked, NoOperation, asked
from .values import Finding, findings

CODE = "RefusedByAwsModel"


class LargeForm(Request):
    """A form of any size."""

    max_form_memory_size = None


class Door:
    """A WSGI application around another. What is not signed (objects read by browsers, moto's own pages) is no API call."""

    def __init__(self, application: Any) -> None:
        self._application = application
        self.checked: Counter[str] = Counter()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        service = service_of(environ)
        if service == "unsigned":
            return self._application(environ, start_response)
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        request = LargeForm({**environ, "wsgi.input": io.BytesIO(body)})
        environ["wsgi.input"] = io.BytesIO(body)
        try:
            call = asked(service, request)
            self.checked[call.name] += 1
            params = params_of(call, request)
            environ[OPERATION], environ[AGAIN] = call.name, done_again(call.operation, params)
            refused = "; ".join(map(str, _findings(call, params, request)))
        except (NoOperation, UnknownServiceError, RequestParserError, ValueError, TypeError, AttributeError) as error:
            refused = f"the request cannot be read: {type(error).__name__}: {error}"
        if not refused:
            return self._application(environ, start_response)
        return _refuse(environ, start_response, f"AWS's API model refuses {environ.get(OPERATION, service)}: {refused}")


def _refuse(environ: dict[str, Any], start_response: Any, message: str) -> list[bytes]:
    print(message, file=sys.stderr, flush=True)
    status, headers, body = aws_error(environ, "400 Bad Request", CODE, message)
    start_response(status, headers)
    return [body]


def params_of(call: Asked, request: Request) -> dict[str, Any]:
    """The members of a request as the model names them."""
    return PROTOCOL_PARSERS[call.protocol](call.operation).parse(
        {
            "method": request.method,
            "values": request.values,
            "headers": request.headers,
            # an object's bytes are not members
            "body": b"" if call.operation.has_streaming_input else request.data,
            "url_path": request.path,
            "url_params": call.labels,
        }
    )


def _findings(call: Asked, params: dict[str, Any], request: Request) -> list[Finding]:
    shape = call.operation.input_shape
    if shape is None:
        return []
    unknown = unknown_members(call.operation, call.protocol, params, request)
    return [*findings(shape, params), *(Finding(name, "is no member") for name in unknown)]
