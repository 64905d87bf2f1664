/**
 * Order is no luck: every stack in every environment and every example is held against what AWS wants to be ready before
 * (support/required-order.ts), in Terraform's own graph of dependencies. Nothing is planned and nobody is called.
 */
import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TerraformStack, Testing } from "cdktf";
import { blocks } from "../../src/blocks";
import { type Environment, environments } from "../../src/environments";
import { AppRunnerStack } from "../../src/stacks/app-runner";
import { Ec2WebStack } from "../../src/stacks/ec2-web";
import { PrivateEcsStack } from "../../src/stacks/private-ecs";
import { StaticIpWebStack } from "../../src/stacks/static-ip-web";
import { ThreeTierStack } from "../../src/stacks/three-tier";
import { everyChoice } from "../emulator/every-choice";
import { answersFor } from "../support/example-answers";
import { type RunningProvider, startProvider } from "../support/running-provider";
import { tally } from "../support/tally";
import { init } from "../support/terraform";
import { DependencyGraph } from "./support/dependency-graph";
import { MADE_ONCE, madeTwice } from "./support/made-once";
import { missingEdges, REQUIRED_ORDER, requiredEdges } from "./support/required-order";

jest.setTimeout(300_000);

const modules = join(__dirname, "../../modules");
const directory = mkdtempSync(join(tmpdir(), "hanok-order-"));

type App = ReturnType<typeof Testing.app>;

const STACKS: Readonly<Record<string, (app: App, environment: Environment) => TerraformStack>> = {
  "app-runner": (app, environment) => new AppRunnerStack(app, environment),
  "ec2-web": (app, environment) => new Ec2WebStack(app, environment),
  "private-ecs": (app, environment) => new PrivateEcsStack(app, environment),
  "static-ip-web": (app, environment) => new StaticIpWebStack(app, environment),
  "three-tier": (app, environment) => new ThreeTierStack(app, environment),
};

const shipped = Object.entries(STACKS).flatMap(([name, create]) =>
  Object.values(environments).map((environment) => ({
    root: `${name}-${environment.name}`,
    json: () => Testing.synth(create(Testing.app(), environment), true),
  })),
);

const chosen = everyChoice(Testing.app()).map((stack) => ({
  root: stack.node.id,
  json: () => Testing.synth(stack, true),
}));

const stacks = [...shipped, ...chosen];

const examples = blocks.flatMap(({ path }) => {
  const folder = join(modules, path, "examples");
  return (existsSync(folder) ? readdirSync(folder) : []).map((name) => ({
    root: `${path}/${name}`.replaceAll("/", "-"),
    source: `./modules/${path}/examples/${name}`,
    ...answersFor(join(folder, name, "main.tf")),
  }));
});

let graph: DependencyGraph;
let provider: RunningProvider | undefined;

beforeAll(async () => {
  await cp(modules, join(directory, "modules"), { recursive: true });
  for (const { root, json } of stacks) {
    await mkdir(join(directory, "stacks", root), { recursive: true });
    await writeFile(join(directory, "stacks", root, "cdk.tf.json"), json());
  }
  const sources = [...examples, ...stacks.map(({ root }) => ({ root, source: `./stacks/${root}` }))];
  const called = Object.fromEntries(sources.map(({ root, ...call }) => [root, call]));
  await writeFile(join(directory, "main.tf.json"), JSON.stringify({ module: called }));
  await init(directory);
  provider = await startProvider(directory);
  graph = await DependencyGraph.of(directory, { ...process.env, ...provider.env });
});

afterAll(async () => {
  await provider?.stop();
  await rm(directory, { recursive: true, force: true });
});

const roots = [...stacks, ...examples].map(({ root }) => root);

it.each(roots)("%s makes nothing before what it needs", (root) => {
  tally("stacks and examples held against the table of required order", 1);
  expect(graph.ofRoot(root)).not.toEqual([]);
  expect(REQUIRED_ORDER.flatMap((row) => missingEdges(graph, root, row))).toEqual([]);
});

it.each(examples)("$root makes nothing beside what AWS has once", ({ root, source }) => {
  expect(madeTwice(graph, root, join(modules, source.replace("./modules/", "")), modules)).toEqual([]);
});

it.each(MADE_ONCE)("there are examples with $type of $block", ({ type, block }) => {
  const path = block.replaceAll("/", "-");
  const made = examples.filter(({ root }) => root.startsWith(path)).flatMap(({ root }) => graph.ofRoot(root));
  expect(made.map((node) => node.type)).toContain(type);
});

it.each(REQUIRED_ORDER)("there are edges to ask for: $for.types of $of before $what.types", (row) => {
  const edges = roots.flatMap((root) => requiredEdges(graph, root, row));
  tally("edges that the table of required order asks for, in stacks and examples", edges.length);
  expect(edges).not.toEqual([]);
});

it("an edge that is missing is told", () => {
  const edge = (from: string, to: string) =>
    `"[root] module.sample.${from} (expand)" -> "[root] module.sample.${to} (expand)"`;
  const before = [
    edge("aws_lb.this", "aws_subnet.this"),
    edge("aws_subnet.this", "aws_vpc.this"),
    edge("aws_internet_gateway.this", "aws_vpc.this"),
  ];
  const missing = (edges: readonly string[]) =>
    REQUIRED_ORDER.flatMap((row) => missingEdges(new DependencyGraph(edges.join("\n")), "sample", row));
  expect(missing(before)).toEqual(["aws_lb.this does not wait for aws_internet_gateway.this"]);
  expect(missing([...before, edge("aws_subnet.this", "aws_internet_gateway.this")])).toEqual([]);
});
