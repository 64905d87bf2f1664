/** Where the state is kept: each stack has its own, and nothing of this machine is in the output. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { App, Testing } from "cdktf";
import type { StateBackend } from "../../../src/core/stack/stack";
import { newStack, synthesized } from "./small-stack";

const s3: StateBackend = { kind: "s3", bucket: "states", region: "ap-northeast-2" };
const backendOf = (props: Parameters<typeof newStack>[0]) => synthesized(newStack(props)).terraform.backend;
const root = resolve(__dirname, "../../..");

const elsewhere = mkdtempSync(join(tmpdir(), "hanok-output-"));
afterAll(() => rmSync(elsewhere, { recursive: true }));

describe("by default", () => {
  const inOutput = (outdir: string) => {
    const app = new App({ outdir });
    const stack = newStack({}, app);
    const { path } = synthesized(stack).terraform.backend.local as { path: string };
    return { path, file: resolve(app.outdir, "stacks/three-tier-dev", path) };
  };

  it("is a file beside cdktf.json, named after the stack", () => {
    expect(existsSync(join(root, "cdktf.json"))).toBe(true);
    expect(inOutput("cdktf.out")).toEqual({
      path: "../../../terraform.three-tier-dev.tfstate",
      file: resolve(process.cwd(), "terraform.three-tier-dev.tfstate"),
    });
  });

  it("is the same file wherever the output lies", () => {
    expect(inOutput(elsewhere).file).toBe(resolve(process.cwd(), "terraform.three-tier-dev.tfstate"));
  });

  it("holds no path of this machine", () => {
    expect(Testing.synth(newStack({}, new App({ outdir: "cdktf.out" })))).not.toContain(process.cwd());
  });
});

describe("in a bucket", () => {
  it("has a key for each stack, encryption and Terraform's own lock", () => {
    expect(backendOf({ backend: s3 })).toEqual({
      s3: {
        bucket: "states",
        region: "ap-northeast-2",
        key: "three-tier-dev/terraform.tfstate",
        encrypt: true,
        use_lockfile: true,
      },
    });
  });

  it("may lie below a prefix and have a key of KMS", () => {
    const backend = { ...s3, prefix: "shop/", kmsKeyId: "alias/states" };
    expect(backendOf({ backend }).s3).toMatchObject({
      key: "shop/three-tier-dev/terraform.tfstate",
      kms_key_id: "alias/states",
    });
  });

  it("has a key that S3 takes, whatever slashes the prefix has", () => {
    for (const prefix of ["/", "/shop", "shop//", "/shop/states/"]) {
      expect(backendOf({ backend: { ...s3, prefix } }).s3?.key).toMatch(
        /^(shop\/)?(states\/)?three-tier-dev\/terraform\.tfstate$/,
      );
    }
  });
});

it("is never shared by two environments or architectures", () => {
  const stacks = ["dev", "test", "prod"].flatMap((environment) =>
    ["three-tier", "private-ecs"].map((architecture) => ({ architecture, environment })),
  );
  const local = stacks.map((stack) => backendOf(stack).local?.path);
  const keys = stacks.map((stack) => backendOf({ ...stack, backend: s3 }).s3?.key);
  expect(new Set(local).size).toBe(stacks.length);
  expect(new Set(keys).size).toBe(stacks.length);
});
