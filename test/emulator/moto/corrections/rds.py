"""RDS: instance ids and parameter groups."""

import string
from collections.abc import Iterable
from typing import Any

from moto.moto_api._internal import mock_random
from moto.rds.models import DBInstance, DBParameterGroup

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
