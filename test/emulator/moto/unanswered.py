"""Turns what moto cannot answer into an AWS error that says so.

By itself moto answers an action that it lacks with status 500 or an HTML page. The provider takes that for a passing
fault and repeats the request for minutes; the message in the end is about HTML syntax.
"""

import io
import json
import re
import sys
import traceback
from typing import Any
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

CODE = "EmulatorCannotAnswer"
_PAGE = b"<!doctype html"


class Unanswered:
    """A WSGI application around moto's."""

    def __init__(self, application: Any) -> None:
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        request = _name(environ)
        started: list[Any] = []
        try:
            body = b"".join(self._application(environ, lambda *arguments: started.append(arguments)))
            status, headers = started[0][0], started[0][1]
            reason = status if status[0] in "45" and body[: len(_PAGE)].lower() == _PAGE else None
        except Exception as error:
            traceback.print_exc()
            reason = f"{type(error).__name__}: {error}"
        if reason:
            message = f"the emulator cannot answer {request}: {reason}"
            print(message, file=sys.stderr, flush=True)
            status, headers, body = _error(environ, message)
        start_response(status, headers)
        return [body]


def _name(environ: dict[str, Any]) -> str:
    """Service and action of a request, as far as they can be seen."""
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        return target
    action = environ["REQUEST_METHOD"] + " " + environ.get("PATH_INFO", "")
    if environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
        form = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(form)
        action = parse_qs(form.decode()).get("Action", [action])[0]
    return f"{_service(environ)} {action}"


def _service(environ: dict[str, Any]) -> str:
    """The service that the signature names."""
    scope = re.search(r"Credential=[^/]+/\d+/[^/]+/([^/]+)/", environ.get("HTTP_AUTHORIZATION", ""))
    return scope.group(1) if scope else "unsigned"


def _error(environ: dict[str, Any], message: str) -> tuple[str, list[tuple[str, str]], bytes]:
    """Status, headers and body of an error that the SDK does not retry."""
    kind, body = _body(environ, message)
    headers = [("Content-Type", kind), ("Content-Length", str(len(body))), ("X-Amzn-ErrorType", CODE)]
    return "501 Not Implemented", headers, body


def _body(environ: dict[str, Any], message: str) -> tuple[str, bytes]:
    kind = environ.get("CONTENT_TYPE", "")
    service = _service(environ)
    if "json" in kind or environ.get("HTTP_X_AMZ_TARGET") or "json" in environ.get("HTTP_ACCEPT", ""):
        return "application/json", json.dumps({"__type": CODE, "message": message}).encode()
    error = f"<Error><Code>{CODE}</Code><Message>{escape(message)}</Message></Error>"
    if service == "ec2":
        error = f"<Response><Errors>{error}</Errors></Response>"
    elif service != "s3":
        error = f"<ErrorResponse>{error}</ErrorResponse>"
    return "text/xml", error.encode()
