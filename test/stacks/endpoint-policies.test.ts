/**
 * The endpoints of the stacks: who has a way to them, and what their policies let pass. With private names an endpoint is
 * the whole VPC's way to a service: what a role of the stack allows and the endpoint does not is an AccessDenied.
 */
import { Testing } from "cdktf";
import { dev, type Environment, prod, test as testing } from "../../src/environments";
import { decide, type Principal, type Statement } from "../../src/reach/policy";
import { AppRunnerStack } from "../../src/stacks/app-runner";
import { Ec2WebStack } from "../../src/stacks/ec2-web";
import { PrivateEcsStack } from "../../src/stacks/private-ecs";
import { StaticIpWebStack } from "../../src/stacks/static-ip-web";
import { ThreeTierStack } from "../../src/stacks/three-tier";
import { evaluateStack, type Instance, specimen } from "../support/evaluated-stack";
import { all } from "../support/stack-instances";

const ACCOUNT = "123456789012";
const STRANGER = "210987654321";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/own`;
const STACKS = {
  "app-runner": AppRunnerStack,
  "ec2-web": Ec2WebStack,
  "private-ecs": PrivateEcsStack,
  "static-ip-web": StaticIpWebStack,
  "three-tier": ThreeTierStack,
};

const OPAQUE = ["aws_route53_record"];

function evaluated(architecture: keyof typeof STACKS, environment: Environment): Instance[] {
  const stack = new STACKS[architecture](Testing.app(), environment);
  const json = Testing.synth(stack, true);
  const text = JSON.stringify(evaluateStack(json, OPAQUE))
    .replaceAll(/data\.aws_caller_identity\.\w+\.account_id/g, ACCOUNT)
    .replaceAll(/data\.aws_partition\.\w+\.partition/g, "aws")
    .replaceAll(/data\.aws_region\.\w+\.(id|name|region)/g, environment.region);
  return JSON.parse(text) as Instance[];
}

const cases = (Object.keys(STACKS) as (keyof typeof STACKS)[]).flatMap((architecture) =>
  [dev, testing, prod].map((environment) => ({
    title: `${architecture} in ${environment.name}`,
    architecture,
    environment,
  })),
);

/** Services with several endpoints: ECR asks both, ECS's agent each for its own. */
const ENDPOINTS: Readonly<Record<string, readonly string[]>> = {
  ecr: ["ecr.api", "ecr.dkr"],
  ecs: ["ecs", "ecs-agent", "ecs-telemetry"],
};
const ANY_OF = ["ecs"];

/** An object under a pattern of a role, where it is not just any. */
const UNDER: Readonly<Record<string, string>> = {
  "arn:aws:s3:::ec2imagebuilder*": "arn:aws:s3:::ec2imagebuilder-toe-ap-northeast-2-prod/latest/bootstrap",
};

/** Who runs in the VPC, and calls AWS from there. */
const INSIDE = ["ec2.amazonaws.com", "ecs-tasks.amazonaws.com", "tasks.apprunner.amazonaws.com"];

const one = <T>(value: T | readonly T[] | undefined): readonly T[] => [value ?? []].flat() as readonly T[];

interface Call {
  readonly action: string;
  readonly resource: string;
}

/** What the roles of what runs in the VPC allow. */
function callsFromInside(stack: readonly Instance[]): Call[] {
  const inside = all(stack, "aws_iam_role")
    .filter(({ body }) => INSIDE.some((service) => String(body.assume_role_policy).includes(`"${service}"`)))
    .flatMap(({ address }) => ["id", "name"].map((attribute) => specimen(address, attribute)));
  const statements = all(stack, "aws_iam_role_policy")
    .filter(({ body }) => inside.includes(String(body.role)))
    .flatMap(({ body }) => one((JSON.parse(String(body.policy)) as { Statement: Statement[] }).Statement));
  return statements.flatMap(({ Action, Resource }) =>
    one(Action).flatMap((action) =>
      one(Resource).map((resource) => ({
        action,
        resource:
          resource === "*"
            ? `arn:aws:${action.split(":")[0]}:ap-northeast-2:${ACCOUNT}:something`
            : (UNDER[resource] ?? resource.replaceAll("*", "x")),
      })),
    ),
  );
}

const nameOf = ({ body }: Instance) => String(body.service_name).split(".").slice(3).join(".");
const hasPolicy = ({ body }: Instance) => typeof body.policy === "string";

interface Asked extends Call {
  readonly principal?: Principal;
  readonly owner?: string;
}

const passes = (
  endpoint: Instance,
  { action, resource, principal = ROLE, owner = ACCOUNT }: Asked,
): boolean =>
  decide(
    { action, resource, principal, resourceAccount: owner, context: { "aws:ResourceAccount": owner } },
    {
      identity: [{ Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } }],
      resource: [
        { Version: "2012-10-17", Statement: { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" } },
      ],
      endpoint: [String(endpoint.body.policy)],
    },
  ) === "allowed";

/** AWS's own buckets are in accounts of AWS's. */
const isOfAws = (resource: string) =>
  /^arn:aws:s3:::(al2023|amazon-ssm|aws-|ec2imagebuilder|prod-)/.test(resource);

describe.each(cases)("$title", ({ architecture, environment }) => {
  const stack = evaluated(architecture, environment);
  const endpoints = all(stack, "aws_vpc_endpoint").filter(
    (endpoint) => endpoint.body.vpc_endpoint_type !== "GatewayLoadBalancer" && hasPolicy(endpoint),
  );

  it("lets its own roles do by its endpoints what they may", () => {
    const stopped = callsFromInside(stack).flatMap((call) => {
      const [service = ""] = call.action.split(":");
      const ways = endpoints.filter((way) => (ENDPOINTS[service] ?? [service]).includes(nameOf(way)));
      const asked = { ...call, ...(isOfAws(call.resource) ? { owner: "333333333333" } : {}) };
      const shut = ways.filter((way) => !passes(way, asked));
      const isOpen = ANY_OF.includes(service) && shut.length < ways.length;
      return isOpen ? [] : shut.map((way) => `${nameOf(way)}: ${call.action} on ${call.resource}`);
    });
    expect(stopped).toEqual([]);
  });

  it("lets nobody else's credentials, and nothing of anybody else's, pass", () => {
    const leaks = endpoints.flatMap((endpoint) => {
      const service = nameOf(endpoint);
      const [prefix = ""] = service.split(".");
      const statements = one(
        (JSON.parse(String(endpoint.body.policy)) as { Statement: Statement[] }).Statement,
      );
      const actions = statements
        .flatMap(({ Action }) => one(Action))
        .map((action) => (action === "*" ? `${prefix}:Anything` : action.replaceAll("*", "Anything")));
      const resource =
        service === "s3"
          ? "arn:aws:s3:::somebody-elses/a"
          : `arn:aws:${prefix}:ap-northeast-2:${STRANGER}:something`;
      const askings = [
        { principal: `arn:aws:iam::${STRANGER}:role/own` },
        { owner: STRANGER },
        { principal: "anonymous" },
      ];
      return actions.flatMap((action) =>
        askings
          .filter((asking) => passes(endpoint, { action, resource, ...asking }))
          .map((asking) => `${service}: ${action} ${JSON.stringify(asking)}`),
      );
    });
    expect(leaks).toEqual([]);
  });

  it("gives its database no way to a gateway endpoint", () => {
    const [group] = all(stack, "aws_db_subnet_group");
    const subnets = group === undefined ? [] : (group.body.subnet_ids as string[]);
    const tables = all(stack, "aws_route_table_association")
      .filter(({ body }) => subnets.includes(String(body.subnet_id)))
      .map(({ body }) => body.route_table_id);
    expect(tables).toHaveLength(subnets.length);
    for (const { address, body } of all(stack, "aws_vpc_endpoint").filter(
      ({ body }) => body.vpc_endpoint_type === "Gateway",
    ))
      expect([address, (body.route_table_ids as string[]).filter((id) => tables.includes(id))]).toEqual([
        address,
        [],
      ]);
  });
});

it("static-ip-web lets nginx read its bucket without credentials, and layers be read, and nothing be written", () => {
  const stack = evaluated("static-ip-web", prod);
  const [gateway] = all(stack, "aws_vpc_endpoint").filter(({ body }) => body.vpc_endpoint_type === "Gateway");
  if (gateway === undefined) throw new Error("no gateway endpoint");
  const objects = [
    `arn:aws:s3:::${prod.web.bucket}/index.html`,
    `arn:aws:s3:::prod-${prod.region}-starport-layer-bucket/a`,
  ];
  for (const resource of objects) {
    expect(passes(gateway, { action: "s3:GetObject", resource, principal: "anonymous" })).toBe(true);
    for (const action of ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"])
      expect(passes(gateway, { action, resource })).toBe(false);
  }
});
