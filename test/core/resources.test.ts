/** Repeated and optional resources: `for_each` over the user's keys, `count` only for what nobody knows. */
import { Eip } from "@cdktf/provider-aws/lib/eip";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { TerraformOutput, TerraformVariable, Testing } from "cdktf";
import {
  type Expr,
  isKnown,
  items,
  knownValue,
  lift,
  mapEach,
  mapFrom,
  mapping,
  object,
  raw,
  str,
  tf,
} from "../../src/core/expressions";
import { forEach, type Instances, optional, resource, waitingFor } from "../../src/core/resources";
import { newStack, type StackJson, synthesized } from "./stack/small-stack";

interface Plan {
  readonly cidr: string;
  readonly zone: string | null;
}

const plan = (cidr: string): Plan => ({ cidr, zone: null });

/** Subnets over the map, and one output. */
function withSubnets(
  plans: Expr<Record<string, Plan>>,
  output: (subnets: Instances<Plan, Subnet>) => Expr<unknown> = () => lift(null),
): StackJson & { readonly output: { readonly found: { readonly value?: unknown } } } {
  const stack = newStack();
  const subnets = forEach(stack, Subnet, "subnet", plans, ({ key, value: { cidr, zone } }) => ({
    vpcId: "vpc-1",
    cidrBlock: cidr,
    availabilityZone: zone,
    tags: { key },
  }));
  new TerraformOutput(stack, "found", { value: tf(output(subnets)) ?? "none", staticId: true });
  return JSON.parse(Testing.synth(stack, true)) as ReturnType<typeof withSubnets>;
}

const subnetOf = (json: StackJson) => json.resource?.aws_subnet?.this;

describe("for_each", () => {
  it("over a known map is literal, its keys untouched, its nulls kept", () => {
    const keys = ["public/ap-northeast-2a", "a-b", "camelCase", "snake_case", "10.0.0.0/16", "한옥"];
    const found = subnetOf(
      withSubnets(mapping(Object.fromEntries(keys.map((key) => [key, plan("10.0.0.0/24")])))),
    );
    expect(Object.keys(found?.for_each as object).sort()).toEqual([...keys].sort());
    expect(Object.values(found?.for_each as object)).toEqual(
      keys.map(() => ({ cidr: "10.0.0.0/24", zone: null })),
    );
    expect(found).toMatchObject({ cidr_block: "${each.value.cidr}", tags: { key: "${each.key}" } });
  });

  it("over a map of known shape keeps the keys literal", () => {
    const zones = items(["a", "c"]);
    const plans = mapEach<string, Plan>(zones, ["zone"], (zone) => ({
      key: zone,
      value: object<Plan>({ cidr: raw<string>("var.cidr"), zone }),
    }));
    expect(subnetOf(withSubnets(plans))?.for_each).toEqual({
      a: { cidr: "${var.cidr}", zone: "a" },
      c: { cidr: "${var.cidr}", zone: "c" },
    });
  });

  it("over an unknown map is the expression", () => {
    expect(subnetOf(withSubnets(raw("var.subnets")))?.for_each).toBe("${var.subnets}");
  });

  it("over a map that is known to be empty makes nothing", () => {
    const json = withSubnets(mapping<Plan>({}), (subnets) => subnets.attribute("id"));
    expect(json.resource?.aws_subnet).toBeUndefined();
    expect(json.output.found.value).toEqual({});
  });

  it("leaves a text that looks like a template as it is meant", () => {
    const found = subnetOf(withSubnets(mapping({ "a${b}": { cidr: "$${c}", zone: "${var.zone}" } })));
    expect(found?.for_each).toEqual({ "a$${b}": { cidr: "$${c}", zone: "${var.zone}" } });
  });
});

describe("instances", () => {
  const two = mapping({ "a/x": plan("10.0.0.0/24"), b: plan("10.0.1.0/24") });
  const found = (
    plans: Expr<Record<string, Plan>>,
    read: (subnets: Instances<Plan, Subnet>) => Expr<unknown>,
  ) => withSubnets(plans, read).output.found.value;

  it("give an attribute by key: key by key where the keys are known", () => {
    expect(found(two, (subnets) => subnets.attribute("cidrBlock"))).toEqual({
      "a/x": '${aws_subnet.this["a/x"].cidr_block}',
      b: '${aws_subnet.this["b"].cidr_block}',
    });
  });

  it("give an attribute by key: by a loop where they are not", () => {
    expect(found(raw("var.subnets"), (subnets) => subnets.attribute("id"))).toBe(
      "${{ for key, instance in aws_subnet.this : key => instance.id }}",
    );
  });

  it("give that of one instance, whose key may be computed", () => {
    expect(found(two, (subnets) => subnets.at("a/x", "ipv6CidrBlock"))).toBe(
      '${aws_subnet.this["a/x"].ipv6_cidr_block}',
    );
    expect(found(two, (subnets) => subnets.at(str`${raw<string>("var.tier")}/x`, "id"))).toBe(
      '${aws_subnet.this["${var.tier}/x"].id}',
    );
  });

  it("can be iterated over by others", () => {
    const read = (subnets: Instances<Plan, Subnet>) =>
      mapFrom(subnets.attribute("id"), ["key", "id"], (key, id) => ({ key: str`copy-${key}`, value: id }));
    expect(found(two, read)).toEqual({
      "copy-a/x": '${aws_subnet.this["a/x"].id}',
      "copy-b": '${aws_subnet.this["b"].id}',
    });
  });

  it("of a known key that is not there are an error while synthesizing", () => {
    expect(() => withSubnets(mapping<Plan>({}), (subnets) => subnets.at("a", "id"))).toThrow('"a"');
  });
});

describe("an optional resource", () => {
  /** An address under a condition, and what is read of it. */
  function withAddress(condition: boolean | Expr<boolean>) {
    const stack = newStack();
    const address = optional(stack, Eip, "eip", condition, () => ({ domain: "vpc" }));
    const id = address.attribute("publicIp");
    new TerraformOutput(stack, "found", { value: tf(object({ id })), staticId: true });
    const json = synthesized(stack) as StackJson & { output: { found: { value: { id: unknown } } } };
    return {
      eip: json.resource?.aws_eip?.this,
      id: json.output.found.value.id,
      isThere: address.resource !== undefined,
      known: isKnown(id),
    };
  }

  it("is there without a count where the condition is known to hold", () => {
    const { eip, id, isThere } = withAddress(true);
    expect(eip).not.toHaveProperty("count");
    expect([id, isThere]).toEqual(["${aws_eip.this.public_ip}", true]);
  });

  it("is not there at all where it is known not to hold", () => {
    expect(withAddress(false)).toEqual({ eip: undefined, id: null, isThere: false, known: true });
  });

  it("is counted where Terraform decides", () => {
    const { eip, id } = withAddress(raw("var.wanted"));
    expect(eip?.count).toBe("${var.wanted ? 1 : 0}");
    expect(id).toBe("${one(aws_eip.this[*].public_ip)}");
  });

  it("folds the condition first", () => {
    expect(withAddress(lift(knownValue(lift(true)))).eip).not.toHaveProperty("count");
  });
});

it("depends on what it refers to", () => {
  const stack = newStack();
  const variable = new TerraformVariable(stack, "cidr", { type: "string" });
  const vpc = new Vpc(stack, "vpc", { cidrBlock: variable.stringValue });
  forEach(stack, Subnet, "subnet", mapping({ a: plan("10.0.0.0/24") }), ({ value: { cidr } }) => ({
    vpcId: vpc.id,
    cidrBlock: cidr,
  }));
  expect(synthesized(stack).resource).toMatchObject({
    aws_vpc: { this: { cidr_block: "${var.cidr}" } },
    aws_subnet: { this: { vpc_id: "${aws_vpc.this.id}" } },
  });
});

describe("a value that waits for resources", () => {
  const stack = newStack();
  const vpc = new Vpc(stack, "vpc", { cidrBlock: "10.0.0.0/16" });
  const subnets = forEach(
    stack,
    Subnet,
    "subnet",
    mapping({ a: plan("10.0.0.0/24") }),
    ({ value: { cidr } }) => ({
      vpcId: vpc.id,
      cidrBlock: cidr,
    }),
  );

  it("refers to them, whatever they hold", () => {
    const resources = subnets.resource === undefined ? [] : [subnets.resource, vpc];
    expect(tf(waitingFor(lift("10.0.0.9"), resources))).toBe("10.0.0.9");
    const waiting = String(tf(waitingFor(raw<string>("aws_lb.this.arn"), resources)));
    new TerraformOutput(stack, "arn", { value: waiting, staticId: true });
    const { output } = synthesized(stack) as StackJson & { output: { arn: { value: string } } };
    expect(output.arn.value).toBe(
      "${0 <= length(aws_subnet.this) && 0 <= length(aws_vpc.this) ? aws_lb.this.arn : aws_lb.this.arn}",
    );
  });

  it("is the value where there is nothing to wait for", () => {
    const alone = newStack();
    const value = String(tf(waitingFor(raw<string>("aws_lb.this.arn"), [])));
    new TerraformOutput(alone, "arn", { value, staticId: true });
    const { output } = synthesized(alone) as StackJson & { output: { arn: { value: string } } };
    expect(output.arn.value).toBe("${aws_lb.this.arn}");
  });
});

describe("a value with nulls in it", () => {
  const value = object({ zone: null, ids: items([raw<string>("var.id"), null]) });

  it("can be an output, which cdktf alone fails for", () => {
    const stack = newStack();
    new TerraformOutput(stack, "found", { value: tf(value), staticId: true });
    const { output } = synthesized(stack) as StackJson & { output: { found: unknown } };
    expect(output.found).toEqual({ value: { zone: null, ids: ["${var.id}", null] } });
  });

  it("can be given to another block", () => {
    expect(JSON.stringify(tf(lift(tf(value)).ids))).toBe('["${var.id}",null]');
  });
});

describe("a resource's arguments", () => {
  const zone = raw<string | null>("var.zone");
  const cidr = raw<string>("var.cidr");

  it("are expressions in their place, at any depth; null leaves one out", () => {
    const stack = newStack();
    resource(stack, SecurityGroup, "sg", {
      vpcId: raw<string>("var.vpc"),
      name: null,
      description: str`of ${cidr}`,
      ingress: [{ fromPort: lift(443), toPort: 443, protocol: "tcp", cidrBlocks: items([cidr]) }],
      tags: { zone },
    });
    expect(synthesized(stack).resource?.aws_security_group?.sg).toMatchObject({
      vpc_id: "${var.vpc}",
      description: "of ${var.cidr}",
      tags: { zone: "${var.zone}" },
    });
    expect(synthesized(stack).resource?.aws_security_group?.sg).not.toHaveProperty("name");
  });

  it("are checked by the resource's own type", () => {
    const stack = newStack();
    // @ts-expect-error a number is no flag
    resource(stack, Vpc, "a", { enableDnsSupport: raw<number>("var.n") });
    // @ts-expect-error there is no such argument
    resource(stack, Vpc, "b", { cidrblock: cidr });
    expect(Object.keys(synthesized(stack).resource?.aws_vpc ?? {})).toHaveLength(2);
  });

  it("carry preconditions beside a lifecycle of their own", () => {
    const stack = newStack();
    const check = { condition: true, errorMessage: "never" };
    resource(stack, Vpc, "vpc", { lifecycle: { preventDestroy: true }, preconditions: [check] });
    expect(synthesized(stack).resource?.aws_vpc?.this?.lifecycle).toEqual({
      prevent_destroy: true,
      precondition: [{ condition: true, error_message: "never" }],
    });
  });

  it("are given for each item, and under a condition", () => {
    const stack = newStack();
    const subnets = forEach(stack, Subnet, "subnet", mapping<string>({ a: "10.0.0.0/24" }), ({ value }) => ({
      vpcId: "vpc-1",
      cidrBlock: value,
    }));
    const eip = optional(stack, Eip, "eip", raw<boolean>("var.wanted"), () => ({ domain: "vpc" }));
    const none = optional(stack, Vpc, "vpc", false, () => ({ cidrBlock: cidr }));
    expect(none.resource).toBeUndefined();
    expect([tf(subnets.at("a", "id")), tf(eip.attribute("id"))].map(String)).toHaveLength(2);
    expect(synthesized(stack).resource).toMatchObject({
      aws_subnet: { this: { for_each: { a: "10.0.0.0/24" }, cidr_block: "${each.value}" } },
      aws_eip: { this: { count: "${var.wanted ? 1 : 0}", domain: "vpc" } },
    });
  });
});
