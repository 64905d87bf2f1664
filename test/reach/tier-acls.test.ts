/**
 * Network ACLs of three-tier: what the architecture is for passes them there and back, by the ports that each client chooses; and
 * no rule is there that nothing of it needs.
 */
import { Testing } from "cdktf";
import { prod } from "../../src/environments";
import { matchers, type Network, reach, readTerraform } from "../../src/reach";
import { ThreeTierStack } from "../../src/stacks/three-tier";
import { type Body, planOfStack } from "./stack-plan";

jest.setTimeout(300_000);
expect.extend(matchers);

const FLEET = "aws_autoscaling_group.fleet";
const DATABASE = "aws_db_instance.database";
const FRONT = "aws_lb.load_balancer";
const HOST = "aws_instance.host";

/** What has to pass: from, to, port. */
const FLOWS: readonly (readonly [string, string, number])[] = [
  ["internet", FRONT, 80],
  ["internet", FRONT, 443],
  [FRONT, FLEET, 8080],
  [FLEET, DATABASE, 5432],
  // by NAT, by interfaces of every zone and by a route
  [FLEET, "internet", 443],
  [FLEET, "aws:ssm", 443],
  [FLEET, "aws:secretsmanager", 443],
  [FLEET, "aws:s3", 443],
  // administrators, by peering
  [HOST, DATABASE, 5432],
  [HOST, "aws:ssmmessages", 443],
];

let plan: Body;
let network: Network;
let networkOf: (json: unknown) => Network;

beforeAll(async () => {
  const made = await planOfStack(new ThreeTierStack(Testing.app(), prod));
  plan = made.plan;
  networkOf = (json) => readTerraform(json, { configuration: made.configuration });
  network = networkOf(plan);
});

interface Planned {
  readonly address: string;
  readonly type: string;
  readonly values: Body;
}

const planned = (type: string): Planned[] =>
  (plan.planned_values as { root_module: { resources: Planned[] } }).root_module.resources.filter(
    (resource) => resource.type === type,
  );

interface Rule {
  readonly acl: Planned;
  readonly direction: "ingress" | "egress";
  readonly rule: Body;
}

const DIRECTIONS = ["ingress", "egress"] as const;

const rulesOfAcls = (): Rule[] =>
  planned("aws_network_acl").flatMap((acl) =>
    DIRECTIONS.flatMap((direction) =>
      (acl.values[direction] as Body[]).map((rule) => ({ acl, direction, rule })),
    ),
  );

/** The plan without one rule of an ACL. */
function withoutRule({ acl, direction, rule }: Rule): Body {
  const { root_module: root } = plan.planned_values as { root_module: { resources: Planned[] } };
  const rest = (acl.values[direction] as Body[]).filter((other) => other !== rule);
  const changed = { ...acl, values: { ...acl.values, [direction]: rest } };
  const resources = root.resources.map((resource) => (resource === acl ? changed : resource));
  return { ...plan, planned_values: { root_module: { ...root, resources } } };
}

it.each(FLOWS)("%s reaches %s on %d", (from, to, port) => {
  expect(network).toReach(from, to, port);
});

it.each([
  ["internet", FLEET, 8080],
  ["internet", DATABASE, 5432],
  [FRONT, DATABASE, 5432],
  [DATABASE, "internet", 443],
  ["internet", HOST, 22],
  [HOST, "internet", 443],
  [HOST, FLEET, 8080],
])("%s does not reach %s on %d", (from, to, port) => {
  expect(network).not.toReach(from, to, port);
});

it("has no tier without an ACL of its own, and none that lets everything pass", () => {
  expect(planned("aws_network_acl").map(({ address }) => address)).toEqual([
    'aws_network_acl.management["hosts"]',
    'aws_network_acl.network["isolated"]',
    'aws_network_acl.network["private"]',
    'aws_network_acl.network["public"]',
  ]);
  expect(rulesOfAcls().filter(({ rule }) => rule.protocol === "-1")).toEqual([]);
});

it("has no rule that nothing needs", () => {
  const rules = rulesOfAcls().filter(({ rule }) => rule.protocol !== "1");
  const needless = rules.filter((one) => {
    const rest = networkOf(withoutRule(one));
    return FLOWS.every(([from, to, port]) => reach(rest, { from, to, port }).verdict === "yes");
  });
  expect(rules.length).toBeGreaterThan(12);
  expect(needless).toEqual([]);
});

it("lets packets that are too large be told of, in both directions of every tier", () => {
  const told = rulesOfAcls().filter(({ rule }) => rule.protocol === "1");
  expect(told.map(({ rule }) => [rule.icmp_type, rule.icmp_code])).toEqual(told.map(() => [3, 4]));
  expect(told).toHaveLength(2 * planned("aws_network_acl").length);
});
