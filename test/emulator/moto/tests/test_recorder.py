import unittest
from typing import Any

from moto.backend_index import backend_url_patterns
from recorder.recorder import SERVICES

from .support import client, refusal, reset

IMAGE = {
    "ImageRepository": {
        "ImageIdentifier": "public.ecr.aws/aws-containers/hello-app-runner:latest",
        "ImageRepositoryType": "ECR_PUBLIC",
    }
}


class Recorded(unittest.TestCase):
    def setUp(self) -> None:
        reset()

    def test_moto_lacks_the_services(self) -> None:
        self.assertEqual([], [name for name, _ in backend_url_patterns if name in SERVICES])


def subnets(count: int = 1) -> list[str]:
    ec2 = client("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    made = [ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{at}.0/24") for at in range(count)]
    return [each["Subnet"]["SubnetId"] for each in made]


def connector(name: str, of: list[str]) -> str:
    made = client("apprunner").create_vpc_connector(VpcConnectorName=name, Subnets=of)
    return made["VpcConnector"]["VpcConnectorArn"]


def service(name: str, **more: Any) -> dict[str, Any]:
    return client("apprunner").create_service(ServiceName=name, SourceConfiguration=IMAGE, **more)["Service"]


def by(arn: str) -> dict[str, Any]:
    return {"NetworkConfiguration": {"EgressConfiguration": {"EgressType": "VPC", "VpcConnectorArn": arn}}}


class AppRunner(Recorded):
    def test_service_has_awss_defaults(self) -> None:
        made = service("shop")
        self.assertEqual(("1024", "2048"), (made["InstanceConfiguration"]["Cpu"], made["InstanceConfiguration"]["Memory"]))
        self.assertEqual("TCP", made["HealthCheckConfiguration"]["Protocol"])
        self.assertTrue(made["NetworkConfiguration"]["IngressConfiguration"]["IsPubliclyAccessible"])

    def test_names_are_unique(self) -> None:
        service("shop")
        self.assertEqual("InvalidRequestException", refusal(lambda: service("shop")))
        of = subnets()
        connector("shop", of)
        self.assertEqual("InvalidRequestException", refusal(lambda: connector("shop", of)))

    def test_connector_is_of_one_vpc(self) -> None:
        self.assertEqual("InvalidRequestException", refusal(lambda: connector("shop", [*subnets(), *subnets()])))
        self.assertEqual("accepted", refusal(lambda: connector("shop", subnets(2))))

    def test_what_a_service_uses_stays(self) -> None:
        api = client("apprunner")
        arn = connector("shop", subnets())
        scaling = api.create_auto_scaling_configuration(AutoScalingConfigurationName="shop", MaxSize=3)
        scaling = scaling["AutoScalingConfiguration"]["AutoScalingConfigurationArn"]
        made = service("shop", AutoScalingConfigurationArn=scaling, **by(arn))["ServiceArn"]
        for delete in (
            lambda: api.delete_vpc_connector(VpcConnectorArn=arn),
            lambda: api.delete_auto_scaling_configuration(AutoScalingConfigurationArn=scaling),
        ):
            self.assertEqual("InvalidRequestException", refusal(delete))
        another = connector("shop-2", subnets())
        api.update_service(ServiceArn=made, **by(another))
        self.assertEqual("accepted", refusal(lambda: api.delete_vpc_connector(VpcConnectorArn=arn)))
        kept = api.describe_service(ServiceArn=made)["Service"]["AutoScalingConfigurationSummary"]
        self.assertEqual(scaling, kept["AutoScalingConfigurationArn"])

    def test_what_a_service_names_is_there(self) -> None:
        arn = "arn:aws:apprunner:eu-west-1:123456789012:vpcconnector/gone/1/0123456789abcdef0123456789abcdef"
        self.assertEqual("InvalidRequestException", refusal(lambda: service("shop", **by(arn))))

    def test_service_with_an_ingress_connection_stays(self) -> None:
        api, ec2 = client("apprunner"), client("ec2")
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        requests = {"VpcId": vpc, "VpcEndpointType": "Interface"}
        endpoint = ec2.create_vpc_endpoint(ServiceName="com.amazonaws.eu-west-1.apprunner.requests", **requests)
        sqs = ec2.create_vpc_endpoint(ServiceName="com.amazonaws.eu-west-1.sqs", **requests)
        made = service("shop")["ServiceArn"]

        def ingress(of: dict[str, Any]) -> dict[str, Any]:
            place = {"VpcId": vpc, "VpcEndpointId": of["VpcEndpoint"]["VpcEndpointId"]}
            return api.create_vpc_ingress_connection(
                ServiceArn=made, VpcIngressConnectionName="shop", IngressVpcConfiguration=place
            )

        self.assertEqual("InvalidRequestException", refusal(lambda: ingress(sqs)))
        arn = ingress(endpoint)["VpcIngressConnection"]["VpcIngressConnectionArn"]
        self.assertEqual("InvalidStateException", refusal(lambda: api.delete_service(ServiceArn=made)))
        api.delete_vpc_ingress_connection(VpcIngressConnectionArn=arn)
        self.assertEqual("accepted", refusal(lambda: api.delete_service(ServiceArn=made)))


class ImageBuilder(Recorded):
    def test_what_others_have_stays(self) -> None:
        api = client("imagebuilder")
        data = "name: web\nschemaVersion: 1.0\nphases: []\n"
        component = api.create_component(name="web", semanticVersion="1.0.0", platform="Linux", data=data, clientToken="a")
        arn = component["componentBuildVersionArn"]
        recipe = api.create_image_recipe(
            name="web", semanticVersion="1.0.0", components=[{"componentArn": arn}], parentImage="ami-1", clientToken="b"
        )["imageRecipeArn"]
        self.assertEqual(
            "ResourceDependencyException", refusal(lambda: api.delete_component(componentBuildVersionArn=arn))
        )
        self.assertEqual("web", api.get_image_recipe(imageRecipeArn=recipe)["imageRecipe"]["name"])
        api.delete_image_recipe(imageRecipeArn=recipe)
        self.assertEqual("accepted", refusal(lambda: api.delete_component(componentBuildVersionArn=arn)))

    def test_version_is_made_once(self) -> None:
        def make() -> dict[str, Any]:
            return client("imagebuilder").create_component(
                name="web", semanticVersion="1.0.0", platform="Linux", data="x", clientToken="a"
            )

        make()
        self.assertEqual("ResourceInUseException", refusal(make))

    def test_recipe_has_components_that_are_there(self) -> None:
        arn = "arn:aws:imagebuilder:eu-west-1:{}:component/web/1.0.0/1"

        def recipe(account: str) -> dict[str, Any]:
            return client("imagebuilder").create_image_recipe(
                name=f"web-{account}",
                semanticVersion="1.0.0",
                components=[{"componentArn": arn.format(account)}],
                parentImage="ami-1",
                clientToken="a",
            )

        self.assertEqual("InvalidRequestException", refusal(lambda: recipe("123456789012")))
        self.assertEqual("accepted", refusal(lambda: recipe("aws")))
