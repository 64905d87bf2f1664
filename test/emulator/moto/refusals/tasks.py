"""Task definitions and services of ECS that do not fit together, or what they are put behind."""

from typing import Any

from .load_balancers import forwarded
from .refusal import Params, There, refusal

_TASK = "ecs RegisterTaskDefinition"
_SERVICE = "ecs CreateService"


def _is_fargate(params: Params) -> bool:
    return "FARGATE" in (params.get("requiresCompatibilities") or [])


def _gib(first: int, last: int, step: int = 1) -> set[int]:
    return {1024 * each for each in range(first, last + 1, step)}


# Amazon ECS Developer Guide, "Fargate task definition parameters": Task CPU and memory.
_MEMORY = {
    256: {512, 1024, 2048},
    512: _gib(1, 4),
    1024: _gib(2, 8),
    2048: _gib(4, 16),
    4096: _gib(8, 30),
    8192: _gib(16, 60, 4),
    16384: _gib(32, 120, 8),
    32768: _gib(60, 244),
}


@refusal("ClientException", _TASK)
def fargate_has_that_size(params: Params, _there: There) -> str | None:
    """A task on Fargate has any processor and any memory.

    AWS: ClientException, "No Fargate configuration exists for given values: 256 CPU, 4096 memory." (Amazon ECS
    Developer Guide, "Fargate task definition parameters").
    """
    cpu, memory = params.get("cpu") or "", params.get("memory") or ""
    if not _is_fargate(params) or not cpu.isdigit() or not memory.isdigit() or int(memory) in _MEMORY.get(int(cpu), set()):
        return None
    return f"No Fargate configuration exists for given values: {cpu} CPU, {memory} memory."


@refusal("ClientException", _TASK)
def fargate_is_awsvpc(params: Params, _there: There) -> str | None:
    """A task on Fargate has another network mode than awsvpc.

    AWS: ClientException, "Fargate only supports network mode ‘awsvpc’." (Amazon ECS Developer Guide, "Fargate task
    definition parameters": Network mode).
    """
    if not _is_fargate(params) or params.get("networkMode") == "awsvpc":
        return None
    return "Fargate only supports network mode 'awsvpc'."


@refusal("ClientException", _TASK)
def fargate_logs_by_an_execution_role(params: Params, _there: There) -> str | None:
    """A task on Fargate logs to CloudWatch Logs without an execution role.

    AWS: ClientException, "Fargate requires task definition to have execution role ARN to support log driver awslogs."
    (Amazon ECS Developer Guide, "Amazon ECS task execution IAM role").
    """
    drivers = [(each.get("logConfiguration") or {}).get("logDriver") for each in params.get("containerDefinitions") or []]
    if not _is_fargate(params) or "awslogs" not in drivers or params.get("executionRoleArn"):
        return None
    return "Fargate requires task definition to have execution role ARN to support log driver awslogs."


@refusal("ClientException", _TASK)
def ports_of_host_and_container_match(params: Params, _there: There) -> str | None:
    """A port of a task in a network of its own is mapped to another.

    AWS: ClientException, "When networkMode=awsvpc, the host ports and container ports in port mappings must match."
    (Amazon ECS API Reference, PortMapping, hostPort).
    """
    mappings = [port for each in params.get("containerDefinitions") or [] for port in each.get("portMappings") or []]
    other = [port for port in mappings if port.get("hostPort") and port["hostPort"] != port.get("containerPort")]
    if params.get("networkMode") != "awsvpc" or not other:
        return None
    return "When networkMode=awsvpc, the host ports and container ports in port mappings must match."


def _task(params: Params, there: There) -> Any:
    """The service's task definition, where there is one."""
    name = params.get("taskDefinition")
    return there("ecs").describe_task_definition(name) if name else None


@refusal("InvalidParameterException", _SERVICE)
def service_says_where_its_tasks_stand(params: Params, there: There) -> str | None:
    """A service of tasks in networks of their own says no subnets.

    AWS: InvalidParameterException, "Network Configuration must be provided when networkMode 'awsvpc' is specified."
    (Amazon ECS API Reference, CreateService, networkConfiguration).
    """
    task = _task(params, there)
    if task is None or task.network_mode != "awsvpc" or params.get("networkConfiguration"):
        return None
    return "Network Configuration must be provided when networkMode 'awsvpc' is specified."


def _balanced(params: Params) -> list[dict[str, Any]]:
    return [each for each in params.get("loadBalancers") or [] if each.get("targetGroupArn")]


@refusal("InvalidParameterException", _SERVICE)
def services_target_group_is_behind_a_listener(params: Params, there: There) -> str | None:
    """A service is made before its target group stands behind a load balancer.

    AWS: InvalidParameterException, "The target group with targetGroupArn arn:… does not have an associated load
    balancer.".
    """
    balancers = there("elbv2").load_balancers.values()
    used = "".join(forwarded(listener) for each in balancers for listener in each.listeners.values())
    for each in _balanced(params):
        if each["targetGroupArn"] not in used:
            return f"The target group with targetGroupArn {each['targetGroupArn']} does not have an associated load balancer."
    return None


@refusal("InvalidParameterException", _SERVICE)
def services_container_is_in_its_task(params: Params, there: There) -> str | None:
    """A service puts a container behind a load balancer that its task does not have.

    AWS: InvalidParameterException, "The container web does not exist in the task definition." (Amazon ECS API
    Reference, LoadBalancer, containerName).
    """
    task = _task(params, there)
    names = {each["name"] for each in task.container_definitions} if task else set()
    for each in _balanced(params):
        if task and each.get("containerName") not in names:
            return f"The container {each.get('containerName')} does not exist in the task definition."
    return None


@refusal("InvalidParameterException", _SERVICE)
def services_port_is_the_containers(params: Params, there: There) -> str | None:
    """A service puts a port behind a load balancer that its container does not open.

    AWS: InvalidParameterException, "The container web did not have a container port 81 defined." (Amazon ECS API
    Reference, LoadBalancer, containerPort).
    """
    task = _task(params, there)
    for each in _balanced(params) if task else []:
        ports = [
            port.get("containerPort")
            for container in task.container_definitions
            if container["name"] == each.get("containerName")
            for port in container.get("portMappings") or []
        ]
        if each.get("containerPort") not in ports:
            name, port = each.get("containerName"), each.get("containerPort")
            return f"The container {name} did not have a container port {port} defined."
    return None


@refusal("InvalidParameterException", _SERVICE)
def services_targets_are_addresses(params: Params, there: There) -> str | None:
    """Tasks in networks of their own stand behind a target group of instances.

    AWS: InvalidParameterException, "The provided target group arn:… has target type instance, which is incompatible
    with the awsvpc network mode specified in the task definition." (Amazon ECS API Reference, CreateService,
    loadBalancers).
    """
    task = _task(params, there)
    groups = [there("elbv2").target_groups.get(each["targetGroupArn"]) for each in _balanced(params)]
    for group in groups:
        if task and task.network_mode == "awsvpc" and group and group.target_type == "instance":
            rest = "which is incompatible with the awsvpc network mode specified in the task definition."
            return f"The provided target group {group.arn} has target type instance, {rest}"
    return None


@refusal("ClusterContainsServicesException", "ecs DeleteCluster")
def cluster_with_services_stays(params: Params, there: There) -> str | None:
    """A cluster is deleted before its services.

    AWS: ClusterContainsServicesException, "The Cluster cannot be deleted while Services are active." (Amazon ECS API
    Reference, DeleteCluster: Errors).
    """
    name = (params.get("cluster") or "").split("/")[-1]
    alive = [each for each in there("ecs").services.values() if each.cluster_name == name and each.status == "ACTIVE"]
    return "The Cluster cannot be deleted while Services are active." if alive else None
