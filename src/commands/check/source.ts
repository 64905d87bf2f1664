/** Whose module a call's source is. */
import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join, normalize, resolve } from "node:path";
import type { Fields } from "../../core/module/keys";
import { isGenerated } from "../../core/module/requirements";
import inputs from "./inputs.json";

/** The inputs of our modules by their paths below modules/; generated from the contracts. */
const INPUTS: Readonly<Record<string, Fields>> = inputs;

export type Source =
  | { readonly kind: "ours"; readonly path: string; readonly inputs: Fields }
  | { readonly kind: "child"; readonly directory: string }
  | { readonly kind: "other" };

/**
 * `…//modules/network?ref=v1.0.0`, `ORG/hanok/aws//modules/network`, `../hanok/modules/network`: by its end. A directory of that
 * name may be the user's own; ours says what it is generated from.
 */
export function sourceOf(source: string, directory: string): Source {
  const isLocal = /^\.{1,2}\//.test(source) || isAbsolute(source);
  const place = isLocal ? normalize(isAbsolute(source) ? source : join(directory, source)) : source;
  const path = pathOf(isLocal ? resolve(place) : place);
  if (path !== undefined && !(isLocal && isAnothers(place)))
    return { kind: "ours", path, inputs: INPUTS[path] as Fields };
  return isLocal ? { kind: "child", directory: place } : { kind: "other" };
}

function pathOf(place: string): string | undefined {
  const whole = `/${place.split("?")[0]}`.replace(/\/+$/, "");
  return Object.keys(INPUTS).find((path) => whole.endsWith(`/modules/${path}`));
}

function isAnothers(directory: string): boolean {
  const file = join(directory, "variables.tf");
  return existsSync(directory) && !(existsSync(file) && isGenerated(readFileSync(file, "utf8")));
}
