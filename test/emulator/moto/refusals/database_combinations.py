"""Storage, zones and insights of a database that RDS does not take together."""

from .database import Database, wanted
from .refusal import Params, There, refusal

_CREATE, _MODIFY, _REPLICA = "rds CreateDBInstance", "rds ModifyDBInstance", "rds CreateDBInstanceReadReplica"
_PROVISIONED = ("io1", "io2")
_OWN_PERFORMANCE_GIB = 400


@refusal("InvalidParameterCombination", _CREATE)
def standby_chooses_the_zones(params: Params, _there: There) -> str | None:
    """A database with a standby is asked for in one zone.

    AWS: InvalidParameterCombination, "Requesting a specific availability zone is not valid for Multi-AZ instances."
    (hashicorp/terraform-provider-aws#39225; Amazon RDS API Reference, CreateDBInstance, AvailabilityZone).
    """
    if not params.get("MultiAZ") or not params.get("AvailabilityZone"):
        return None
    return "Requesting a specific availability zone is not valid for Multi-AZ instances."


@refusal("InvalidParameterCombination", _CREATE, _MODIFY)
def provisioned_storage_says_its_operations(params: Params, there: There) -> str | None:
    """A database on io2 says no operations a second.

    AWS: InvalidParameterCombination, "The storage type io1 requires iops to be specified."
    (terraform-community-modules/tf_aws_rds#22).
    """
    database = wanted(params, there)
    if database is None or database.storage_type not in _PROVISIONED or database.iops:
        return None
    return f"The storage type {database.storage_type} requires iops to be specified."


@refusal("InvalidParameterCombination", _CREATE, _MODIFY)
def provisioned_storage_is_large_enough(params: Params, there: There) -> str | None:
    """A database on io2 has 50 gibibytes.

    AWS: InvalidParameterCombination, "Invalid storage size for engine name postgres and storage type gp2: 10"
    (convox/rack#2846 has the words; Amazon RDS API Reference, CreateDBInstance, AllocatedStorage: Provisioned IOPS
    storage (io1, io2) of 100 to 65536).
    """
    database = wanted(params, there)
    if database is None or database.storage_type not in _PROVISIONED or (database.storage or 100) >= 100:
        return None
    return f"Invalid storage size for engine name {database.engine} and storage type {database.storage_type}: {database.storage}"


@refusal("InvalidParameterCombination", _CREATE, _MODIFY)
def operations_fit_the_storage(params: Params, there: There) -> str | None:
    """A database on 100 gibibytes of io2 asks for 200000 operations a second.

    AWS: InvalidParameterCombination, "Invalid iops to storage (GB) ratio for engine name … and storage type …: 0.0000"
    (hashicorp/terraform-provider-aws#26092 has the words; Amazon RDS User Guide, "Provisioned IOPS SSD storage": io2 up to
    1000 for each GiB, io1 up to 50).
    """
    database = wanted(params, there)
    most = {"io1": 50, "io2": 1000}.get((database and database.storage_type) or "")
    if database is None or most is None or not database.iops or not database.storage:
        return None
    ratio = database.iops / database.storage
    if ratio <= most:
        return None
    of = f"engine name {database.engine} and storage type {database.storage_type}"
    return f"Invalid iops to storage (GB) ratio for {of}: {ratio:.4f}"


@refusal("InvalidParameterCombination", _CREATE, _MODIFY)
def large_gp3_has_more_than_the_base_line(params: Params, there: There) -> str | None:
    """A database of 400 gibibytes of gp3 asks for 3000 operations a second.

    AWS: InvalidParameterCombination, "Invalid iops value for engine name postgres and storage type gp3: 3000"
    (hashicorp/terraform-provider-aws#28382; Amazon RDS User Guide, "gp3 storage": 12000 to 64000).
    """
    database = wanted(params, there)
    if database is None or database.storage_type != "gp3" or not params.get("Iops"):
        return None
    if (database.storage or 0) < _OWN_PERFORMANCE_GIB or 12000 <= params["Iops"] <= 64000:
        return None
    return f"Invalid iops value for engine name {database.engine} and storage type gp3: {params['Iops']}"


@refusal("InvalidParameterCombination", _CREATE, _MODIFY)
def storage_may_grow_by_a_tenth(params: Params, there: There) -> str | None:
    """A database of 100 gibibytes may grow to 100, or to 105.

    AWS: InvalidParameterCombination, "Max storage size must be greater than storage size" and "The maximum allocated
    storage must be increased by at least 10 percent." (ministryofjustice/cloud-platform-environments#7483 and #24422).
    """
    database = wanted(params, there)
    if database is None or not database.most_storage or not database.storage:
        return None
    if database.most_storage <= database.storage:
        # ModifyDBInstance turns growth off by the size that there is (User Guide, "Turning off storage autoscaling")
        return "Max storage size must be greater than storage size" if "Engine" in params else None
    if database.most_storage * 10 >= database.storage * 11:
        return None
    return "The maximum allocated storage must be increased by at least 10 percent."


def _is_small(database: Database) -> bool:
    family, _, size = database.instance_class.removeprefix("db.").partition(".")
    return family in ("t2", "t3", "t4g") and size in ("micro", "small")


@refusal("InvalidParameterCombination", _CREATE, _MODIFY, _REPLICA)
def small_classes_have_no_insights(params: Params, there: There) -> str | None:
    """MySQL and MariaDB have insights on a db.t4g.micro.

    AWS: Database Insights isn't supported for db.t2, db.t3 and db.t4g of the sizes micro and small of these engines (Amazon
    RDS User Guide, "Amazon RDS DB engine, Region, and instance class support for Database Insights"). The code and the
    words are not documented; they are those of other combinations.
    """
    database = wanted(params, there)
    if database is None or not database.insights or database.engine not in ("mysql", "mariadb") or not _is_small(database):
        return None
    return "Performance Insights not supported for this configuration, please disable this feature."


@refusal("InvalidParameterCombination", _CREATE, _MODIFY)
def advanced_insights_are_kept_for_15_months(params: Params, there: There) -> str | None:
    """A database has the advanced mode of insights without insights, or with a week of them.

    AWS: InvalidParameterCombination, "To enable the Advanced mode of Database Insights, modify your instance to enable
    Performance Insights and set the retention period for Performance Insights to at least 465 days."
    (hashicorp/terraform-provider-aws#41952).
    """
    database = wanted(params, there)
    if database is None or database.insights_mode != "advanced" or (database.insights and database.insights_days >= 465):
        return None
    return (
        "To enable the Advanced mode of Database Insights, modify your instance to enable Performance Insights and set the "
        "retention period for Performance Insights to at least 465 days."
    )


@refusal("InvalidParameterValue", _CREATE, _MODIFY, _REPLICA)
def insights_are_kept_for_months(params: Params, _there: There) -> str | None:
    """Insights of a database are kept for 30 days.

    AWS: 7, months of 31 days up to 23, or 731; "If you specify a retention period that isn't valid, such as 94, Amazon RDS
    returns an error." (Amazon RDS API Reference, CreateDBInstance, PerformanceInsightsRetentionPeriod). Which one is not
    documented.
    """
    days = params.get("PerformanceInsightsRetentionPeriod")
    if days in (None, 7, 731) or (days % 31 == 0 and 1 <= days // 31 <= 23):
        return None
    return f"Invalid retention period for Performance Insights: {days}"
