from refusals import ecs

from .support import CorrectionTest, client, refusal


def register(*containers: dict) -> str:
    definitions = [{"name": f"c{i}", "image": "b", "memory": 128, **each} for i, each in enumerate(containers)]
    return refusal(lambda: client("ecs").register_task_definition(family="t", containerDefinitions=definitions))


CONFIGURATION = "arn:aws:s3:::shop/fluent.conf"


def router(value: str) -> dict:
    options = {"config-file-type": "s3", "config-file-value": value}
    return {"firelensConfiguration": {"type": "fluentbit", "options": options}}


class EcsRefusals(CorrectionTest):
    def test_port_mapping_names_are_unique(self) -> None:
        def both() -> tuple:
            def port(name: str, number: int) -> dict:
                return {"portMappings": [{"name": name, "containerPort": number}]}

            return register(port("http", 80), port("http", 81)), register(port("http", 80), port("admin", 81))

        refused = ("ClientException", "accepted")
        self.assert_corrects(ecs.port_mapping_names_are_unique, both, ("accepted", "accepted"), refused)

    def test_log_routers_configuration_is_an_arn(self) -> None:
        def both() -> tuple:
            return register(router("s3://shop/fluent.conf")), register(router(CONFIGURATION))

        refused = ("ClientException", "accepted")
        self.assert_corrects(ecs.log_routers_configuration_is_an_arn, both, ("accepted", "accepted"), refused)

    def test_log_routers_on_fargate_read_no_s3(self) -> None:
        def made(compatibility: str) -> str:
            api = client("ecs")
            api.create_cluster(clusterName="c")
            definition = {"name": "router", "image": "b", "memory": 128, **router(CONFIGURATION)}
            api.register_task_definition(
                family=compatibility,
                containerDefinitions=[definition],
                requiresCompatibilities=[compatibility],
                networkMode="awsvpc",
                cpu="256",
                memory="512",
            )
            return refusal(
                lambda: api.create_service(cluster="c", serviceName=compatibility, taskDefinition=compatibility, desiredCount=1)
            )

        def both() -> tuple:
            return made("FARGATE"), made("EC2")

        refused = ("PlatformTaskDefinitionIncompatibilityException", "accepted")
        self.assert_corrects(ecs.log_routers_on_fargate_read_no_s3, both, ("accepted", "accepted"), refused)
