from corrections import service_discovery

from .support import CorrectionTest, client


class ServiceDiscovery(CorrectionTest):
    def test_zone_goes_with_its_namespace(self) -> None:
        def zones_after_deletion() -> int:
            vpc = client("ec2").create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
            api = client("servicediscovery")
            api.create_private_dns_namespace(Name="example.internal", Vpc=vpc)
            api.delete_namespace(Id=api.list_namespaces()["Namespaces"][0]["Id"])
            return len(client("route53").list_hosted_zones()["HostedZones"])

        self.assert_corrects(service_discovery.zone_goes_with_its_namespace, zones_after_deletion, 1, 0)
