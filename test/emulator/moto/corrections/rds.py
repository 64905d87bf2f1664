"""RDS: instance ids and parameter groups."""

import string
from collections.abc import Iterable
from typing import Any

from moto.moto_api._internal import mock_random
from moto.rds.models import DBInstance, DBParameterGroup, RDSBackend

from .correction import Patch, correction


@correction
def instance_has_an_id_of_its_own(patch: Patch) -> None:
    """Every DB instance has the same `DbiResourceId`.

    The provider reads an instance by that id: with two instances it reads the wrong one.
    """
    original = DBInstance.__init__

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        self.dbi_resource_id = "db-" + "".join(mock_random.choices(string.ascii_uppercase + string.digits, k=26))

    patch.replace(DBInstance, "__init__", __init__)


@correction
def parameter_that_was_set_is_the_users(patch: Patch) -> None:
    """A parameter that was set does not say that its source is the user.

    The provider reads the parameters whose source is `user`, finds none, and plans to set them again.
    """
    original = DBParameterGroup.update_parameters

    def update_parameters(self: Any, new_parameters: Iterable[dict[str, Any]]) -> None:
        new_parameters = list(new_parameters)
        original(self, new_parameters)
        for parameter in new_parameters:
            self.parameters[parameter["ParameterName"]]["Source"] = "user"

    patch.replace(DBParameterGroup, "update_parameters", update_parameters)


@correction
def replica_is_an_instance_of_its_own(patch: Patch) -> None:
    """A read replica has the `DbiResourceId` of its source, and the same list of exported logs.

    The provider reads an instance by that id, and finds the source in place of the replica.
    """
    original = RDSBackend.create_db_instance_read_replica

    def create_db_instance_read_replica(self: Any, db_kwargs: dict[str, Any]) -> DBInstance:
        replica = original(self, db_kwargs)
        replica.dbi_resource_id = "db-" + "".join(mock_random.choices(string.ascii_uppercase + string.digits, k=26))
        replica.enabled_cloudwatch_logs_exports = list(db_kwargs.get("enable_cloudwatch_logs_exports") or [])
        return replica

    patch.replace(RDSBackend, "create_db_instance_read_replica", create_db_instance_read_replica)


@correction
def instance_remembers_how_it_is_observed(patch: Patch) -> None:
    """An instance forgets its monitoring, its insights and whether it has extended support.

    The provider reads none of them back, and plans to set them again.
    """
    init = DBInstance.__init__
    update = DBInstance.update
    remembered = (
        "monitoring_interval",
        "monitoring_role_arn",
        "performance_insights_retention_period",
        "performance_insights_kms_key_id",
        "database_insights_mode",
        "engine_lifecycle_support",
    )

    def remember_insights(self: Any, given: dict[str, Any]) -> None:
        if given.get("enable_performance_insights") is not None:
            self.performance_insights_enabled = given["enable_performance_insights"]

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        init(self, *args, **kwargs)
        for name in remembered:
            if kwargs.get(name) is not None:
                setattr(self, name, kwargs[name])
        remember_insights(self, kwargs)

    def changed(self: Any, **kwargs: Any) -> None:
        update(self, **kwargs)
        remember_insights(self, kwargs)

    patch.replace(DBInstance, "__init__", __init__)
    patch.replace(DBInstance, "update", changed)


@correction
def gp3_says_its_performance(patch: Patch) -> None:
    """A database on gp3 says neither operations a second nor throughput, and has no more when it grows.

    RDS gives each 3000 and 125 MiB/s, and from 400 GiB on 12000 and 500 (Amazon RDS User Guide, "gp3 storage"). The
    provider reads them, and sends them again with another size (hashicorp/terraform-provider-aws#28382).
    """
    init = DBInstance.__init__
    update = DBInstance.update

    def settle(self: Any, given: dict[str, Any]) -> None:
        if getattr(self, "storage_type", None) != "gp3":
            return
        iops, throughput = (3000, 125) if self.allocated_storage < 400 else (12000, 500)
        if given.get("iops") is None:
            self.iops = max(self.iops or 0, iops)
        if given.get("storage_throughput") is None:
            self.storage_throughput = max(self.storage_throughput or 0, throughput)

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        init(self, *args, **kwargs)
        settle(self, kwargs)

    def changed(self: Any, **kwargs: Any) -> None:
        update(self, **kwargs)
        settle(self, kwargs)

    patch.replace(DBInstance, "__init__", __init__)
    patch.replace(DBInstance, "update", changed)
