import { Eip } from "@cdktf/provider-aws/lib/eip";
import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { TerraformOutput, TerraformVariable, Testing } from "cdktf";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { InputError, negativeCases } from "../../../src/core/contract";
import { type Expr, tf } from "../../../src/core/expressions";
import { HanokStack } from "../../../src/core/stack/stack";
import { SecurityGroup, securityGroupBlock } from "../../../src/network/security-group/security-group";
import type {
  SecurityGroupIngressRule,
  SecurityGroupProps,
} from "../../../src/network/security-group/security-group.props";

setupJest();

const network = { vpcId: "vpc-0123456789abcdef0", cidrBlocks: ["10.0.0.0/16"], tiers: {} };
const base = { name: "app", description: "Application servers", network };

interface RuleJson {
  readonly for_each: Readonly<Record<string, unknown>>;
  readonly [argument: string]: unknown;
}

interface StackJson {
  readonly resource: {
    readonly aws_security_group: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly aws_vpc_security_group_ingress_rule?: Readonly<Record<string, RuleJson>>;
    readonly aws_vpc_security_group_egress_rule?: Readonly<Record<string, RuleJson>>;
  };
}

interface OutputJson {
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
}

function newStack(): HanokStack {
  return new HanokStack(Testing.app(), {
    architecture: "test",
    environment: "dev",
    region: "ap-northeast-2",
  });
}

function synthesized(build: (stack: HanokStack) => void): { text: string; json: StackJson } {
  const stack = newStack();
  build(stack);
  const text = Testing.synth(stack, true);
  return { text, json: JSON.parse(text) as StackJson };
}

const withGroup = (props: Partial<SecurityGroupProps>) =>
  synthesized((stack) => void new SecurityGroup(stack, "app", { ...base, ...props }));

const ingressOf = ({ json }: { json: StackJson }) =>
  json.resource.aws_vpc_security_group_ingress_rule?.app?.for_each ?? {};

const https: SecurityGroupIngressRule = { description: "HTTPS", fromPort: 443, cidr: "10.0.0.0/16" };
const ssh: SecurityGroupIngressRule = { description: "SSH", fromPort: 22, cidr: "10.0.1.0/24" };
const ping: SecurityGroupIngressRule = {
  description: "Ping",
  protocol: "icmp",
  icmpType: 8,
  cidr: "10.0.0.0/16",
};

const nothing = { cidr_ipv4: null, cidr_ipv6: null, prefix_list_id: null, group_id: null };

describe("a security group", () => {
  it("is made of literal values", () => {
    const { json } = withGroup({ ingress: [https] });
    const { "//": _, ...group } = json.resource.aws_security_group.app as Record<string, unknown>;
    expect(group).toEqual({
      name_prefix: "app-",
      description: "Application servers",
      vpc_id: "vpc-0123456789abcdef0",
      revoke_rules_on_delete: false,
      tags: { Name: "app" },
      lifecycle: { create_before_destroy: true },
    });
  });

  it("lets nothing pass without rules, and makes no empty for_each", () => {
    expect(Object.keys(withGroup({}).json.resource)).toEqual(["aws_security_group"]);
  });

  it("keeps its exact name where asked to", () => {
    const { text, json } = withGroup({ exactName: true, revokeRulesOnDelete: true });
    expect(text).toHaveResourceWithProperties(AwsSecurityGroup, {
      name: "app",
      revoke_rules_on_delete: true,
    });
    expect(json.resource.aws_security_group.app).not.toHaveProperty("name_prefix");
  });

  it("gives its users its id and a reference with a name that is known", () => {
    const stack = newStack();
    const group = new SecurityGroup(stack, "app", base);
    new TerraformOutput(stack, "id", { value: group.securityGroupId });
    new TerraformOutput(stack, "group", { value: tf(group.ref) });
    const { output } = JSON.parse(Testing.synth(stack)) as OutputJson;
    expect(output.id?.value).toBe("${aws_security_group.app.id}");
    expect(output.group?.value).toEqual({
      id: "${aws_security_group.app.id}",
      name: "app",
      arn: "${aws_security_group.app.arn}",
      vpc_id: "vpc-0123456789abcdef0",
    });
  });
});

describe("a rule", () => {
  it.each<[string, SecurityGroupIngressRule, object]>([
    [
      "tcp-443-from-10.0.0.0/16",
      https,
      { ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ipv4: "10.0.0.0/16" },
    ],
    [
      "udp-8000-8080-from-2001:db8::/56",
      { description: "Media", protocol: "udp", fromPort: 8000, toPort: 8080, cidr: "2001:db8::/56" },
      { ip_protocol: "udp", from_port: 8000, to_port: 8080, cidr_ipv6: "2001:db8::/56" },
    ],
    [
      "tcp-0-65535-from-web",
      {
        description: "All ports",
        fromPort: 0,
        toPort: 65535,
        group: { id: "sg-0123456789abcdef0", name: "web" },
      },
      { ip_protocol: "tcp", from_port: 0, to_port: 65535, group_id: "sg-0123456789abcdef0" },
    ],
    [
      "tcp-443-from-s3",
      { description: "S3", fromPort: 443, prefixList: { id: "pl-0123456789abcdef0", name: "s3" } },
      { ip_protocol: "tcp", from_port: 443, to_port: 443, prefix_list_id: "pl-0123456789abcdef0" },
    ],
    [
      "all-from-self",
      { description: "Each other", protocol: "all", self: true },
      { ip_protocol: "-1", from_port: null, to_port: null, group_id: "${aws_security_group.app.id}" },
    ],
    [
      "icmp-8-from-10.0.0.0/16",
      ping,
      { ip_protocol: "icmp", from_port: 8, to_port: -1, cidr_ipv4: "10.0.0.0/16" },
    ],
    [
      "icmp-3-4-from-10.0.0.0/16",
      { ...ping, icmpType: 3, icmpCode: 4 },
      { ip_protocol: "icmp", from_port: 3, to_port: 4, cidr_ipv4: "10.0.0.0/16" },
    ],
    [
      "icmpv6-from-2001:db8::/56",
      { description: "Neighbours", protocol: "icmpv6", cidr: "2001:db8::/56" },
      { ip_protocol: "icmpv6", from_port: -1, to_port: -1, cidr_ipv6: "2001:db8::/56" },
    ],
    [
      "tcp-443-from-0.0.0.0/0",
      { ...https, cidr: "0.0.0.0/0", public: true },
      { ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ipv4: "0.0.0.0/0" },
    ],
  ])("has the address %s", (key, rule, expected) => {
    const entry = { ...nothing, description: rule.description, ...expected };
    expect(ingressOf(withGroup({ ingress: [rule] }))).toEqual({ [key]: entry });
  });

  it("is a resource of its own, with what each instance says", () => {
    const { text, json } = withGroup({
      ingress: [https],
      egress: [{ description: "All", protocol: "all", cidr: "0.0.0.0/0" }],
    });
    expect(text).toHaveResourceWithProperties(VpcSecurityGroupIngressRule, {
      security_group_id: "${aws_security_group.app.id}",
      from_port: "${each.value.from_port}",
      lifecycle: { create_before_destroy: true },
    });
    expect(text).toHaveResource(VpcSecurityGroupEgressRule);
    expect(Object.keys(json.resource.aws_vpc_security_group_egress_rule?.app?.for_each ?? {})).toEqual([
      "all-to-0.0.0.0/0",
    ]);
  });

  it("added, removed or moved leaves every other address and value alone", () => {
    const two = ingressOf(withGroup({ ingress: [https, ping] }));
    const three = ingressOf(withGroup({ ingress: [ssh, https, ping] }));
    const moved = ingressOf(withGroup({ ingress: [ping, ssh, https] }));
    const { "tcp-22-from-10.0.1.0/24": added, ...rest } = three;
    expect(added).toBeDefined();
    expect(rest).toEqual(two);
    expect(moved).toEqual(three);
  });

  it("keeps its address when only its reason changes", () => {
    const keys = Object.keys(ingressOf(withGroup({ ingress: [{ ...https, description: "API" }] })));
    expect(keys).toEqual(Object.keys(ingressOf(withGroup({ ingress: [https] }))));
  });
});

describe("a rule with a name", () => {
  const fromAddress = (rule: Partial<SecurityGroupIngressRule>) =>
    synthesized((stack) => {
      const { publicIp } = new Eip(stack, "office", { domain: "vpc" });
      new SecurityGroup(stack, "app", {
        ...base,
        ingress: [{ ...https, cidr: `${publicIp}/32`, ...rule }, ping],
      });
    });

  it("has an address where its range is known only after the apply", () => {
    expect(typeof ingressOf(fromAddress({}))).toBe("string");
    const group = fromAddress({ name: "office" });
    const rules = ingressOf(group);
    expect(Object.keys(rules).sort()).toEqual(["icmp-8-from-10.0.0.0/16", "office"]);
    expect(JSON.stringify(rules)).toContain("${aws_eip.office.public_ip}/32");
    // only Terraform can tell whether the range is one, and whether two rules say the same
    const { aws_vpc_security_group_ingress_rule: made } = group.json.resource;
    expect(JSON.stringify(made?.app?.lifecycle)).toContain("aws_eip.office.public_ip");
  });

  it("keeps the address that it had without", () => {
    const [key = ""] = Object.keys(ingressOf(withGroup({ ingress: [https] })));
    expect(ingressOf(withGroup({ ingress: [{ ...https, name: key }] }))).toEqual(
      ingressOf(withGroup({ ingress: [https] })),
    );
  });
});

describe("a rule added later", () => {
  it("is the same as one in the props, from none on", () => {
    const byProps = withGroup({
      ingress: [https, ssh, ping],
      egress: [{ description: "All", protocol: "all", cidr: "0.0.0.0/0" }],
    });
    const byMethods = synthesized((stack) => {
      const group = new SecurityGroup(stack, "app", base);
      group.addIngress(https).addIngress(ssh).addIngress(ping);
      group.addEgress({ description: "All", protocol: "all", cidr: "0.0.0.0/0" });
    });
    expect(byMethods.json).toEqual(byProps.json);
  });

  it("joins the ones in the props", () => {
    const mixed = synthesized(
      (stack) => void new SecurityGroup(stack, "app", { ...base, ingress: [https] }).addIngress(ping),
    );
    expect(mixed.json).toEqual(withGroup({ ingress: [https, ping] }).json);
  });

  it("shows in the outputs", () => {
    const stack = newStack();
    const group = new SecurityGroup(stack, "app", base).addIngress(https).addIngress(ping);
    const ids = group.outputs().ingress_rule_ids?.value as Expr<Record<string, string>>;
    new TerraformOutput(stack, "ids", { value: tf(ids) });
    const { output } = JSON.parse(Testing.synth(stack)) as OutputJson;
    expect(output.ids?.value).toEqual({
      "tcp-443-from-10.0.0.0/16": '${aws_vpc_security_group_ingress_rule.app["tcp-443-from-10.0.0.0/16"].id}',
      "icmp-8-from-10.0.0.0/16": '${aws_vpc_security_group_ingress_rule.app["icmp-8-from-10.0.0.0/16"].id}',
    });
  });

  it("is refused where it says what another says, and the group stays as it was", () => {
    const refused = synthesized((stack) => {
      const group = new SecurityGroup(stack, "app", { ...base, ingress: [https] });
      expect(() => group.addIngress({ ...https, description: "Again", toPort: 443 })).toThrow(
        'test-dev/app: ingress has "tcp-443-from-10.0.0.0/16" more than once; allowed: one rule for a protocol, its ports and a peer.',
      );
      expect(() => group.addEgress({ description: "No peer", fromPort: 443 })).toThrow(InputError);
    });
    expect(refused.json).toEqual(withGroup({ ingress: [https] }).json);
  });

  it("takes a group of the provider's own, whose name is known where the program has given it", () => {
    const { json } = synthesized((stack) => {
      const group = new SecurityGroup(stack, "app", base);
      const other = new AwsSecurityGroup(stack, "other", { name: "ops", vpcId: "vpc-0123456789abcdef0" });
      group.addIngress({ ...ssh, cidr: undefined, group: other });
    });
    expect(json.resource?.aws_vpc_security_group_ingress_rule?.app?.for_each).toMatchObject({
      "tcp-22-from-ops": { group_id: "${aws_security_group.other.id}" },
    });
  });

  it("is refused in the words of the props where Terraform has no counterpart of it", () => {
    const group = new SecurityGroup(newStack(), "app", { ...base, ingress: [https] });
    expect(() => group.addEgress({ ...ssh, fromPort: 22n as unknown as number })).toThrow(
      /egress\[0\]\.fromPort is 22n; allowed: /,
    );
  });

  it("is kept as it was given then", () => {
    const changed = { ...https };
    const { json } = synthesized((stack) => {
      const group = new SecurityGroup(stack, "app", base).addIngress(changed);
      Object.assign(changed, { cidr: "10.0.9.0/24" });
      group.addIngress(changed);
    });
    const both = withGroup({ ingress: [https, { ...https, cidr: "10.0.9.0/24" }] });
    expect(json).toEqual(both.json);
  });

  it("is refused where the list is Terraform's to compute", () => {
    const stack = newStack();
    const rules = new TerraformVariable(stack, "rules", { type: "any" });
    const group = new SecurityGroup(stack, "app", { ...base, ingress: rules.value });
    expect(() => group.addIngress(https)).toThrow(
      "test-dev/app: ingress is not known while synthesizing; allowed: a list, where rules are added to it.",
    );
  });

  it("joins rules whose keys only Terraform knows", () => {
    const { text } = synthesized((stack) => {
      const cidr = new TerraformVariable(stack, "office", { type: "string" }).stringValue;
      new SecurityGroup(stack, "app", { ...base, ingress: [{ ...https, cidr }] })
        .addIngress(ssh)
        .addIngress(ping);
    });
    const { for_each: rules } =
      (JSON.parse(text) as StackJson).resource.aws_vpc_security_group_ingress_rule?.app ?? {};
    for (const part of ["var.office", "10.0.1.0/24", "icmp"]) expect(rules).toContain(part);
  });
});

describe("two groups", () => {
  const both = synthesized((stack) => {
    const app = new SecurityGroup(stack, "app", base);
    const database = new SecurityGroup(stack, "database", {
      name: "database",
      description: "PostgreSQL",
      network,
      ingress: [{ description: "Queries", fromPort: 5432, group: app.ref }],
    });
    app.addEgress({ description: "Queries", fromPort: 5432, group: database.ref });
  });

  it("name each other by rules, at addresses that are known", () => {
    const { aws_vpc_security_group_ingress_rule: ingress, aws_vpc_security_group_egress_rule: egress } =
      both.json.resource;
    expect(Object.keys(ingress?.database?.for_each ?? {})).toEqual(["tcp-5432-from-app"]);
    expect(egress?.app?.for_each).toEqual({
      "tcp-5432-to-database": {
        ...nothing,
        description: "Queries",
        ip_protocol: "tcp",
        from_port: 5432,
        to_port: 5432,
        group_id: "${aws_security_group.database.id}",
      },
    });
  });

  it("do not wait for each other", () => {
    const { app, database } = both.json.resource.aws_security_group;
    expect(JSON.stringify([app, database])).not.toContain("${");
  });
});

describe("what only Terraform knows", () => {
  it("is checked by the rules, not by the group, which would wait for the peers of its rules", () => {
    const { json } = synthesized((stack) => {
      const description = new TerraformVariable(stack, "reason", { type: "string" }).stringValue;
      new SecurityGroup(stack, "app", { ...base, ingress: [{ ...https, description }] });
    });
    const { app } = json.resource.aws_security_group;
    expect(app?.lifecycle).toEqual({ create_before_destroy: true });
    const rule = json.resource.aws_vpc_security_group_ingress_rule?.app;
    expect(rule?.for_each).toHaveProperty(["tcp-443-from-10.0.0.0/16", "description"], "${var.reason}");
    expect(JSON.stringify(rule?.lifecycle)).toContain("var.reason");
  });

  it("is checked by the group where it is the group's own", () => {
    const { json } = synthesized((stack) => {
      const description = new TerraformVariable(stack, "purpose", { type: "string" }).stringValue;
      new SecurityGroup(stack, "app", { ...base, description, ingress: [https] });
    });
    expect(JSON.stringify(json.resource.aws_security_group.app?.lifecycle)).toContain("var.purpose");
    expect(json.resource.aws_vpc_security_group_ingress_rule?.app?.lifecycle).toEqual({
      create_before_destroy: true,
    });
  });
});

describe("refused inputs", () => {
  const cases = negativeCases(securityGroupBlock.contract).map(
    (negative) => [negative.title.slice(0, 100), negative.inputs] as const,
  );

  it.each(cases)("%s", (_, inputs) => {
    const create = () => new SecurityGroup(newStack(), "app", inputs as unknown as SecurityGroupProps);
    expect(create).toThrow(InputError);
    expect(create).toThrow(/^test-dev\/app: /);
  });

  it("are shown as they were written, by their place in the list", () => {
    expect(() => withGroup({ ingress: [https, { ...ssh, description: "app -> host & back" }] })).toThrow(
      'ingress[1].description is "app -> host & back"; allowed: 1 to 255 ASCII letters, digits,',
    );
  });

  it("names the reason of the rule that opens the group to the internet", () => {
    expect(() =>
      withGroup({
        ingress: [
          { ...https, cidr: "0.0.0.0/0" },
          { ...https, fromPort: 80, self: true, cidr: undefined },
        ],
      }),
    ).toThrow(
      'test-dev/app: ingress[0] ("HTTPS") has the range "0.0.0.0/0"; allowed: a range smaller than the whole internet. An internet-facing listener says so with public = true.',
    );
  });
});
