/** What is not known as yet: it decides where it matters, and nowhere else. */
import { judge, type Policies, type Request, type Statement } from "../../../src/reach/policy";
import { ANYTHING, Doubt, matchesUnits, standIn, unitsOf } from "../../../src/reach/policy/unsure";

const ACCOUNT = standIn("the account");
const ROLE = `arn:aws:sts::${ACCOUNT}:assumed-role/app/${ANYTHING}`;
const ENDPOINT = standIn("aws_vpc_endpoint.s3.id");
const BUCKET = `arn:aws:s3:::${standIn("aws_s3_bucket.web.bucket")}`;

const request: Request = { action: "s3:GetObject", resource: `${BUCKET}/key`, principal: ROLE };
const policy = (...statements: Statement[]) => [{ Version: "2012-10-17", Statement: statements }];
const allow: Statement = { Effect: "Allow", Action: "s3:*", Resource: "*" };
const told = (policies: Policies, more: Partial<Request> = {}) => {
  const { decision, reasons, missing } = judge({ ...request, ...more }, policies, true);
  return [decision, ...reasons, ...missing];
};

describe("a text with something that is not known", () => {
  const matches = (pattern: string, value: string) => {
    const truth = matchesUnits(
      pattern === "" ? [] : unitsOf(pattern).map((unit) => (unit === "*" ? { wildcard: "*" } : unit)),
      unitsOf(value),
    );
    return truth instanceof Doubt ? "unknown" : truth;
  };
  const other = standIn("aws_s3_bucket.other.bucket");
  const same = standIn("aws_s3_bucket.web.bucket");

  it.each([
    [same, same, true],
    [`${same}/*`, `${same}/a`, true],
    [`${same}/*`, `${other}/a`, false],
    ["*", same, true],
    [`a-${same}`, "a-b", "unknown"],
    [`a-${same}`, "b-b", false],
    ["web-*", same, "unknown"],
    [`${same}/*`, `${same}`, false],
    [ANYTHING, ANYTHING, "unknown"],
    [standIn("data.aws_caller_identity.a.account_id"), standIn("var.account"), "unknown"],
  ])("%j means %j: %s", (pattern, value, expected) => {
    expect(matches(pattern, value)).toBe(expected);
  });
});

it("is itself, and its resource's", () => {
  expect(told({ identity: policy({ ...allow, Resource: `${BUCKET}/*` }) })).toEqual(["allowed"]);
  expect(told({ resource: policy({ ...allow, Principal: { AWS: ACCOUNT } }) })).toEqual([
    "implicitDeny",
    "identity",
  ]);
  const trusted = { AWS: `arn:aws:iam::${ACCOUNT}:role/app` };
  expect(told({ resource: policy({ ...allow, Principal: trusted }) })).toEqual(["allowed"]);
});

it("may be what a policy names by its name", () => {
  const literal = policy({ ...allow, Resource: "arn:aws:s3:::web/*" });
  expect(told({ identity: literal })).toEqual([
    "unknown",
    expect.stringMatching(/aws_s3_bucket\.web\.bucket/),
  ]);
  expect(
    told({
      identity: policy(allow),
      resource: policy({ ...allow, Principal: { AWS: "123456789012" }, Effect: "Deny" }),
    }),
  ).toEqual(["unknown", expect.stringMatching(/the account is 123456789012/)]);
});

describe("a key of the request", () => {
  const asks = (Effect: string, key: string, value = "x"): Policies => ({
    identity: policy(allow, { ...allow, Effect, Condition: { StringEquals: { [key]: value } } }),
  });

  it("that is not known decides, where its statement does", () => {
    expect(told(asks("Deny", "aws:PrincipalTag/team"))).toEqual([
      "unknown",
      "aws:PrincipalTag/team of the request is not known",
    ]);
    expect(told(asks("Allow", "aws:PrincipalTag/team"))).toEqual(["allowed"]);
  });

  it("that the request does not have matches nothing, and what is negated holds", () => {
    const context = { "aws:SourceVpce": null };
    expect(told(asks("Deny", "aws:SourceVpce"), { context })).toEqual(["allowed"]);
    const fromElsewhere = {
      ...allow,
      Effect: "Deny",
      Principal: "*",
      Condition: { StringNotEquals: { "aws:SourceVpce": ENDPOINT } },
    } as const;
    const policies = { identity: policy(allow), resource: policy(fromElsewhere) };
    expect(told(policies, { context })).toEqual(["explicitDeny"]);
    expect(told(policies, { context: { "aws:SourceVpce": ENDPOINT } })).toEqual(["allowed"]);
    expect(told(policies, { context: { "aws:SourceVpce": standIn("aws_vpc_endpoint.other.id") } })).toEqual([
      "explicitDeny",
    ]);
    expect(told(policies, { context: { "aws:SourceVpce": "vpce-1" } })[0]).toBe("unknown");
  });

  it("that is an address of a range is in what holds the whole range", () => {
    const from = (range: string): Policies => ({
      identity: policy({ ...allow, Condition: { IpAddress: { "aws:VpcSourceIp": range } } }),
    });
    const context = { "aws:VpcSourceIp": "10.0.1.0/24" };
    expect(told(from("10.0.0.0/16"), { context })).toEqual(["allowed"]);
    expect(told(from("10.0.2.0/24"), { context })).toEqual(["implicitDeny", "identity"]);
    expect(told(from("10.0.1.0/25"), { context })[0]).toBe("unknown");
  });
});

describe("a policy whose text is not known", () => {
  const unread = [{ source: "aws_iam_policy.x", policy: new Doubt(["it is not in what was read"]) }];

  it("may allow and deny, and says nothing where another denies", () => {
    expect(told({ identity: unread })).toEqual(["unknown", "it is not in what was read"]);
    expect(told({ identity: policy(allow), boundary: unread[0] as (typeof unread)[0] })[0]).toBe("unknown");
    expect(told({ identity: [...unread, ...policy({ ...allow, Effect: "Deny" })] })).toEqual([
      "explicitDeny",
    ]);
  });

  it("may be a statement alone", () => {
    const [half] = policy(allow);
    const text = JSON.stringify({ ...half, Statement: ["(known after apply)", ...(half?.Statement ?? [])] });
    expect(told({ identity: [text] })[0]).toBe("unknown");
  });
});

it("an account that is not known decides where both policies would be needed", () => {
  const resourceAccount = "999999999999";
  expect(told({ identity: policy(allow) }, { resourceAccount })[0]).toBe("unknown");
  const both = { identity: policy(allow), resource: policy({ ...allow, Principal: "*" }) };
  expect(told(both, { resourceAccount })).toEqual(["allowed"]);
});
