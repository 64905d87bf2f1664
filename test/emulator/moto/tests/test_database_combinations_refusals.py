from typing import Any

from corrections import rds
from refusals import database_combinations

from .support import CorrectionTest, client
from .test_databases_refusals import make


def change(**settings: Any) -> None:
    client("rds").modify_db_instance(DBInstanceIdentifier="d", **settings)


def with_change(first: dict[str, Any], then: dict[str, Any]) -> None:
    make(**first)
    change(**then)


class DatabaseCombinationRefusals(CorrectionTest):
    def test_standby_chooses_the_zones(self) -> None:
        row, zone = database_combinations.standby_chooses_the_zones, "eu-west-1a"
        self.assert_refuses(row, lambda: make(MultiAZ=True, AvailabilityZone=zone), lambda: make(AvailabilityZone=zone))

    def test_provisioned_storage_says_its_operations(self) -> None:
        row, io2 = database_combinations.provisioned_storage_says_its_operations, {"StorageType": "io2", "AllocatedStorage": 100}
        self.assert_refuses(row, lambda: make(**io2), lambda: make(**io2, Iops=1000))
        self.assert_refuses(row, lambda: with_change({}, io2), lambda: with_change({}, {**io2, "Iops": 1000}))

    def test_provisioned_storage_is_large_enough(self) -> None:
        row, io2 = database_combinations.provisioned_storage_is_large_enough, {"StorageType": "io2", "Iops": 1000}
        self.assert_refuses(row, lambda: make(**io2, AllocatedStorage=50), lambda: make(**io2, AllocatedStorage=100))

    def test_operations_fit_the_storage(self) -> None:
        row, io2 = database_combinations.operations_fit_the_storage, {"StorageType": "io2", "AllocatedStorage": 100}
        self.assert_refuses(row, lambda: make(**io2, Iops=200000), lambda: make(**io2, Iops=100000))

    def test_large_gp3_has_more_than_the_base_line(self) -> None:
        row, gp3 = database_combinations.large_gp3_has_more_than_the_base_line, {"StorageType": "gp3", "AllocatedStorage": 400}
        self.assert_refuses(row, lambda: make(**gp3, Iops=3000), lambda: make(**gp3, Iops=12000))
        self.assert_refuses(row, lambda: make(**gp3, Iops=64001), lambda: make(**gp3))

    def test_storage_may_grow_by_a_tenth(self) -> None:
        row = database_combinations.storage_may_grow_by_a_tenth

        def growing(most: int) -> None:
            make(AllocatedStorage=100, MaxAllocatedStorage=most)

        self.assert_refuses(row, lambda: growing(105), lambda: growing(110))
        self.assert_refuses(row, lambda: growing(100))

        def changed(most: int) -> None:
            with_change({"AllocatedStorage": 100}, {"MaxAllocatedStorage": most})

        self.assert_refuses(row, lambda: changed(105), lambda: changed(100))

    def test_small_classes_have_no_insights(self) -> None:
        row = database_combinations.small_classes_have_no_insights
        small = {"DBInstanceClass": "db.t4g.micro", "EnablePerformanceInsights": True}
        self.assert_refuses(row, lambda: make(**small, Engine="mysql"), lambda: make(**small))
        then = {"DBInstanceClass": "db.t3.small"}
        mariadb = {"Engine": "mariadb", "EngineVersion": "11.4"}
        insights = {**mariadb, "EnablePerformanceInsights": True}
        with rds.instance_remembers_how_it_is_observed.in_force():
            self.assert_refuses(row, lambda: with_change(insights, then), lambda: with_change(mariadb, then))

    def test_advanced_insights_are_kept_for_15_months(self) -> None:
        row = database_combinations.advanced_insights_are_kept_for_15_months
        advanced = {"DatabaseInsightsMode": "advanced", "EnablePerformanceInsights": True}
        self.assert_refuses(row, lambda: make(**advanced), lambda: make(**advanced, PerformanceInsightsRetentionPeriod=465))
        self.assert_refuses(row, lambda: make(DatabaseInsightsMode="advanced"), lambda: make(DatabaseInsightsMode="standard"))

    def test_insights_are_kept_for_months(self) -> None:
        row = database_combinations.insights_are_kept_for_months

        def kept(days: int) -> None:
            make(EnablePerformanceInsights=True, PerformanceInsightsRetentionPeriod=days)

        self.assert_refuses(row, lambda: kept(94), lambda: kept(93))
        self.assert_refuses(row, lambda: kept(744), lambda: kept(731))
