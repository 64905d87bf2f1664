/** A plan or a state from a file, with the configuration that lies beside it. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { type Network, readTerraform } from "../../reach";
import { UserError } from "../command";
import { configurationIn } from "./configuration";

export function networkIn(file: string, directory: string | undefined): Network {
  const json = jsonIn(file);
  const beside = file === "-" ? undefined : dirname(file);
  return readTerraform(json, {
    configuration: configurationIn(directory ?? beside, directory !== undefined),
  });
}

export function jsonIn(file: string): unknown {
  const bytes = read(file);
  if (bytes.subarray(0, 2).toString() === "PK")
    throw new UserError(
      `${file} is a plan as Terraform keeps it; allowed: its JSON, \`terraform show -json ${file} > plan.json\``,
    );
  const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
  if (text.trim() === "")
    throw new UserError(`${file} is empty; allowed: the JSON of \`terraform show -json\``);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const [, position] = /position (\d+)/.exec((error as Error).message) ?? [];
    const isCut = position === undefined || Number(position) >= text.trimEnd().length;
    throw new UserError(
      `${file} is no JSON${isCut ? ", or was cut off" : ""}: ${(error as Error).message.replace(/\s+/g, " ").slice(0, 160)}; allowed: the whole JSON of \`terraform show -json\``,
    );
  }
}

function read(file: string): Buffer {
  if (file === "-") return readFileSync(0);
  if (!existsSync(file)) throw new UserError(`${file}: there is no such file`);
  if (statSync(file).isDirectory())
    throw new UserError(`${file} is a directory; allowed: a file with the JSON of \`terraform show -json\``);
  return readFileSync(file);
}
