/** A contract as a list of concerns: each names those whose inputs it reads. */
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import type { Construct } from "constructs";
import { concern, contract, type InputsOf, integer, setOf, text } from "../../../src/core/contract";
import {
  contains,
  type Expr,
  isEmpty,
  items,
  knownValue,
  le,
  length,
  raw,
  str,
  when,
} from "../../../src/core/expressions";
import { Block } from "../../../src/core/module/block";
import { resource } from "../../../src/core/resources";
import { Network } from "../../../src/network/named";
import { newStack, synthesized } from "../stack/small-stack";

const zones = concern({ inputs: { zones: setOf(text(), "zone").describe("The zones.") } });

const needs = [zones] as const;
const inputs = { zone: text().describe("The gateway's."), most: integer({ min: 1, max: 9 }).default(2) };
type GatewayInputs = InputsOf<typeof inputs, typeof needs>;

const tooMany = ({ zones: all, most }: GatewayInputs): Expr<readonly string[]> =>
  when(
    le(length(all), most),
    () => [],
    () => items([str`zones has ${length(all)}; allowed: ${most}.`]),
  );

const gateway = concern({
  needs,
  inputs,
  rules: [
    { name: "too_many_zones", problems: tooMany, refused: [{ most: 1 }] },
    {
      on: "zone",
      test: ({ zone, zones: all }) => contains(all, zone),
      message: ({ zone }) => str`zone is "${zone}"; allowed: one of zones.`,
      refused: [{ zone: "c" }],
    },
  ],
});

const town = contract({
  name: "town",
  concerns: [zones, gateway],
  example: { zones: ["a", "b"], zone: "a" },
});

/** Puts its rules where they belong only when it is told to. */
class Town extends Block<typeof town.inputs> {
  protected readonly results = {};

  constructor(scope: Construct, id: string, props: object, careful: boolean) {
    super(scope, id, town, props);
    resource(this, Vpc, "vpc", {
      cidrBlock: "10.0.0.0/16",
      preconditions: careful ? this.preconditions : [],
    });
  }
}

const read = (props: object) => town.read(new TerraformStack(Testing.app(), "country"), props);

describe("a contract of concerns", () => {
  it("has the inputs of all, in their order", () =>
    expect(Object.keys(town.inputs)).toEqual(["zones", "zone", "most"]));

  it("reads them together", () =>
    expect(knownValue(read({ zones: ["a", "b"], zone: "b" }).inputs.zone)).toBe("b"));

  it.each([
    [{ zones: ["a"], zone: "c" }, 'country: zone is "c"; allowed: one of zones.'],
    [{ zones: ["a", "b"], zone: "a", most: 1 }, "country: zones has 2; allowed: 1."],
  ])("applies the rules of each: %j", (props, message) => expect(() => read(props)).toThrow(message));

  it("wants each concern that another needs", () =>
    expect(() => contract({ name: "town", concerns: [gateway], example: {} })).toThrow(
      "town: a concern with zone,most needs one that is not in the list.",
    ));

  it("wants each input told once", () =>
    expect(() => contract({ name: "town", concerns: [zones, zones], example: {} })).toThrow(
      "town: two concerns have the input zones.",
    ));

  it("has types that know a concern's own inputs and those that it needs", () => {
    concern({
      needs,
      inputs,
      // @ts-expect-error no such input
      rules: [{ on: "zone", test: ({ nat }) => isEmpty(nat), message: () => "", refused: [{}] }],
    });
    concern({
      inputs,
      // @ts-expect-error one that it does not name
      rules: [{ on: "zone", test: ({ zones: all }) => isEmpty(all), message: () => "", refused: [{}] }],
    });
    // @ts-expect-error the inputs are those of all
    type Nothing = (typeof town.inputs)["nat"];
    expect(gateway.needs).toEqual([zones] satisfies [Nothing?, ...unknown[]]);
  });
});

describe("rules that Terraform has to decide", () => {
  const synthesize = (careful: boolean) => {
    const stack = newStack();
    const zone = new TerraformVariable(stack, "zone", { type: "string" }).stringValue;
    new Town(stack, "town", { zones: ["ap-northeast-2a", "ap-northeast-2b"], zone }, careful);
    return synthesized(stack).resource?.aws_vpc?.town;
  };

  it("stand in a resource's lifecycle", () =>
    expect(synthesize(true)?.lifecycle).toEqual({
      precondition: [
        {
          condition: '${contains(["ap-northeast-2a", "ap-northeast-2b"], var.zone)}',
          error_message: expect.stringMatching(/^zone is "/),
        },
      ],
    }));

  it("are of no use about what is made late, where nothing is made of it", () => {
    const stack = newStack();
    const variable = (name: string) => new TerraformVariable(stack, name, { type: "string" }).stringValue;
    new Network(stack, "network", {
      name: "shop",
      cidr: variable("cidr"),
      zoneCount: 2,
      // what a route of the user's may collide with is not known
      nat: { mode: raw<"single">(variable("mode")) },
    });
    expect(JSON.stringify(synthesized(stack).resource?.aws_vpc?.network?.lifecycle)).toContain("cidr is ");
  });

  it("are not lost without a word", () =>
    expect(() => synthesize(false)).toThrow(
      "rules of three-tier-dev/town stand in no resource's preconditions",
    ));
});
