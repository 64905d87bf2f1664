"""Policies that IAM, S3 and KMS do not take: too long, for nobody who is there, or about something else."""

import json
import re
from typing import Any

from .refusal import Params, There, refusal

_BLANK = re.compile(r"\s")


def _size(document: str | None) -> int:
    """IAM does not count white space (IAM User Guide, "IAM and AWS STS quotas")."""
    return len(_BLANK.sub("", document or ""))


def _statements(document: str | None) -> list[dict[str, Any]]:
    try:
        found = json.loads(document or "{}").get("Statement", [])
    except ValueError:
        return []
    return found if isinstance(found, list) else [found]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@refusal("LimitExceeded", "iam PutRolePolicy")
def inline_policies_of_a_role_are_short(params: Params, there: There) -> str | None:
    """A role's inline policies have any length together.

    AWS: LimitExceeded, "Maximum policy size of 10240 bytes exceeded for role r" (IAM User Guide, "IAM and AWS STS
    quotas": role policy size can't exceed 10,240 characters).
    """
    role = there("iam").get_role(params["RoleName"])
    others = sum(_size(text) for name, text in role.policies.items() if name != params["PolicyName"])
    if others + _size(params.get("PolicyDocument")) <= 10240:
        return None
    return f"Maximum policy size of 10240 bytes exceeded for role {params['RoleName']}"


@refusal("LimitExceeded", "iam CreatePolicy", "iam CreatePolicyVersion")
def managed_policy_is_short(params: Params, _there: There) -> str | None:
    """A managed policy has any length.

    AWS: LimitExceeded, "Cannot exceed quota for PolicySize: 6144" (IAM User Guide, "IAM and AWS STS quotas").
    """
    return "Cannot exceed quota for PolicySize: 6144" if _size(params.get("PolicyDocument")) > 6144 else None


@refusal("LimitExceeded", "iam CreateRole", "iam UpdateAssumeRolePolicy")
def trust_policy_is_short(params: Params, _there: There) -> str | None:
    """A trust policy has any length.

    AWS: LimitExceeded, "Cannot exceed quota for ACLSizePerRole: 2048" (IAM User Guide, "IAM and AWS STS quotas": role
    trust policy length).
    """
    document = params.get("AssumeRolePolicyDocument") or params.get("PolicyDocument")
    return "Cannot exceed quota for ACLSizePerRole: 2048" if _size(document) > 2048 else None


@refusal("LimitExceeded", "iam AttachRolePolicy")
def role_has_ten_managed_policies(params: Params, there: There) -> str | None:
    """A role has any number of managed policies.

    AWS: LimitExceeded, "Cannot exceed quota for PoliciesPerRole: 10" (IAM User Guide, "IAM and AWS STS quotas":
    managed policies attached to an IAM role).
    """
    attached = set(there("iam").get_role(params["RoleName"]).managed_policies) | {params["PolicyArn"]}
    return "Cannot exceed quota for PoliciesPerRole: 10" if len(attached) > 10 else None


@refusal("MalformedPolicyDocument", "iam CreateRole", "iam UpdateAssumeRolePolicy")
def trusted_role_is_there(params: Params, there: There) -> str | None:
    """A trust policy names a role of the account that does not exist.

    AWS: MalformedPolicyDocument, "Invalid principal in policy: \\"AWS\\":\\"arn:aws:iam::…:role/gone\\"" (IAM User
    Guide, "AWS JSON policy elements: Principal": IAM makes an id of it when the policy is saved).
    """
    roles = {role.arn for role in there("iam").roles.values()}
    document = params.get("AssumeRolePolicyDocument") or params.get("PolicyDocument")
    principals = [each.get("Principal") for each in _statements(document)]
    named = [arn for each in principals if isinstance(each, dict) for arn in _list(each.get("AWS", []))]
    gone = [arn for arn in named if f"::{there.account}:role/" in arn and "*" not in arn and arn not in roles]
    return f'Invalid principal in policy: "AWS":"{gone[0]}"' if gone else None


@refusal("MalformedPolicy", "s3 PutBucketPolicy")
def bucket_policy_is_of_its_bucket(params: Params, _there: There) -> str | None:
    """A bucket's policy is about another bucket.

    AWS: MalformedPolicy, "Policy has invalid resource" (Amazon S3 User Guide, "Bucket policies"; AWS re:Post, "Policy
    has invalid resource": the resource must be the bucket's own).
    """
    own = f":s3:::{params['Bucket']}"
    resources = [one for each in _statements(params.get("Policy")) for one in _list(each.get("Resource", []))]
    strange = [each for each in resources if not re.search(re.escape(own) + r"(/|$)", each) and "*" not in each.split("/")[0]]
    return "Policy has invalid resource" if strange else None


@refusal("AccessDenied", "s3 PutBucketPolicy")
def blocked_bucket_takes_no_public_policy(params: Params, there: There) -> str | None:
    """A bucket that blocks public policies takes one for everybody.

    AWS: AccessDenied, "because public policies are blocked by the BlockPublicPolicy block public access setting."
    (Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage": the meaning of public).
    """
    bucket = there("s3").buckets.get(params["Bucket"])
    block = bucket and bucket.public_access_block
    if not block or str(block.block_public_policy).lower() != "true":
        return None
    everybody = [each for each in _statements(params.get("Policy")) if each.get("Principal") in ("*", {"AWS": "*"})]
    if not any(each["Effect"] == "Allow" and not each.get("Condition") for each in everybody):
        return None
    return "because public policies are blocked by the BlockPublicPolicy block public access setting."


@refusal("MalformedPolicyDocumentException", "kms CreateKey", "kms PutKeyPolicy")
def key_keeps_an_owner(params: Params, there: There) -> str | None:
    """A key's policy lets nobody change it.

    AWS: MalformedPolicyDocumentException, "The new key policy will not allow you to update the key policy in the
    future." (AWS Key Management Service API Reference, PutKeyPolicy, BypassPolicyLockoutSafetyCheck).
    """
    if not params.get("Policy") or params.get("BypassPolicyLockoutSafetyCheck"):
        return None
    for each in _statements(params["Policy"]):
        actions = _list(each.get("Action", []))
        principals = json.dumps(each.get("Principal"))
        may = any(action in ("kms:*", "*", "kms:Put*", "kms:PutKeyPolicy") for action in actions)
        if each["Effect"] == "Allow" and may and (there.account in principals or '"*"' in principals):
            return None
    return "The new key policy will not allow you to update the key policy in the future."
