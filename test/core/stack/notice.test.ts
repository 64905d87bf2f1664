/** A notice warns while synthesizing where it is known, and while Terraform plans where it is not. */
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { items, raw } from "../../../src/core/expressions";
import { ModuleStack } from "../../../src/core/module/module-stack";
import { warn } from "../../../src/core/stack/notice";

const warnings = (scope: Construct) =>
  scope.node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => String(data));

const checksOf = (stack: TerraformStack) => (stack.toTerraform() as { check?: unknown }).check;

it("is a warning of the construct", () => {
  const stack = new TerraformStack(new App(), "stack");
  const block = new Construct(stack, "block");
  warn(block, "zones", items<string>(["one", "two"]));
  expect(warnings(block)).toEqual(["one", "two"]);
  expect(checksOf(stack)).toBeUndefined();
});

it("is nothing where there is nothing to say", () => {
  const block = new Construct(new TerraformStack(new App(), "stack"), "block");
  warn(block, "zones", items<string>([]));
  expect(warnings(block)).toEqual([]);
});

const ASSERTION = [
  { condition: `\${length(local.notices) == 0}`, error_message: `\${join(" ", local.notices)}` },
];

it("is a check of Terraform's, named after the construct in a stack", () => {
  const stack = new TerraformStack(new App(), "stack");
  const block = new Construct(new Construct(stack, "shop-api"), "connector");
  warn(block, "zones", raw<string[]>("local.notices"));
  expect(warnings(block)).toEqual([]);
  expect(checksOf(stack)).toEqual({
    shop_api_connector_zones: { assert: ASSERTION },
  });
});

it("has its name alone in a module", () => {
  const stack = new ModuleStack();
  warn(new Construct(stack, ModuleStack.root), "zones", raw<string[]>("local.notices"));
  expect(checksOf(stack)).toEqual({
    zones: { assert: ASSERTION },
  });
});
