/** A block of roles for people, evaluated, and IAM to ask. */
import { AccessRoles } from "../../src/access/roles/access-roles";
import type { AccessRolesProps } from "../../src/access/roles/access-roles.props";
import { type Context, decide } from "../../src/reach/policy";
import { evaluateStack, type Instance } from "../support/evaluated-stack";
import { synthesize } from "../support/synthesize";

export const REGION = "ap-northeast-2";

export const props: AccessRolesProps = {
  name: "shop",
  scope: { Environment: ["prod"], Architecture: ["three-tier", "ec2-web"] },
  regions: [REGION, "us-east-1"],
  logGroups: ["/ecs/shop*"],
  roles: {
    developer: { kind: "developer", permissionSets: ["Developers"] },
    debugger: {
      kind: "developer",
      saml: { providerArn: "arn:aws:iam::123456789012:saml-provider/company" },
      shells: { Application: ["api"] },
      statements: {
        "all-instances": { actions: ["ec2:TerminateInstances", "ec2:CreateTags"], resources: ["*"] },
      },
    },
    operator: { kind: "operator", principals: ["123456789012"], maxSessionHours: 4 },
    blind: { kind: "operator", principals: ["arn:aws:iam::123456789012:user/night"], shells: {} },
    partner: {
      kind: "developer",
      principals: ["210987654321"],
      mfa: false,
      externalId: "shop-2f9c",
    },
  },
};

const ACCOUNT = "data.aws_caller_identity.people.account_id";
const PARTITION = "data.aws_partition.people.partition";

/** The block's resources, with what AWS says of the account in place of the references. */
export function peopleOf(given: AccessRolesProps): readonly Instance[] {
  const json = synthesize((stack) => {
    new AccessRoles(stack, "people", given);
  });
  return evaluateStack(
    json.replaceAll(`\${${ACCOUNT}}`, "123456789012").replaceAll(`\${${PARTITION}}`, "aws"),
  ).map(
    (instance) =>
      JSON.parse(
        JSON.stringify(instance).replaceAll(ACCOUNT, "123456789012").replaceAll(PARTITION, "aws"),
      ) as Instance,
  );
}

export const stack = peopleOf(props);

export const bodyOf = (address: string) => {
  const found = stack.find((instance) => instance.address === address);
  if (found === undefined) throw new Error(`there is no ${address}`);
  return found.body;
};
const policyOf = (address: string) => String(bodyOf(address).policy);
const has = (address: string) => stack.some((instance) => instance.address === address);

export const BOUNDARY = policyOf("aws_iam_policy.people_boundary");

/** Everything that a role has. */
const policiesOf = (role: string) => [
  policyOf("aws_iam_policy.people_reading"),
  ...(has(`aws_iam_role_policy_attachment.people_operating["${role}"]`)
    ? [policyOf("aws_iam_policy.people_operating")]
    : []),
  ...["shells", "further"]
    .map((name) => `aws_iam_role_policy.people_${name}["${role}"]`)
    .filter(has)
    .map(policyOf),
];

export const may = (role: string, action: string, resource: string, context: Context = {}) =>
  decide(
    {
      action,
      resource,
      principal: `arn:aws:sts::123456789012:assumed-role/shop-${role}/me`,
      context: { "aws:RequestedRegion": REGION, "aws:userid": "AROA:me", ...context },
    },
    { identity: policiesOf(role), boundary: BOUNDARY },
  );
