"""Task definitions that ECS does not register."""

from collections import Counter
from typing import Any

from corrections.correction import Patch, correction
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
