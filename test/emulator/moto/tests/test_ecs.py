from corrections import ecs

from .support import CorrectionTest, client


def service(**arguments: object) -> dict:
    api = client("ecs")
    api.create_cluster(clusterName="c")
    api.register_task_definition(family="t", containerDefinitions=[{"name": "a", "image": "b", "memory": 128}])
    api.create_service(cluster="c", serviceName="s", taskDefinition="t", desiredCount=2, **arguments)
    return api.describe_services(cluster="c", services=["s"])["services"][0]


ARGUMENTS = {
    "capacityProviderStrategy": [{"capacityProvider": "FARGATE", "weight": 1, "base": 0}],
    "enableExecuteCommand": True,
    "enableECSManagedTags": True,
    "healthCheckGracePeriodSeconds": 30,
}
DEPLOYMENT = {"maximumPercent": 150, "minimumHealthyPercent": 50}


class Ecs(CorrectionTest):
    def test_service_keeps_its_arguments(self) -> None:
        def remembered() -> dict:
            made = service(**ARGUMENTS, deploymentConfiguration=DEPLOYMENT)
            return {
                **{name: made[name] for name in ARGUMENTS if name in made},
                "maximumPercent": made.get("deploymentConfiguration", {}).get("maximumPercent"),
                "availabilityZoneRebalancing": made.get("availabilityZoneRebalancing"),
            }

        wrong = {"maximumPercent": None, "availabilityZoneRebalancing": None}
        right = {**ARGUMENTS, "maximumPercent": 150, "availabilityZoneRebalancing": "DISABLED"}
        self.assert_corrects(ecs.service_keeps_its_arguments, remembered, wrong, right)

    def test_service_reaches_its_desired_count(self) -> None:
        def counts() -> tuple:
            made = service()
            return made["runningCount"], made["pendingCount"], made["deployments"][0]["rolloutState"]

        wrong = (0, 2, "IN_PROGRESS")
        self.assert_corrects(ecs.service_reaches_its_desired_count, counts, wrong, (2, 0, "COMPLETED"))
