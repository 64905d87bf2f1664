/** The public API: every building block, and nothing that is ours alone. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformOutput } from "cdktf";
import * as access from "../src/access";
import { blocks } from "../src/blocks";
import * as compute from "../src/compute";
import * as core from "../src/core";
import * as data from "../src/data";
import * as delivery from "../src/delivery";
import * as edge from "../src/edge";
import * as endpoints from "../src/endpoints";
import * as api from "../src/index";
import * as network from "../src/network";
import { newStack, synthesized } from "./core/stack/small-stack";

it("exports every building block's construct and the stack they live in", () => {
  const constructs = blocks.map(({ constructName }) => constructName);
  expect(Object.keys(api).sort()).toEqual(
    [...constructs, "HanokStack", "InputError", "ecsServiceInputs", "get"].sort(),
  );
});

it("is that of the families together, each an entry point of its own", () => {
  const families = [access, compute, core, data, delivery, edge, endpoints, network];
  expect(families.flatMap((family) => Object.keys(family)).sort()).toEqual(Object.keys(api).sort());
  expect(Object.keys(network).sort()).toEqual(["Network", "Peering", "SecurityGroup"]);
});

it("says what each class is where editors show it", () => {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const text = sources.map((file) => readFileSync(join("src", file), "utf8")).join("\n");
  const classes = Object.keys(api).filter((name) => /^[A-Z]/.test(name));
  expect(classes.filter((name) => !new RegExp(`\\*/\nexport class ${name}\\b`).test(text))).toEqual([]);
});

describe("what a block gives by name", () => {
  const layers = () => {
    const stack = newStack();
    const network = new api.Network(stack, "network", {
      name: "shop",
      cidr: "10.0.0.0/16",
      zones: ["ap-northeast-2a", "ap-northeast-2c"],
    });
    return { stack, tiers: network.ref.tiers };
  };

  it("is taken by its name", () => {
    const { stack, tiers } = layers();
    const { subnets } = api.get(tiers, "private");
    new TerraformOutput(stack, "id", {
      value: api.get(subnets, "ap-northeast-2a").id,
      staticId: true,
    });
    expect(synthesized(stack)).toMatchObject({
      output: { id: { value: expect.stringContaining('["private/ap-northeast-2a"].subnet_id') } },
    });
  });

  it("says which names there are", () =>
    expect(() => api.get(layers().tiers, "data")).toThrow(
      'ref.tiers has no "data"; allowed: isolated, private, public.',
    ));
});
