/**
 * `npm run build`: the two packages in packages/, as they are published: `hanok`, of what the entry points and the command
 * reach, and `hanok-cdktn`, the same for CDK Terrain.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeForTerrain } from "./cdktn";
import { loadLate } from "./load-late";
import { type Manifest, readJson, writeManifest } from "./manifest";
import { writeReadme } from "./readme";
import { leaveOutSamples } from "./without-samples";

const root = join(__dirname, "../../..");
const packages = join(root, "packages");

function build(): number {
  rmSync(packages, { recursive: true, force: true });
  const hanok = join(packages, "hanok");
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const project = join(root, "src/tsconfig.build.json");
  const { status } = spawnSync(process.execPath, [compiler, "-p", project], { stdio: "inherit" });
  if (status !== 0) return status ?? 1;
  loadLate(join(root, "src"), join(hanok, "dist"));
  leaveOutSamples(join(hanok, "dist"));
  const manifest = readJson<Manifest>(join(root, "package.json"));
  writeManifest(hanok, manifest);
  writeReadme(join(root, "README.md"), hanok, manifest);
  for (const name of ["LICENSE", "CHANGELOG.md"]) copyFileSync(join(root, name), join(hanok, name));
  writeForTerrain(hanok, join(packages, "hanok-cdktn"));
  return 0;
}

process.exitCode = build();
