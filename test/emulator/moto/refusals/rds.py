"""Databases that RDS does not make."""

from datetime import date
from typing import Any

from corrections.correction import Patch, correction
from moto.rds.exceptions import InvalidParameterCombination, RDSClientError
from moto.rds.models import RDSBackend

# What RDS makes no database of on this day, without regard to the day on which the tests run.
TODAY = date(2026, 11, 29)

# "Release calendars for Amazon RDS for PostgreSQL", "MySQL on Amazon RDS versions" and "MariaDB on Amazon RDS versions".
ENDS_OF_STANDARD_SUPPORT = {
    ("postgres", "11"): date(2024, 2, 29),
    ("postgres", "12"): date(2025, 2, 28),
    ("postgres", "13"): date(2026, 2, 28),
    ("mysql", "5.7"): date(2024, 2, 29),
    ("mysql", "8.0"): date(2026, 7, 31),
    ("mariadb", "10.5"): date(2026, 2, 28),
    ("mariadb", "10.6"): date(2026, 8, 31),
}
UNKNOWN = {("mysql", "8.1"), ("mysql", "8.2"), ("mysql", "8.3")}

# AWS's notice on the end of standard support of PostgreSQL's minor versions on 2026-05-31; of MySQL what
# DescribeDBEngineVersions calls deprecated, as cfn-lint 1.51.0 has it (engine_version_deprecated.json).
LAST_WITHDRAWN = {
    ("postgres", "14"): 17,
    ("postgres", "15"): 12,
    ("postgres", "16"): 8,
    ("postgres", "17"): 4,
    ("mysql", "8.0"): 39,
}


def major_of(engine: str, version: str) -> str:
    return version.split(".")[0] if engine == "postgres" else ".".join(version.split(".")[:2])


def is_gone(engine: str, version: str, lifecycle: str | None) -> bool:
    major = major_of(engine, version)
    if (engine, major) in UNKNOWN:
        return True
    end = ENDS_OF_STANDARD_SUPPORT.get((engine, major))
    # MariaDB has no extended support; the others have it unless it is turned off
    if end and end < TODAY and (engine == "mariadb" or lifecycle == "open-source-rds-extended-support-disabled"):
        return True
    minor = version.removeprefix(f"{major}.")
    return minor.isdecimal() and version != major and int(minor) <= LAST_WITHDRAWN.get((engine, major), -1)


@correction
def version_can_be_made(patch: Patch) -> None:
    """A database may be of a version that RDS makes none of any more.

    AWS: CreateDBInstance fails with InvalidParameterCombination, "Cannot find version 14.5 for postgres"
    (widdix/mastodon-on-aws#44), and without extended support "if the DB major version is past its end of standard support
    date" (Amazon RDS API Reference, CreateDBInstance, EngineLifecycleSupport).
    """
    original = RDSBackend.create_db_instance

    def create_db_instance(self: Any, db_kwargs: dict[str, Any]) -> Any:
        engine, version = db_kwargs.get("engine"), db_kwargs.get("engine_version")
        if engine and version and is_gone(engine, version, db_kwargs.get("engine_lifecycle_support")):
            raise InvalidParameterCombination(f"Cannot find version {version} for {engine}")
        return original(self, db_kwargs)

    patch.replace(RDSBackend, "create_db_instance", create_db_instance)


@correction
def major_version_is_asked_for(patch: Patch) -> None:
    """A database goes to another major version without being allowed to.

    AWS: ModifyDBInstance, "Major version upgrades must be allowed when specifying a value for the EngineVersion parameter
    that's a different major version than the DB instance's current version" (Amazon RDS API Reference,
    AllowMajorVersionUpgrade), else InvalidParameterCombination, "The AllowMajorVersionUpgrade flag must be present when
    upgrading to a new major version" (aws-controllers-k8s/community#1265).
    """
    original = RDSBackend.modify_db_instance

    def modify_db_instance(self: Any, db_instance_identifier: str, db_kwargs: dict[str, Any]) -> Any:
        database = self.databases.get(db_instance_identifier)
        version = db_kwargs.get("engine_version")
        if database and version and not db_kwargs.get("allow_major_version_upgrade"):
            if major_of(database.engine, version) != major_of(database.engine, database.engine_version):
                raise InvalidParameterCombination(
                    "The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version."
                )
        return original(self, db_instance_identifier, db_kwargs)

    patch.replace(RDSBackend, "modify_db_instance", modify_db_instance)


@correction
def parameter_group_of_a_database_stays(patch: Patch) -> None:
    """A parameter group is deleted while a database has it, or will have it until its upgrade in the maintenance window.

    AWS: DeleteDBParameterGroup fails with InvalidDBParameterGroupState, "One or more database instances are still members of
    this parameter group …, so the group cannot be deleted" (terraform-aws-modules/terraform-aws-rds#94). A group of another
    major version comes with the upgrade (Amazon RDS API Reference, DBParameterGroupStatus: pending-database-upgrade), which
    ModifyDBInstance leaves to the maintenance window unless it is to apply at once (mitodl/ol-infrastructure#2413).
    """
    modify, delete = RDSBackend.modify_db_instance, RDSBackend.delete_db_parameter_group

    def modify_db_instance(self: Any, db_instance_identifier: str, db_kwargs: dict[str, Any]) -> Any:
        database = self.databases.get(db_instance_identifier)
        version = db_kwargs.get("engine_version")
        waits = database and version and not db_kwargs.get("apply_immediately")
        if waits and major_of(database.engine, version) != major_of(database.engine, database.engine_version):
            database.group_until_the_upgrade = database.db_parameter_group_name
        return modify(self, db_instance_identifier, db_kwargs)

    def delete_db_parameter_group(self: Any, db_parameter_group_name: str) -> Any:
        for database in self.databases.values():
            groups = (database.db_parameter_group_name, getattr(database, "group_until_the_upgrade", None))
            if db_parameter_group_name in groups:
                raise RDSClientError(
                    "InvalidDBParameterGroupState",
                    "One or more database instances are still members of this parameter group "
                    f"{db_parameter_group_name}, so the group cannot be deleted",
                )
        return delete(self, db_parameter_group_name)

    patch.replace(RDSBackend, "modify_db_instance", modify_db_instance)
    patch.replace(RDSBackend, "delete_db_parameter_group", delete_db_parameter_group)
