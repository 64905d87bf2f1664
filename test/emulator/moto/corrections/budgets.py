"""Budgets: tags and the subscribers of a notification."""

import json
from typing import Any

from moto.budgets.responses import BudgetsResponse

from .correction import Patch, correction
from .tags import tags_of


@correction
def budget_has_tags(patch: Patch) -> None:
    """ListTagsForResource, TagResource and UntagResource do not exist, and tags given on creation are dropped.

    The provider lists the tags of a budget whenever it reads one, and fails.
    """
    create = BudgetsResponse.create_budget

    def create_budget(self: Any) -> str:
        answer = create(self)
        arn = f"arn:aws:budgets::{self._get_param('AccountId')}:budget/{self._get_param('Budget')['BudgetName']}"
        tags_of(self.backend).tag_resource(arn, self._get_param("ResourceTags") or [])
        return answer

    def list_tags_for_resource(self: Any) -> str:
        tags = tags_of(self.backend).list_tags_for_resource(self._get_param("ResourceARN"))
        return json.dumps({"ResourceTags": tags["Tags"]})

    def tag_resource(self: Any) -> str:
        tags_of(self.backend).tag_resource(self._get_param("ResourceARN"), self._get_param("ResourceTags"))
        return "{}"

    def untag_resource(self: Any) -> str:
        arn, keys = self._get_param("ResourceARN"), self._get_param("ResourceTagKeys")
        tags_of(self.backend).untag_resource_using_names(arn, keys)
        return "{}"

    patch.replace(BudgetsResponse, "create_budget", create_budget)
    patch.replace(BudgetsResponse, "list_tags_for_resource", list_tags_for_resource)
    patch.replace(BudgetsResponse, "tag_resource", tag_resource)
    patch.replace(BudgetsResponse, "untag_resource", untag_resource)


@correction
def notification_names_its_subscribers(patch: Patch) -> None:
    """DescribeSubscribersForNotification does not exist.

    The provider asks for the subscribers of every notification when it reads a budget.
    """

    def describe_subscribers_for_notification(self: Any) -> str:
        budget = self.backend.budgets[self._get_param("AccountId")][self._get_param("BudgetName")]
        wanted = self._get_param("Notification")
        for notification in budget.notifications:
            if _same_notification(notification.details, wanted):
                return json.dumps({"Subscribers": notification.subscribers})
        return json.dumps({"Subscribers": []})

    patch.replace(BudgetsResponse, "describe_subscribers_for_notification", describe_subscribers_for_notification)


def _same_notification(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(one.get(key) == other.get(key) for key in ("NotificationType", "Threshold", "ComparisonOperator"))
