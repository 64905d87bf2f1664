/** The edition of the modules for AWS provider 6 differs from the common one in what provider 5 does not have, and in nothing else. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { blocks } from "../../../src/blocks";
import type { Shape } from "../../../src/core/contract";
import { sinceIn } from "../../../src/core/contract/later";
import { camelToSnake } from "../../../src/core/expressions";
import { moduleFiles, moduleJson } from "../../../src/core/module/emit";

const root = join(__dirname, "../../..");

const VERSION = "versions.terraform.required_providers.aws.version";

/** Every place where the two differ, and the provider that the edition for 6 needs. */
const DIFFERENT: Readonly<Record<string, { readonly least: string; readonly places: readonly string[] }>> = {
  network: {
    least: "6.24",
    places: [
      "main.locals.nat_zones",
      "main.resource.aws_internet_gateway.this.count",
      "main.resource.aws_nat_gateway.regional",
      "main.resource.aws_route.nat.for_each",
      "main.resource.aws_route.nat64.for_each",
      "outputs.output.nat_public_ips.description",
      "outputs.output.nat_public_ips.value",
      "variables.variable.nat.description",
      "variables.variable.nat.validation",
    ],
  },
  "compute/ecr-repository": {
    least: "6.8",
    places: [
      "main.resource.aws_ecr_repository.this.dynamic",
      "main.resource.aws_ecr_repository.this.image_tag_mutability",
      "variables.variable.image_tag_mutability_exclusions",
    ],
  },
  "compute/ecs-service": {
    least: "6.21",
    places: [
      "main.locals.registrations",
      "main.locals.shifted_alb_rules",
      "main.locals.shifted_rules",
      ...["fixed", "pipeline", "pipeline_fixed", "this"].flatMap((name) => [
        `main.resource.aws_ecs_service.${name}.depends_on`,
        `main.resource.aws_ecs_service.${name}.dynamic.deployment_configuration`,
        `main.resource.aws_ecs_service.${name}.dynamic.load_balancer.content.dynamic`,
      ]),
      "main.resource.aws_iam_role.hooks",
      "main.resource.aws_iam_role.load_balancers",
      "main.resource.aws_iam_role_policy.call_hooks",
      "main.resource.aws_iam_role_policy.shift_traffic",
      "variables.variable.deployment.description",
      "variables.variable.deployment.type",
      "variables.variable.deployment.validation",
      "variables.variable.scaling.validation",
      "variables.variable.targets.description",
      "variables.variable.targets.type",
      "variables.variable.targets.validation",
    ],
  },
  "edge/load-balancer": {
    least: "6.19",
    places: [
      "main.locals.listener_rules",
      "main.resource.aws_lb_listener_rule.pipeline.dynamic.transform",
      "main.resource.aws_lb_listener_rule.this.dynamic.transform",
      "variables.variable.listeners.description",
      "variables.variable.listeners.type",
      "variables.variable.listeners.validation",
    ],
  },
};

function differences(common: unknown, later: unknown, place = ""): string[] {
  if (JSON.stringify(common) === JSON.stringify(later)) return [];
  if (!isRecord(common) || !isRecord(later)) return [place];
  const names = new Set([...Object.keys(common), ...Object.keys(later)]);
  return [...names].flatMap((name) =>
    differences(common[name], later[name], place === "" ? name : `${place}.${name}`),
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const later = blocks.filter(({ path }) => path in DIFFERENT);
const others = blocks.filter(({ path }) => !(path in DIFFERENT));

it("has every block that has something of provider 6", () =>
  expect(later.map(({ path }) => path)).toEqual(
    blocks.filter(({ contract }) => sinceIn(contract.everyInput).length > 0).map(({ path }) => path),
  ));

it.each(later.map((block) => [block.path, block] as const))("%s differs in that alone", (path, block) => {
  const { least = "", places = [] } = DIFFERENT[path] ?? {};
  const found = differences(moduleJson(block), moduleJson(block, "6"));
  expect(found.sort()).toEqual([...places, VERSION].sort());
  expect(moduleFiles(block, "6")["versions.tf"]).toContain(`version = ">= ${least}, < 7"`);
  expect(moduleFiles(block)["versions.tf"]).toContain('version = ">= 5.100, < 7"');
});

it.each(others.map((block) => [block.path, block] as const))("%s is the same, to the byte", (path, block) => {
  const files = Object.entries(moduleFiles(block, "6"));
  expect(files.length).toBeGreaterThan(4);
  for (const [name, text] of files)
    expect({ name, text }).toEqual({ name, text: readFileSync(join(root, "modules", path, name), "utf8") });
});

/** `listeners.rules.transform`, and a choice as `nat.mode = "regional"`. */
function laterInputs(shape: Shape, parent = ""): { name: string; since: string }[] {
  return Object.entries(shape).flatMap(([field, { is }]) => {
    const name = `${parent}${camelToSnake(field)}`;
    const choices = Object.entries(is.laterChoices ?? {}).map(([choice, { since }]) => ({
      name: `${name} = "${choice}"`,
      since,
    }));
    return [
      ...(is.since ? [{ name, since: is.since }] : []),
      ...choices,
      ...laterInputs((is.element ?? { is }).is.fields ?? {}, `${name}.`),
    ];
  });
}

it("is what docs/provider-6.md lists", () => {
  const page = readFileSync(join(root, "docs/provider-6.md"), "utf8");
  const rows = [...page.matchAll(/^\| `(\S+)` +\| `(.+?)` +\| (6\.\d+) +\|/gm)].map(([, ...row]) =>
    row.join(" "),
  );
  const all = blocks.flatMap(({ path, contract }) =>
    laterInputs(contract.everyInput).map(({ name, since }) => `${path} ${name} ${since}`),
  );
  expect(rows.sort()).toEqual(all.sort());
});
