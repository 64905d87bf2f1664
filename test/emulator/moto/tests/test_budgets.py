from corrections import budgets

from .support import ACCOUNT, FAILS, CorrectionTest, client

NOTIFICATION = {"NotificationType": "ACTUAL", "ComparisonOperator": "GREATER_THAN", "Threshold": 80.0}
SUBSCRIBER = {"SubscriptionType": "EMAIL", "Address": "a@example.org"}


def budget() -> dict:
    limit = {"Amount": "10", "Unit": "USD"}
    return {"BudgetName": "b", "BudgetLimit": limit, "TimeUnit": "MONTHLY", "BudgetType": "COST"}


class Budgets(CorrectionTest):
    def test_budget_has_tags(self) -> None:
        def tags() -> list:
            api = client("budgets")
            arn = f"arn:aws:budgets::{ACCOUNT}:budget/b"
            api.create_budget(AccountId=ACCOUNT, Budget=budget(), ResourceTags=[{"Key": "born", "Value": "with"}])
            api.tag_resource(ResourceARN=arn, ResourceTags=[{"Key": "a", "Value": "b"}, {"Key": "c", "Value": "d"}])
            api.untag_resource(ResourceARN=arn, ResourceTagKeys=["c"])
            return api.list_tags_for_resource(ResourceARN=arn)["ResourceTags"]

        right = [{"Key": "born", "Value": "with"}, {"Key": "a", "Value": "b"}]
        self.assert_corrects(budgets.budget_has_tags, tags, FAILS, right)

    def test_notification_names_its_subscribers(self) -> None:
        def subscribers() -> list:
            api = client("budgets")
            api.create_budget(AccountId=ACCOUNT, Budget=budget())
            for threshold, subscriber in ((50.0, {**SUBSCRIBER, "Address": "b@example.org"}), (80.0, SUBSCRIBER)):
                api.create_notification(
                    AccountId=ACCOUNT,
                    BudgetName="b",
                    Notification={**NOTIFICATION, "Threshold": threshold},
                    Subscribers=[subscriber],
                )
            return api.describe_subscribers_for_notification(
                AccountId=ACCOUNT, BudgetName="b", Notification=NOTIFICATION
            )["Subscribers"]

        self.assert_corrects(budgets.notification_names_its_subscribers, subscribers, FAILS, [SUBSCRIBER])
