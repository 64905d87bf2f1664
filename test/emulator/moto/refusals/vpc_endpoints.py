"""Endpoints that EC2 makes for nobody: of services without a private name, or of another region."""

from typing import Any

from corrections.correction import Patch, correction
from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError, InvalidParameter
from moto.ec2.responses.vpcs import VPCs

WITHOUT_PRIVATE_NAME = ("dynamodb-streams",)
GLOBAL_SERVICES = ("com.amazonaws.iam", "com.amazonaws.route53")
CROSS_REGION_SERVICES = (
    *("ecr.api", "ecr.dkr", "ecs", "kinesis-firehose", "kinesisanalytics", "kinesisanalytics-fips"),
    *("kms", "kms-fips", "lambda", "s3"),
)


@correction
def endpoints_of_s3_are_for_inbound_resolvers_by_default(patch: Patch) -> None:
    """CreateVpcEndpoint makes an interface endpoint of S3 with private DNS in any VPC.

    AWS takes PrivateDnsOnlyForInboundResolverEndpoint for true where it is left out, and then wants a gateway endpoint
    (hashicorp/terraform-provider-aws#31117, #32407, with its words).
    """
    original = VPCs.create_vpc_endpoint

    def create_vpc_endpoint(self: Any) -> ActionResult:
        service, vpc = self._get_param("ServiceName"), self._get_param("VpcId")
        if _private_interface(self) and service.endswith(".s3") and _only_inbound(self):
            endpoints = self.ec2_backend.vpc_end_points.values()
            of_service = [each for each in endpoints if (each.vpc_id, each.service_name) == (vpc, service)]
            if not any(each.vpc_endpoint_type == "Gateway" for each in of_service):
                raise InvalidParameter(
                    f"To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC {vpc} must have a Gateway "
                    "endpoint for the service."
                )
        return original(self)

    patch.replace(VPCs, "create_vpc_endpoint", create_vpc_endpoint)


@correction
def some_services_have_no_private_name(patch: Patch) -> None:
    """CreateVpcEndpoint gives every service a private name.

    Amazon DynamoDB Developer Guide, "AWS PrivateLink for DynamoDB Streams": private DNS is not supported. AWS's words are those
    that it has for every service without one (vespa-engine/vespa#33303).
    """
    original = VPCs.create_vpc_endpoint

    def create_vpc_endpoint(self: Any) -> ActionResult:
        service = self._get_param("ServiceName")
        if _private_interface(self) and service.split(".")[-1] in WITHOUT_PRIVATE_NAME:
            raise InvalidParameter(
                f"Private DNS can't be enabled because the service {service} does not provide a private DNS name."
            )
        return original(self)

    patch.replace(VPCs, "create_vpc_endpoint", create_vpc_endpoint)


@correction
def services_of_other_regions_are_asked_for(patch: Patch) -> None:
    """CreateVpcEndpoint takes a service of any region.

    AWS: InvalidServiceName, "The Vpc Endpoint Service '...' does not exist", unless ServiceRegion says where it is and AWS
    offers it there (AWS PrivateLink Guide, "Cross-region enabled AWS services").
    """
    original = VPCs.create_vpc_endpoint

    def create_vpc_endpoint(self: Any) -> ActionResult:
        service = self._get_param("ServiceName")
        region = self._get_param("ServiceRegion") or self.region
        if service in GLOBAL_SERVICES:
            exists = region == "us-east-1"
        elif service.startswith("com.amazonaws.") and ".vpce-svc-" not in service:
            _, _, home, short = service.split(".", 3)
            exists = home == region and (region == self.region or short in CROSS_REGION_SERVICES)
        else:
            exists = True
        if not exists:
            raise EC2ClientError("InvalidServiceName", f"The Vpc Endpoint Service '{service}' does not exist")
        return original(self)

    patch.replace(VPCs, "create_vpc_endpoint", create_vpc_endpoint)


def _private_interface(request: Any) -> bool:
    is_interface = request._get_param("VpcEndpointType") == "Interface"
    return is_interface and request._get_bool_param("PrivateDnsEnabled", if_none=True)


def _only_inbound(request: Any) -> bool:
    options = request._get_param("DnsOptions", {}) or {}
    return str(options.get("PrivateDnsOnlyForInboundResolverEndpoint", True)).lower() == "true"
