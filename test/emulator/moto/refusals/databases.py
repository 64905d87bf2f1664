"""Settings of a database that RDS does not take together, or at all."""

from typing import Any

from .refusal import Params, There, refusal

_CREATE, _MODIFY = "rds CreateDBInstance", "rds ModifyDBInstance"

# Amazon RDS User Guide, "Settings for DB instances", Master username: a word that the engine reserves.
_RESERVED = {"postgres": {"admin", "rdsadmin"}, "mysql": {"rdsadmin"}, "mariadb": {"rdsadmin"}}


def _gp3(params: Params) -> bool:
    return params.get("StorageType") == "gp3"


@refusal("InvalidParameterValue", _CREATE)
def master_name_is_not_reserved(params: Params, _there: There) -> str | None:
    """A database's first user has a name that the engine reserves.

    AWS: InvalidParameterValue, "MasterUsername admin cannot be used as it is a reserved word used by the engine"
    (Amazon RDS API Reference, CreateDBInstance, MasterUsername).
    """
    name = params.get("MasterUsername") or ""
    if name.lower() not in _RESERVED.get(params.get("Engine") or "", set()):
        return None
    return f"MasterUsername {name} cannot be used as it is a reserved word used by the engine"


@refusal("InvalidParameterValue", _CREATE, _MODIFY)
def master_password_is_long_enough(params: Params, _there: There) -> str | None:
    """A database's password has less than eight letters.

    AWS: InvalidParameterValue, "The parameter MasterUserPassword is not a valid password because it is shorter than 8
    characters." (Amazon RDS API Reference, CreateDBInstance, MasterUserPassword: 8 to 128 characters for PostgreSQL).
    """
    secret = params.get("MasterUserPassword")
    if secret is None or len(secret) >= 8:
        return None
    return "The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters."


@refusal("InvalidParameterValue", _CREATE, _MODIFY)
def master_password_is_of_its_letters(params: Params, _there: There) -> str | None:
    """A database's password has a slash.

    AWS: InvalidParameterValue, "The parameter MasterUserPassword is not a valid password. Only printable ASCII
    characters besides '/', '@', '"', ' ' may be used." (Amazon RDS API Reference, CreateDBInstance,
    MasterUserPassword).
    """
    if not set(params.get("MasterUserPassword") or "") & set('/@" '):
        return None
    rest = "Only printable ASCII characters besides '/', '@', '\"', ' ' may be used."
    return f"The parameter MasterUserPassword is not a valid password. {rest}"


@refusal("InvalidParameterCombination", _CREATE)
def password_is_managed_or_given(params: Params, _there: There) -> str | None:
    """A database's password is given and managed by Secrets Manager.

    AWS: InvalidParameterCombination (Amazon RDS API Reference, CreateDBInstance, ManageMasterUserPassword: "Can't
    manage the master user password with Amazon Web Services Secrets Manager if MasterUserPassword is specified").
    """
    if not params.get("ManageMasterUserPassword") or not params.get("MasterUserPassword"):
        return None
    return "You can't specify MasterUserPassword if ManageMasterUserPassword is true."


@refusal("DBSubnetGroupDoesNotCoverEnoughAZs", "rds CreateDBSubnetGroup", "rds ModifyDBSubnetGroup")
def subnet_group_has_two_zones(params: Params, there: There) -> str | None:
    """A subnet group of databases has subnets in one zone.

    AWS: DBSubnetGroupDoesNotCoverEnoughAZs, "The DB subnet group doesn't meet Availability Zone (AZ) coverage
    requirement. Current AZ coverage: eu-west-1a. Add subnets to cover at least 2 AZs." (Amazon RDS API Reference,
    CreateDBSubnetGroup: Errors).
    """
    zones = {there("ec2").get_subnet(each).availability_zone for each in params.get("SubnetIds") or []}
    if len(zones) >= 2:
        return None
    said = f"Current AZ coverage: {', '.join(zones)}. Add subnets to cover at least 2 AZs."
    return f"The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. {said}"


@refusal("InvalidParameterCombination", _CREATE, _MODIFY)
def monitoring_has_a_role(params: Params, _there: There) -> str | None:
    """A database is monitored each minute without a role.

    AWS: InvalidParameterCombination, "A MonitoringRoleARN value is required if you specify a MonitoringInterval value
    other than 0." (Amazon RDS API Reference, CreateDBInstance, MonitoringRoleArn).
    """
    if not params.get("MonitoringInterval") or params.get("MonitoringRoleArn"):
        return None
    return "A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0."


@refusal("InvalidParameterCombination", _CREATE)
def storage_is_large_enough(params: Params, _there: There) -> str | None:
    """A database has ten gibibytes of gp3.

    AWS: InvalidParameterCombination, "Invalid storage size for engine name postgres and storage type gp3: 10" (Amazon
    RDS API Reference, CreateDBInstance, AllocatedStorage: General Purpose storage of 20 to 65536).
    """
    size = params.get("AllocatedStorage")
    if size is None or size >= 20 or params.get("StorageType") not in ("gp2", "gp3"):
        return None
    return f"Invalid storage size for engine name {params.get('Engine')} and storage type {params['StorageType']}: {size}"


@refusal("InvalidParameterCombination", _CREATE)
def small_gp3_has_its_base_line(params: Params, _there: There) -> str | None:
    """A database of 100 gibibytes of gp3 asks for more operations a second.

    AWS: InvalidParameterCombination, "You can't specify IOPS or storage throughput for engine postgres and a storage
    size less than 400." (Amazon RDS User Guide, "gp3 storage").
    """
    least = {"postgres": 400, "mysql": 400, "mariadb": 400}.get(params.get("Engine") or "", 0)
    asked = params.get("Iops") or params.get("StorageThroughput")
    if not _gp3(params) or not asked or (params.get("AllocatedStorage") or 0) >= least:
        return None
    return f"You can't specify IOPS or storage throughput for engine {params['Engine']} and a storage size less than {least}."


@refusal("InvalidParameterCombination", _CREATE)
def databases_groups_are_of_its_vpc(params: Params, there: There) -> str | None:
    """A database has a security group of another VPC than its subnets'.

    AWS: InvalidParameterCombination, "The DB instance and EC2 security group are in different VPCs. The DB instance
    is in vpc-… and the EC2 security group is in vpc-…".
    """
    group: Any = there("rds").subnet_groups.get(params.get("DBSubnetGroupName"))
    for each in params.get("VpcSecurityGroupIds") or []:
        own = there("ec2").get_security_group_from_id(each)
        if group and own and own.vpc_id != group.vpc_id:
            where = f"The DB instance is in {group.vpc_id} and the EC2 security group is in {own.vpc_id}"
            return f"The DB instance and EC2 security group are in different VPCs. {where}"
    return None
