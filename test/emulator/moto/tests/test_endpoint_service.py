from corrections import endpoint_service

from .support import FAILS, CorrectionTest, client

PRINCIPAL = "arn:aws:iam::123456789012:role/partner"


def service(**given: object) -> str:
    """A service behind a network load balancer."""
    api = client("ec2")
    vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnet = api.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
    balancer = client("elbv2").create_load_balancer(Name="n", Type="network", Subnets=[subnet])["LoadBalancers"][0]
    made = api.create_vpc_endpoint_service_configuration(
        NetworkLoadBalancerArns=[balancer["LoadBalancerArn"]], **given
    )
    return made["ServiceConfiguration"]["ServiceId"]


class EndpointService(CorrectionTest):
    def test_endpoint_service_keeps_its_address_types(self) -> None:
        def types() -> list:
            api = client("ec2")

            def found() -> list:
                shown = api.describe_vpc_endpoint_service_configurations(ServiceIds=[name])
                return shown["ServiceConfigurations"][0].get("SupportedIpAddressTypes", [])

            name = service(SupportedIpAddressTypes=["ipv4"])
            before = found()
            api.modify_vpc_endpoint_service_configuration(
                ServiceId=name, AddSupportedIpAddressTypes=["ipv6"], RemoveSupportedIpAddressTypes=["ipv4"]
            )
            return [before, found()]

        right = [["ipv4"], ["ipv6"]]
        self.assert_corrects(endpoint_service.endpoint_service_keeps_its_address_types, types, [[], []], right)

    def test_endpoint_service_permission_has_an_id(self) -> None:
        def ids() -> bool:
            api = client("ec2")
            name = service()
            added = api.modify_vpc_endpoint_service_permissions(ServiceId=name, AddAllowedPrincipals=[PRINCIPAL])
            shown = api.describe_vpc_endpoint_service_permissions(ServiceId=name)["AllowedPrincipals"]
            given = [permission.get("ServicePermissionId") for permission in added.get("AddedPrincipals", [])]
            found = [permission.get("ServicePermissionId") for permission in shown]
            return given == found and found[0].startswith("vpce-svc-perm-")

        self.assert_corrects(endpoint_service.endpoint_service_permission_has_an_id, ids, False, True)

    def test_private_dns_name_can_be_verified(self) -> None:
        def started() -> object:
            name = service(PrivateDnsName="api.example.com")
            return client("ec2").start_vpc_endpoint_service_private_dns_verification(ServiceId=name)["ReturnValue"]

        self.assert_corrects(endpoint_service.private_dns_name_can_be_verified, started, FAILS, True)
