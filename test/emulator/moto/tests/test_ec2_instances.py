from typing import Any

from corrections import ec2_instances

from .support import FAILS, CorrectionTest, client


def started(**settings: Any) -> str:
    run = client("ec2").run_instances(ImageId="ami-12c6146b", MinCount=1, MaxCount=1, **settings)
    return str(run["Instances"][0]["InstanceId"])


class Ec2Instances(CorrectionTest):
    def test_instance_has_detailed_monitoring(self) -> None:
        def states() -> list[str]:
            api = client("ec2")
            instance = started()
            states = []
            for change in (api.monitor_instances, api.unmonitor_instances):
                change(InstanceIds=[instance])
                found = api.describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]
                states.append(found["Monitoring"]["State"])
            return states

        self.assert_corrects(
            ec2_instances.instance_has_detailed_monitoring, states, FAILS, ["enabled", "disabled"]
        )

    def test_instance_starts_with_termination_protection(self) -> None:
        def protected() -> list[bool]:
            api = client("ec2")
            found = []
            for wanted in (True, False):
                instance = started(DisableApiTermination=wanted)
                answer = api.describe_instance_attribute(InstanceId=instance, Attribute="disableApiTermination")
                found.append(answer["DisableApiTermination"]["Value"])
                api.modify_instance_attribute(InstanceId=instance, DisableApiTermination={"Value": False})
            return found

        self.assert_corrects(
            ec2_instances.instance_starts_with_termination_protection, protected, [False, False], [True, False]
        )

    def test_instance_has_the_groups_of_its_interface(self) -> None:
        def groups() -> list[str]:
            api = client("ec2")
            subnet = api.describe_subnets()["Subnets"][0]
            group = api.create_security_group(GroupName="app", Description="app", VpcId=subnet["VpcId"])["GroupId"]
            interface = {"DeviceIndex": 0, "SubnetId": subnet["SubnetId"], "Groups": [group]}
            instance = started(NetworkInterfaces=[interface])
            found = api.describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]
            return [group["GroupName"] for group in found["SecurityGroups"]]

        self.assert_corrects(ec2_instances.instance_has_the_groups_of_its_interface, groups, [], ["app"])

    def test_volume_tells_its_last_modification(self) -> None:
        def told() -> list[int]:
            api = client("ec2")
            volume = api.create_volume(AvailabilityZone="us-east-1a", Size=20, VolumeType="gp3")["VolumeId"]
            for iops in (4000, 3000):
                api.modify_volume(VolumeId=volume, Iops=iops)
            found = api.describe_volumes_modifications(VolumeIds=[volume])["VolumesModifications"]
            return [modification["TargetIops"] for modification in found]

        self.assert_corrects(ec2_instances.volume_tells_its_last_modification, told, [4000, 3000], [3000])

    def test_disk_has_the_performance_that_is_asked_for(self) -> None:
        def performance() -> list[object]:
            api, asked = client("ec2"), {"VolumeSize": 20, "VolumeType": "gp3"}
            found = []
            for more in ({}, {"Iops": 4000, "Throughput": 500}):
                disk = {"DeviceName": "/dev/xvda", "Ebs": {**asked, **more}}
                instance = started(BlockDeviceMappings=[disk])
                attached = {"Name": "attachment.instance-id", "Values": [instance]}
                (volume,) = api.describe_volumes(Filters=[attached])["Volumes"]
                found.append((volume.get("Iops"), volume.get("Throughput")))
            return found

        wrong = [(3000, None), (3000, None)]
        right = [(3000, 125), (4000, 500)]
        self.assert_corrects(ec2_instances.disk_has_the_performance_that_is_asked_for, performance, wrong, right)
