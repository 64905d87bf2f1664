"""A database as it will be: what a request says of it, and of the rest what it is."""

from dataclasses import dataclass
from typing import Any

from .refusal import Params, There


@dataclass(frozen=True)
class Database:
    """What rows on combinations look at."""

    engine: str
    version: str | None
    instance_class: str
    storage_type: str | None
    storage: int | None
    most_storage: int | None
    iops: int | None
    insights: bool
    insights_days: int
    insights_mode: str | None


def wanted(params: Params, there: There) -> Database | None:
    """Nothing where the database that is changed or copied is not there, which moto says by itself."""
    own = params.get("SourceDBInstanceIdentifier") or params.get("DBInstanceIdentifier")
    is_new = "Engine" in params
    present: Any = None if is_new else there("rds").databases.get(own)
    if present is None and not is_new:
        return None

    def value(name: str, attribute: str, default: Any = None) -> Any:
        given = params.get(name)
        return given if given is not None else getattr(present, attribute, default)

    return Database(
        engine=value("Engine", "engine"),
        version=value("EngineVersion", "engine_version"),
        instance_class=value("DBInstanceClass", "db_instance_class"),
        storage_type=value("StorageType", "storage_type"),
        storage=value("AllocatedStorage", "allocated_storage"),
        most_storage=params.get("MaxAllocatedStorage"),
        iops=value("Iops", "iops"),
        insights=bool(value("EnablePerformanceInsights", "performance_insights_enabled", False)),
        insights_days=value("PerformanceInsightsRetentionPeriod", "performance_insights_retention_period") or 7,
        insights_mode=params.get("DatabaseInsightsMode"),
    )
