from typing import Any

from refusals import tasks

from .support import ACCOUNT, CorrectionTest, client
from .test_load_balancers_refusals import balancer, group, listener, network

FARGATE = {"requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "256", "memory": "512"}


def register(container: dict[str, Any] | None = None, **settings: Any) -> str:
    web = {"name": "web", "image": "nginx", "memory": 128, "portMappings": [{"containerPort": 80}]}
    containers = [{**web, **(container or {})}]
    made = client("ecs").register_task_definition(family="t", containerDefinitions=containers, **settings)
    return made["taskDefinition"]["taskDefinitionArn"]


def serve(place: dict[str, Any], balancers: list[dict[str, Any]] | None = None, stand: bool = True) -> None:
    api = client("ecs")
    api.create_cluster(clusterName="c")
    where = {"subnets": place["subnets"], "securityGroups": []}
    subnets = {"networkConfiguration": {"awsvpcConfiguration": where}} if stand else {}
    api.create_service(
        cluster="c", serviceName="s", taskDefinition=register(networkMode="awsvpc"), desiredCount=0,
        launchType="FARGATE", loadBalancers=balancers or [], **subnets,
    )


def behind(kind: str = "ip", listens: bool = True, **changes: Any) -> None:
    place = network()
    target = group(place["vpc"], kind=kind)
    if listens:
        listener(balancer(place=place), target)
    serve(place, [{"targetGroupArn": target, "containerName": "web", "containerPort": 80, **changes}])


class TaskRefusals(CorrectionTest):
    def test_fargate_has_that_size(self) -> None:
        big = {**FARGATE, "memory": "4096"}
        self.assert_refuses(tasks.fargate_has_that_size, lambda: register(**big), lambda: register(**FARGATE))

    def test_fargate_is_awsvpc(self) -> None:
        bridge = {**FARGATE, "networkMode": "bridge"}
        self.assert_refuses(tasks.fargate_is_awsvpc, lambda: register(**bridge), lambda: register(**FARGATE))

    def test_fargate_logs_by_an_execution_role(self) -> None:
        logs = {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "g"}}}
        role = {"executionRoleArn": f"arn:aws:iam::{ACCOUNT}:role/r"}
        row = tasks.fargate_logs_by_an_execution_role
        self.assert_refuses(row, lambda: register(logs, **FARGATE), lambda: register(logs, **FARGATE, **role))

    def test_ports_of_host_and_container_match(self) -> None:
        def mapped(port: int) -> None:
            register({"portMappings": [{"containerPort": 80, "hostPort": port}]}, networkMode="awsvpc")

        self.assert_refuses(tasks.ports_of_host_and_container_match, lambda: mapped(8080), lambda: mapped(80))

    def test_service_says_where_its_tasks_stand(self) -> None:
        row = tasks.service_says_where_its_tasks_stand
        self.assert_refuses(row, lambda: serve(network(), stand=False), lambda: serve(network()))

    def test_services_target_group_is_behind_a_listener(self) -> None:
        row = tasks.services_target_group_is_behind_a_listener
        self.assert_refuses(row, lambda: behind(listens=False), behind)

    def test_services_container_is_in_its_task(self) -> None:
        self.assert_refuses(tasks.services_container_is_in_its_task, lambda: behind(containerName="api"), behind)

    def test_services_port_is_the_containers(self) -> None:
        self.assert_refuses(tasks.services_port_is_the_containers, lambda: behind(containerPort=81), behind)

    def test_services_targets_are_addresses(self) -> None:
        self.assert_refuses(tasks.services_targets_are_addresses, lambda: behind("instance"), behind)

    def test_cluster_with_services_stays(self) -> None:
        def deleted(services: bool) -> None:
            serve(network()) if services else client("ecs").create_cluster(clusterName="c")
            client("ecs").delete_cluster(cluster="c")

        self.assert_refuses(tasks.cluster_with_services_stays, lambda: deleted(True), lambda: deleted(False))
