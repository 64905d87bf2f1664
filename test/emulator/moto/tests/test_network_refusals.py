import os
from collections.abc import Callable
from typing import Any

from refusals import network as rows

from .support import REGION, CorrectionTest, client
from .test_load_balancers_refusals import balancer, network


def group(vpc: str, name: str = "web", description: str = "d") -> str:
    return client("ec2").create_security_group(GroupName=name, Description=description, VpcId=vpc)["GroupId"]


def nat(place: dict[str, Any]) -> None:
    ec2 = client("ec2")
    address = ec2.allocate_address(Domain="vpc")["AllocationId"]
    ec2.create_nat_gateway(SubnetId=place["subnets"][0], AllocationId=address)


class NetworkRefusals(CorrectionTest):
    def test_route_leads_within_its_network(self) -> None:
        def route(own: bool) -> None:
            ec2, place = client("ec2"), network()
            vpc = place["vpc"] if own else network()["vpc"]
            gateways = ec2.describe_internet_gateways(Filters=[{"Name": "attachment.vpc-id", "Values": [place["vpc"]]}])
            table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
            gateway = gateways["InternetGateways"][0]["InternetGatewayId"]
            ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)

        self.assert_refuses(rows.route_leads_within_its_network, lambda: route(False), lambda: route(True))

    def test_gateway_of_public_addresses_stays(self) -> None:
        def detached(gateways: bool) -> None:
            ec2, place = client("ec2"), network()
            if gateways:
                nat(place)
            found = ec2.describe_internet_gateways(Filters=[{"Name": "attachment.vpc-id", "Values": [place["vpc"]]}])
            gateway = found["InternetGateways"][0]["InternetGatewayId"]
            ec2.detach_internet_gateway(InternetGatewayId=gateway, VpcId=place["vpc"])

        self.assert_refuses(rows.gateway_of_public_addresses_stays, lambda: detached(True), lambda: detached(False))

    def test_subnet_with_gateways_and_endpoints_stays(self) -> None:
        def deleted(gateways: bool) -> None:
            place = network()
            if gateways:
                nat(place)
            client("ec2").delete_subnet(SubnetId=place["subnets"][0])

        row = rows.subnet_with_gateways_and_endpoints_stays
        self.assert_refuses(row, lambda: deleted(True), lambda: deleted(False))

    def test_security_group_of_balancers_and_databases_stays(self) -> None:
        def deleted(used: bool) -> None:
            place = network()
            made = group(place["vpc"])
            if used:
                balancer(place=place, SecurityGroups=[made])
            client("ec2").delete_security_group(GroupId=made)

        row = rows.security_group_of_balancers_and_databases_stays
        self.assert_refuses(row, lambda: deleted(True), lambda: deleted(False))

    def test_security_groups_description_is_plain(self) -> None:
        row = rows.security_groups_description_is_plain
        self.assert_refuses(row, lambda: group(network()["vpc"], description="café"), lambda: group(network()["vpc"]))

    def test_security_groups_name_is_no_id(self) -> None:
        row = rows.security_groups_name_is_no_id
        self.assert_refuses(row, lambda: group(network()["vpc"], "sg-web"), lambda: group(network()["vpc"]))

    def test_rules_description_is_plain(self) -> None:
        def rule(description: str) -> None:
            ranges = [{"CidrIp": "10.0.0.0/8", "Description": description}]
            permission = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": ranges}
            made = group(network()["vpc"])
            client("ec2").authorize_security_group_ingress(GroupId=made, IpPermissions=[permission])

        self.assert_refuses(rows.rules_description_is_plain, lambda: rule("from <web>"), lambda: rule("from web"))

    def test_servers_groups_are_of_its_vpc(self) -> None:
        def server(own: bool) -> None:
            place = network()
            made = group(place["vpc"] if own else network()["vpc"])
            client("ec2").run_instances(
                ImageId="ami-12c6146b", MinCount=1, MaxCount=1, SubnetId=place["subnets"][0], SecurityGroupIds=[made]
            )

        self.assert_refuses(rows.servers_groups_are_of_its_vpc, lambda: server(False), lambda: server(True))

    def test_subnet_has_one_route_table(self) -> None:
        def associated(times: int) -> None:
            ec2, place = client("ec2"), network()
            for _ in range(times):
                table = ec2.create_route_table(VpcId=place["vpc"])["RouteTable"]["RouteTableId"]
                ec2.associate_route_table(RouteTableId=table, SubnetId=place["subnets"][0])

        self.assert_refuses(rows.subnet_has_one_route_table, lambda: associated(2), lambda: associated(1))

    def test_volume_is_in_the_servers_zone(self) -> None:
        def attached(zone: str) -> None:
            ec2, place = client("ec2"), network("a")
            run = ec2.run_instances(ImageId="ami-12c6146b", MinCount=1, MaxCount=1, SubnetId=place["subnets"][0])
            volume = ec2.create_volume(AvailabilityZone=f"{REGION}{zone}", Size=1)["VolumeId"]
            ec2.attach_volume(VolumeId=volume, InstanceId=run["Instances"][0]["InstanceId"], Device="/dev/sdf")

        self.assert_refuses(rows.volume_is_in_the_servers_zone, lambda: attached("b"), lambda: attached("a"))

    def _with_quotas(self, row: Any, refused: Callable[[], Any], taken: Callable[[], Any]) -> None:
        with row.in_force():
            self._observe(refused)
        os.environ["EMULATOR_QUOTAS"] = "default"
        try:
            self.assert_refuses(row, refused, taken)
        finally:
            del os.environ["EMULATOR_QUOTAS"]

    def test_account_has_five_vpcs(self) -> None:
        def vpcs(count: int) -> None:
            for index in range(count):
                client("ec2").create_vpc(CidrBlock=f"10.{index}.0.0/16")

        # with the default VPC
        self._with_quotas(rows.account_has_five_vpcs, lambda: vpcs(5), lambda: vpcs(4))

    def test_account_has_five_addresses(self) -> None:
        def addresses(count: int) -> None:
            for _ in range(count):
                client("ec2").allocate_address(Domain="vpc")

        self._with_quotas(rows.account_has_five_addresses, lambda: addresses(6), lambda: addresses(5))

    def test_network_acl_has_twenty_rules(self) -> None:
        def entries(count: int) -> None:
            ec2 = client("ec2")
            acl = ec2.create_network_acl(VpcId=network()["vpc"])["NetworkAcl"]["NetworkAclId"]
            for number in range(1, count + 1):
                for egress in (True, False):
                    ec2.create_network_acl_entry(
                        NetworkAclId=acl, RuleNumber=number, Protocol="-1", RuleAction="allow", Egress=egress,
                        CidrBlock="0.0.0.0/0",
                    )

        self._with_quotas(rows.network_acl_has_twenty_rules, lambda: entries(21), lambda: entries(20))
