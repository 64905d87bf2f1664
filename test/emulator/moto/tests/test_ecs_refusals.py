from refusals import ecs

from .support import CorrectionTest, client, refusal


def register(*containers: dict) -> str:
    definitions = [{"name": f"c{i}", "image": "b", "memory": 128, **each} for i, each in enumerate(containers)]
    return refusal(lambda: client("ecs").register_task_definition(family="t", containerDefinitions=definitions))


class EcsRefusals(CorrectionTest):
    def test_port_mapping_names_are_unique(self) -> None:
        def both() -> tuple:
            def port(name: str, number: int) -> dict:
                return {"portMappings": [{"name": name, "containerPort": number}]}

            return register(port("http", 80), port("http", 81)), register(port("http", 80), port("admin", 81))

        refused = ("ClientException", "accepted")
        self.assert_corrects(ecs.port_mapping_names_are_unique, both, ("accepted", "accepted"), refused)
