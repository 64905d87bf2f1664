/** The two packages as `npm pack` makes them, built once for all tests of this tier (global-setup.ts). */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(__dirname, "../../..");
const output = join(root, ".cache/pack");

export interface Packed {
  readonly filename: string;
  /** Bytes of the archive, and of what is in it. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

export const archiveOf = ({ filename }: Packed) => join(output, filename);

export const packed = (name: "hanok" | "hanok-cdktn"): Packed =>
  JSON.parse(readFileSync(join(output, `${name}.json`), "utf8"));

export function packAll(): void {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  execFileSync("npm", ["run", "--silent", "build"], { cwd: root, stdio: "inherit" });
  for (const name of ["hanok", "hanok-cdktn"]) {
    const args = ["pack", `./packages/${name}`, "--json", "--pack-destination", output];
    const [only] = JSON.parse(execFileSync("npm", args, { cwd: root, encoding: "utf8", stdio: "pipe" }));
    writeFileSync(join(output, `${name}.json`), JSON.stringify(only));
  }
}
