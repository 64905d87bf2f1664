/** A3.1, A3.2, A3.4: where a connector stands, and whom it may call. */
import { App, TerraformStack, TerraformVariable } from "cdktf";
import { AppRunnerConnector, connectorBlock } from "../../../src/compute/app-runner/connector/connector";
import type { AppRunnerConnectorProps } from "../../../src/compute/app-runner/connector/connector.props";
import { APP_RUNNER_REGIONS } from "../../../src/compute/app-runner/connector/placement";
import { negativeCases } from "../../../src/core/contract";
import { tf } from "../../../src/core/expressions";
import { instances, resourcesOf, synthesize } from "../../support/synthesize";

const subnets = (...zones: string[]) =>
  Object.fromEntries(
    zones.map((zone, index) => [zone, { id: `subnet-${index}`, cidrBlock: `10.0.${index}.0/24` }]),
  );

const networkOf = (kind: "public" | "private" | "isolated", ...zones: string[]) => ({
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: { app: { kind, subnets: subnets(...zones) } },
});

const TOKYO = ["ap-northeast-1a", "ap-northeast-1c", "ap-northeast-1d"];
const DATABASE = { id: "sg-0bbbbbbbbbbbbbbbb", name: "database" };

const BASE: AppRunnerConnectorProps = { name: "shop", network: networkOf("private", ...TOKYO), tier: "app" };

const made = (props: Partial<AppRunnerConnectorProps> = {}) =>
  synthesize(
    (stack) => void new AppRunnerConnector(stack, "connector", { ...BASE, ...props }),
    "ap-northeast-1",
  );

const body = (json: string, type: string, name = "connector") => resourcesOf(json)[type]?.[name];

const refusal = (props: Partial<AppRunnerConnectorProps>): string => {
  try {
    made(props);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
};

describe("a connector", () => {
  it("stands in one subnet of every zone, with a group of its own", () => {
    const { "//": _, ...connector } = body(made(), "aws_apprunner_vpc_connector") ?? {};
    expect(connector).toEqual({
      vpc_connector_name: "shop-${local.connector_content}",
      subnets: ["subnet-0", "subnet-1", "subnet-2"],
      security_groups: [`\${aws_security_group.connector.id}`],
      tags: { Name: "shop" },
      lifecycle: { create_before_destroy: true },
    });
  });

  it("has another name when it has other subnets or groups: App Runner has one connector of a name", () => {
    const nameOf = (props: Partial<AppRunnerConnectorProps>) =>
      body(made({ securityGroups: [DATABASE], ...props }), "aws_apprunner_vpc_connector")?.vpc_connector_name;
    const names = [
      nameOf({}),
      nameOf({ zones: TOKYO.slice(0, 2) }),
      nameOf({ securityGroups: [DATABASE, { id: "sg-0ccccccccccccccccc", name: "app" }] }),
    ];
    for (const name of names) expect(name).toMatch(/^shop-[0-9a-f]{8}$/);
    expect(new Set(names).size).toBe(3);
    expect(nameOf({ zones: [...TOKYO].reverse() })).toBe(names[0]);
  });

  it("stands in the chosen zones", () => {
    const json = made({ zones: ["ap-northeast-1a", "ap-northeast-1d"] });
    expect(body(json, "aws_apprunner_vpc_connector")?.subnets).toEqual(["subnet-0", "subnet-2"]);
  });

  it("lets nobody in", () => {
    expect(resourcesOf(made()).aws_vpc_security_group_ingress_rule).toBeUndefined();
    expect(body(made(), "aws_security_group")).not.toHaveProperty("ingress");
  });

  it("calls its targets, which let it in by reference", () => {
    const json = made({ targets: { database: { securityGroup: DATABASE, port: 5432 } }, outbound: {} });
    expect(instances(json, "aws_vpc_security_group_egress_rule", "connector")).toEqual({
      "to-database": {
        description: "Calls of database",
        group_id: DATABASE.id,
        port: 5432,
        range: null,
      },
    });
    expect(instances(json, "aws_vpc_security_group_ingress_rule", "connector")).toEqual({
      "database-from-shop-connector": {
        port: 5432,
        source_id: `\${aws_security_group.connector.id}`,
        target: "database",
        target_id: DATABASE.id,
      },
    });
  });

  it("lets HTTPS out, and nothing with an empty map", () => {
    expect(Object.keys(instances(made(), "aws_vpc_security_group_egress_rule", "connector"))).toEqual([
      "https/0.0.0.0/0",
    ]);
    expect(resourcesOf(made({ outbound: {} })).aws_vpc_security_group_egress_rule).toBeUndefined();
  });

  it("keys ranges that are known after the apply by their names", () => {
    const range = "${aws_eip.partner.public_ip}/32";
    const json = made({ outbound: { partner: { port: 443, namedRanges: { office: range } } } });
    expect(instances(json, "aws_vpc_security_group_egress_rule", "connector")).toMatchObject({
      "partner/office": { port: 443, range },
    });
  });

  it("leaves given groups to their owner, but for the targets' inbound rules", () => {
    const json = made({
      securityGroups: [{ id: "sg-0cccccccccccccccc", name: "app" }],
      targets: { database: { securityGroup: DATABASE, port: 5432 } },
    });
    expect(resourcesOf(json).aws_security_group).toBeUndefined();
    expect(resourcesOf(json).aws_vpc_security_group_egress_rule).toBeUndefined();
    expect(Object.keys(instances(json, "aws_vpc_security_group_ingress_rule", "connector"))).toEqual([
      "database-from-app",
    ]);
    expect(body(json, "aws_apprunner_vpc_connector")?.security_groups).toEqual(["sg-0cccccccccccccccc"]);
  });

  it("keeps a rule's address when another target comes", () => {
    const cache = { securityGroup: { id: "sg-0eeeeeeeeeeeeeeee", name: "cache" }, port: 6379 };
    const database = { securityGroup: DATABASE, port: 5432 };
    const before = instances(
      made({ targets: { database } }),
      "aws_vpc_security_group_ingress_rule",
      "connector",
    );
    const after = instances(
      made({ targets: { cache, database } }),
      "aws_vpc_security_group_ingress_rule",
      "connector",
    );
    expect(after).toMatchObject(before);
    expect(Object.keys(after)).toHaveLength(2);
  });
});

describe("what it gives to services", () => {
  const given = (props: Partial<AppRunnerConnectorProps>) => {
    const stack = new TerraformStack(new App(), "stack");
    const connector = new AppRunnerConnector(stack, "connector", { ...BASE, ...props });
    return JSON.parse(JSON.stringify(tf<unknown>(connector.ref))) as Record<string, unknown>;
  };

  it("says whether its subnets have a way to the internet", () => {
    expect(given({}).internet).toBe(true);
    expect(given({ network: networkOf("isolated", ...TOKYO) }).internet).toBe(false);
    expect(given({ internet: false }).internet).toBe(false);
  });

  it("says where it stands", () => {
    expect(given({ zones: ["ap-northeast-1c"] })).toMatchObject({
      zones: ["ap-northeast-1c"],
      tier: "app",
      vpc_id: "vpc-0123456789abcdef0",
      subnet_ids: ["subnet-1"],
    });
  });
});

describe("zones", () => {
  const warnings = (zones: readonly string[]) => {
    const stack = new TerraformStack(new App(), "stack");
    const connector = new AppRunnerConnector(stack, "connector", { ...BASE, zones: [...zones] });
    return connector.node.metadata
      .filter(({ type }) => type === "@cdktf/warn")
      .map(({ data }) => String(data));
  };

  it("warns below three", () => {
    expect(warnings(TOKYO)).toEqual([]);
    expect(warnings(TOKYO.slice(0, 2))).toEqual([
      "The connector stands in 2 of the region's zones; App Runner recommends three at least, so that the service outlives the failure of one.",
    ]);
  });

  it.each(APP_RUNNER_REGIONS.map((region) => [region]))("takes those of %s", (region) => {
    expect(refusal({ network: networkOf("private", `${region}a`, `${region}b`, `${region}c`) })).toBe("");
  });

  it.each(["ap-northeast-2a", "us-west-1a", "us-west-2-lax-1a", "us-east-1-wl1-bos-wlz-1", "apne1-az1"])(
    "refuses %s",
    (zone) => {
      expect(refusal({ network: networkOf("private", zone) })).toMatch(
        /zones comes to "[^"]+"(, "[^"]+")*; allowed: one subnet a zone, under the name of an Availability Zone of us-east-1/,
      );
    },
  );

  it("refuses two subnets in one", () => {
    expect(refusal({ network: networkOf("private", "ap-northeast-1a", "ap-northeast-1a-2") })).toContain(
      'zones comes to "ap-northeast-1a-2"',
    );
    const network = networkOf("private", ...TOKYO);
    network.tiers.app.subnets = Object.fromEntries(
      TOKYO.map((zone) => [zone, { id: "subnet-0", cidrBlock: "10.0.0.0/24" }]),
    );
    expect(refusal({ network })).toContain("allowed: a subnet of its own in every zone");
  });

  it("refuses a public tier", () => {
    expect(refusal({ network: networkOf("public", ...TOKYO) })).toContain(
      'tier is "app", a public one; allowed: a private or an isolated tier.',
    );
  });
});

describe("what is not known while synthesizing", () => {
  it("becomes Terraform's to check", () => {
    const text = synthesize((stack) => {
      const zones = new TerraformVariable(stack, "zones", { type: "list(string)" });
      new AppRunnerConnector(stack, "connector", { ...BASE, zones: zones.listValue });
    });
    const json = JSON.parse(text) as {
      check: Record<string, { assert: { condition: string; error_message: string }[] }>;
      resource: { aws_apprunner_vpc_connector: { connector: { lifecycle: { precondition: unknown[] } } } };
    };
    expect(json.check.connector_zones?.assert[0]).toMatchObject({
      condition: expect.stringContaining("== 0}"),
      error_message: expect.stringMatching(/^\$\{join\(" ", /),
    });
    const { precondition } = json.resource.aws_apprunner_vpc_connector.connector.lifecycle;
    expect(JSON.stringify(precondition)).toContain("us-east-1|us-east-2");
  });
});

it("has more than forty inputs that it refuses", () => {
  expect(negativeCases(connectorBlock.contract).length).toBeGreaterThan(40);
});
