/** A module's files are split as its source is: by concern, with the rules apart. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformElement, TerraformStack, Testing } from "cdktf";
import { blocks } from "../../../../src/blocks";
import { moduleFiles } from "../../../../src/core/module/emit";
import { makingCall } from "../../../../src/core/module/source/call";
import { openingOf, reasonAbove, reasonOfCaller } from "../../../../src/core/module/source/comments";
import { bySource, fileName } from "../../../../src/core/module/source/files";
import { RULES } from "../../../../src/core/module/source/places";
import { callsOf, madeHere } from "../../../../src/core/stack/made-in";
import { markModule } from "../../../../src/core/stack/module-context";

const call = (file: string, isRule = false) => ({ file, lines: [1], isRule });
const NONE = { variables: {}, outputs: {}, versions: {} };

/** Names of locals by source. */
function localsBySource(locals: Record<string, string>, made: Record<string, string>, main: object) {
  const calls = Object.fromEntries(
    Object.entries({ "aws_a.this": "a.ts", "aws_b.this": "b.ts", ...made }).map(([name, file]) => [
      name.includes(".") ? name : `local.${name}`,
      call(file, name.endsWith("_problems")),
    ]),
  );
  const files = bySource({ ...NONE, main: { locals, ...main } }, calls);
  return Object.fromEntries(
    [...files].map(([source, { locals = {} }]) => [source, Object.keys(locals as object)]),
  );
}

const resource = (a: unknown, b: unknown = "") => ({
  resource: { aws_a: { this: { name: a } }, aws_b: { this: { name: b } } },
});

describe("a local", () => {
  it("stands in the one file that needs it, through other locals too", () => {
    const locals = { x: "${var.x}", y: "${local.x}" };
    expect(localsBySource(locals, { x: "c.ts", y: "c.ts" }, resource("${local.y}"))).toEqual({
      "a.ts": ["x", "y"],
      "b.ts": [],
    });
  });

  it("stands where it is made when several files need it", () => {
    expect(localsBySource({ x: "1" }, { x: "c.ts" }, resource("${local.x}", "${local.x}"))).toEqual({
      "a.ts": [],
      "b.ts": [],
      "c.ts": ["x"],
    });
  });

  it("stays with a computation of several steps", () => {
    const locals = { x: "${var.x}", y: "${local.x}", z: "${local.y}" };
    const made = { x: "c.ts", y: "c.ts", z: "c.ts" };
    expect(localsBySource(locals, made, resource("${local.z}"))["c.ts"]).toEqual(["x", "y", "z"]);
  });

  it("that rules alone need stands with them; what else needs it counts more", () => {
    const locals = { x: "1", y: "1", a_problems: "${[local.x, local.y]}" };
    const precondition = [{ condition: "${length(local.a_problems) == 0}", error_message: "" }];
    const main = {
      resource: {
        aws_a: {
          this: { name: "${local.x}", tags: "${length(local.a_problems)}", lifecycle: { precondition } },
        },
      },
    };
    expect(localsBySource(locals, { x: "c.ts", y: "c.ts", a_problems: "c.ts" }, main)).toEqual({
      "a.ts": ["x"],
      [RULES]: ["y", "a_problems"],
    });
  });
});

it("a file is named after its source, and main.tf is the block's own", () => {
  const names = (source: string) => fileName(source, "src/edge/dns/dns.ts");
  expect(names("src/edge/dns/dns.ts")).toBe("main.tf");
  expect(names("src/edge/dns/query-log.ts")).toBe("query-log.tf");
  expect(names("src/edge/dns/records/alias.ts")).toBe("alias.tf");
  expect(names("src/edge/elastic-load-balancing/action-owner.ts")).toBe("action-owner.tf");
  expect(() => names("src/edge/dns/outputs.ts")).toThrow("outputs.tf is a file of every module's");
});

it("places are noted in modules alone", () => {
  const stack = new TerraformStack(Testing.app(), "town");
  const inStack = madeHere(new TerraformElement(stack, "a"));
  expect(inStack.node.metadata.filter(({ trace }) => trace)).toEqual([]);
  const inModule = new TerraformStack(Testing.app(), "module");
  markModule(inModule);
  expect(callsOf(madeHere(new TerraformElement(inModule, "a"))).join()).toContain("files.test.ts");
});

it("what is made outside of the sources has no call", () => {
  const stack = new TerraformStack(Testing.app(), "town");
  markModule(stack);
  expect(makingCall(madeHere(new TerraformElement(stack, "b")), "src/network/network.ts")).toBeUndefined();
});

it("sources say why: above the call, or above the function that makes the call", () => {
  expect(openingOf("src/network/routes/nat.ts")).toBe(
    "NAT gateways and their Elastic IPs, keyed by zone: a change of mode keeps the gateway and the address of every zone that still has one.",
  );
  const lines = readFileSync(join(__dirname, "../../../../src/core/stack/notice.ts"), "utf8").split("\n");
  const at = (text: string) => lines.findIndex((one) => one.includes(text)) + 1;
  const from = (...texts: string[]) => ({ ...call("src/core/stack/notice.ts"), lines: texts.map(at) });
  expect(reasonAbove(from("const own ="))).toBe("A module has one block, which its names leave out.");
  expect(reasonAbove(from("const id =", "const own ="))).toMatch(/^A module/);
  expect(reasonAbove(from("const id ="))).toBeUndefined();
  expect(reasonOfCaller(from("const own ="))).toMatch(
    /^Texts that are known become warnings .* The name is the check's\.$/,
  );
  expect(reasonOfCaller(call("src/core/stack/notice.ts"))).toBeUndefined();
});

describe("modules", () => {
  const network = blocks.find(({ path }) => path === "network") as (typeof blocks)[number];
  const files = moduleFiles(network);
  const headed = (name: string) => (files[name] as string).split("\n").slice(0, 4).join("\n");

  it("have a file for each concern, which opens with the concern's sentence", () => {
    expect(Object.keys(files).sort()).toEqual(
      [
        ...["main", "variables", "outputs", "versions", "rules"],
        ...["dhcp", "flow-logs", "internet", "layout", "nat", "network-acls"],
        ...["routes", "subnets", "vpc", "vpn-gateway", "zones"],
      ]
        .map((name) => `${name}.tf`)
        .concat("README.md")
        .sort(),
    );
    expect(
      headed("nat.tf"),
    ).toBe(`# Generated from src/network/routes/nat.ts by \`npm run modules\`. Do not edit.

# NAT gateways and their Elastic IPs, keyed by zone: a change of mode keeps the gateway and the
# address of every zone that still has one.`);
    expect(files["nat.tf"]).toContain('resource "aws_nat_gateway" "this"');
  });

  it("have lists of problems and checks in rules.tf, and nothing else there", () => {
    expect(files["rules.tf"]).toMatch(/^ {2}layout_problems = /m);
    for (const block of blocks.filter(({ path }) => path !== "network/security-group")) {
      const all = moduleFiles(block);
      expect(all["rules.tf"] ?? "").not.toMatch(/^(resource|data) /m);
      for (const [name, text] of Object.entries(all))
        if (name !== "rules.tf") expect(text).not.toMatch(/^check /m);
    }
  });

  it("list their files in main.tf", () => {
    for (const block of blocks) {
      const { "main.tf": main = "", "README.md": _, ...others } = moduleFiles(block);
      const own = Object.keys(others).filter((name) => !/^(variables|outputs|versions)\.tf$/.test(name));
      expect([...main.matchAll(/^# (\S+\.tf) +\S/gm)].map(([, name]) => name)).toEqual(own.sort());
    }
  });
});
