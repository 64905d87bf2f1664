/** Which file of a module something stands in: named after the source of the concern that makes it. */
import { basename } from "node:path";
import type { ModuleJson } from "../hcl/files";
import { bodies, type Calls, localPlaces, type Parts, RULES, sourceOf } from "./places";

type Json = Readonly<Record<string, unknown>>;

/** What the main part of a module holds, by the source that it belongs to or RULES. */
export function bySource(module: ModuleJson, calls: Calls): Map<string, Json> {
  const { locals = {}, data = {}, resource = {}, moved = [], check } = module.main as Parts;
  const places = localPlaces(module, calls);
  const files = new Map<string, Record<string, Json>>();
  const put = (source: string, kind: string, path: readonly string[], value: unknown) => {
    const file = files.get(source) ?? {};
    files.set(source, { ...file, [kind]: within(file[kind] ?? {}, path, value) });
  };
  for (const [name, value] of Object.entries(locals)) put(places(name), "locals", [name], value);
  for (const [kind, types] of Object.entries({ data, resource }))
    for (const { type, name, body, address } of bodies(kind, types))
      put(sourceOf(calls, address), kind, [type, name], body);
  for (const [name, value] of Object.entries(check ?? {})) put(RULES, "check", [name], value);
  for (const one of moved)
    put(sourceOf(calls, String(one.to).replace(/\[.*$/, "")), "moved", [String(one.to)], one);
  return files;
}

const within = (content: Json, [first = "", ...rest]: readonly string[], value: unknown): Json => ({
  ...content,
  [first]: rest.length === 0 ? value : within((content[first] ?? {}) as Json, rest, value),
});

const TAKEN = ["variables", "outputs", "versions"];

/** `nat.tf` of src/network/routes/nat.ts; main.tf is the block's own. */
export function fileName(source: string, blockSource: string): string {
  if (source === blockSource) return "main.tf";
  const name = basename(source, ".ts");
  if (TAKEN.includes(name)) throw new Error(`${source}: ${name}.tf is a file of every module's`);
  return `${name}.tf`;
}
