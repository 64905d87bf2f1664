/** What a block gives to a program: the types say what there is at run time, and a name that is not there is told. */
import { inspect } from "node:util";
import { App, type IResolvable, TerraformOutput, TerraformStack, Testing, Token } from "cdktf";
import { InputError, Network, SecurityGroup } from "../../../src";
import * as t from "../../../src/core/contract";
import * as x from "../../../src/core/expressions";
import { HanokStack } from "../../../src/core/stack/stack";
import { networkReference } from "../../../src/network/reference";

const all = t.shape("All", {
  text: t.text(),
  word: t.oneOf("one", "two"),
  number: t.number(),
  flag: t.flag(),
  texts: t.listOf(t.text()),
  numbers: t.listOf(t.number()),
  map: t.mapOf(t.text(), "item"),
  parts: t.listOf(t.shape("Part", { id: t.text() })),
  none: t.text().optional(),
});
type All = t.Infer<typeof all>;

const newStack = () => new TerraformStack(new App({ stackTraces: false }), "stack");
const known: All = {
  text: "a",
  word: "one",
  number: 1,
  flag: true,
  texts: ["a"],
  numbers: [1],
  map: { a: "b" },
  parts: [{ id: "c" }],
  none: null,
};
const ofKnown = () => t.reference(newStack(), "ref", all, x.lift<All>(known));
const ofCode = () => t.reference(newStack(), "ref", all, x.raw<All>("local.all"));

it("has what is known as it is", () => {
  const { none, ...others } = known;
  expect({ ...ofKnown() }).toEqual(others);
  expect(ofKnown().none).toBeUndefined();
  expect(JSON.parse(JSON.stringify(ofKnown()))).toEqual(others);
  expect(inspect(ofKnown())).toContain("word: 'one'");
});

/** Each line is checked by tsc too: no type says more than there is. */
it("has the types of cdktf's attributes", () => {
  const { text, word, number, flag, texts, numbers, map, parts, none } = ofCode();
  const taken: [string, number, boolean | IResolvable, string[], number[], string | undefined] = [
    text,
    number,
    flag,
    texts,
    numbers,
    none,
  ];
  expect(taken.map((value) => typeof value)).toEqual([
    "string",
    "number",
    "object",
    "object",
    "object",
    "string",
  ]);
  expect([Array.isArray(texts), Array.isArray(numbers), Token.isUnresolved(flag)]).toEqual([
    true,
    true,
    true,
  ]);
  expect(typeof map.any).toBe("string");
  expect(typeof parts[0]?.id).toBe("string");
  // @ts-expect-error how many there are is not known
  expect(parts.map).toBeUndefined();
  // @ts-expect-error the word may be Terraform's
  const sure: "one" | "two" = word;
  // @ts-expect-error null is undefined
  const there: string = none;
  // @ts-expect-error there is no such member
  expect(ofCode().nothing).toBeUndefined();
  expect([typeof sure, typeof there]).toEqual(["object", "string"]);
});

it("is the same token each time", () => {
  const reference = ofCode();
  expect(reference.text).toBe(reference.text);
  expect(reference.texts).toBe(reference.texts);
});

it("refuses the spread of a map that only Terraform knows, where cdktf would write it", () => {
  const stack = newStack();
  const { map } = t.reference(stack, "ref", all, x.raw<All>("local.all"));
  new TerraformOutput(stack, "map", { value: { ...map, more: "b" } });
  expect(() => Testing.synth(stack)).toThrow("write Fn.merge([value, { … }])");
});

const shop = () => {
  const stack = new HanokStack(new App({ stackTraces: false }), {
    architecture: "shop",
    environment: "test",
    region: "ap-northeast-2",
  });
  const network = new Network(stack, "network", {
    name: "shop",
    cidr: "10.0.0.0/16",
    zones: ["ap-northeast-2a", "ap-northeast-2c"],
  });
  return { stack, network };
};

it("says which names there are, and which is meant", () => {
  const { network } = shop();
  const missing = () => t.get(network.ref.tiers, "privat");
  expect(missing).toThrow(InputError);
  expect(missing).toThrow(
    'shop-test/network: ref.tiers has no "privat"; did you mean private? Allowed: isolated, private, public.',
  );
  expect(() => t.get(t.get(network.ref.tiers, "public").subnets, "us-east-1a")).toThrow(
    'shop-test/network: ref.tiers.public.subnets has no "us-east-1a"; allowed: ap-northeast-2a, ap-northeast-2c.',
  );
  expect(() => network.subnetIds("data")).toThrow('ref.tiers has no "data"');
});

it("is what jest and cdktf look at like any object", () => {
  const { network } = shop();
  expect(network.ref.tiers).toEqual(network.ref.tiers);
  expect(Object.keys(network.ref.tiers)).toEqual(["isolated", "private", "public"]);
  expect("private" in network.ref.tiers).toBe(true);
  expect("data" in network.ref.tiers).toBe(false);
});

it("may be changed by a spread", () => {
  const { stack, network } = shop();
  const group = new SecurityGroup(stack, "web", {
    name: "web",
    description: "Web servers",
    network: { ...network.ref, vpcId: "vpc-0123456789abcdef0" },
  });
  expect(group.ref.vpcId).toBe("vpc-0123456789abcdef0");
});

it("has every name where only Terraform knows them", () => {
  const { tiers } = t.reference(newStack(), "ref", networkReference, x.raw("var.network"));
  expect(typeof t.get(t.get(tiers, "any").subnets, "zone").id).toBe("string");
});
