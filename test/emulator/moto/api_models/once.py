"""Calls that AWS does once however often they are asked."""

from typing import Any

from moto.core.model import OperationModel

# Members that hold a client's token: those that the models mark as such, and older ones that their documentation calls so.
_TOKENS = {"ClientToken", "clientToken", "ClientRequestToken", "CreatorRequestId", "IdempotencyToken", "CreationToken"}


def is_done_once(operation: OperationModel, params: dict[str, Any]) -> bool:
    """With a client's token, or by the words of the operation's documentation.

    Such as CreateLoadBalancer, CreateTargetGroup and CreateListener: "This operation is idempotent, which means that it
    completes at most one time". A hosted zone's CallerReference is no such token: the second request is answered with
    HostedZoneAlreadyExists.
    """
    shape: Any = operation.input_shape
    tokens = {name for name, member in shape.members.items() if member.metadata.get("idempotencyToken")} if shape else set()
    return any(params.get(name) for name in tokens | _TOKENS) or "idempotent" in operation.documentation
