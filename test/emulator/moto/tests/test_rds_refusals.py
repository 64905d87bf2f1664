from botocore.exceptions import ClientError

from refusals import rds

from .support import CorrectionTest, client

NO_EXTENSION = "open-source-rds-extended-support-disabled"


def made(name: str, engine: str, version: str, **settings: str) -> str:
    try:
        client("rds").create_db_instance(
            DBInstanceIdentifier=name,
            Engine=engine,
            EngineVersion=version,
            DBInstanceClass="db.m7g.large",
            AllocatedStorage=20,
            **settings,
        )
    except ClientError as error:
        return f"{error.response['Error']['Code']}: {error.response['Error']['Message']}"
    return "made"


class RdsRefusals(CorrectionTest):
    def test_version_can_be_made(self) -> None:
        def answers() -> list[str]:
            return [
                made("a", "postgres", "17.4"),
                made("b", "postgres", "17"),
                made("c", "postgres", "17.5"),
                made("d", "mysql", "8.0.41", EngineLifecycleSupport=NO_EXTENSION),
                made("e", "mysql", "8.0.41"),
                made("f", "mysql", "8.4"),
                made("g", "mariadb", "10.6.22"),
                made("h", "mysql", "8.3"),
                made("i", "mysql", "8.0.27"),
            ]

        gone = "InvalidParameterCombination: Cannot find version {} for {}".format
        self.assert_corrects(
            rds.version_can_be_made,
            answers,
            ["made"] * 9,
            [
                gone("17.4", "postgres"),
                "made",
                "made",
                gone("8.0.41", "mysql"),
                "made",
                "made",
                gone("10.6.22", "mariadb"),
                gone("8.3", "mysql"),
                gone("8.0.27", "mysql"),
            ],
        )

    def test_major_version_is_asked_for(self) -> None:
        def answers() -> list[str]:
            api = client("rds")
            made("shop", "postgres", "16.11")
            said = []
            for version, allowed in (("16.13", False), ("17.7", False), ("17.7", True)):
                try:
                    api.modify_db_instance(
                        DBInstanceIdentifier="shop", EngineVersion=version, AllowMajorVersionUpgrade=allowed
                    )
                    said.append("changed")
                except ClientError as error:
                    said.append(error.response["Error"]["Code"])
            return said

        self.assert_corrects(
            rds.major_version_is_asked_for,
            answers,
            ["changed", "changed", "changed"],
            ["changed", "InvalidParameterCombination", "changed"],
        )

    def test_parameter_group_of_a_database_stays(self) -> None:
        def answers() -> list[str]:
            api = client("rds")
            for group, family in (("old", "postgres16"), ("new", "postgres17"), ("spare", "postgres17")):
                api.create_db_parameter_group(
                    DBParameterGroupName=group, DBParameterGroupFamily=family, Description="d"
                )
            for database, at_once in (("later", False), ("now", True)):
                made(database, "postgres", "16.11", DBParameterGroupName="old")
                api.modify_db_instance(
                    DBInstanceIdentifier=database,
                    EngineVersion="17.7",
                    AllowMajorVersionUpgrade=True,
                    DBParameterGroupName="new",
                    ApplyImmediately=at_once,
                )
            return [deleted("spare"), deleted("old"), deleted("new")]

        def deleted(group: str) -> str:
            try:
                client("rds").delete_db_parameter_group(DBParameterGroupName=group)
                return "deleted"
            except ClientError as error:
                return str(error.response["Error"]["Code"])

        held = "InvalidDBParameterGroupState"
        self.assert_corrects(
            rds.parameter_group_of_a_database_stays,
            answers,
            ["deleted", "deleted", "deleted"],
            ["deleted", held, held],
        )
