"""Application Auto Scaling: tags."""

import json
from typing import Any

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse

from .correction import Patch, correction
from .tags import tags_of


@correction
def scalable_target_has_tags(patch: Patch) -> None:
    """ListTagsForResource, TagResource and UntagResource do not exist, and tags given on creation are dropped.

    The provider lists the tags of a target whenever it reads one, and fails.
    """
    register = ApplicationAutoScalingResponse.register_scalable_target

    def register_scalable_target(self: Any) -> str:
        answer = register(self)
        arn = json.loads(answer)["ScalableTargetARN"]
        _add_tags(self, arn, self._get_param("Tags") or {})
        return answer

    def list_tags_for_resource(self: Any) -> str:
        tags = tags_of(self.applicationautoscaling_backend)
        return json.dumps({"Tags": tags.get_tag_dict_for_resource(self._get_param("ResourceARN"))})

    def tag_resource(self: Any) -> str:
        _add_tags(self, self._get_param("ResourceARN"), self._get_param("Tags"))
        return "{}"

    def untag_resource(self: Any) -> str:
        tags = tags_of(self.applicationautoscaling_backend)
        tags.untag_resource_using_names(self._get_param("ResourceARN"), self._get_param("TagKeys"))
        return "{}"

    patch.replace(ApplicationAutoScalingResponse, "register_scalable_target", register_scalable_target)
    patch.replace(ApplicationAutoScalingResponse, "list_tags_for_resource", list_tags_for_resource)
    patch.replace(ApplicationAutoScalingResponse, "tag_resource", tag_resource)
    patch.replace(ApplicationAutoScalingResponse, "untag_resource", untag_resource)


def _add_tags(response: Any, arn: str, tags: dict[str, str]) -> None:
    service = tags_of(response.applicationautoscaling_backend)
    service.tag_resource(arn, service.convert_dict_to_tags_input(tags))
