/** What `npm start` prints, for stacks that the application does not have. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Eip } from "@cdktf/provider-aws/lib/eip";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Annotations, App, TerraformStack, TerraformVariable } from "cdktf";
import { report } from "../../src/commands/report/report";
import { summaryOf } from "../../src/commands/report/stack-summary";
import { styleOf } from "../../src/text/style";

const outdir = mkdtempSync(join(tmpdir(), "hanok-report-"));
afterAll(() => rmSync(outdir, { recursive: true }));

function summaryWith(fill: (stack: TerraformStack) => void) {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "shop-dev");
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  fill(stack);
  app.synth();
  return summaryOf(stack);
}

const plain = styleOf({ isTTY: false });
const text = (...stacks: ReturnType<typeof summaryWith>[]) =>
  report({ environment: "dev", output: "out", stacks }, plain);

it("counts resources by kind, with the instances that are known", () => {
  const summary = summaryWith((stack) => {
    new Eip(stack, "one");
    new Eip(stack, "two", { count: 2 });
    new Eip(stack, "three").addOverride("for_each", { a: 1, b: 2 });
  });
  expect(summary.kinds).toEqual([{ type: "aws_eip", resources: 5, isOpen: false }]);
  expect(text(summary)).toBe(
    [
      "shop-dev  5 resources, 0 outputs, 0 warnings",
      "     5  aws_eip",
      "  quotas: Elastic IPs 5/5",
      "  out/stacks/shop-dev/cdk.tf.json",
      "",
      "1 stack of the environment dev in out.",
      "To deploy to the local AWS: npm run deploy:local -- shop-dev",
    ].join("\n"),
  );
});

it("says where Terraform decides how many there are", () => {
  const summary = summaryWith((stack) => {
    const names = new TerraformVariable(stack, "names", { type: "set(string)" });
    new Eip(stack, "open").addOverride("for_each", names.fqn);
    new Eip(stack, "one");
  });
  expect(summary.kinds).toEqual([{ type: "aws_eip", resources: 1, isOpen: true }]);
  expect(text(summary)).toContain("shop-dev  1 or more resources");
  expect(text(summary)).toContain("    1+  aws_eip");
});

it("prints warnings with the construct that they are about", () => {
  const summary = summaryWith((stack) => Annotations.of(new Eip(stack, "one")).addWarning("costs money"));
  expect(summary.warnings).toEqual(["shop-dev/one: costs money"]);
  expect(text(summary)).toContain("  warning: shop-dev/one: costs money");
  expect(text(summary)).toContain("1 resource, 0 outputs, 1 warning\n");
});

describe("colours", () => {
  const painted = (output: object, env: NodeJS.ProcessEnv) => styleOf(output, env).bad("text") !== "text";

  it("are for terminals", () => {
    expect(painted({ isTTY: true }, {})).toBe(true);
    expect(painted({ isTTY: false }, {})).toBe(false);
    expect(painted({}, {})).toBe(false);
  });

  it("are left out where that is wanted", () => {
    expect(painted({ isTTY: true }, { NO_COLOR: "1" })).toBe(false);
    expect(painted({ isTTY: true }, { TERM: "dumb" })).toBe(false);
  });
});
