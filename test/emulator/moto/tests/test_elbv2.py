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

    def test_modified_listener_keeps_its_further_certificates(self) -> None:
        def certificates_left() -> list:
            api, balancers, acm = client("ec2"), client("elbv2"), client("acm")
            vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
            subnet = api.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
            balancer = balancers.create_load_balancer(Name="n", Subnets=[subnet])["LoadBalancers"][0]
            first, second, third = (
                {"CertificateArn": acm.request_certificate(DomainName=f"{name}.example.com")["CertificateArn"]}
                for name in ("a", "b", "c")
            )
            action = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}
            listener = balancers.create_listener(
                LoadBalancerArn=balancer["LoadBalancerArn"],
                Protocol="HTTPS",
                Port=443,
                Certificates=[first],
                DefaultActions=[action],
            )["Listeners"][0]["ListenerArn"]
            balancers.add_listener_certificates(ListenerArn=listener, Certificates=[second])
            balancers.modify_listener(ListenerArn=listener, Certificates=[third], DefaultActions=[action])
            left = balancers.describe_listener_certificates(ListenerArn=listener)["Certificates"]
            return [(one["CertificateArn"] == wanted["CertificateArn"]) for one, wanted in zip(left, (third, second))]

        self.assert_corrects(
            elbv2.modified_listener_keeps_its_further_certificates, certificates_left, [True], [True, True]
        )
