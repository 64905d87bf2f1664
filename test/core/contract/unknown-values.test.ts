/** What a construct makes of values that only Terraform will know: preconditions in place of checks. */
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Fn, Lazy, TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import type { Construct } from "constructs";
import { isKnown, object, raw, tf } from "../../../src/core/expressions";
import { Block } from "../../../src/core/module/block";
import { problems, type ShopShape, scope, shop } from "./shop";

/** A block whose first resource carries what only Terraform can check. */
class Shop extends Block<ShopShape> {
  protected readonly results = {};

  constructor(parent: Construct, id: string, props: object) {
    super(parent, id, shop, props);
    const { name, floors, streets, goods } = this.inputs;
    const tags = {
      name: tf(name),
      floors: tf(floors),
      streets: tf(streets),
      goods: tf(goods),
    } as unknown as Record<string, string>;
    new Vpc(this, "vpc", { cidrBlock: "10.0.0.0/16", tags, lifecycle: { precondition: this.preconditions } });
  }
}

interface VpcJson {
  readonly tags: Readonly<Record<string, unknown>>;
  readonly lifecycle?: {
    readonly precondition: readonly { readonly condition: string; readonly error_message: string }[];
  };
}

/** The block's first resource, for props made of variables of its stack. */
function vpcOf(props: (variable: TerraformVariable) => object): VpcJson {
  const stack = new TerraformStack(Testing.app(), "town");
  const variable = new TerraformVariable(stack, "given", {});
  new Shop(stack, "shop", { name: "corner", ...props(variable) });
  const { resource } = JSON.parse(Testing.synth(stack)) as { resource: { aws_vpc: Record<string, VpcJson> } };
  return Object.values(resource.aws_vpc)[0] as VpcJson;
}

const preconditionsOf = (props: (variable: TerraformVariable) => object) =>
  (vpcOf(props).lifecycle?.precondition ?? []).map(({ condition }) => condition);

describe("what is not known", () => {
  const ways: [string, (variable: TerraformVariable) => object, string, unknown][] = [
    ["a string token", (v) => ({ name: v.stringValue }), "name", "${var.given}"],
    ["a text with a token in it", (v) => ({ name: `a-${v.stringValue}` }), "name", "a-${var.given}"],
    ["a number token", (v) => ({ floors: v.numberValue }), "floors", "${var.given}"],
    ["a list token", (v) => ({ goods: v.listValue }), "goods", "${var.given}"],
    ["a token in a list", (v) => ({ goods: ["bread", v.stringValue] }), "goods", ["bread", "${var.given}"]],
    ["a resolvable", (v) => ({ floors: v.value }), "floors", "${var.given}"],
    ["a lazy value", () => ({ floors: Lazy.anyValue({ produce: () => 4 }) }), "floors", 4],
    // "${n}" is a number to Terraform, and a rule about a text asks for its length
    ["a number as a text", (v) => ({ name: String(v.numberValue) }), "name", "${tostring(var.given)}"],
    [
      "a number's text of cdktf's",
      (v) => ({ name: Token.asString(v.numberValue) }),
      "name",
      "${tostring(var.given)}",
    ],
    [
      "a lazy number as a text",
      () => ({ name: Token.asString(Lazy.numberValue({ produce: () => 4 })) }),
      "name",
      "4",
    ],
    ["a function's result", (v) => ({ name: Fn.lower(v.stringValue) }), "name", "${lower(var.given)}"],
    ["an expression", () => ({ floors: raw<number>("var.given + 1") }), "floors", "${var.given + 1}"],
    ["a text as users of Terraform write it", () => ({ name: "${var.given}" }), "name", "${var.given}"],
  ];

  it.each(ways)("may be %s", (_, props, tag, expected) => {
    expect(vpcOf(props).tags[tag]).toEqual(expected);
  });

  it("may be below a known shape: what is known stays known", () => {
    const doors = object({
      main: object({ kind: raw<string>("var.kind"), size: object({ fromPort: 8080 }) }),
    });
    const { inputs } = shop.read(scope(), { name: "corner", doors });
    expect(isKnown(inputs.doors)).toBe(false);
    expect(JSON.parse(JSON.stringify(tf(inputs.doors)))).toEqual({
      main: { kind: "${var.kind}", size: { from_port: 8080, to_port: null } },
    });
  });
});

describe("a rule that cannot be decided", () => {
  it("is a precondition of the block's first resource, with the message of the check", () => {
    expect(vpcOf((v) => ({ mode: v.stringValue })).lifecycle?.precondition).toEqual([
      {
        condition: '${contains(["slow", "fast"], var.given)}',
        error_message: 'mode is "${var.given}"; allowed: one of "slow", "fast".',
      },
    ]);
  });

  it("says where in the input it is", () => {
    const [found] =
      vpcOf((v) => ({ doors: { main: { kind: v.stringValue } } })).lifecycle?.precondition ?? [];
    expect(found?.condition).toBe('${alltrue([contains(["front", "back"], var.given)])}');
    expect(found?.error_message).toContain('doors[\\"${key}\\"].kind is ');
  });

  it("lets null pass where the input may be left out", () => {
    const [found] = preconditionsOf((v) => ({ safe: v.stringValue }));
    expect(found).toMatch(/^\$\{var\.given == null \? true : /);
  });

  it("may be one between inputs", () => {
    expect(preconditionsOf((v) => ({ floors: v.numberValue, doors: { main: { kind: "front" } } }))).toContain(
      "${1 <= var.given}",
    );
  });

  it("leaves no precondition where everything is known", () => {
    expect(preconditionsOf(() => ({ doors: { main: { kind: "front" } } }))).toEqual([]);
  });

  it("hides none that can be decided", () => {
    const mode = Token.asString({ creationStack: [], resolve: () => "x" });
    expect(problems({ name: "1st", mode })).toEqual([expect.stringMatching(/^name is "1st"/)]);
    expect(problems({ name: "corner", doors: { a: { kind: mode }, b: { kind: "side" } } })).toEqual([
      expect.stringMatching(/^doors\["b"\]\.kind is "side"/),
    ]);
  });
});
