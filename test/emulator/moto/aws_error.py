"""An answer of the emulator's own in the form of an AWS error, which SDKs of every protocol read and do not retry."""

import json
import re
from typing import Any
from xml.sax.saxutils import escape

Answer = tuple[str, list[tuple[str, str]], bytes]


def service_of(environ: dict[str, Any]) -> str:
    """The service that the signature names."""
    scope = re.search(r"Credential=[^/]+/\d+/[^/]+/([^/]+)/", environ.get("HTTP_AUTHORIZATION", ""))
    return scope.group(1) if scope else "unsigned"


def region_of(environ: dict[str, Any]) -> str:
    """The region that the signature names."""
    scope = re.search(r"Credential=[^/]+/\d+/([^/]+)/", environ.get("HTTP_AUTHORIZATION", ""))
    return scope.group(1) if scope else "us-east-1"


def aws_error(environ: dict[str, Any], status: str, code: str, message: str) -> Answer:
    """Status, headers and body."""
    kind, body = _body(environ, code, message)
    headers = [("Content-Type", kind), ("Content-Length", str(len(body))), ("X-Amzn-ErrorType", code)]
    return status, headers, body


def _body(environ: dict[str, Any], code: str, message: str) -> tuple[str, bytes]:
    kind = environ.get("CONTENT_TYPE", "")
    service = service_of(environ)
    if "json" in kind or environ.get("HTTP_X_AMZ_TARGET") or "json" in environ.get("HTTP_ACCEPT", ""):
        return "application/json", json.dumps({"__type": code, "message": message}).encode()
    error = f"<Error><Code>{code}</Code><Message>{escape(message)}</Message></Error>"
    if service == "ec2":
        error = f"<Response><Errors>{error}</Errors></Response>"
    elif service != "s3":
        error = f"<ErrorResponse>{error}</ErrorResponse>"
    return "text/xml", error.encode()
