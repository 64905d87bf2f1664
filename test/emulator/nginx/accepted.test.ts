/**
 * What the contract accepts, nginx accepts: inputs near the edge of what the rules allow become configurations that a
 * real nginx reads without a word, and that Terraform renders to the same bytes. To see others: HANOK_SEED=123
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { nginx as nginxType } from "../../../src/compute/ecs-service/nginx/nginx";
import { rendered, renderedByTerraform, type Written } from "../../compute/ecs-service/nginx/render";
import { nearValues } from "../../core/contract/near-values";
import { tool } from "./tool";

const seed = Number(process.env.HANOK_SEED ?? 20251122);

/** Hosts with both parts are rare among random values: the samples are mixed by hand. */
const HOST = nginxType.is.fields?.hosts?.is.element;
const [APP, BUCKET] = [HOST?.is.fields?.app, HOST?.is.fields?.bucket];
if (!HOST || !APP || !BUCKET) throw new Error("a host has an app and a bucket");

const accepts = (written: Written): boolean => {
  try {
    return rendered(written) !== "";
  } catch {
    return false;
  }
};

const DOMAIN = { domainName: "shop-web.s3.ap-northeast-2.amazonaws.com" };
const within = (host: object): Written => ({
  hosts: { "a-host": { serverNames: ["a.example.com"], ...host } },
});

const apps = fc
  .tuple(nearValues(APP), fc.constantFrom("/", "/api/", "/v1.0/~a/"))
  .map(([app, pathPrefix]) => ({ ...(app as object), port: 3000, pathPrefix }));
const buckets = nearValues(BUCKET).map((bucket) => ({ ...(bucket as object), ...DOMAIN }));
const inputs: fc.Arbitrary<Written> = fc
  .oneof(
    fc.tuple(nearValues(nginxType), apps).map(([rest, app]) => ({ ...(rest as object), ...within({ app }) })),
    buckets.map((bucket) => within({ bucket })),
    fc.tuple(apps, buckets).map(([app, bucket]) => within({ app, bucket, hstsSeconds: 1, gzip: false })),
    nearValues(HOST).map((host) => ({ hosts: { h: host as object } })),
  )
  .filter(accepts);

const all = fc.sample(inputs, { seed, numRuns: 40 });

it("renders the same bytes on both faces", () => {
  expect(renderedByTerraform(all)).toEqual(all.map((written) => rendered(written)));
});

it("is read by nginx without a complaint", async () => {
  const binary = await tool("nginx");
  const directory = await mkdtemp(join(tmpdir(), "hanok-nginx-accepted-"));
  // on this machine addresses and certificates are others
  const here = { listenAddress: "127.0.0.1", ipv6: false, caBundle: "/etc/ssl/certs/ca-certificates.crt" };
  try {
    for (const written of all) {
      const text = rendered({ ...written, ...here });
      const file = join(directory, "nginx.conf");
      await writeFile(file, text);
      // the log's /dev/stdout has to be a file or a pipe, as in a container
      const args = [binary, "-t", "-q", "-e", "stderr", "-p", directory, "-c", file];
      const { stderr } = await promisify(execFile)("/bin/sh", [
        "-c",
        'exec "$@" > "$0"',
        join(directory, "log"),
        ...args,
      ]);
      expect({ written, stderr: stderr.replace(/^.*the "user" directive.*\n/m, "") }).toEqual({
        written,
        stderr: "",
      });
    }
  } finally {
    await rm(directory, { recursive: true });
  }
});
