"""Network ACLs: the types and codes of ICMP."""

from typing import Any

from moto.ec2.responses.network_acls import NetworkACLs

from .correction import Patch, correction


@correction
def acl_entry_keeps_its_icmp_type(patch: Patch) -> None:
    """CreateNetworkAclEntry and its replacement look for "Icmp.Code", which is IcmpTypeCode.Code in the API's model.

    The provider reads type and code of an ACL's rules again, and would change the rule.
    """
    original = NetworkACLs._get_param

    def _get_param(self: Any, name: str, if_none: Any = None) -> Any:
        return original(self, name.replace("Icmp.", "IcmpTypeCode."), if_none)

    patch.replace(NetworkACLs, "_get_param", _get_param)
