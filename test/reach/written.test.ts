/**
 * What code comes to before anything is planned: as Terraform computes it, for everything that the stacks synthesize and for
 * what people write besides; and what only a plan can decide is said to be unknown.
 */
import { Testing } from "cdktf";
import { dev, prod, test as testing } from "../../src/environments";
import { reach, readTerraform } from "../../src/reach";
import { isUnknown, type Value } from "../../src/reach/terraform/value";
import { writtenIn } from "../../src/reach/terraform/written/configuration";
import { UNNAMED } from "../../src/reach/terraform/written/later";
import { architectures } from "../../src/stacks/architectures";
import { evaluateStack, type Json } from "../support/evaluated-stack";

type Body = Record<string, unknown>;

/** The arguments of `aws_x.y` for which other things stand. */
const argumentsOf = (document: Body, address = "aws_instance.a") =>
  writtenIn(document).find((resource) => resource.address === address)?.values;

const valueIn = (code: string, more: Body = {}): Value | undefined =>
  argumentsOf({ ...more, resource: { ...(more.resource as Body), aws_instance: { a: { value: code } } } })
    ?.value;

describe("Terraform computes the same", () => {
  const APPS = [dev, testing, prod].flatMap((environment) => architectures(Testing.app(), environment));

  it.each(APPS.map((stack) => [stack.node.id, stack] as const))("in %s", (_, stack) => {
    const text = Testing.synth(stack);
    const json = JSON.parse(text) as { resource: Body };
    const mine = new Map(writtenIn(json).map(({ address, values }) => [address, values]));
    // records look into what ACM and load balancers answer
    const theirs = evaluateStack(text, ["aws_route53_record"]);
    const bodies = new Map(theirs.map(({ address, body }) => [address.replaceAll('"', ""), body]));
    const plain = plainWith((address, name) => bodies.get(address)?.[name]);
    expect([...mine.keys()].filter((address) => !address.startsWith("data.")).sort()).toEqual(
      expect.arrayContaining(
        theirs.map(({ address }) => address).filter((address) => !address.startsWith("aws_route53_record")),
      ),
    );
    const counted = { all: 0, compared: 0 };
    for (const { address, type, body } of theirs) {
      if (type === "aws_route53_record") continue;
      for (const [name, value] of Object.entries(body)) {
        counted.all += 1;
        const own = mine.get(address)?.[name];
        if (own === undefined || waits(own) || name === "user_data") continue;
        counted.compared += 1;
        expect([address, name, plain(own)]).toEqual([address, name, plain(value)]);
      }
    }
    expect(counted.compared).toBeGreaterThan(0.95 * counted.all);
  });

  const waits = (value: Value): boolean =>
    isUnknown(value) ||
    (typeof value === "string" && value.includes(UNNAMED)) ||
    (typeof value === "object" && value !== null && Object.values(value).some(waits));

  /** With what AWS gives called alike, and names that the configuration gives as these. */
  const plainWith = (given: (address: string, name: string) => Json | undefined) => {
    const named = (text: string): string => {
      const next = text
        .replace(/arn:aws:[a-z0-9-]+:ap-northeast-2:123456789012:(?:cluster\/)?(?=(?:data\.)?aws_\w+\.)/g, "")
        .replace(/123456789012\.dkr\.ecr\.ap-northeast-2\.amazonaws\.com\/(?=aws_)/g, "")
        .replace(/\[\\?"([^"\\]*)\\?"\]/g, "[$1]")
        .replace(/(aws_\w+\.[\w-]+(?:\[[^\]]*\])?)\.(\w+)/g, (whole, address: string, name: string) => {
          const value = given(address, name);
          return typeof value === "string" || typeof value === "number" ? String(value) : whole;
        });
      return next === text ? text : named(next);
    };
    const plain = (value: Value | Json): unknown => {
      if (typeof value === "string") return named(value);
      if (Array.isArray(value)) return value.map(plain);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).flatMap(([key, item]) => (item === null ? [] : [[key, plain(item as Json)]])),
      );
    };
    return plain;
  };
});

it.each([
  ['${1 + 2 * 3 == 7 ? "yes" : "no"}', "yes"],
  ["${{ a = [1, 2] }.a[1]}", 2],
  ['${[for key, item in { x = 1, y = 2 } : "${key}${item}" if item > 1]}', ["y2"]],
  ['${{ for word in ["b", "a", "b"] : word => "x"... }["b"]}', ["x", "x"]],
  ['${can(regex(":", "::/0"))}', true],
  ['${can(regex("^a.b$", "a\\nb"))}', false],
  ['${jsonencode({ b = "a<b", a = 1 })}', '{"a":1,"b":"a\\u003cb"}'],
  ['${substr("한옥집", -2, 2)}', "옥집"],
  ['${try({ a = 1 }.b, "otherwise")}', "otherwise"],
  ['${merge({ a = 1 }, { b = 2 })["b"]}', 2],
  ['${join("-", sort(keys({ b = 1, a = 2 })))}', "a-b"],
  ['${!contains(["tcp"], "udp") && length("abc") >= 3}', true],
  ['${replace("a.b", ".", "/")}${trimsuffix("name/", "/")}', "a/bname"],
  ["$${kept}", "${kept}"],
  ['${local.map["k"].list[0]}', "deep"],
  ["${jsonencode({ b = 1, a = [true, null] })}", '{"a":[true,null],"b":1}'],
])("%s is %j", (code, expected) => {
  expect(valueIn(code, { locals: { map: { k: { list: ["deep"] } } } })).toEqual(expected);
});

describe("what AWS gives", () => {
  const resource = {
    aws_subnet: { s: { for_each: { a: { zone: "z" } }, availability_zone: "${each.value.zone}" } },
  };

  it("has the name of its resource, and what the configuration gives is that", () => {
    expect(valueIn('${aws_subnet.s["a"].id}', { resource })).toBe('aws_subnet.s["a"].id');
    expect(valueIn('${aws_subnet.s["a"].availability_zone}', { resource })).toBe("z");
    expect(valueIn("${values(aws_subnet.s)[*].id}", { resource })).toEqual(['aws_subnet.s["a"].id']);
    expect(valueIn('x-${aws_subnet.s["a"].id}', { resource })).toBe('x-aws_subnet.s["a"].id');
  });

  it("is the same on both ways of a condition that waits, or one of the two", () => {
    const waiting = 'aws_subnet.s["a"].arn == "x"';
    expect(
      valueIn(`\${${waiting} ? aws_vpc.v.id : aws_vpc.v.id}`, {
        resource: { ...resource, aws_vpc: { v: {} } },
      }),
    ).toBe("aws_vpc.v.id");
    const either = valueIn(`\${${waiting} ? aws_vpc.v.id : aws_vpc.w.id}`, {
      resource: { ...resource, aws_vpc: { v: {}, w: {} } },
    });
    expect(either).toMatchObject({ candidates: ["aws_vpc.v.id", "aws_vpc.w.id"] });
  });

  it.each([
    ["${var.name}", "var.name is known when Terraform plans"],
    ["${module.a.b}", "module.a.b is known when Terraform plans"],
    ["${timestamp()}", "timestamp() is computed when Terraform plans"],
    ["${local.missing}", "local.missing is not in what was read"],
    ["${{ a = 1 }.b}", "there is no b"],
    ["${local.circle}", "call stack"],
    ['${"a" +}', "is not read here"],
  ])("%s is unknown", (code, reason) => {
    const value = valueIn(code, { locals: { circle: "${local.circle}" } });
    expect(isUnknown(value) ? value.reason : value).toContain(reason);
  });
});

describe("how many there are", () => {
  const network = (forEach: unknown) => {
    const group = "${aws_security_group.g.id}";
    return readTerraform({
      resource: {
        aws_vpc: { v: { cidr_block: "10.0.0.0/16" } },
        aws_subnet: { s: { vpc_id: "${aws_vpc.v.id}", cidr_block: "10.0.0.0/24" } },
        aws_security_group: { g: { vpc_id: "${aws_vpc.v.id}" } },
        aws_vpc_security_group_ingress_rule: {
          r: {
            for_each: forEach,
            security_group_id: group,
            ip_protocol: "tcp",
            from_port: 443,
            to_port: 443,
            referenced_security_group_id: group,
          },
        },
        aws_vpc_security_group_egress_rule: {
          r: { security_group_id: group, ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" },
        },
        aws_instance: Object.fromEntries(
          ["a", "b"].map((name) => [
            name,
            { subnet_id: "${aws_subnet.s.id}", vpc_security_group_ids: [group] },
          ]),
        ),
      },
    });
  };
  const verdict = (forEach: unknown) =>
    reach(network(forEach), { from: "aws_instance.a", to: "aws_instance.b", port: 443 }).verdict;

  it("is written, or a plan decides, and then the answer is unknown", () => {
    expect(verdict({ one: {} })).toBe("yes");
    expect(verdict('${toset(["one"])}')).toBe("yes");
    expect(verdict({})).toBe("no");
    expect(verdict("${var.rules}")).toBe("unknown");
  });
});

it("writes out dynamic blocks, in blocks too", () => {
  const values = argumentsOf({
    resource: {
      aws_instance: {
        a: {
          ingress: [{ port: 1 }],
          dynamic: {
            ingress: {
              for_each: [80, 443],
              iterator: "open",
              content: {
                port: "${open.value}",
                dynamic: { peer: { for_each: ["${open.key}"], content: { name: "${peer.value}" } } },
              },
            },
          },
        },
      },
    },
  });
  expect(values?.ingress).toEqual([
    { port: 1 },
    { port: 80, peer: [{ name: 0 }] },
    { port: 443, peer: [{ name: 1 }] },
  ]);
});
