from corrections import elbv2

from .support import CorrectionTest, client


class Elbv2(CorrectionTest):
    def test_subnet_mapping_keeps_its_addresses(self) -> None:
        def addresses() -> list:
            api = client("ec2")
            vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
            subnet = api.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
            mapping = {"SubnetId": subnet, "PrivateIPv4Address": "10.0.0.9"}
            balancers = client("elbv2")
            balancers.create_load_balancer(Name="n", Type="network", Scheme="internal", SubnetMappings=[mapping])
            zone = balancers.describe_load_balancers()["LoadBalancers"][0]["AvailabilityZones"][0]
            return zone.get("LoadBalancerAddresses", [])

        right = [{"PrivateIPv4Address": "10.0.0.9"}]
        self.assert_corrects(elbv2.subnet_mapping_keeps_its_addresses, addresses, [], right)

    def test_arn_says_the_type(self) -> None:
        def kinds() -> list[str]:
            api = client("ec2")
            vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
            subnet = api.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
            make = client("elbv2").create_load_balancer
            types = ["application", "network", "gateway"]
            made = [make(Name=kind, Type=kind, Subnets=[subnet])["LoadBalancers"][0] for kind in types]
            return [balancer["LoadBalancerArn"].split("/")[1] for balancer in made]

        self.assert_corrects(elbv2.arn_says_the_type, kinds, ["app", "app", "app"], ["app", "net", "gwy"])
