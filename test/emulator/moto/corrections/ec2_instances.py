"""EC2 instances: settings that they are started with, detailed monitoring, and changes of their volumes."""

from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.models.elastic_block_store import Volume
from moto.ec2.models.instances import Instance
from moto.ec2.responses.instances import InstanceResponse
from moto.ec2.responses.monitoring import Monitoring

from .correction import Patch, correction


@correction
def instance_has_detailed_monitoring(patch: Patch) -> None:
    """MonitorInstances and UnmonitorInstances are missing.

    The provider calls one of them where an instance's monitoring is to change, and after its start too.
    """

    def answer(state: str) -> Any:
        def change(self: Any) -> ActionResult:
            ids = self._get_param("InstanceIds", [])
            for instance_id in ids:
                self.ec2_backend.get_instance(instance_id).monitoring_state = state
            monitorings = [{"InstanceId": instance_id, "Monitoring": {"State": state}} for instance_id in ids]
            return ActionResult({"InstanceMonitorings": monitorings})

        return change

    patch.replace(Monitoring, "monitor_instances", answer("enabled"))
    patch.replace(Monitoring, "unmonitor_instances", answer("disabled"))


@correction
def instance_starts_with_termination_protection(patch: Patch) -> None:
    """RunInstances drops DisableApiTermination.

    The provider sends it with the start only, and finds an instance without protection.
    """
    original = InstanceResponse.run_instances

    def run_instances(self: Any) -> Any:
        answer = original(self)
        protected = bool(self._get_param("DisableApiTermination"))
        for instance in answer.result.instances:
            instance.disable_api_termination = protected
        return answer

    patch.replace(InstanceResponse, "run_instances", run_instances)


@correction
def instance_has_the_groups_of_its_interface(patch: Patch) -> None:
    """An instance that is started with a network interface has none of the interface's security groups.

    The provider starts an instance so whose private address is given, and then finds it without groups.
    """
    original = Instance.prep_nics

    def prep_nics(self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        if not self.security_groups and 0 in self.nics:
            self.security_groups = list(self.nics[0].group_set)

    patch.replace(Instance, "prep_nics", prep_nics)


@correction
def volume_tells_its_last_modification(patch: Patch) -> None:
    """DescribeVolumesModifications tells every modification that a volume ever had, and AWS the most recent one.

    The provider asks for one, takes several for none, and waits until it gives up.
    """
    original = Volume.modify

    def modify(self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        del self.modifications[:-1]

    patch.replace(Volume, "modify", modify)
