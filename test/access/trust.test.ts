/** Who may take roles for people, and what the roles are. */
import { TerraformVariable } from "cdktf";
import { AccessRoles } from "../../src/access/roles/access-roles";
import { type Context, decide } from "../../src/reach/policy";
import { resourcesOf, synthesize } from "../support/synthesize";
import { bodyOf, REGION, stack } from "./people";

describe("who may take a role", () => {
  const taken = (role: string, principal: string, context: Context = {}) =>
    decide(
      {
        action: "sts:AssumeRole",
        resource: `arn:aws:iam::123456789012:role/shop-${role}`,
        principal,
        context,
      },
      {
        identity: [{ Statement: { Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" } }],
        resource: [String(bodyOf(`aws_iam_role.people["${role}"]`).assume_role_policy)],
      },
    );
  const MFA = { "aws:MultiFactorAuthPresent": "true" };
  const me = "arn:aws:iam::123456789012:user/me";

  it("principals with a second factor", () => {
    expect(taken("operator", me, MFA)).toBe("allowed");
    expect(taken("operator", me)).toBe("implicitDeny");
    expect(taken("operator", me, { "aws:MultiFactorAuthPresent": "false" })).toBe("implicitDeny");
    expect(taken("blind", "arn:aws:iam::123456789012:user/night", MFA)).toBe("allowed");
    expect(taken("blind", me, MFA)).toBe("implicitDeny");
    expect(taken("operator", "arn:aws:iam::210987654321:user/me", MFA)).toBe("implicitDeny");
  });

  it("another company by its id", () => {
    const partner = "arn:aws:iam::210987654321:role/support";
    expect(taken("partner", partner, { "sts:ExternalId": "shop-2f9c" })).toBe("allowed");
    expect(taken("partner", partner)).toBe("implicitDeny");
    expect(taken("partner", partner, { "sts:ExternalId": "other" })).toBe("implicitDeny");
  });

  it("people of a permission set, whatever the region of IAM Identity Center, and of no other", () => {
    const session = (set: string, path = "ap-northeast-2/") =>
      `arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/${path}AWSReservedSSO_${set}_0123456789abcdef`;
    expect(taken("developer", session("Developers"))).toBe("allowed");
    expect(taken("developer", session("Developers", ""))).toBe("allowed");
    expect(taken("developer", session("Developers_Admin"))).toBe("implicitDeny");
    expect(taken("developer", session("Admins"))).toBe("implicitDeny");
    expect(
      taken("developer", "arn:aws:iam::123456789012:role/AWSReservedSSO_Developers_0123456789abcdef"),
    ).toBe("implicitDeny");
    expect(taken("developer", me, MFA)).toBe("implicitDeny");
  });

  it("people by SAML, for the sign-in endpoint alone", () => {
    expect(JSON.parse(String(bodyOf('aws_iam_role.people["debugger"]').assume_role_policy))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: "arn:aws:iam::123456789012:saml-provider/company" },
          Action: "sts:AssumeRoleWithSAML",
          Condition: { StringEquals: { "SAML:aud": ["https://signin.aws.amazon.com/saml"] } },
        },
      ],
    });
  });
});

describe("what IAM has room for", () => {
  it("is enough: 6144 characters of a policy, 10240 of a role's own, 2048 of trust", () => {
    const policies = stack
      .filter(({ type }) => type === "aws_iam_policy")
      .map(({ body }) => String(body.policy));
    expect(policies).toHaveLength(3);
    for (const policy of policies) expect(policy.length).toBeLessThan(5000);
    for (const { body } of stack.filter(({ type }) => type === "aws_iam_role"))
      expect(String(body.assume_role_policy).length).toBeLessThan(1000);
  });

  it("lasts as long as is said, an hour otherwise", () => {
    expect(bodyOf('aws_iam_role.people["operator"]')).toMatchObject({
      name: "shop-operator",
      max_session_duration: 14400,
    });
    expect(bodyOf('aws_iam_role.people["developer"]').max_session_duration).toBe(3600);
  });
});

it("takes a boundary of one's own in place of ours, and makes no policy for operators without one", () => {
  const own = "arn:aws:iam::123456789012:policy/company-people";
  const made = synthesize((stack) => {
    new AccessRoles(stack, "people", {
      name: "shop",
      scope: { Environment: ["dev"] },
      regions: [REGION],
      permissionsBoundary: own,
      roles: { developer: { kind: "developer", permissionSets: ["Developers"] } },
    });
  });
  const { aws_iam_policy: policies, aws_iam_role: roles } = resourcesOf(made);
  expect(Object.keys(policies ?? {})).toEqual(["people_reading"]);
  expect(roles?.people?.permissions_boundary).toBe(own);
});

it("checks when Terraform plans what is unknown while synthesizing", () => {
  const made = synthesize((stack) => {
    const principal = new TerraformVariable(stack, "principal", { type: "string" });
    new AccessRoles(stack, "people", {
      name: "shop",
      scope: { Environment: ["dev"] },
      regions: [REGION],
      roles: { operator: { kind: "operator", principals: [principal.stringValue] } },
    });
  });
  const { lifecycle } = resourcesOf(made).aws_iam_role?.people ?? {};
  expect(JSON.stringify(lifecycle)).toContain("the ARN of an account's root, a role or a user");
});
