/** Examples of the IAM User Guide on conditions and variables, by the title of their page. */
import { type Context, decide, type Principal, type Statement } from "../../../src/reach/policy";

const ACCOUNT = "123456789012";
const USER = `arn:aws:iam::${ACCOUNT}:user/staff/Adele`;

type Condition = NonNullable<Statement["Condition"]>;

/** Whether a statement with the condition applies to a request with the keys. */
const holds = (Condition: Condition, context: Context = {}): boolean =>
  decide(
    { action: "ec2:RunInstances", resource: "*", principal: USER, context },
    {
      identity: [
        { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*", Condition } },
      ],
    },
  ) === "allowed";

describe("IAM JSON policy elements: Condition operators", () => {
  test.each<[string, string, string, boolean]>([
    ["StringEquals", "iamuser-admin", "iamuser-admin", true],
    ["StringEquals", "iamuser-admin", "IAMuser-admin", false],
    ["StringEquals", "iamuser-*", "iamuser-admin", false],
    ["StringNotEquals", "a", "b", true],
    ["StringNotEquals", "a", "a", false],
    ["StringEqualsIgnoreCase", "John", "jOHN", true],
    ["StringNotEqualsIgnoreCase", "John", "jOHN", false],
    ["StringLike", "home/*/a?", "home/x/y/ab", true],
    ["StringLike", "home/*/a?", "home/x/y/a", false],
    ["StringLike", "home", "home/", false],
    ["StringNotLike", "t2.*", "m5.large", true],
    ["StringNotLike", "t2.*", "t2.micro", false],
    ["NumericLessThanEquals", "10", "10", true],
    ["NumericLessThanEquals", "10", "11", false],
    ["NumericLessThan", "10", "9.5", true],
    ["NumericEquals", "10", "10.0", true],
    ["NumericNotEquals", "10", "11", true],
    ["NumericGreaterThan", "9", "10", true],
    ["NumericGreaterThanEquals", "10", "9", false],
    ["DateGreaterThan", "2020-01-01T00:00:01Z", "2020-06-01T00:00:00Z", true],
    ["DateGreaterThan", "2020-01-01T00:00:01Z", "2019-12-31T23:59:59Z", false],
    ["DateGreaterThan", "2020-01-01T00:00:01+09:00", "2019-12-31T15:00:02Z", true],
    ["DateLessThan", "2020-01-01", "1577836799", true],
    ["DateLessThan", "2020-01-01", "1577836800", false],
    ["DateLessThanEquals", "1577836800", "2020-01-01T00:00:00Z", true],
    ["DateEquals", "2020", "2020-01-01T00:00:00.000Z", true],
    ["DateNotEquals", "2020-01-01", "2020-01-02", true],
    ["DateGreaterThanEquals", "2020-01-02", "2020-01-01", false],
    ["Bool", "false", "false", true],
    ["Bool", "false", "true", false],
    ["BinaryEquals", "QmluYXJ5VmFsdWVJbkJhc2U2NA==", "QmluYXJ5VmFsdWVJbkJhc2U2NA==", true],
    ["BinaryEquals", "QmluYXJ5", "QmluYXJ6", false],
    ["IpAddress", "203.0.113.0/24", "203.0.113.255", true],
    ["IpAddress", "203.0.113.0/24", "203.0.114.0", false],
    ["IpAddress", "203.0.113.7", "203.0.113.7", true],
    ["IpAddress", "203.0.113.7", "203.0.113.8", false],
    ["IpAddress", "2001:DB8:1234:5678::/64", "2001:db8:1234:5678::1", true],
    ["IpAddress", "2001:DB8:1234:5678::/64", "2001:db8:1234:5679::1", false],
    ["NotIpAddress", "203.0.113.0/24", "198.51.100.1", true],
    ["NotIpAddress", "203.0.113.0/24", "203.0.113.1", false],
    ["ArnEquals", "arn:aws:sns:*:123456789012:topic", "arn:aws:sns:us-east-2:123456789012:topic", true],
    ["ArnNotLike", "arn:aws:sns:*:123456789012:topic", "arn:aws:sns:us-east-2:123456789012:topic", false],
    ["ArnNotEquals", "arn:aws:sns:*:123456789012:topic", "arn:aws:sns:us-east-2:123456789012:other", true],
  ])("%s %s: %s is %s", (operator, wanted, given, holding) =>
    expect(holds({ [operator]: { "test:key": wanted } }, { "test:key": given })).toBe(holding),
  );

  test("a text operator may match an ARN that an ARN operator does not", () => {
    const wanted = "arn:aws:someservice:*:111122223333:finance/*";
    const given = "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt";
    expect(holds({ StringLike: { "test:key": wanted } }, { "test:key": given })).toBe(true);
    expect(holds({ ArnLike: { "test:key": wanted } }, { "test:key": given })).toBe(false);
  });

  test("a key that the request does not have: no match, so what is negated holds, and IfExists holds", () => {
    const values: Record<string, string> = {
      Numeric: "1",
      Date: "2020-01-01",
      Arn: "arn:aws:a:b:c:d",
      Ip: "10.0.0.0/8",
    };
    const operators = [
      ...["StringEquals", "StringEqualsIgnoreCase", "StringLike", "NumericEquals", "NumericLessThan"],
      ...["DateEquals", "DateGreaterThan", "Bool", "BinaryEquals", "IpAddress", "ArnEquals", "ArnLike"],
    ];
    const negated = [
      ...[
        "StringNotEquals",
        "StringNotEqualsIgnoreCase",
        "StringNotLike",
        "NumericNotEquals",
        "DateNotEquals",
      ],
      ...["NotIpAddress", "ArnNotEquals", "ArnNotLike"],
    ];
    const kind = (operator: string) => Object.keys(values).find((name) => operator.includes(name)) ?? "";
    const missing = (operator: string, suffix = "") =>
      holds({ [`${operator}${suffix}`]: { "test:key": values[kind(operator)] ?? "true" } });
    expect(operators.filter((operator) => missing(operator))).toEqual([]);
    expect(negated.filter((operator) => !missing(operator))).toEqual([]);
    expect([...operators, ...negated].filter((operator) => !missing(operator, "IfExists"))).toEqual([]);
  });

  test("IfExists: a key that is there is compared", () => {
    const types = { StringLikeIfExists: { "ec2:InstanceType": ["t1.*", "t2.*", "m3.*"] } };
    expect(holds(types)).toBe(true);
    expect(holds(types, { "ec2:InstanceType": "t2.micro" })).toBe(true);
    expect(holds(types, { "ec2:InstanceType": "m5.large" })).toBe(false);
  });

  test("Null: whether the user has temporary credentials", () => {
    const issued = { "aws:TokenIssueTime": "2026-01-01T00:00:00Z" };
    expect(holds({ Null: { "aws:TokenIssueTime": "true" } })).toBe(true);
    expect(holds({ Null: { "aws:TokenIssueTime": "true" } }, issued)).toBe(false);
    expect(holds({ Null: { "aws:TokenIssueTime": "false" } })).toBe(false);
    expect(holds({ Null: { "aws:TokenIssueTime": "false" } }, issued)).toBe(true);
    expect(holds({ Null: { "aws:TagKeys": "true" } }, { "aws:TagKeys": [] })).toBe(true);
  });

  test("names of keys are not case-sensitive", () => {
    expect(holds({ Bool: { "AWS:securetransport": "true" } }, { "aws:SecureTransport": true })).toBe(true);
  });

  test.each<[string, Condition, Context]>([
    ["unknown condition operator", { StringMatches: { "a:b": "c" } }, {}],
    ["unknown condition operator", { "ForAllValues:Null": { "a:b": "true" } }, {}],
    ["unknown condition operator", { NullIfExists: { "a:b": "true" } }, {}],
    ["unknown condition operator", { BoolEquals: { "a:b": "true" } }, {}],
    ["no Numeric", { NumericEquals: { "a:b": "ten" } }, {}],
    ["no Numeric", { NumericEquals: { "a:b": "10" } }, { "a:b": "ten" }],
    ["no Date", { DateEquals: { "a:b": "2020-01-01T00:00" } }, {}],
    ["no Date", { DateLessThan: { "a:b": "2020-*" } }, {}],
    ["not true or false", { Bool: { "a:b": "yes" } }, {}],
    ["not true or false", { Null: { "a:b": "yes" } }, {}],
    ["no range of addresses", { IpAddress: { "a:b": "10.0.0/8" } }, {}],
    ["no range of addresses", { IpAddress: { "a:b": "${aws:SourceIp}" } }, {}],
    ["no complete ARN", { ArnLike: { "a:b": "arn:aws:s3" } }, {}],
    ["needs ForAllValues or ForAnyValue", { StringEquals: { "aws:TagKeys": "a" } }, { "aws:TagKeys": ["a"] }],
  ])("%s: %j", (message, condition, context) => expect(() => holds(condition, context)).toThrow(message));
});

describe("Conditions with multiple context keys or values", () => {
  test("operators and keys: all; values: any; of a negated operator: none", () => {
    const condition = {
      StringEquals: {
        "aws:PrincipalTag/department": ["finance", "hr", "legal"],
        "aws:PrincipalTag/role": ["audit", "security"],
      },
      ArnLike: { "aws:PrincipalArn": [`arn:aws:iam::${ACCOUNT}:user/*`] },
    };
    const tags = { "aws:PrincipalTag/department": "hr", "aws:PrincipalTag/role": "audit" };
    expect(holds(condition, tags)).toBe(true);
    expect(holds(condition, { ...tags, "aws:PrincipalTag/role": "guest" })).toBe(false);
    expect(holds(condition, { "aws:PrincipalTag/role": "audit" })).toBe(false);
    expect(
      holds({ ...condition, ArnLike: { "aws:PrincipalArn": "arn:aws:iam::999999999999:user/*" } }, tags),
    ).toBe(false);
    const neither = { StringNotEquals: { "aws:PrincipalAccount": ["111122223333", ACCOUNT] } };
    expect(holds(neither)).toBe(false);
    expect(holds(neither, { "aws:PrincipalAccount": "444455556666" })).toBe(true);
  });

  /** "Evaluation logic for multiple context keys or values", the table of requested attributes. */
  const attributes = (set: string, operator = "StringLike") => ({
    [`${set}:${operator}`]: { "dynamodb:requestedAttributes": ["PostDateTime", "Message", "Tags"] },
  });
  const asked = (...names: readonly string[]): Context => ({ "dynamodb:requestedAttributes": names });

  test("ForAllValues: every value of the request, also where there is none", () => {
    expect(holds(attributes("ForAllValues"), asked("PostDateTime", "Message"))).toBe(true);
    expect(holds(attributes("ForAllValues"), asked("PostDateTime", "UserName"))).toBe(false);
    expect(holds(attributes("ForAllValues"))).toBe(true);
    expect(holds(attributes("ForAllValues"), asked(""))).toBe(true);
    expect(holds({ Null: { "dynamodb:requestedAttributes": "false" }, ...attributes("ForAllValues") })).toBe(
      false,
    );
  });

  test("ForAnyValue: one value of the request, so never where there is none", () => {
    expect(holds(attributes("ForAnyValue"), asked("UserName", "Message", "PostDateTime"))).toBe(true);
    expect(holds(attributes("ForAnyValue"), asked("UserName"))).toBe(false);
    expect(holds(attributes("ForAnyValue"))).toBe(false);
    expect(holds(attributes("ForAnyValue"), asked(""))).toBe(false);
  });

  test("negated: every value, or one, that is none of the policy's", () => {
    expect(holds(attributes("ForAllValues", "StringNotLike"), asked("ID", "UserName"))).toBe(true);
    expect(holds(attributes("ForAllValues", "StringNotLike"), asked("ID", "Tags"))).toBe(false);
    expect(holds(attributes("ForAnyValue", "StringNotLike"), asked("ID", "Tags"))).toBe(true);
    expect(holds(attributes("ForAnyValue", "StringNotLike"), asked("Message", "Tags"))).toBe(false);
    expect(holds(attributes("ForAnyValue", "StringNotLike"))).toBe(false);
    expect(holds(attributes("ForAnyValue", "StringNotLikeIfExists"))).toBe(true);
  });
});

describe("IAM policy elements: Variables and tags", () => {
  const home = (Version?: string) => ({
    ...(Version ? { Version } : {}),
    Statement: [
      {
        Effect: "Allow",
        Action: ["s3:ListBucket"],
        Resource: ["arn:aws:s3:::mybucket"],
        Condition: { StringLike: { "s3:prefix": ["${aws:username}/*"] } },
      },
      {
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:PutObject"],
        Resource: ["arn:aws:s3:::mybucket/${aws:username}/*"],
      },
    ],
  });
  const get = (path: string, principal: Principal = USER, version: string | undefined = "2012-10-17") =>
    decide(
      {
        action: "s3:GetObject",
        resource: `arn:aws:s3:::mybucket/${path}`,
        principal,
        resourceAccount: ACCOUNT,
      },
      { identity: [home(version)] },
    );

  test("a user's own part of a bucket", () => {
    expect(get("Adele/a")).toBe("allowed");
    expect(get("David/a")).toBe("implicitDeny");
    const list = (prefix: string) =>
      decide(
        {
          action: "s3:ListBucket",
          resource: "arn:aws:s3:::mybucket",
          principal: USER,
          context: { "s3:prefix": prefix },
        },
        { identity: [JSON.stringify(home("2012-10-17"))] },
      );
    expect([list("Adele/x"), list("David/x")]).toEqual(["allowed", "implicitDeny"]);
  });

  test("a statement whose variable has no value is invalid", () => {
    expect(get("/a", `arn:aws:iam::${ACCOUNT}:role/r`)).toBe("implicitDeny");
    expect(holds({ StringNotEquals: { "aws:PrincipalTag/a": "${aws:PrincipalTag/b}" } })).toBe(false);
  });

  test("in the older version of the language it is text", () => {
    expect(get("Adele/a", USER, "2008-10-17")).toBe("implicitDeny");
    expect(
      decide(
        { action: "s3:GetObject", resource: "arn:aws:s3:::mybucket/Adele/a", principal: USER },
        { identity: [home()] },
      ),
    ).toBe("implicitDeny");
  });

  test("special characters, default values, and a value that is no pattern", () => {
    expect(holds({ StringLike: { "a:b": "${*}${?}${$}*" } }, { "a:b": "*?$x" })).toBe(true);
    expect(holds({ StringLike: { "a:b": "${*}${?}${$}*" } }, { "a:b": "xx$x" })).toBe(false);
    expect(holds({ StringEquals: { "a:b": "${a:c, 'anonymous'}" } }, { "a:b": "anonymous" })).toBe(true);
    expect(holds({ StringEquals: { "a:b": "${a:c, 'anonymous'}" } }, { "a:b": "u", "a:c": "u" })).toBe(true);
    expect(holds({ StringLike: { "a:b": "${a:c}" } }, { "a:b": "anything", "a:c": "*" })).toBe(false);
    expect(() => holds({ StringLike: { "a:b": "${nothing}" } })).toThrow("no policy variable");
  });

  test("in an ARN, after the fifth colon only", () => {
    const ask = (Resource: string) =>
      decide(
        {
          action: "sqs:SendMessage",
          resource: `arn:aws:sqs:us-east-2:${ACCOUNT}:Adele-queue`,
          principal: USER,
        },
        { identity: [{ Version: "2012-10-17", Statement: { Effect: "Allow", Action: "sqs:*", Resource } }] },
      );
    expect(ask("arn:aws:sqs:us-east-2:*:${aws:username}-queue")).toBe("allowed");
    expect(() => ask("arn:aws:sqs:us-east-2:${aws:PrincipalAccount}:*")).toThrow("after the fifth colon");
  });
});

describe("what the evaluator does not know is an error", () => {
  const request = { action: "s3:GetObject", resource: "*", principal: USER };
  const allow = { Effect: "Allow", Action: "*", Resource: "*" };
  const judge =
    (statement: object, more: object = {}) =>
    () =>
      decide(request, { identity: [{ Statement: statement as Statement, ...more }] });

  test.each<[string, () => unknown]>([
    ["unknown element of a statement: Actions", judge({ ...allow, Actions: "*" })],
    ["unknown element of a policy: Statements", judge(allow, { Statements: [] })],
    ["unknown effect", judge({ ...allow, Effect: "allow" })],
    ["unknown version", judge(allow, { Version: "2020-01-01" })],
    ["both Action and NotAction", judge({ ...allow, NotAction: "s3:*" })],
    ["both Resource and NotResource", judge({ ...allow, NotResource: "*" })],
    ["without an action", judge({ Effect: "Allow", Resource: "*" })],
    ["without a resource", judge({ Effect: "Allow", Action: "*" })],
    ["identity statement with a principal", judge({ ...allow, Principal: "*" })],
    ["is no action", judge({ ...allow, Action: "GetItem" })],
    ["no complete ARN", judge({ ...allow, Resource: "arn:aws:s3" })],
    ["resource statement without a principal", () => decide(request, { resource: [{ Statement: allow }] })],
    ["endpoint statement without a principal", () => decide(request, { endpoint: [{ Statement: allow }] })],
    ["unknown policies: session", () => decide(request, { session: [] } as object)],
    ["no action of a request", () => decide({ ...request, action: "s3:*" }, {})],
    ["no resource of a request", () => decide({ ...request, resource: "arn:aws:s3:::*" }, {})],
    ["is no principal", () => decide({ ...request, principal: "Adele" }, {})],
  ])("%s", (message, ask) => expect(ask).toThrow(message));
});
