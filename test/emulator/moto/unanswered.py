"""Turns what moto cannot answer into an AWS error that says so.

By itself moto answers an action that it lacks with status 500 or an HTML page. The provider takes that for a passing
fault and repeats the request for minutes; the message in the end is about HTML syntax.
"""

import io
import sys
import traceback
from typing import Any
from urllib.parse import parse_qs

from aws_error import aws_error, service_of

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
            status, headers, body = aws_error(environ, "501 Not Implemented", CODE, message)
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
    return f"{service_of(environ)} {action}"
