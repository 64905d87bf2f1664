"""EC2 Image Builder, as its API reference describes it. An image is available as soon as it is asked for; there is no AMI of it."""

from typing import Any

from moto.backends import get_backend

from .service import Held, Params, Place, existing, names, new_id, tags_of
from .store import Refused, chosen

NOT_FOUND = "ResourceNotFoundException"

# Each with the word in its ARN, and whether a version stands there too.
_KINDS = {
    "component": ("component", True),
    "imageRecipe": ("image-recipe", True),
    "infrastructureConfiguration": ("infrastructure-configuration", False),
    "distributionConfiguration": ("distribution-configuration", False),
    "imagePipeline": ("image-pipeline", False),
    "image": ("image", True),
}
_OWN = ("clientToken", "semanticVersion", "tags")


class ImageBuilder:
    """The operations that Terraform's provider asks for."""

    name = "imagebuilder"

    def create_component(self, params: Params, place: Place) -> Params:
        more = {"type": "BUILD", "owner": place.account, "encrypted": True, "state": {"status": "ACTIVE"}}
        held = self._make("component", params, place, **more)
        return _made(params, componentBuildVersionArn=held.arn)

    def get_component(self, params: Params, place: Place) -> Params:
        return {"component": _shown(place, params["componentBuildVersionArn"])}

    def delete_component(self, params: Params, place: Place) -> Params:
        return _deleted(place, "componentBuildVersionArn", params)

    def create_image_recipe(self, params: Params, place: Place) -> Params:
        for component in params["components"]:
            _named(place, component["componentArn"])
        held = self._make("imageRecipe", params, place, type="AMI", owner=place.account, platform="Linux")
        return _made(params, imageRecipeArn=held.arn)

    def get_image_recipe(self, params: Params, place: Place) -> Params:
        return {"imageRecipe": _shown(place, params["imageRecipeArn"])}

    def delete_image_recipe(self, params: Params, place: Place) -> Params:
        return _deleted(place, "imageRecipeArn", params)

    def create_infrastructure_configuration(self, params: Params, place: Place) -> Params:
        _refuse_strange_servers(params, place)
        return _made(
            params, infrastructureConfigurationArn=self._make("infrastructureConfiguration", params, place).arn
        )

    def get_infrastructure_configuration(self, params: Params, place: Place) -> Params:
        return {"infrastructureConfiguration": _shown(place, params["infrastructureConfigurationArn"])}

    def update_infrastructure_configuration(self, params: Params, place: Place) -> Params:
        _refuse_strange_servers(params, place)
        return _updated(place, "infrastructureConfigurationArn", params)

    def delete_infrastructure_configuration(self, params: Params, place: Place) -> Params:
        return _deleted(place, "infrastructureConfigurationArn", params)

    def create_distribution_configuration(self, params: Params, place: Place) -> Params:
        held = self._make("distributionConfiguration", params, place, timeoutMinutes=720)
        return _made(params, distributionConfigurationArn=held.arn)

    def get_distribution_configuration(self, params: Params, place: Place) -> Params:
        return {"distributionConfiguration": _shown(place, params["distributionConfigurationArn"])}

    def update_distribution_configuration(self, params: Params, place: Place) -> Params:
        return _updated(place, "distributionConfigurationArn", params)

    def delete_distribution_configuration(self, params: Params, place: Place) -> Params:
        return _deleted(place, "distributionConfigurationArn", params)

    def create_image_pipeline(self, params: Params, place: Place) -> Params:
        _refuse_unknown_parts(params, place)
        held = self._make("imagePipeline", {"status": "ENABLED", **params}, place, platform="Linux")
        return _made(params, imagePipelineArn=held.arn)

    def get_image_pipeline(self, params: Params, place: Place) -> Params:
        return {"imagePipeline": _shown(place, params["imagePipelineArn"])}

    def update_image_pipeline(self, params: Params, place: Place) -> Params:
        """All is said again: "does not support selective updates" (API reference)."""
        _refuse_unknown_parts(params, place)
        return _updated(place, "imagePipelineArn", params)

    def delete_image_pipeline(self, params: Params, place: Place) -> Params:
        return _deleted(place, "imagePipelineArn", params)

    def create_image(self, params: Params, place: Place) -> Params:
        _refuse_unknown_parts(params, place)
        recipe = _named(place, params["imageRecipeArn"])
        said = {**params, "name": recipe.says["name"], "semanticVersion": recipe.says["version"]}
        held = self._make("image", said, place, type="AMI", platform="Linux", state={"status": "AVAILABLE"})
        held.says["outputResources"] = {"amis": [_ami(held, region, place) for region in _regions(params, place)]}
        return _made(params, imageBuildVersionArn=held.arn)

    def get_image(self, params: Params, place: Place) -> Params:
        says = dict(_shown(place, params["imageBuildVersionArn"]))
        for part in ("imageRecipe", "infrastructureConfiguration", "distributionConfiguration"):
            if says.get(f"{part}Arn"):
                says[part] = _shown(place, says[f"{part}Arn"])
        return {"image": says}

    def delete_image(self, params: Params, place: Place) -> Params:
        return _deleted(place, "imageBuildVersionArn", params)

    def list_tags_for_resource(self, params: Params, place: Place) -> Params:
        return {"tags": existing(place, params["resourceArn"], NOT_FOUND).tags}

    def tag_resource(self, params: Params, place: Place) -> Params:
        existing(place, params["resourceArn"], NOT_FOUND).tags.update(params["tags"])
        return {}

    def untag_resource(self, params: Params, place: Place) -> Params:
        tags = existing(place, params["resourceArn"], NOT_FOUND).tags
        for key in params["tagKeys"]:
            tags.pop(key, None)
        return {}

    def _make(self, kind: str, params: Params, place: Place, **more: Any) -> Held:
        word, has_version = _KINDS[kind]
        version = {"version": params["semanticVersion"]} if has_version else {}
        parts = [word, params["name"].lower().replace(" ", "-"), *version.values()]
        arn = place.arn("imagebuilder", "/".join(parts))
        if kind in ("component", "image"):
            builds = [held for held in place.store.of(kind) if held.arn.startswith(f"{arn}/")]
            if kind == "component" and builds:
                raise Refused("ResourceInUseException", f"The resource {arn} exists already in this version.")
            arn = f"{arn}/{len(builds) + 1}"
        elif place.store.find(arn):
            raise Refused("ResourceAlreadyExistsException", f"The following resource '{arn}' already exists.")
        said = {name: value for name, value in params.items() if name not in _OWN}
        says = {**said, **more, **version, "arn": arn, "dateCreated": "2026-01-01T00:00:00Z"}
        return place.store.put(Held(kind, arn, says, tags_of(params.get("tags"))))


def _made(params: Params, **arn: str) -> Params:
    return {"requestId": new_id(), "clientToken": params.get("clientToken"), **arn}


def _shown(place: Place, arn: str) -> Params:
    held = existing(place, arn, NOT_FOUND)
    return {**held.says, "tags": held.tags}


def _named(place: Place, arn: str) -> Held:
    """What a request names has to be there; AWS's own components are."""
    if ":aws:component/" in arn:
        return Held("component", arn, {})
    return existing(place, arn, "InvalidRequestException")


def _updated(place: Place, member: str, params: Params) -> Params:
    held = existing(place, params[member], NOT_FOUND)
    kept = chosen(held.says, ["arn", "name", "platform", "dateCreated", "timeoutMinutes", "status"])
    held.says = {**kept, **chosen(params, set(params) - {member, "clientToken"})}
    return _made(params, **{member: held.arn})


def _deleted(place: Place, member: str, params: Params) -> Params:
    """The words: github.com/hashicorp/terraform-provider-aws/issues/39985."""
    held = existing(place, params[member], NOT_FOUND)
    others = [other for other in place.store.all() if other is not held and names(other.says, held.arn)]
    if others:
        message = f"Resource dependency error: The resource ARN '{held.arn}' has other resources depended on it."
        raise Refused("ResourceDependencyException", message)
    place.store.remove(held.arn)
    return {"requestId": new_id(), member: held.arn}


def _refuse_unknown_parts(params: Params, place: Place) -> None:
    for part in ("imageRecipeArn", "infrastructureConfigurationArn", "distributionConfigurationArn"):
        if params.get(part):
            _named(place, params[part])


def _refuse_strange_servers(params: Params, place: Place) -> None:
    """Build servers start in a subnet with groups of its VPC and a profile that is there."""
    iam = get_backend("iam")[place.account]["aws"]
    iam.get_instance_profile(params["instanceProfileName"])
    if params.get("subnetId"):
        ec2 = get_backend("ec2")[place.account][place.region]
        vpc = ec2.get_subnet(params["subnetId"]).vpc_id
        groups = {group.group_id: group.vpc_id for group in ec2.describe_security_groups()}
        strange = [group for group in params.get("securityGroupIds", []) if groups.get(group) != vpc]
        if strange:
            message = f"The security groups {', '.join(strange)} are not of {vpc}, where {params['subnetId']} is."
            raise Refused("InvalidRequestException", message)


def _regions(params: Params, place: Place) -> list[str]:
    arn = params.get("distributionConfigurationArn")
    said = existing(place, arn, NOT_FOUND).says["distributions"] if arn else []
    return [distribution["region"] for distribution in said] or [place.region]


def _ami(image: Held, region: str, place: Place) -> Params:
    return {"region": region, "image": f"ami-{new_id()[:17]}", "name": image.says["name"], "accountId": place.account}
