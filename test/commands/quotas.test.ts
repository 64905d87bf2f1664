/** What `npm start` says of AWS's quotas: what a stack takes, what all of a region take together, and what is too much. */
import { Testing } from "cdktf";
import type { Resources } from "../../src/commands/report/instances";
import { exceeded, QUOTAS, sharedUsage, usageOf, usageText } from "../../src/commands/report/quotas";
import { report } from "../../src/commands/report/report";
import type { StackSummary } from "../../src/commands/report/stack-summary";
import { prod } from "../../src/environments";
import { architectures } from "../../src/stacks/architectures";
import { styleOf } from "../../src/text/style";

const many = (count: number, body = {}) => ({ one: { count, ...body } });

/** Each quota, reached by the resources that count for it. */
const REACHED: readonly { name: string; at: (count: number) => Resources; most: number }[] = [
  { name: "Elastic IPs", at: (count) => ({ aws_eip: many(count) }), most: 5 },
  // the default VPC is there already
  { name: "VPCs", at: (count) => ({ aws_vpc: many(count) }), most: 4 },
  {
    name: "NAT gateways in one zone",
    at: (count) => ({
      aws_nat_gateway: Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`n${index}`, { for_each: { a: {}, b: {} } }]),
      ),
    }),
    most: 5,
  },
  {
    name: "gateway endpoints",
    at: (count) => ({ aws_vpc_endpoint: many(count, { vpc_endpoint_type: "Gateway" }) }),
    most: 20,
  },
  {
    name: "interface endpoints",
    at: (count) => ({ aws_vpc_endpoint: many(count, { vpc_endpoint_type: "Interface" }) }),
    most: 50,
  },
  {
    name: "rules of one security group",
    at: (count) => ({
      aws_vpc_security_group_ingress_rule: many(count, { security_group_id: "a" }),
      // the other way, and another group
      aws_vpc_security_group_egress_rule: many(60, { security_group_id: "a" }),
      aws_security_group: {},
    }),
    most: 60,
  },
  {
    name: "routes of one table",
    at: (count) => ({
      aws_route: {
        one: {
          for_each: Object.fromEntries(
            Array.from({ length: count }, (_, index) => [`r${index}`, { table: "a" }]),
          ),
          route_table_id: `\${each.value.table}`,
        },
        two: { for_each: { x: "b" }, route_table_id: `\${each.value}` },
      },
    }),
    most: 50,
  },
  {
    name: "target groups",
    at: (count) => ({ aws_lb: many(1), aws_lb_target_group: many(count) }),
    most: 100,
  },
];

it("tries every quota", () => {
  expect(REACHED.map(({ name }) => name).sort()).toEqual(QUOTAS.map(({ name }) => name).sort());
});

it.each(REACHED)("$name: $most are within the default, one more is not", ({ name, at, most }) => {
  expect(exceeded(usageOf(at(most)))).toEqual([]);
  expect(exceeded(usageOf(at(most + 1)))).toEqual([
    expect.stringMatching(
      new RegExp(`^${most + 1} ${name}( beside the default VPC)?: the default quota is [0-9]+ `),
    ),
  ]);
});

it("counts what stacks of a region share together", () => {
  const one = usageOf({ aws_eip: many(3), aws_route: many(9, { route_table_id: "a" }) });
  expect(usageText(sharedUsage([one, one]))).toBe("Elastic IPs 6/5");
  expect(exceeded(sharedUsage([one, one]))).toEqual([
    "6 Elastic IPs: the default quota is 5 (ec2 L-0263D0A3)",
  ]);
});

it("counts a Network Load Balancer's target groups for no Application Load Balancer", () => {
  const nlb = { aws_lb: many(1, { load_balancer_type: "network" }), aws_lb_target_group: many(2) };
  expect(usageText(usageOf(nlb))).toBe("");
});

describe("the architectures in prod", () => {
  const summaries = architectures(Testing.app(), prod).map((stack): StackSummary => {
    const { resource, provider } = stack.toTerraform() as {
      resource: Resources;
      provider: { aws: { region: string }[] };
    };
    const usage = usageOf(resource);
    const region = provider.aws[0]?.region ?? "";
    return {
      name: stack.node.id,
      file: "cdk.tf.json",
      kinds: [],
      outputs: 0,
      region,
      usage,
      warnings: exceeded(usage),
      proofs: [],
    };
  });
  const text = report({ environment: "prod", output: "out", stacks: summaries }, styleOf({}));

  it("say what each takes", () => {
    expect(text).toMatch(/^static-ip-web-prod .* 1 warning\n {2}quotas: Elastic IPs 6\/5, VPCs 1\/5,/m);
    expect(text).toContain("  warning: 6 Elastic IPs: the default quota is 5 (ec2 L-0263D0A3)\n");
  });

  it("say what they take together, and where to read on", () => {
    expect(text).toContain("\nquotas in ap-northeast-2, all 4 stacks: Elastic IPs 12/5, VPCs 5/5, NAT");
    expect(text).toContain(
      "\nwarning: in ap-northeast-2 12 Elastic IPs: the default quota is 5 (ec2 L-0263D0A3); see docs/deploy.md\n",
    );
    // App Runner is alone in its region
    expect(text).not.toContain("quotas in ap-northeast-1");
  });
});
