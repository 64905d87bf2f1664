"""How a request that is sent again is answered, and why."""

from enum import Enum


class Again(Enum):
    """How a repeated request is answered here, and why."""

    # from memory, as AWS promises: the call has a client's token, or its documentation calls it idempotent
    ONCE = "AWS does it once"
    # done again here, too: read anew, set to the same, or not found any more
    SAME = "AWS does it again, and nothing is made twice"
    # AWS makes another one, or refuses it for the first: answered from memory, since no configuration can do anything about it
    TWICE = "AWS would do it again"
