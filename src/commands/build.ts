/** `npm run build`: the package's JavaScript and types in dist/; only what src/index.ts reaches. */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");

rmSync(join(root, "dist"), { recursive: true, force: true });
const compiler = join(root, "node_modules/typescript/bin/tsc");
const { status } = spawnSync(process.execPath, [compiler, "-p", join(root, "src/tsconfig.build.json")], {
  stdio: "inherit",
});
process.exitCode = status ?? 1;
