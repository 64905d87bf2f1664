from typing import Any

from refusals import endpoints

from .support import REGION, CorrectionTest, client
from .test_load_balancers_refusals import network


def place_of(*zones: str, names: bool = True) -> dict[str, Any]:
    place = network(*zones)
    client("ec2").modify_vpc_attribute(VpcId=place["vpc"], EnableDnsHostnames={"Value": names})
    return place


def interface(place: dict[str, Any], private: bool = True, kind: str = "ipv4") -> None:
    client("ec2").create_vpc_endpoint(
        VpcId=place["vpc"], ServiceName=f"com.amazonaws.{REGION}.logs", VpcEndpointType="Interface",
        SubnetIds=place["subnets"], PrivateDnsEnabled=private, IpAddressType=kind,
    )


def with_ipv6(native: bool) -> dict[str, Any]:
    """A subnet of both kinds of addresses, or of IPv6 alone."""
    place, ec2 = place_of(), client("ec2")
    ec2.associate_vpc_cidr_block(VpcId=place["vpc"], AmazonProvidedIpv6CidrBlock=True)
    [found] = ec2.describe_vpcs(VpcIds=[place["vpc"]])["Vpcs"][0]["Ipv6CidrBlockAssociationSet"]
    ranges = {"Ipv6CidrBlock": found["Ipv6CidrBlock"].replace("/56", "/64")}
    ranges |= {"Ipv6Native": True} if native else {"CidrBlock": "10.0.200.0/24"}
    subnet = ec2.create_subnet(VpcId=place["vpc"], AvailabilityZone=f"{REGION}a", **ranges)["Subnet"]["SubnetId"]
    return place | {"subnets": [subnet]}


class EndpointRefusals(CorrectionTest):
    def test_private_names_need_dns_of_the_vpc(self) -> None:
        row = endpoints.private_names_need_dns_of_the_vpc
        self.assert_refuses(row, lambda: interface(place_of(names=False)), lambda: interface(place_of()))

    def test_private_name_is_one_endpoints(self) -> None:
        def two(private: bool) -> None:
            place = place_of()
            interface(place)
            interface(place, private)

        self.assert_refuses(endpoints.private_name_is_one_endpoints, lambda: two(True), lambda: two(False))

    def test_endpoint_has_the_addresses_of_its_subnets(self) -> None:
        row = endpoints.endpoint_has_the_addresses_of_its_subnets
        for kind, fits in (("ipv6", True), ("dualstack", False)):
            self.assert_refuses(
                row,
                lambda: interface(with_ipv6(native=not fits), kind=kind),
                lambda: interface(with_ipv6(native=fits), kind=kind),
            )

    def test_endpoint_has_one_subnet_of_a_zone(self) -> None:
        row = endpoints.endpoint_has_one_subnet_of_a_zone
        self.assert_refuses(row, lambda: interface(place_of("a", "a")), lambda: interface(place_of("a", "b")))

    def test_route_table_has_one_gateway_endpoint_of_a_service(self) -> None:
        def gateways(tables: int) -> None:
            ec2, place = client("ec2"), network()
            made = [ec2.create_route_table(VpcId=place["vpc"])["RouteTable"]["RouteTableId"] for _ in range(tables)]
            for index in range(2):
                ec2.create_vpc_endpoint(
                    VpcId=place["vpc"], ServiceName=f"com.amazonaws.{REGION}.s3", RouteTableIds=[made[index % tables]]
                )

        row = endpoints.route_table_has_one_gateway_endpoint_of_a_service
        self.assert_refuses(row, lambda: gateways(1), lambda: gateways(2))
