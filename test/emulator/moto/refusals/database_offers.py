"""Versions and instance classes that RDS has of an engine, by its own answers to DescribeDBEngineVersions and
DescribeOrderableDBInstanceOptions of each region, which cfn-lint (MIT-0, and a part of moto[server]) ships.

What the data do not know at all is newer than they are and passes.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from .database import Database, wanted
from .refusal import Params, There, refusal

_ENGINES = ("postgres", "mysql", "mariadb")
_CREATE, _MODIFY, _REPLICA = "rds CreateDBInstance", "rds ModifyDBInstance", "rds CreateDBInstanceReadReplica"
_LICENSES = {"postgres": "postgresql-license"}


def _branches(schema: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """cfn-lint has JSON schemas: if Engine is that, then a property is one of these."""
    found = [(each["if"]["properties"]["Engine"].get("const"), each["then"]["properties"]) for each in schema["allOf"]]
    return [(engine, then) for engine, then in found if engine in _ENGINES]


def _schema(name: str) -> dict[str, Any]:
    folder = files("cfnlint").joinpath("data", "schemas", "extensions", "aws_rds_dbinstance")
    return json.loads(folder.joinpath(name).read_text())


@cache
def classes() -> dict[tuple[str, str], set[str]]:
    """By region and engine."""
    return {
        (region, engine): set(then["DBInstanceClass"]["enum"])
        for region, schema in _schema("dbinstanceclass_enum.json").items()
        for engine, then in _branches(schema)
    }


@cache
def versions() -> dict[str, list[tuple[int, ...]]]:
    """Every minor version that RDS ever made databases of, by engine."""
    schema = _branches(_schema("engine_version.json"))
    return {engine: [_numbers(each) for each in then["EngineVersion"]["enum"]] for engine, then in schema}


def _numbers(version: str) -> tuple[int, ...]:
    """8.4.3 as numbers; what follows a hyphen is a patch of Extended Support's."""
    return tuple(int(each) for each in version.split("-")[0].split("."))


@cache
def _known() -> set[str]:
    """Every class, those of other engines and of Multi-AZ clusters too."""
    schemas = [_schema("db_instance_class.json"), *_schema("dbinstanceclass_enum.json").values()]
    found = [each["then"]["properties"]["DBInstanceClass"]["enum"] for schema in schemas for each in schema["allOf"]]
    return {name for each in found for name in each}


def _is_offered(database: Database, region: str) -> bool:
    offered = classes().get((region, database.engine))
    return offered is None or database.instance_class in offered or database.instance_class not in _known()


@refusal("InvalidParameterCombination", _CREATE, _MODIFY, _REPLICA)
def class_is_offered_for_engine(params: Params, there: There) -> str | None:
    """A database has a class that RDS has not in the region, or not for the engine.

    AWS: InvalidParameterCombination, "RDS does not support creating a DB instance with the following combination:
    DBInstanceClass=db.t2.micro, Engine=mysql, EngineVersion=8.0.35, LicenseModel=general-public-license. For supported
    combinations of instance class and database engine version, see the documentation." (elastic/beats#38473).
    """
    database = wanted(params, there)
    if not params.get("DBInstanceClass") or database is None or _is_offered(database, there.region):
        return None
    engine = f"Engine={database.engine}, EngineVersion={database.version}"
    license = f"LicenseModel={_LICENSES.get(database.engine, 'general-public-license')}"
    return (
        "RDS does not support creating a DB instance with the following combination: "
        f"DBInstanceClass={database.instance_class}, {engine}, {license}. For supported combinations of instance class "
        "and database engine version, see the documentation."
    )


@refusal("InvalidParameterCombination", _CREATE, _MODIFY)
def minor_version_was_ever_made(params: Params, there: There) -> str | None:
    """A database has a minor version that RDS left out: MySQL 8.4.1, PostgreSQL 15.1.

    AWS: InvalidParameterCombination, "Cannot find version 10.3.31 for mariadb" (ansible-collections/amazon.aws#1238).
    """
    database, version = wanted(params, there), params.get("EngineVersion")
    if database is None or version is None or database.engine not in versions():
        return None
    asked = _numbers(version)
    depth = 2 if database.engine == "postgres" else 3
    made = [each for each in versions()[database.engine] if each[: depth - 1] == asked[: depth - 1]]
    if len(asked) < depth or asked in made or not made or asked > max(made):
        return None
    return f"Cannot find version {version} for {database.engine}"
