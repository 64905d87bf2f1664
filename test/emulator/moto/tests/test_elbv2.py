from corrections import elbv2

from .support import FAILS, CorrectionTest, client

NOTHING = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}


def balancer() -> tuple:
    """The API, a VPC and an Application Load Balancer in it."""
    api, balancers = client("ec2"), client("elbv2")
    vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnet = api.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
    made = balancers.create_load_balancer(Name="n", Subnets=[subnet])["LoadBalancers"][0]
    return balancers, vpc, made["LoadBalancerArn"]


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

    def test_new_zones_keep_their_addresses(self) -> None:
        def addresses() -> list:
            api, balancers = client("ec2"), client("elbv2")
            vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
            mappings = []
            for index, zone in enumerate(["a", "b"]):
                made = api.create_subnet(
                    VpcId=vpc, CidrBlock=f"10.0.{index}.0/24", AvailabilityZone=f"eu-west-1{zone}"
                )
                mappings.append({"SubnetId": made["Subnet"]["SubnetId"], "PrivateIPv4Address": f"10.0.{index}.9"})
            arn = balancers.create_load_balancer(
                Name="n", Type="network", Scheme="internal", SubnetMappings=mappings[:1]
            )["LoadBalancers"][0]["LoadBalancerArn"]
            balancers.set_subnets(LoadBalancerArn=arn, SubnetMappings=mappings)
            zones = balancers.describe_load_balancers()["LoadBalancers"][0]["AvailabilityZones"]
            return [zone.get("LoadBalancerAddresses", []) for zone in zones]

        wrong = [[], []]
        right = [[{"PrivateIPv4Address": "10.0.0.9"}], [{"PrivateIPv4Address": "10.0.1.9"}]]
        with elbv2.subnet_mapping_keeps_its_addresses.in_force():
            self.assert_corrects(elbv2.new_zones_keep_their_addresses, addresses, [right[0], []], right)
        self.assertEqual(wrong, self._observe(addresses))

    def test_tls_listener_can_be_modified(self) -> None:
        def listener() -> list:
            api, balancers = client("ec2"), client("elbv2")
            vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
            subnet = api.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
            certificate = client("acm").request_certificate(DomainName="a.example.com")["CertificateArn"]
            group = balancers.create_target_group(
                Name="g", Protocol="TCP", Port=80, VpcId=vpc, TargetType="ip"
            )["TargetGroups"][0]["TargetGroupArn"]
            arn = balancers.create_load_balancer(Name="n", Type="network", Subnets=[subnet])["LoadBalancers"][0][
                "LoadBalancerArn"
            ]
            action = {"Type": "forward", "TargetGroupArn": group}
            made = balancers.create_listener(LoadBalancerArn=arn, Protocol="TCP", Port=443, DefaultActions=[action])
            name = made["Listeners"][0]["ListenerArn"]
            balancers.modify_listener(
                ListenerArn=name,
                Protocol="TLS",
                Certificates=[{"CertificateArn": certificate}],
                AlpnPolicy=["HTTP1Only"],
            )
            tls = balancers.describe_listeners(ListenerArns=[name])["Listeners"][0]
            balancers.modify_listener(ListenerArn=name, Protocol="TCP")
            tcp = balancers.describe_listeners(ListenerArns=[name])["Listeners"][0]
            return [
                tls["Protocol"],
                len(tls.get("Certificates", [])),
                tls.get("AlpnPolicy"),
                tcp["Protocol"],
                len(tcp.get("Certificates", [])),
            ]

        right = ["TLS", 1, ["HTTP1Only"], "TCP", 0]
        self.assert_corrects(elbv2.tls_listener_can_be_modified, listener, FAILS, right)

    def test_plain_listener_has_no_policy(self) -> None:
        def policy() -> str | None:
            api, _, arn = balancer()
            made = api.create_listener(LoadBalancerArn=arn, Protocol="HTTP", Port=80, DefaultActions=[NOTHING])
            return made["Listeners"][0].get("SslPolicy")

        self.assert_corrects(elbv2.plain_listener_has_no_policy, policy, "ELBSecurityPolicy-2016-08", None)

    def test_clients_certificates_are_kept(self) -> None:
        def modes() -> list:
            api, _, arn = balancer()
            certificate = client("acm").request_certificate(DomainName="a.example.com")["CertificateArn"]
            https = {"LoadBalancerArn": arn, "Protocol": "HTTPS", "Certificates": [{"CertificateArn": certificate}]}
            passed = {"MutualAuthentication": {"Mode": "passthrough"}}
            plain = api.create_listener(**https, Port=443, DefaultActions=[NOTHING])
            named = api.create_listener(**https, Port=444, DefaultActions=[NOTHING], **passed)
            arns = [made["Listeners"][0]["ListenerArn"] for made in (plain, named)]
            api.modify_listener(ListenerArn=arns[1], Port=445)
            kept = api.describe_listeners(ListenerArns=arns)["Listeners"]
            return sorted(each.get("MutualAuthentication", {}).get("Mode", "") for each in kept)

        self.assert_corrects(elbv2.clients_certificates_are_kept, modes, ["", ""], ["off", "passthrough"])

    def test_private_link_rules_are_kept(self) -> None:
        def rules() -> list:
            api, balancers = client("ec2"), client("elbv2")
            vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
            subnet = api.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
            group = api.create_security_group(GroupName="g", Description="g", VpcId=vpc)["GroupId"]
            made = balancers.create_load_balancer(Name="n", Type="network", Subnets=[subnet], SecurityGroups=[group])
            arn = made["LoadBalancers"][0]["LoadBalancerArn"]
            name = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"
            before = balancers.describe_load_balancers()["LoadBalancers"][0].get(name)
            balancers.set_security_groups(LoadBalancerArn=arn, SecurityGroups=[group], **{name: "off"})
            return [before, balancers.describe_load_balancers()["LoadBalancers"][0].get(name)]

        self.assert_corrects(elbv2.private_link_rules_are_kept, rules, [None, None], ["on", "off"])
