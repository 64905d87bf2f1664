from corrections import rds

from .support import CorrectionTest, client


class Rds(CorrectionTest):
    def test_instance_has_an_id_of_its_own(self) -> None:
        def different_ids() -> int:
            api = client("rds")
            for name in ("one", "two"):
                api.create_db_instance(
                    DBInstanceIdentifier=name, Engine="postgres", DBInstanceClass="db.t3.micro", AllocatedStorage=20
                )
            return len({instance["DbiResourceId"] for instance in api.describe_db_instances()["DBInstances"]})

        self.assert_corrects(rds.instance_has_an_id_of_its_own, different_ids, 1, 2)

    def test_parameter_that_was_set_is_the_users(self) -> None:
        def source() -> str | None:
            api = client("rds")
            api.create_db_parameter_group(
                DBParameterGroupName="g", DBParameterGroupFamily="postgres16", Description="d"
            )
            setting = {"ParameterName": "p", "ParameterValue": "1", "ApplyMethod": "immediate"}
            api.modify_db_parameter_group(DBParameterGroupName="g", Parameters=[setting])
            return api.describe_db_parameters(DBParameterGroupName="g")["Parameters"][0].get("Source")

        self.assert_corrects(rds.parameter_that_was_set_is_the_users, source, None, "user")

    def test_replica_is_an_instance_of_its_own(self) -> None:
        def different_ids() -> int:
            api = client("rds")
            api.create_db_instance(
                DBInstanceIdentifier="source", Engine="mysql", DBInstanceClass="db.t3.micro", AllocatedStorage=20
            )
            api.create_db_instance_read_replica(DBInstanceIdentifier="copy", SourceDBInstanceIdentifier="source")
            return len({instance["DbiResourceId"] for instance in api.describe_db_instances()["DBInstances"]})

        self.assert_corrects(rds.replica_is_an_instance_of_its_own, different_ids, 1, 2)

    def test_instance_remembers_how_it_is_observed(self) -> None:
        def told() -> list[object]:
            api = client("rds")
            api.create_db_instance(
                DBInstanceIdentifier="seen",
                Engine="postgres",
                DBInstanceClass="db.m7g.large",
                AllocatedStorage=20,
                MonitoringInterval=60,
                EnablePerformanceInsights=True,
                PerformanceInsightsRetentionPeriod=7,
                DatabaseInsightsMode="standard",
                EngineLifecycleSupport="open-source-rds-extended-support-disabled",
            )
            (made,) = api.describe_db_instances()["DBInstances"]
            api.modify_db_instance(DBInstanceIdentifier="seen", EnablePerformanceInsights=False)
            (changed,) = api.describe_db_instances()["DBInstances"]
            return [
                made.get("MonitoringInterval"),
                made.get("PerformanceInsightsEnabled"),
                made.get("PerformanceInsightsRetentionPeriod"),
                made.get("DatabaseInsightsMode"),
                made.get("EngineLifecycleSupport"),
                changed.get("PerformanceInsightsEnabled"),
            ]

        self.assert_corrects(
            rds.instance_remembers_how_it_is_observed,
            told,
            [None, None, None, None, None, None],
            [60, True, 7, "standard", "open-source-rds-extended-support-disabled", False],
        )

    def test_gp3_says_its_performance(self) -> None:
        def performance() -> list[object]:
            api = client("rds")
            api.create_db_instance(
                DBInstanceIdentifier="grows",
                Engine="postgres",
                DBInstanceClass="db.m7g.large",
                StorageType="gp3",
                AllocatedStorage=100,
            )
            (small,) = api.describe_db_instances()["DBInstances"]
            api.modify_db_instance(DBInstanceIdentifier="grows", AllocatedStorage=400)
            (large,) = api.describe_db_instances()["DBInstances"]
            return [(each.get("Iops"), each.get("StorageThroughput")) for each in (small, large)]

        none = [(None, None), (None, None)]
        self.assert_corrects(rds.gp3_says_its_performance, performance, none, [(3000, 125), (12000, 500)])
