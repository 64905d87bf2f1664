from corrections import rds

from .support import CorrectionTest, client


class Rds(CorrectionTest):
    def test_instance_has_an_id_of_its_own(self) -> None:
        def different_ids() -> int:
            api = client("rds")
            for name in ("one", "two"):
                api.create_db_instance(
                    DBInstanceIdentifier=name, Engine="postgres", DBInstanceClass="db.t3.micro", AllocatedStorage=20
                )
            return len({instance["DbiResourceId"] for instance in api.describe_db_instances()["DBInstances"]})

        self.assert_corrects(rds.instance_has_an_id_of_its_own, different_ids, 1, 2)

    def test_parameter_that_was_set_is_the_users(self) -> None:
        def source() -> str | None:
            api = client("rds")
            api.create_db_parameter_group(
                DBParameterGroupName="g", DBParameterGroupFamily="postgres16", Description="d"
            )
            setting = {"ParameterName": "p", "ParameterValue": "1", "ApplyMethod": "immediate"}
            api.modify_db_parameter_group(DBParameterGroupName="g", Parameters=[setting])
            return api.describe_db_parameters(DBParameterGroupName="g")["Parameters"][0].get("Source")

        self.assert_corrects(rds.parameter_that_was_set_is_the_users, source, None, "user")
