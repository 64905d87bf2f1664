"""What keeps an endpoint out of a network: its DNS settings, its zones, another endpoint of the service."""

from typing import Any

from .refusal import Params, There, refusal

_CREATE = "ec2 CreateVpcEndpoint"


def _is_private(params: Params) -> bool:
    return params.get("VpcEndpointType") == "Interface" and params.get("PrivateDnsEnabled", True) is not False


def _others(params: Params, there: There) -> list[Any]:
    alive = [each for each in there("ec2").vpc_end_points.values() if each.state not in ("deleted", "deleting")]
    return [each for each in alive if (each.vpc_id, each.service_name) == (params.get("VpcId"), params.get("ServiceName"))]


@refusal("InvalidParameter", _CREATE)
def private_names_need_dns_of_the_vpc(params: Params, there: There) -> str | None:
    """An interface endpoint has private names in a VPC without DNS.

    AWS: InvalidParameter, "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes
    set to true for vpc-…" (AWS PrivateLink Guide, "Access an AWS service using an interface VPC endpoint": Private
    DNS).
    """
    vpc = there("ec2").get_vpc(params.get("VpcId"))
    on = [str(vpc.enable_dns_support).lower(), str(vpc.enable_dns_hostnames).lower()]
    if not _is_private(params) or on == ["true", "true"]:
        return None
    return f"Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for {vpc.id}"


@refusal("InvalidParameter", _CREATE)
def private_name_is_one_endpoints(params: Params, there: There) -> str | None:
    """Two interface endpoints of a VPC have the private names of one service.

    AWS: InvalidParameter, "private-dns-enabled cannot be set because there is already a conflicting DNS domain for …
    in the VPC vpc-…" (AWS re:Post, "conflicting DNS domain" of interface endpoints).
    """
    others = [each for each in _others(params, there) if each.vpc_endpoint_type == "Interface" and each.private_dns_enabled]
    if not _is_private(params) or not others:
        return None
    rest = f"there is already a conflicting DNS domain for {params['ServiceName']} in the VPC {params['VpcId']}"
    return f"private-dns-enabled cannot be set because {rest}"


@refusal("InvalidParameter", _CREATE)
def endpoint_has_the_addresses_of_its_subnets(params: Params, there: There) -> str | None:
    """An interface endpoint has IPv6 addresses in a subnet without a range of IPv6, or those alone in one of IPv4.

    AWS PrivateLink Guide, "Access an AWS service using an interface VPC endpoint", IP address type: IPv6 is "supported only
    if all selected subnets are IPv6 only subnets", dualstack only if all "have both IPv4 and IPv6 address ranges". The guide
    has no words of the API: these are ours.
    """
    kind = params.get("IpAddressType")
    if params.get("VpcEndpointType") != "Interface" or kind not in ("ipv6", "dualstack"):
        return None
    for each in params.get("SubnetIds") or []:
        subnet = there("ec2").get_subnet(each)
        fits = subnet.ipv6_native if kind == "ipv6" else subnet.ipv6_cidr_block_associations and not subnet.ipv6_native
        if not fits:
            return f"The IP address type {kind} is not supported in the subnet {each}"
    return None


@refusal("DuplicateSubnetsInSameZone", _CREATE)
def endpoint_has_one_subnet_of_a_zone(params: Params, there: There) -> str | None:
    """An interface endpoint has two subnets of one zone.

    AWS: DuplicateSubnetsInSameZone, "Found another VPC endpoint subnet in the availability zone of subnet-…" (AWS
    PrivateLink Guide, "Access an AWS service using an interface VPC endpoint": one subnet per Availability Zone).
    """
    seen: set[str] = set()
    for each in params.get("SubnetIds") or []:
        zone = there("ec2").get_subnet(each).availability_zone
        if zone in seen:
            return f"Found another VPC endpoint subnet in the availability zone of {each}"
        seen.add(zone)
    return None


@refusal("RouteAlreadyExists", _CREATE)
def route_table_has_one_gateway_endpoint_of_a_service(params: Params, there: There) -> str | None:
    """A route table leads to two gateway endpoints of one service.

    AWS: RouteAlreadyExists, "route table rtb-… already has a route with destination-prefix-list-id pl-…" (AWS
    PrivateLink Guide, "Gateway endpoints": one endpoint route per service and route table).
    """
    taken = {one for each in _others(params, there) for one in each.route_table_ids or []}
    both = [each for each in params.get("RouteTableIds") or [] if each in taken]
    rest = f"already has a route with destination-prefix-list-id of {params['ServiceName']}"
    return f"route table {both[0]} {rest}" if both else None
