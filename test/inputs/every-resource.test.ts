/** Aspects of cdktf's documentation on every resource of every block: what is synthesized is valid to Terraform. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { App, Aspects, Fn, type IAspect, TerraformResource, Token } from "cdktf";
import type { IConstruct } from "constructs";
import { blocks } from "../../src/blocks";
import { HanokStack } from "../../src/core/stack/stack";
import { init, validate } from "../support/terraform";

const directory = mkdtempSync(join(tmpdir(), "hanok-aspects-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

type Tags = Record<string, string>;

interface Taggable {
  tags?: Tags;
  readonly tagsInput?: Tags;
}

/** As cdktf's documentation has it ("Aspects"). */
class Tagged implements IAspect {
  constructor(private readonly more: Tags) {}

  visit(node: IConstruct & Taggable): void {
    if (TerraformResource.isTerraformResource(node) && "tagsInput" in node)
      (node as Taggable).tags = { ...this.more, ...(node as Taggable).tagsInput, Last: "1" };
  }
}

/** The same by a function of Terraform's. */
class Merged implements IAspect {
  visit(node: IConstruct & Taggable): void {
    if (TerraformResource.isTerraformResource(node) && "tagsInput" in node) {
      const { tagsInput = {} } = node as Taggable;
      (node as Taggable).tags = Token.asStringMap(Fn.merge([{ Merged: "1" }, tagsInput]));
    }
  }
}

class FromElsewhere implements IAspect {
  constructor(private readonly provider: AwsProvider) {}

  visit(node: IConstruct): void {
    if (TerraformResource.isTerraformResource(node) && node.terraformResourceType.startsWith("aws_"))
      node.provider ??= this.provider;
  }
}

class Prefixed implements IAspect {
  visit(node: IConstruct & { name?: string; readonly nameInput?: string }): void {
    if (TerraformResource.isTerraformResource(node) && "nameInput" in node && node.nameInput !== undefined)
      Object.assign(node, { name: `my${node.nameInput}` });
  }
}

type Resources = Readonly<
  Record<string, Readonly<Record<string, { readonly tags?: unknown; readonly provider?: string }>>>
>;

function synthesized(architecture: string, change: (stack: HanokStack) => void) {
  const app = new App({ outdir: directory, stackTraces: false });
  const stack = new HanokStack(app, { architecture, environment: "test", region: "ap-northeast-2" });
  for (const block of blocks)
    block.create(stack, block.path.replace(/\W/g, "_"), block.contract.definition.example as never);
  change(stack);
  app.synth();
  const folder = join(directory, "stacks", `${architecture}-test`);
  return {
    folder,
    resource: JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")).resource as Resources,
  };
}

const bodies = (resource: Resources) => Object.values(resource).flatMap((named) => Object.values(named));

it("takes tags that are spread, a provider and a prefix of names", async () => {
  const { folder, resource } = synthesized("all", (stack) => {
    const elsewhere = new AwsProvider(stack, "elsewhere", { region: "us-east-1", alias: "elsewhere" });
    for (const aspect of [
      new Tagged({ Cost: "1", Name: "other" }),
      new FromElsewhere(elsewhere),
      new Prefixed(),
    ])
      Aspects.of(stack).add(aspect);
  });
  const tagged = bodies(resource).filter(({ tags }) => tags !== undefined);
  expect(tagged.length).toBeGreaterThan(40);
  for (const { tags } of tagged) {
    expect(JSON.stringify(tags)).toMatch(/Cost/);
    expect(JSON.stringify(tags)).not.toMatch(/hanok|precedence|parts/);
  }
  expect(resource.aws_subnet?.network?.tags).toBe(
    '${merge({ Cost = "1", Name = "other" }, each.value.tags, { Last = "1" })}',
  );
  expect(resource.aws_vpc?.network?.tags).toMatchObject({ Cost: "1", Name: "main", Last: "1" });
  expect(bodies(resource).filter(({ provider }) => provider === "aws.elsewhere").length).toBeGreaterThan(100);
  await init(folder, { args: ["-backend=false"] });
  await validate(folder);
});

it("takes tags that are merged by Fn", () => {
  const { resource } = synthesized("merged", (stack) => Aspects.of(stack).add(new Merged()));
  expect(resource.aws_subnet?.network?.tags).toBe('${merge({"Merged" = "1"}, each.value.tags)}');
});

it("answers with tokens where Terraform computes", () => {
  synthesized("read", (stack) => {
    const resources = stack.node.findAll().filter((one) => TerraformResource.isTerraformResource(one));
    const computed = resources.filter(
      (one) => one.forEach && Token.isUnresolved((one as Taggable).tagsInput),
    );
    expect(computed.length).toBeGreaterThan(5);
    expect(resources.some((one) => one instanceof Vpc)).toBe(true);
  });
});
