import json
from typing import Any

from refusals import policies

from .support import ACCOUNT, REGION, CorrectionTest, client

TRUST = {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}


def document(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [*statements]})


def role(**changes: Any) -> None:
    client("iam").create_role(RoleName="r", AssumeRolePolicyDocument=document({**TRUST, **changes}))


def reading(letters: int) -> str:
    return document({"Effect": "Allow", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::b/{'x' * letters}"})


def bucket(policy: str, blocked: bool = False) -> None:
    s3 = client("s3")
    s3.create_bucket(Bucket="shop", CreateBucketConfiguration={"LocationConstraint": REGION})
    if blocked:
        s3.put_public_access_block(Bucket="shop", PublicAccessBlockConfiguration={"BlockPublicPolicy": True})
    s3.put_bucket_policy(Bucket="shop", Policy=policy)


class PolicyRefusals(CorrectionTest):
    def test_inline_policies_of_a_role_are_short(self) -> None:
        def inline(letters: int) -> None:
            role()
            for name in ("a", "b"):
                client("iam").put_role_policy(RoleName="r", PolicyName=name, PolicyDocument=reading(letters))

        self.assert_refuses(policies.inline_policies_of_a_role_are_short, lambda: inline(5100), lambda: inline(4900))

    def test_managed_policy_is_short(self) -> None:
        def managed(letters: int) -> None:
            client("iam").create_policy(PolicyName="p", PolicyDocument=reading(letters))

        self.assert_refuses(policies.managed_policy_is_short, lambda: managed(6100), lambda: managed(5900))

    def test_trust_policy_is_short(self) -> None:
        def trust(letters: int) -> None:
            role(Condition={"StringEquals": {"sts:ExternalId": "x" * letters}})

        self.assert_refuses(policies.trust_policy_is_short, lambda: trust(2000), lambda: trust(1700))

    def test_role_has_ten_managed_policies(self) -> None:
        def attached(count: int) -> None:
            iam = client("iam")
            role()
            for index in range(count):
                made = iam.create_policy(PolicyName=f"p{index}", PolicyDocument=reading(1))["Policy"]["Arn"]
                iam.attach_role_policy(RoleName="r", PolicyArn=made)

        self.assert_refuses(policies.role_has_ten_managed_policies, lambda: attached(11), lambda: attached(10))

    def test_trusted_role_is_there(self) -> None:
        def trusting(there: bool) -> None:
            iam, name = client("iam"), f"arn:aws:iam::{ACCOUNT}:role/r"
            if there:
                role()
            trust = document({**TRUST, "Principal": {"AWS": name}})
            iam.create_role(RoleName="other", AssumeRolePolicyDocument=trust)

        self.assert_refuses(policies.trusted_role_is_there, lambda: trusting(False), lambda: trusting(True))

    def test_bucket_policy_is_of_its_bucket(self) -> None:
        def about(name: str) -> None:
            statement = {"Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": "s3:GetObject"}
            bucket(document({**statement, "Resource": f"arn:aws:s3:::{name}/*"}))

        self.assert_refuses(policies.bucket_policy_is_of_its_bucket, lambda: about("shops"), lambda: about("shop"))

    def test_blocked_bucket_takes_no_public_policy(self) -> None:
        def public(blocked: bool) -> None:
            statement = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::shop/*"}
            bucket(document(statement), blocked)

        row = policies.blocked_bucket_takes_no_public_policy
        self.assert_refuses(row, lambda: public(True), lambda: public(False))

    def test_key_keeps_an_owner(self) -> None:
        def key(action: str) -> None:
            owner = {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}}
            client("kms").create_key(Policy=document({**owner, "Action": action, "Resource": "*"}))

        self.assert_refuses(policies.key_keeps_an_owner, lambda: key("kms:Decrypt"), lambda: key("kms:*"))
