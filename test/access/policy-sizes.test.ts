/** How long the policies of people's roles may be: what is counted is what IAM is given, before it is asked. */
import { TerraformVariable } from "cdktf";
import { AccessRoles } from "../../src/access/roles/access-roles";
import type { AccessRolesProps } from "../../src/access/roles/access-roles.props";
import { resourcesOf, synthesize } from "../support/synthesize";
import { peopleOf } from "./people";

const DEVELOPER = { kind: "developer" as const, principals: ["123456789012"] };
const OPERATOR = { ...DEVELOPER, kind: "operator" as const, shells: {} };
const LEAST: AccessRolesProps = {
  name: "shop",
  scope: { Environment: ["prod"] },
  regions: ["ap-northeast-2"],
  roles: { developer: DEVELOPER },
};
const x = (count: number) => "x".repeat(count);

interface Case {
  /** An input whose policy grows by a letter with every letter. */
  readonly given: (letters: number) => Partial<AccessRolesProps>;
  readonly documents: readonly string[];
  readonly member?: string;
  readonly most: number;
  readonly says: string;
}

const CASES: Record<string, Case> = {
  boundary: {
    given: (letters) => ({ regions: [`ap-${x(letters)}-1`] }),
    documents: ["aws_iam_policy.people_boundary"],
    most: 6144,
    says: "the permissions boundary of 1 regions",
  },
  reading: {
    given: (letters) => ({ logGroups: [`/ecs/${x(letters)}`] }),
    documents: ["aws_iam_policy.people_reading"],
    most: 6144,
    says: "the policy of all roles, with scope and logGroups,",
  },
  trust: {
    given: (letters) => ({
      roles: { developer: { ...DEVELOPER, principals: [`arn:aws:iam::123456789012:role/${x(letters)}`] } },
    }),
    documents: ['aws_iam_role.people["developer"]'],
    member: "assume_role_policy",
    most: 2048,
    says: 'the trust policy of roles["developer"]',
  },
  "trust of permission sets": {
    given: (letters) => ({
      roles: {
        developer: {
          ...DEVELOPER,
          principals: [`arn:aws:iam::123456789012:role/${x(letters)}`],
          permissionSets: ["Developers", "Operators"],
        },
      },
    }),
    documents: ['aws_iam_role.people["developer"]'],
    member: "assume_role_policy",
    most: 2048,
    says: 'the trust policy of roles["developer"]',
  },
  "trust with a larger quota": {
    given: (letters) => ({
      trustPolicyCharacters: 4096,
      roles: { developer: { ...DEVELOPER, principals: [`arn:aws:iam::123456789012:role/${x(letters)}`] } },
    }),
    documents: ['aws_iam_role.people["developer"]'],
    member: "assume_role_policy",
    most: 4096,
    says: 'the trust policy of roles["developer"]',
  },
  statements: {
    given: (letters) => ({
      roles: { developer: { ...DEVELOPER, statements: { read: reading(letters) } } },
    }),
    documents: ['aws_iam_role_policy.people_further["developer"]'],
    most: 10240,
    says: 'shells and statements of roles["developer"]',
  },
  "shells and statements": {
    given: (letters) => ({
      roles: {
        developer: {
          ...DEVELOPER,
          shells: { Application: ["api"] },
          statements: { read: reading(letters) },
        },
      },
    }),
    documents: [
      'aws_iam_role_policy.people_shells["developer"]',
      'aws_iam_role_policy.people_further["developer"]',
    ],
    most: 10240,
    says: 'shells and statements of roles["developer"]',
  },
};

const reading = (letters: number) => ({
  actions: ["s3:GetObject"],
  resources: [`arn:aws:s3:::shop/${x(letters)}`],
});

function charactersOf(given: Partial<AccessRolesProps>, { documents, member = "policy" }: Case): number {
  const stack = peopleOf({ ...LEAST, ...given });
  const found = documents.map((address) => stack.find((instance) => instance.address === address));
  return found.reduce((sum, instance) => {
    const document = instance?.body[member];
    if (document === undefined) throw new Error(`one of ${documents.join(", ")} is not there`);
    return sum + String(document).length;
  }, 0);
}

describe.each(Object.entries(CASES))("the policy: %s", (_, sized) => {
  const { given, most, says } = sized;
  const greatest = most - charactersOf(given(1), sized) + 1;

  it("may be as long as IAM takes", () => {
    expect(charactersOf(given(greatest), sized)).toBe(most);
  });

  it("is refused with one character more", () => {
    expect(() => peopleOf({ ...LEAST, ...given(greatest + 1) })).toThrow(
      `people: ${says} comes to ${most + 1} characters; allowed: up to ${most} characters.`,
    );
  });
});

it("counts the operators' policy only where there are operators", () => {
  // twice in the operators' policy
  const scope = { Environment: Array.from({ length: 10 }, (_, index) => `${x(218)}${index}`) };
  expect(() => peopleOf({ ...LEAST, scope })).not.toThrow();
  expect(() => peopleOf({ ...LEAST, scope, roles: { operator: OPERATOR } })).toThrow(
    /the policy of operators, with scope twice, comes to 6\d{3} characters; allowed: up to 6144 characters/,
  );
});

it("counts no boundary where there is one of one's own", () => {
  const regions = Array.from({ length: 300 }, (_, index) => `ap-northeast-${index}`);
  expect(() => peopleOf({ ...LEAST, regions })).toThrow(/the permissions boundary of 300 regions/);
  const permissionsBoundary = "arn:aws:iam::123456789012:policy/people";
  expect(() => peopleOf({ ...LEAST, regions, permissionsBoundary })).not.toThrow();
});

it("does not count spaces", () => {
  const spaces = (values: string[]) => ({
    roles: {
      developer: {
        ...DEVELOPER,
        statements: { read: { ...reading(1), conditions: { StringEquals: { "s3:prefix": values } } } },
      },
    },
  });
  expect(() => peopleOf({ ...LEAST, ...spaces([" ".repeat(11000)]) })).not.toThrow();
  expect(() => peopleOf({ ...LEAST, ...spaces([x(11000)]) })).toThrow(/shells and statements/);
});

it("counts longer ARNs in other partitions", () => {
  const [china, aws] = [["cn-north-1"], ["ap-northeast-2"]];
  const groups = (letters: number) => ({ logGroups: [`/ecs/${x(letters)}`] });
  const greatest = 6144 - charactersOf(groups(1), CASES.reading as Case) + 1;
  expect(() => peopleOf({ ...LEAST, ...groups(greatest), regions: aws })).not.toThrow();
  expect(() => peopleOf({ ...LEAST, ...groups(greatest), regions: china })).toThrow(
    /comes to 6150 characters/,
  );
});

/** Two variables' values for a principal and a resource. */
const unknown = () =>
  synthesize((stack) => {
    const text = (name: string) => new TerraformVariable(stack, name, { type: "string" }).stringValue;
    const statements = { read: { actions: ["s3:GetObject"], resources: [text("bucket")] } };
    const developer = { ...DEVELOPER, principals: [text("principal")], statements };
    new AccessRoles(stack, "people", { ...LEAST, roles: { developer } });
  });

it("leaves to Terraform a trust policy that nobody knows yet", () => {
  const { lifecycle } = resourcesOf(unknown()).aws_iam_role?.people ?? {};
  expect(JSON.stringify(lifecycle)).toContain("length(local.people_trust_problems) == 0");
});

it("does not make roles wait for what their statements name: that may wait for the role", () => {
  const { aws_iam_role: roles, aws_iam_role_policy: policies } = resourcesOf(unknown());
  expect(JSON.stringify(policies)).toContain("var.bucket");
  expect(JSON.stringify([roles, JSON.parse(unknown()).locals, JSON.parse(unknown()).data])).not.toContain(
    "var.bucket",
  );
});
