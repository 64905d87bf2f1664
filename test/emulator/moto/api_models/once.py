"""What AWS does with a request that is sent again, since its answer was lost."""

from typing import Any

from moto.core.model import OperationModel

from again import Again

# Members that hold a client's token: those that the models mark as such, and older ones that their documentation calls so.
_TOKENS = {"ClientToken", "clientToken", "ClientRequestToken", "CreatorRequestId", "IdempotencyToken", "CreationToken"}

# By the first word of an operation's name, as AWS names operations.
_SAME = (
    # reads
    *("BatchGet", "Check", "Describe", "Get", "Head", "List", "Simulate"),
    # sets what the request says
    *("Disable", "Enable", "Modify", "Put", "Replace", "Set", "Tag", "Untag", "Update"),
    # what is gone is not found, as AWS says
    *("Delete", "Deregister", "Detach", "Disassociate", "Release", "Remove", "Revoke", "Terminate"),
)


def done_again(operation: OperationModel, params: dict[str, Any]) -> Again:
    """With a client's token, or by the words of the operation's documentation, once.

    Such as CreateLoadBalancer, CreateTargetGroup and CreateListener: "This operation is idempotent, which means that it
    completes at most one time". A hosted zone's CallerReference is no such token: the second request is answered with
    HostedZoneAlreadyExists.
    """
    shape: Any = operation.input_shape
    tokens = {name for name, member in shape.members.items() if member.metadata.get("idempotencyToken")} if shape else set()
    if any(params.get(name) for name in tokens | _TOKENS) or "idempotent" in operation.documentation:
        return Again.ONCE
    return Again.SAME if operation.name.startswith(_SAME) else Again.TWICE
