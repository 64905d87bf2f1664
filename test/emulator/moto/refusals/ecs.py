"""Task definitions that ECS does not register."""

from collections import Counter
from typing import Any

from corrections.correction import Patch, correction
from moto.core.exceptions import JsonRESTError
from moto.ecs.exceptions import EcsClientException
from moto.ecs.models import EC2ContainerServiceBackend


@correction
def port_mapping_names_are_unique(patch: Patch) -> None:
    """Two port mappings of one task definition may have one name.

    AWS: RegisterTaskDefinition fails with "port mapping name is already used" (Amazon ECS Developer Guide, "Amazon ECS
    task definition parameters", portMappings: name; aws-cdk, TaskDefinition.validate: "Port mapping name cannot appear in
    both").
    """
    original = EC2ContainerServiceBackend.register_task_definition

    def register_task_definition(
        self: Any, family: str, container_definitions: list[dict[str, Any]], **rest: Any
    ) -> Any:
        mappings = [port for each in container_definitions for port in each.get("portMappings") or []]
        names = Counter(port["name"] for port in mappings if port.get("name"))
        for name, times in names.items():
            if times > 1:
                raise EcsClientException(f"The port mapping name is already used: {name}")
        return original(self, family, container_definitions, **rest)

    patch.replace(EC2ContainerServiceBackend, "register_task_definition", register_task_definition)


def _s3_configurations(container_definitions: list[dict[str, Any]]) -> list[str]:
    options = [(each.get("firelensConfiguration") or {}).get("options") or {} for each in container_definitions]
    return [each.get("config-file-value", "") for each in options if each.get("config-file-type") == "s3"]


@correction
def log_routers_configuration_is_an_arn(patch: Patch) -> None:
    """A log router's config-file-value may be any text where its config-file-type is s3.

    AWS: "An error occurred (ClientException) when calling the RegisterTaskDefinition operation: Invalid arn syntax."
    (aws/aws-cli#7147).
    """
    original = EC2ContainerServiceBackend.register_task_definition

    def register_task_definition(
        self: Any, family: str, container_definitions: list[dict[str, Any]], **rest: Any
    ) -> Any:
        if any(not value.startswith("arn:") for value in _s3_configurations(container_definitions)):
            raise EcsClientException("Invalid arn syntax.")
        return original(self, family, container_definitions, **rest)

    patch.replace(EC2ContainerServiceBackend, "register_task_definition", register_task_definition)


@correction
def log_routers_on_fargate_read_no_s3(patch: Patch) -> None:
    """A service on Fargate runs tasks whose log router has the config-file-type s3.

    AWS: "The specified platform does not satisfy the task definition's required capabilities"
    (aws-samples/amazon-ecs-firelens-examples#32; Amazon ECS Developer Guide, "Specifying a custom configuration file":
    tasks on Fargate only support file).
    """
    original = EC2ContainerServiceBackend.create_service

    def create_service(
        self: Any, cluster: str, service: str, count: int, task_definition: str | None = None, *args: Any, **rest: Any
    ) -> Any:
        task = self.describe_task_definition(task_definition) if task_definition else None
        is_fargate = task and "FARGATE" in (task.requires_compatibilities or [])
        if is_fargate and _s3_configurations(task.container_definitions):
            raise JsonRESTError(
                "PlatformTaskDefinitionIncompatibilityException",
                "The specified platform does not satisfy the task definition's required capabilities.",
            )
        return original(self, cluster, service, count, task_definition, *args, **rest)

    patch.replace(EC2ContainerServiceBackend, "create_service", create_service)
