"""Ranges that a VPC does not take beside those that it has."""

from ipaddress import ip_network
from typing import Any

from corrections.correction import Patch, correction
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.vpcs import VPCBackend

_APART = [ip_network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16")]
_FIRST = ip_network("10.0.0.0/16"), ip_network("10.0.0.0/15")
_NEVER = [ip_network(text) for text in ("169.254.0.0/16", "172.31.0.0/16")]
_ADVICE = "Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR."


def _family(block: Any) -> Any:
    return next((family for family in _APART if block.subnet_of(family)), None)


@correction
def ranges_are_associated_as_aws_permits(patch: Patch) -> None:
    """A VPC takes any secondary range.

    AWS: AssociateVpcCidrBlock fails with InvalidVpc.Range, "The CIDR '192.168.0.0/16' is restricted. Use a CIDR from the same
    private address range as the current VPC CIDR, or use a publicly-routable CIDR." (Amazon VPC User Guide, "VPC CIDR blocks":
    IPv4 CIDR block association restrictions; the error in aws-samples' EKS workshop, custom networking.)
    """
    original = VPCBackend.associate_vpc_cidr_block

    def associate_vpc_cidr_block(self: Any, vpc_id: str, cidr_block: str, amazon_provided_ipv6_cidr_block: bool) -> Any:
        vpc = self.get_vpc(vpc_id)
        if not amazon_provided_ipv6_cidr_block:
            block, primary = ip_network(cidr_block), ip_network(vpc.cidr_block)
            present = [ip_network(each["cidr_block"]) for each in vpc.get_cidr_block_association_set()]
            others = _family(block) not in (None, _family(primary))
            crowded = block.subnet_of(_FIRST[0]) and any(each.subnet_of(_FIRST[1]) for each in present)
            if others or crowded or any(block.subnet_of(never) for never in _NEVER):
                raise EC2ClientError("InvalidVpc.Range", f"The CIDR '{cidr_block}' is restricted. {_ADVICE}")
        return original(self, vpc_id, cidr_block, amazon_provided_ipv6_cidr_block)

    patch.replace(VPCBackend, "associate_vpc_cidr_block", associate_vpc_cidr_block)
