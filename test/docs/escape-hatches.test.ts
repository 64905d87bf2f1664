/** Every program of docs/escape-hatches.md is synthesized, and planned without AWS. docs.test.ts compiles them, the emulator applies imports and moves. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { initialized } from "../support/one-provider";
import { programsOf, stackOf } from "../support/page-programs";
import { init, plan, validate } from "../support/terraform";

jest.setTimeout(240_000);

const output = mkdtempSync(join(tmpdir(), "hanok-hatches-"));
afterAll(() => rmSync(output, { recursive: true }));

const programs = programsOf("docs/escape-hatches.md", "escape-hatches");

/** Keys that nobody has: nothing is asked of AWS. */
const OFFLINE = {
  access_key: "none",
  secret_key: "none",
  skip_credentials_validation: true,
  skip_metadata_api_check: "true",
  skip_requesting_account_id: true,
};

type Body = Readonly<Record<string, unknown>>;

interface Json {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Body>>>>;
  readonly provider: { readonly aws: Body[] };
  readonly import?: unknown;
  readonly moved?: unknown;
}

/** What `cdktf synth` writes, and the same with a state beside it and no account. */
async function synthesized(name: string, more?: unknown) {
  const stack = stackOf(programs[name] as never, join(output, name), more);
  const app = App.of(stack);
  app.synth();
  const directory = join(app.outdir, "stacks", stack.node.id);
  const file = join(directory, "cdk.tf.json");
  const json = JSON.parse(readFileSync(file, "utf8")) as Json;
  const aws = json.provider.aws.map((provider) => ({ ...provider, ...OFFLINE }));
  const terraform = {
    ...(json as { terraform?: object }).terraform,
    backend: { local: { path: "own.tfstate" } },
  };
  writeFileSync(file, JSON.stringify({ ...json, provider: { aws }, terraform }));
  // a provider that runs has one configuration in a command
  const isShared = aws.length === 1;
  if (!isShared) await init(directory);
  const options = isShared ? await initialized(directory) : {};
  return { json, directory, options };
}

async function planned(name: string) {
  const { json, directory, options } = await synthesized(name);
  const { changes } = await plan(directory, { ...options, args: ["-refresh=false"] });
  expect(changes.length).toBeGreaterThan(0);
  expect(changes.filter(({ kind }) => kind !== "created")).toEqual([]);
  return json;
}

it("has a program for each way", () => {
  expect(Object.keys(programs).sort()).toEqual(
    ["added", "changed", "elsewhere", "found", "imported", "moved", "overridden", "visited"].sort(),
  );
});

it("changes arguments", async () => {
  const { resource } = await planned("changed");
  expect(resource.aws_vpc?.network).toMatchObject({
    instance_tenancy: "dedicated",
    lifecycle: { prevent_destroy: true },
  });
  expect(resource.aws_subnet?.network?.tags).toBe('${merge(each.value.tags, { Team = "shop" })}');
});

it("overrides what is written", async () => {
  const { resource } = await planned("overridden");
  expect(resource.aws_vpc?.network?.enable_network_address_usage_metrics).toBe(true);
  expect(resource.aws_flow_log?.network?.tags).toMatchObject({ Audience: "security" });
});

it("finds what is made", async () => {
  const { output: outputs } = (await planned("found")) as Json & { readonly output: unknown };
  expect(outputs).toEqual({
    vpc_owner: { value: "${aws_vpc.network.owner_id}" },
    subnet_arn: { value: '${aws_subnet.network["private/ap-northeast-2a"].arn}' },
    kinds_of_subnets: { value: 1 },
  });
});

it("adds resources", async () => {
  const { resource } = await planned("added");
  expect(Object.keys(resource.aws_route ?? {})).toEqual(expect.arrayContaining(["partner_0", "partner_1"]));
});

it("makes a block by another provider", async () => {
  const { resource, provider } = await planned("elsewhere");
  expect(resource.aws_acm_certificate?.certificate?.provider).toBe("aws.us_east_1");
  expect(provider.aws).toMatchObject([
    { region: "ap-northeast-2", max_retries: 10 },
    { region: "us-east-1", max_retries: 10, alias: "us_east_1" },
  ]);
});

it("visits what is inside of blocks", async () => {
  const { resource } = await planned("visited");
  expect(resource.aws_cloudwatch_log_group?.network_flow_logs).toMatchObject({
    skip_destroy: true,
    tags: { Kept: "true" },
  });
});

it("moves", async () => {
  const { moved } = await planned("moved");
  expect(moved).toHaveLength(3);
});

it("imports", async () => {
  const ids = { vpc: "vpc-1", a: "subnet-a", c: "subnet-c" };
  const { json, directory, options } = await synthesized("imported", ids);
  await validate(directory, options);
  expect(json.import).toHaveLength(3);
});
