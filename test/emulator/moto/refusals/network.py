"""What EC2 refuses in networks: parts of two VPCs, what is still used, words that it does not take, quotas."""

import re
from typing import Any

from .refusal import Params, There, quota, refusal


def _nat_gateways(there: There) -> list[Any]:
    return [each for each in there("ec2").nat_gateways.values() if each.state not in ("deleted", "failed")]


@refusal("InvalidParameterValue", "ec2 CreateRoute", "ec2 ReplaceRoute")
def route_leads_within_its_network(params: Params, there: There) -> str | None:
    """A route leads to an internet gateway of another VPC.

    AWS: InvalidParameterValue, "route table rtb-… and network gateway igw-… belong to different networks".
    """
    table = there("ec2").get_route_table(params.get("RouteTableId"))
    gateway = there("ec2").internet_gateways.get(params.get("GatewayId"))
    if gateway is None or (gateway.vpc and gateway.vpc.id == table.vpc_id):
        return None
    return f"route table {table.id} and network gateway {gateway.id} belong to different networks"


@refusal("DependencyViolation", "ec2 DetachInternetGateway")
def gateway_of_public_addresses_stays(params: Params, there: There) -> str | None:
    """An internet gateway leaves a network while NAT gateways of it have public addresses.

    AWS: DependencyViolation, "Network vpc-… has some mapped public address(es). Please unmap those public address(es)
    before detaching the gateway.".
    """
    vpc = params.get("VpcId")
    if not any(each.vpc_id == vpc for each in _nat_gateways(there)):
        return None
    rest = "Please unmap those public address(es) before detaching the gateway."
    return f"Network {vpc} has some mapped public address(es). {rest}"


@refusal("DependencyViolation", "ec2 DeleteSubnet")
def subnet_with_gateways_and_endpoints_stays(params: Params, there: There) -> str | None:
    """A subnet is deleted with a NAT gateway or an endpoint in it.

    AWS: DependencyViolation, "The subnet 'subnet-…' has dependencies and cannot be deleted." (Amazon VPC User Guide,
    "Delete a subnet": you must terminate any instances and delete network interfaces first).
    """
    subnet = params.get("SubnetId")
    endpoints = [each for each in there("ec2").vpc_end_points.values() if each.state not in ("deleted", "deleting")]
    inside = [*(each.subnet_id for each in _nat_gateways(there)), *(one for each in endpoints for one in each.subnet_ids or [])]
    return f"The subnet '{subnet}' has dependencies and cannot be deleted." if subnet in inside else None


@refusal("DependencyViolation", "ec2 DeleteSecurityGroup")
def security_group_of_balancers_and_databases_stays(params: Params, there: There) -> str | None:
    """A security group is deleted while load balancers, databases or endpoints have it.

    AWS: DependencyViolation, "resource sg-… has a dependent object" (Amazon VPC User Guide, "Delete a security
    group": you can't delete one that is associated with resources).
    """
    group = params.get("GroupId")
    balancers = [one for each in there("elbv2").load_balancers.values() for one in each.security_groups or []]
    databases = [one for each in there("rds").databases.values() for one in getattr(each, "vpc_security_group_ids", None) or []]
    alive = [each for each in there("ec2").vpc_end_points.values() if each.state != "deleted"]
    endpoints = [one for each in alive for one in each.security_group_ids or []]
    return f"resource {group} has a dependent object" if group in [*balancers, *databases, *endpoints] else None


_DESCRIPTION = re.compile(r"[A-Za-z0-9 ._\-:/()#,@\[\]+=&;{}!$*]{0,255}")


@refusal("InvalidParameterValue", "ec2 CreateSecurityGroup")
def security_groups_description_is_plain(params: Params, _there: There) -> str | None:
    """A security group is described in any letters.

    AWS: InvalidParameterValue, "Value (…) for parameter GroupDescription is invalid. Character sets beyond ASCII are
    not supported." (Amazon EC2 API Reference, CreateSecurityGroup, GroupDescription: up to 255 of a-z, A-Z, 0-9,
    spaces, and ._-:/()#,@[]+=&;{}!$*).
    """
    said = params.get("Description") or ""
    if _DESCRIPTION.fullmatch(said):
        return None
    return f"Value ({said}) for parameter GroupDescription is invalid. Character sets beyond ASCII are not supported."


@refusal("InvalidParameterValue", "ec2 CreateSecurityGroup")
def security_groups_name_is_no_id(params: Params, _there: There) -> str | None:
    """A security group is called sg-something.

    AWS: InvalidParameterValue, "Value (sg-web) for parameter GroupName is invalid. Group names may not be in the
    format sg-*." (Amazon EC2 API Reference, CreateSecurityGroup, GroupName).
    """
    name = params.get("GroupName") or ""
    if not name.startswith("sg-"):
        return None
    return f"Value ({name}) for parameter GroupName is invalid. Group names may not be in the format sg-*."


@refusal("InvalidParameterValue", "ec2 AuthorizeSecurityGroupIngress", "ec2 AuthorizeSecurityGroupEgress")
def rules_description_is_plain(params: Params, _there: There) -> str | None:
    """A rule is described in any letters.

    AWS: InvalidParameterValue, "Invalid rule description. Valid descriptions are strings less than 256 characters
    from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*" (Amazon EC2 API Reference, IpRange, Description).
    """
    ranges = ("IpRanges", "Ipv6Ranges", "UserIdGroupPairs", "PrefixListIds")
    permissions = params.get("IpPermissions") or []
    given = [one.get("Description") or "" for each in permissions for kind in ranges for one in each.get(kind) or []]
    if all(map(_DESCRIPTION.fullmatch, given)):
        return None
    allowed = "strings less than 256 characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*"
    return f"Invalid rule description. Valid descriptions are {allowed}"


@refusal("InvalidParameter", "ec2 RunInstances")
def servers_groups_are_of_its_vpc(params: Params, there: There) -> str | None:
    """A server has a security group of another VPC than its subnet's.

    AWS: InvalidParameter, "Security group sg-… and subnet subnet-… belong to different networks." (Amazon EC2 User
    Guide, "Error codes").
    """
    if not params.get("SubnetId"):
        return None
    subnet = there("ec2").get_subnet(params["SubnetId"])
    for each in params.get("SecurityGroupIds") or []:
        group = there("ec2").get_security_group_from_id(each)
        if group and group.vpc_id != subnet.vpc_id:
            return f"Security group {each} and subnet {subnet.id} belong to different networks."
    return None


@refusal("Resource.AlreadyAssociated", "ec2 AssociateRouteTable")
def subnet_has_one_route_table(params: Params, there: There) -> str | None:
    """A subnet is associated with two route tables.

    AWS: Resource.AlreadyAssociated, "the specified association for route table rtb-… conflicts with an existing
    association" (Amazon VPC User Guide, "Subnet route tables": a subnet can only be associated with one route table
    at a time).
    """
    own, subnet = params.get("RouteTableId"), params.get("SubnetId")
    others = [each for each in there("ec2").route_tables.values() if each.id != own]
    if not subnet or not any(subnet in each._associations.values() for each in others):
        return None
    return f"the specified association for route table {own} conflicts with an existing association"


@refusal("InvalidVolume.ZoneMismatch", "ec2 AttachVolume")
def volume_is_in_the_servers_zone(params: Params, there: There) -> str | None:
    """A volume is attached to a server of another zone.

    AWS: InvalidVolume.ZoneMismatch, "The volume 'vol-…' is not in the same availability zone as instance 'i-…'"
    (Amazon EC2 API Reference, AttachVolume: the volume must be in the same Availability Zone; "Error codes").
    """
    volume = there("ec2").volumes.get(params.get("VolumeId"))
    instance = there("ec2").get_instance(params.get("InstanceId"))
    zone = instance.placement if isinstance(instance.placement, str) else instance.placement.zone
    if volume is None or volume.zone.name == zone:
        return None
    return f"The volume '{volume.id}' is not in the same availability zone as instance '{instance.id}'"


@quota("VpcLimitExceeded", "ec2 CreateVpc")
def account_has_five_vpcs(_params: Params, there: There) -> str | None:
    """A region has any number of VPCs, while quotas are on.

    AWS: VpcLimitExceeded, "The maximum number of VPCs has been reached." (Amazon VPC User Guide, "Amazon VPC quotas":
    5 VPCs per region).
    """
    return "The maximum number of VPCs has been reached." if len(there("ec2").vpcs) >= 5 else None


@quota("AddressLimitExceeded", "ec2 AllocateAddress")
def account_has_five_addresses(_params: Params, there: There) -> str | None:
    """A region has any number of Elastic IP addresses, while quotas are on.

    AWS: AddressLimitExceeded, "The maximum number of addresses has been reached." (Amazon VPC User Guide, "Amazon VPC
    quotas": 5 Elastic IP addresses per region).
    """
    return "The maximum number of addresses has been reached." if len(there("ec2").addresses) >= 5 else None


@quota("NetworkAclEntryLimitExceeded", "ec2 CreateNetworkAclEntry")
def network_acl_has_twenty_rules(params: Params, there: There) -> str | None:
    """A network ACL has any number of rules of a direction, while quotas are on.

    AWS: NetworkAclEntryLimitExceeded, "The maximum number of network ACL entries has been reached." (Amazon VPC User
    Guide, "Amazon VPC quotas": 20 rules per network ACL one-way).
    """
    acl = there("ec2").network_acls.get(params.get("NetworkAclId"))
    egress = str(params.get("Egress")).lower()
    # the one that denies the rest has no number of the user's
    own = [each for each in acl.network_acl_entries if str(each.egress).lower() == egress and str(each.rule_number) != "32767"]
    return "The maximum number of network ACL entries has been reached." if len(own) >= 20 else None
