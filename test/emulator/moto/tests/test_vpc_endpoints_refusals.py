from typing import Any

from refusals import vpc_endpoints

from .support import CorrectionTest, client, refusal

S3 = "com.amazonaws.eu-west-1.s3"


class VpcEndpointRefusals(CorrectionTest):
    def test_endpoints_of_s3_are_for_inbound_resolvers_by_default(self) -> None:
        def endpoints() -> list[str]:
            api = client("ec2")
            vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]

            def make(kind: str, **rest: Any) -> str:
                return refusal(lambda: api.create_vpc_endpoint(VpcId=vpc, ServiceName=S3, VpcEndpointType=kind, **rest))

            return [
                make("Interface", PrivateDnsEnabled=True),
                make("Interface", PrivateDnsEnabled=True, DnsOptions={"DnsRecordIpType": "ipv4"}),
                make(
                    "Interface",
                    PrivateDnsEnabled=True,
                    DnsOptions={"PrivateDnsOnlyForInboundResolverEndpoint": False},
                ),
                make("Interface", PrivateDnsEnabled=False),
                make("Gateway"),
                make("Interface", PrivateDnsEnabled=True),
            ]

        self.assert_corrects(
            vpc_endpoints.endpoints_of_s3_are_for_inbound_resolvers_by_default,
            endpoints,
            ["accepted"] * 6,
            ["InvalidParameter", "InvalidParameter", "accepted", "accepted", "accepted", "accepted"],
        )

    def test_some_services_have_no_private_name(self) -> None:
        def endpoints() -> list[str]:
            api = client("ec2")
            vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]

            def make(service: str, private: bool) -> str:
                return refusal(
                    lambda: api.create_vpc_endpoint(
                        VpcId=vpc,
                        ServiceName=f"com.amazonaws.eu-west-1.{service}",
                        VpcEndpointType="Interface",
                        PrivateDnsEnabled=private,
                    )
                )

            return [make("dynamodb-streams", True), make("dynamodb-streams", False), make("sqs", True)]

        self.assert_corrects(
            vpc_endpoints.some_services_have_no_private_name,
            endpoints,
            ["accepted"] * 3,
            ["InvalidParameter", "accepted", "accepted"],
        )

    def test_services_of_other_regions_are_asked_for(self) -> None:
        def endpoints() -> list[str]:
            api = client("ec2")
            vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]

            def make(service: str, **rest: str) -> str:
                arguments = {"VpcId": vpc, "VpcEndpointType": "Interface", "PrivateDnsEnabled": False, **rest}
                return refusal(lambda: api.create_vpc_endpoint(ServiceName=service, **arguments))

            return [
                make("com.amazonaws.us-east-1.kms"),
                make("com.amazonaws.us-east-1.kms", ServiceRegion="us-east-1"),
                make("com.amazonaws.us-east-1.sqs", ServiceRegion="us-east-1"),
                make("com.amazonaws.eu-west-1.sqs"),
                make("com.amazonaws.iam"),
                make("com.amazonaws.iam", ServiceRegion="us-east-1"),
                make("com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0", ServiceRegion="us-east-1"),
            ]

        no = "InvalidServiceName"
        self.assert_corrects(
            vpc_endpoints.services_of_other_regions_are_asked_for,
            endpoints,
            ["accepted"] * 7,
            [no, "accepted", no, "accepted", no, "accepted", "accepted"],
        )
