"""EC2 instances: settings that they are started with, detailed monitoring, and changes of their volumes."""

from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.models import EC2Backend
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


@correction
def disk_has_the_performance_that_is_asked_for(patch: Patch) -> None:
    """RunInstances drops operations and throughput of its disks, and gp3 has no throughput but what is asked for.

    AWS gives gp3 125 MiB/s (Amazon EBS User Guide, "General Purpose SSD volumes"). The provider reads an instance's root
    disk, and plans both again.
    """
    run, create = EC2Backend.run_instances, EC2Backend.create_volume
    parse = InstanceResponse._parse_block_device_mapping

    def with_throughput(self: Any) -> list[dict[str, Any]]:
        disks = parse(self)
        for disk, given in zip(disks, self._get_param("BlockDeviceMappings", [])):
            disk["Ebs"]["Throughput"] = given.get("Ebs", {}).get("Throughput")
        return disks

    def create_volume(self: Any, *args: Any, **kwargs: Any) -> Volume:
        volume = create(self, *args, **kwargs)
        if volume.volume_type == "gp3":
            volume.throughput = volume.throughput or 125
        return volume

    def run_instances(self: Any, *args: Any, **kwargs: Any) -> Any:
        reservation = run(self, *args, **kwargs)
        disks = {disk["DeviceName"]: disk.get("Ebs", {}) for disk in kwargs.get("block_device_mappings") or []}
        for instance in reservation.instances:
            for name, device in instance.get_block_device_mapping:
                volume, asked = self.volumes[device.volume_id], disks.get(name, {})
                volume.iops = asked.get("Iops") or volume.iops
                volume.throughput = asked.get("Throughput") or volume.throughput
        return reservation

    patch.replace(InstanceResponse, "_parse_block_device_mapping", with_throughput)
    patch.replace(EC2Backend, "create_volume", create_volume)
    patch.replace(EC2Backend, "run_instances", run_instances)
