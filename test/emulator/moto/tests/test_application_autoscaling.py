from corrections import application_autoscaling

from .support import FAILS, CorrectionTest, client


class ApplicationAutoScaling(CorrectionTest):
    def test_scalable_target_has_tags(self) -> None:
        def tags() -> list:
            client("ecs").create_cluster(clusterName="c")
            client("ecs").register_task_definition(family="t", containerDefinitions=[{"name": "a", "image": "b", "memory": 128}])
            client("ecs").create_service(cluster="c", serviceName="s", taskDefinition="t", desiredCount=1)
            api = client("application-autoscaling")
            arn = api.register_scalable_target(
                ServiceNamespace="ecs",
                ResourceId="service/c/s",
                ScalableDimension="ecs:service:DesiredCount",
                MinCapacity=1,
                MaxCapacity=2,
                Tags={"born": "with"},
            )["ScalableTargetARN"]
            api.tag_resource(ResourceARN=arn, Tags={"a": "b", "c": "d"})
            api.untag_resource(ResourceARN=arn, TagKeys=["c"])
            return sorted(api.list_tags_for_resource(ResourceARN=arn)["Tags"].items())

        right = [("a", "b"), ("born", "with")]
        self.assert_corrects(application_autoscaling.scalable_target_has_tags, tags, FAILS, right)
