from typing import Any

from refusals import database_offers

from .support import CorrectionTest, client, refusal
from .test_databases_refusals import make


def replica(**settings: Any) -> None:
    client("rds").create_db_instance_read_replica(
        DBInstanceIdentifier="r", SourceDBInstanceIdentifier="d", **settings
    )


class DatabaseOfferRefusals(CorrectionTest):
    def test_class_is_offered_for_engine(self) -> None:
        def answers() -> list[str]:
            change = client("rds").modify_db_instance
            return [
                refusal(lambda: make(DBInstanceIdentifier="a", DBInstanceClass="db.z1d.large")),
                refusal(lambda: make(DBInstanceIdentifier="b", DBInstanceClass="db.c6gd.large")),
                # not in Ireland, by the data of May 2026, and in Virginia
                refusal(lambda: make(DBInstanceIdentifier="c", DBInstanceClass="db.r5b.large")),
                # without a hypervisor, and with its memory in its name: of Oracle alone
                refusal(lambda: make(DBInstanceIdentifier="f", DBInstanceClass="db.r7i.metal-24xl")),
                refusal(lambda: make(DBInstanceIdentifier="g", DBInstanceClass="db.r7i.8xlarge.tpc2.mem3x")),
                refusal(lambda: make(DBInstanceIdentifier="e", DBInstanceClass="db.m99g.large")),
                refusal(make),
                refusal(lambda: change(DBInstanceIdentifier="d", DBInstanceClass="db.x1.16xlarge")),
                refusal(lambda: change(DBInstanceIdentifier="d", BackupRetentionPeriod=3)),
                refusal(lambda: replica(DBInstanceClass="db.z1d.large")),
                refusal(lambda: replica(DBInstanceClass="db.r7g.large")),
            ]

        no, yes = "InvalidParameterCombination", "accepted"
        self.assert_corrects(
            database_offers.class_is_offered_for_engine,
            answers,
            [yes] * 11,
            [no, no, no, no, no, yes, yes, no, yes, no, yes],
        )

    def test_minor_version_was_ever_made(self) -> None:
        def answers() -> list[str]:
            asked = [
                ("mysql", "8.4.1"),
                ("postgres", "15.1"),
                ("mariadb", "11.4.6"),
                ("mysql", "8.4"),
                ("mysql", "8.4.99"),
                ("postgres", "17"),
                ("postgres", "17.5"),
                ("postgres", "29.1"),
            ]
            return [
                refusal(lambda: make(DBInstanceIdentifier=f"d{number}", Engine=engine, EngineVersion=version))
                for number, (engine, version) in enumerate(asked)
            ]

        no, yes = "InvalidParameterCombination", "accepted"
        row = database_offers.minor_version_was_ever_made
        self.assert_corrects(row, answers, [yes] * 8, [no, no, no, yes, yes, yes, yes, yes])
