/** Reasons that constructs give stand in the module, above what they are about. */
import { TerraformResource, TerraformStack, Testing } from "cdktf";
import { blocks } from "../../../../src/blocks";
import { moduleFiles, moduleJson } from "../../../../src/core/module/emit";
import { resourceBody } from "../../../../src/core/module/hcl/body";
import { because, reasonsOf } from "../../../../src/core/stack/because";

const written = (comments: Record<string, string>) =>
  resourceBody(
    {
      count: 1,
      name: "a",
      name_prefix: "b-",
      tags: {},
      rule: [{ port: 1 }],
      lifecycle: { create_before_destroy: true },
      depends_on: ["aws_a.b"],
    },
    { rule: {} },
    2,
    comments,
  ).join("\n");

it("stand above arguments, blocks and meta-arguments", () => {
  expect(
    written({
      name_prefix: "Because.",
      rule: "One.",
      lifecycle: "It is in use.",
      depends_on: "It comes first.",
    }),
  ).toBe(
    `count = 1

name = "a"
# Because.
name_prefix = "b-"
tags        = {}

# One.
rule {
  port = 1
}

# It is in use.
lifecycle {
  create_before_destroy = true
}

# It comes first.
depends_on = [aws_a.b]`,
  );
});

it("are refused where there is nothing that they could be about", () => {
  expect(() => written({ names: "Because." })).toThrow("a comment on names, which the resource has not");
});

it("are spelled as Terraform spells arguments", () => {
  const stack = new TerraformStack(Testing.app(), "town");
  const resource = new TerraformResource(stack, "a", { terraformResourceType: "aws_a" });
  because(resource, { dependsOn: "It comes first." });
  expect(reasonsOf(resource)).toEqual({ depends_on: "It comes first." });
});

it("travel to modules, and not to their JSON", () => {
  const block = blocks.find(({ path }) => path === "network/security-group") as (typeof blocks)[number];
  expect(moduleFiles(block)["main.tf"]).toContain(
    "  # A group in use cannot be deleted: its users move to the new one first.\n  lifecycle {\n",
  );
  expect(JSON.stringify(moduleJson(block))).not.toContain("A group in use");
});
