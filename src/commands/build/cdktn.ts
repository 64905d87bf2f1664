/**
 * The package `hanok-cdktn`: the files of `hanok`, which take CDK Terrain's packages where those take CDKTF's. CDK Terrain goes
 * on where CDKTF was archived; what Hanok uses of both is the same.
 */
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Manifest, readJson } from "./manifest";

/** The peers of the package, as cdktn 0.24 and its provider ask for constructs. */
const PEERS = { "@cdktn/provider-aws": "^25.0.0", cdktn: "^0.24.0", constructs: ">=10.6.0 <10.8.0" };

/** Names of packages, as code and texts write them. */
const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/(["'`])cdktf\1/g, "$1cdktn$1"],
  [/@cdktf\/provider-aws/g, "@cdktn/provider-aws"],
  [/`cdktf deploy/g, "`cdktn deploy"],
];

export function writeForTerrain(hanok: string, directory: string): void {
  cpSync(hanok, directory, { recursive: true });
  for (const name of readdirSync(directory, { recursive: true, encoding: "utf8" }))
    if (/\.(js|d\.ts)$/.test(name)) rewrite(join(directory, name), forTerrain);
  rewrite(join(directory, "README.md"), (text) =>
    forTerrain(text).replace(/(from "|npx )hanok(["/ @])/g, "$1hanok-cdktn$2"),
  );
  const manifest = readJson<Manifest>(join(hanok, "package.json"));
  writeFileSync(join(directory, "package.json"), `${JSON.stringify(terrainManifest(manifest), null, 2)}\n`);
}

const forTerrain = (text: string) => RENAMED.reduce((all, [from, to]) => all.replace(from, to), text);

function terrainManifest(manifest: Manifest) {
  const keywords = (manifest.keywords as string[]).map((word) => (word === "cdktf" ? "cdktn" : word));
  const description = (manifest.description as string).replace("CDKTF", "CDK Terrain");
  return { ...manifest, name: "hanok-cdktn", description, keywords, peerDependencies: PEERS };
}

function rewrite(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, "utf8")));
}
