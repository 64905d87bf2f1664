/** Every code block of the documentation is compiled (ts) or planned without AWS (hcl), but for the account that it would be in. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { blocks as modules } from "../../src/blocks";
import { checkConfiguration } from "../../src/commands/check/configuration";
import { moduleFiles } from "../../src/core/module/emit";
import { initialized } from "../support/one-provider";
import { terraform } from "../support/terraform";

jest.setTimeout(240_000);

const root = join(__dirname, "../..");

interface Block {
  readonly title: string;
  readonly language: string;
  readonly code: string;
}

async function codeBlocks(): Promise<Block[]> {
  const names = (await readdir(join(root, "docs")))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`);
  const blocks = await Promise.all(["README.md", ...names].map(blocksOf));
  return blocks.flat();
}

async function blocksOf(file: string): Promise<Block[]> {
  const text = await readFile(join(root, file), "utf8");
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = "", code = ""], index) => ({
    title: `${file} block ${index + 1}`,
    language,
    code,
  }));
}

const PROVIDER = {
  provider: {
    aws: {
      region: "eu-central-1",
      access_key: "none",
      secret_key: "none",
      skip_credentials_validation: true,
      skip_metadata_api_check: true,
      skip_requesting_account_id: true,
    },
  },
};

/** What modules ask AWS for while they are planned: in which account. Nothing else is answered. */
const ACCOUNT = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:iam::123456789012:user/docs</Arn><UserId>AIDAEXAMPLE</UserId><Account>123456789012</Account>
</GetCallerIdentityResult><ResponseMetadata><RequestId>docs</RequestId></ResponseMetadata></GetCallerIdentityResponse>`;

const sts = createServer((request, response) => {
  let asked = "";
  request.on("data", (chunk: Buffer) => {
    asked += chunk.toString();
  });
  request.on("end", () => {
    const isKnown = asked.includes("Action=GetCallerIdentity");
    response.writeHead(isKnown ? 200 : 400, { "content-type": "text/xml" }).end(isKnown ? ACCOUNT : "");
  });
});

let blocks: Block[];
let directory: string;

beforeAll(async () => {
  await new Promise<void>((listening) => sts.listen(0, "127.0.0.1", listening));
  blocks = await codeBlocks();
  directory = await mkdtemp(join(tmpdir(), "hanok-docs-"));
});

afterAll(() => {
  sts.close();
  return rm(directory, { recursive: true, force: true });
});

it("has nothing but ts, hcl, tf and sh in its blocks", () => {
  expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(["ts", "hcl", "tf", "sh"]));
});

it("names inputs of the edition for provider 6 in every tf block, which no provider 6 is here to plan", async () => {
  const samples = blocks.filter(({ language }) => language === "tf");
  expect(samples.map(({ title }) => title)).toEqual(
    samples.map(() => expect.stringContaining("docs/provider-6.md")),
  );
  const folder = join(directory, "edition");
  for (const block of modules) {
    const edition = join(folder, "provider-6/modules", block.path.replace(/^modules\//, ""));
    await mkdir(edition, { recursive: true });
    for (const [name, text] of Object.entries(moduleFiles(block, "6")))
      await writeFile(join(edition, name), text);
  }
  await writeFile(join(folder, "main.tf"), samples.map(({ code }) => code).join("\n"));
  expect(checkConfiguration(folder)).toMatchObject({
    calls: samples.length,
    unknown: [],
    others: [],
  });
});

it("compiles every ts block", async () => {
  const samples = blocks.filter(({ language }) => language === "ts");
  expect(samples.length).toBeGreaterThan(2);
  const folder = join(root, ".cache", "docs");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all(samples.map(({ code }, index) => writeFile(join(folder, `sample-${index}.ts`), code)));
  const config = {
    extends: "../../tsconfig.json",
    compilerOptions: {
      paths: { hanok: ["../../src/index.ts"], "hanok/*": ["../../src/*/index.ts"] },
      noUnusedLocals: false,
    },
    include: ["*.ts"],
    exclude: [],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
  await promisify(execFile)(join(root, "node_modules/.bin/tsc"), ["--noEmit", "-p", folder]);
});

it("plans every hcl block", async () => {
  const samples = blocks.filter(({ language }) => language === "hcl");
  expect(samples.length).toBeGreaterThan(1);
  const { port } = sts.address() as AddressInfo;
  for (const { title, code } of samples) {
    const folder = join(directory, title.replace(/\W+/g, "-"));
    await mkdir(folder);
    await writeFile(
      join(folder, "main.tf"),
      code.replace(
        /ORG\/hanok\/aws\/\/(modules\/[\w/-]+)"\n +version *= ".*"$/gm,
        (_, path) => `${join(root, path)}"`,
      ),
    );
    await writeFile(join(folder, "provider.tf.json"), JSON.stringify(PROVIDER));
    const env = {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      AWS_EC2_METADATA_DISABLED: "true",
    };
    const options = await initialized(folder, { env });
    const { stdout } = await terraform(
      folder,
      ["plan", "-no-color", "-input=false", "-refresh=false"],
      options,
    );
    expect(stdout).toMatch(/Plan: \d+ to add, 0 to change, 0 to destroy/);
  }
});
