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

describe("what its resources need to reach", () => {
  const service = (rules: object) => ({
    aws_vpc: { v: { cidr_block: "10.0.0.0/16" } },
    aws_subnet: { s: { vpc_id: "${aws_vpc.v.id}", cidr_block: "10.0.0.0/24" } },
    aws_security_group: { g: { vpc_id: "${aws_vpc.v.id}", ...rules } },
    aws_db_subnet_group: { d: { name: "d", subnet_ids: ["${aws_subnet.s.id}"] } },
    aws_db_instance: {
      d: {
        engine: "postgres",
        db_subnet_group_name: "d",
        vpc_security_group_ids: ["${aws_security_group.g.id}"],
      },
    },
    aws_instance: {
      i: { subnet_id: "${aws_subnet.s.id}", vpc_security_group_ids: ["${aws_security_group.g.id}"] },
    },
  });
  const rule = { protocol: "tcp", from_port: 5432, to_port: 5432, self: true };
  const linesWith = (rules: object): string[] =>
    text(summaryWith((stack) => stack.addOverride("resource", service(rules)))).split("\n");

  it("is a line", () => {
    expect(linesWith({ ingress: [rule], egress: [rule] })).toContain(
      "  reach: 2 of 2 intents hold, 0 broken, 0 unknown",
    );
  });

  it("is told in full where it is broken, or only a plan decides", () => {
    expect(linesWith({ ingress: [rule] })).toEqual(
      expect.arrayContaining([
        "  reach: 1 of 2 intents hold, 1 broken, 0 unknown",
        "  broken: aws_instance.i to aws_db_instance.d on tcp 5432 (aws_security_group.g is admitted by aws_security_group.g)",
        "    no egress rule of aws_security_group.g lets tcp 5432 out to 10.0.0.0/24 [SG_HAS_NO_RULES]",
      ]),
    );
    expect(linesWith({ ingress: [rule], egress: "${var.rules}" })).toEqual(
      expect.arrayContaining([
        "  reach: 1 of 2 intents hold, 0 broken, 1 unknown",
        "    the egress rules of aws_security_group.g are not known: var.rules is known when Terraform plans",
      ]),
    );
  });
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
