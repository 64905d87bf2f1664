from typing import Any

from refusals import databases

from .support import ACCOUNT, CorrectionTest, client
from .test_load_balancers_refusals import network


def make(**settings: Any) -> None:
    fixed = {"DBInstanceIdentifier": "d", "Engine": "postgres", "DBInstanceClass": "db.m7g.large", "AllocatedStorage": 20}
    client("rds").create_db_instance(**{**fixed, "MasterUsername": "shop", "MasterUserPassword": "long-enough", **settings})


def subnets_in(place: dict[str, Any]) -> None:
    client("rds").create_db_subnet_group(DBSubnetGroupName="s", DBSubnetGroupDescription="d", SubnetIds=place["subnets"])


class DatabaseRefusals(CorrectionTest):
    def test_master_name_is_not_reserved(self) -> None:
        self.assert_refuses(databases.master_name_is_not_reserved, lambda: make(MasterUsername="admin"), make)

    def test_master_password_is_long_enough(self) -> None:
        self.assert_refuses(databases.master_password_is_long_enough, lambda: make(MasterUserPassword="short"), make)

    def test_master_password_is_of_its_letters(self) -> None:
        row = databases.master_password_is_of_its_letters
        self.assert_refuses(row, lambda: make(MasterUserPassword="long/enough"), make)

    def test_password_is_managed_or_given(self) -> None:
        self.assert_refuses(databases.password_is_managed_or_given, lambda: make(ManageMasterUserPassword=True), make)

    def test_subnet_group_has_two_zones(self) -> None:
        row = databases.subnet_group_has_two_zones
        self.assert_refuses(row, lambda: subnets_in(network("a", "a")), lambda: subnets_in(network("a", "b")))

    def test_monitoring_has_a_role(self) -> None:
        role = f"arn:aws:iam::{ACCOUNT}:role/r"
        row = databases.monitoring_has_a_role
        self.assert_refuses(
            row, lambda: make(MonitoringInterval=60), lambda: make(MonitoringInterval=60, MonitoringRoleArn=role)
        )

    def test_storage_is_large_enough(self) -> None:
        row = databases.storage_is_large_enough
        self.assert_refuses(row, lambda: make(AllocatedStorage=10, StorageType="gp3"), lambda: make(StorageType="gp3"))

    def test_small_gp3_has_its_base_line(self) -> None:
        def storage(size: int) -> None:
            make(AllocatedStorage=size, StorageType="gp3", Iops=12000)

        self.assert_refuses(databases.small_gp3_has_its_base_line, lambda: storage(100), lambda: storage(400))

    def test_databases_groups_are_of_its_vpc(self) -> None:
        def groups(own: bool) -> None:
            place = network()
            subnets_in(place)
            vpc = place["vpc"] if own else network()["vpc"]
            made = client("ec2").create_security_group(GroupName="g", Description="d", VpcId=vpc)["GroupId"]
            make(DBSubnetGroupName="s", VpcSecurityGroupIds=[made])

        self.assert_refuses(databases.databases_groups_are_of_its_vpc, lambda: groups(False), lambda: groups(True))
