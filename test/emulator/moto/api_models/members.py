"""Members of a request that its model does not have: what the model's own serializer would not send."""

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from botocore.serialize import create_serializer
from moto.core.model import OperationModel
from werkzeug.wrappers import Request

from .operations import SDKS_OWN

_OF_PROTOCOL = {"Action", "Version", *SDKS_OWN}
# Headers of signing, tracing, checksums and retries, which the models leave to the SDKs.
_SDKS = "date|target|security-token|user-agent|content-sha256|decoded-content-length|trailer|checksum-.*"
_SDKS_HEADERS = re.compile(f"x-amz-({_SDKS})")


def unknown_members(operation: OperationModel, protocol: str, params: dict[str, Any], request: Request) -> list[str]:
    """Names in the request that are not in what botocore makes of its parsed form."""
    serialized = create_serializer(protocol, include_validation=False).serialize_to_request(params, operation)
    known = {str(name).lower() for name in serialized["headers"]}
    headers = [name for name in request.headers.keys() if name.lower().startswith("x-amz-")]
    strange = [name for name in headers if name.lower() not in known and not _SDKS_HEADERS.fullmatch(name.lower())]
    if protocol in ("query", "ec2"):
        return [*strange, *(name for name in request.values if name not in {*serialized["body"], *_OF_PROTOCOL})]
    path, _, static = operation.http["requestUri"].partition("?")
    query = {*serialized["query_string"], *re.findall(r"([^&=]+)(?:=[^&]*)?", static), *_OF_PROTOCOL}
    strange += [name for name in request.args if name not in query]
    return strange if _is_streamed(operation) else strange + _unknown_in_body(serialized["body"], request.data)


def _is_streamed(operation: OperationModel) -> bool:
    return operation.has_streaming_input or (operation.input_shape is None)


def _unknown_in_body(known: Any, said: bytes) -> list[str]:
    if not said.strip():
        return []
    text = known.encode() if isinstance(known, str) else known or b""
    names = _names_of_xml if said.lstrip().startswith(b"<") else _names_of_json
    return sorted(set(names(said)) - set(names(text) if text else []))


def _names_of_json(text: bytes) -> Iterator[str]:
    yield from _paths(json.loads(text), "")


def _paths(value: Any, at: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, member in value.items():
            if member is not None:
                yield f"{at}.{name}".lstrip(".")
                yield from _paths(member, f"{at}.{name}")
    elif isinstance(value, list):
        for member in value:
            yield from _paths(member, f"{at}[]")


def _names_of_xml(text: bytes) -> Iterator[str]:
    yield from _elements(ElementTree.fromstring(text), "")


def _elements(element: Any, at: str) -> Iterator[str]:
    for child in element:
        name = f"{at}.{child.tag.rpartition('}')[2]}".lstrip(".")
        yield name
        yield from _elements(child, name)
