/** Whose module a call's source is. */
import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join, normalize, resolve } from "node:path";
import { type Fields, withLater } from "../../core/module/keys";
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
  const fields = path === undefined ? undefined : INPUTS[path];
  if (path !== undefined && fields !== undefined && !(isLocal && isAnothers(place)))
    return { kind: "ours", path, inputs: isFor6(isLocal, place) ? withLater(fields) : fields };
  return isLocal ? { kind: "child", directory: place } : { kind: "other" };
}

function pathOf(place: string): string | undefined {
  const whole = `/${place.split("?")[0]}`.replace(/\/+$/, "");
  return Object.keys(INPUTS).find((path) => whole.endsWith(`/modules/${path}`));
}

/** The edition for provider 6, which a local module says that it is. */
const isFor6 = (isLocal: boolean, directory: string): boolean => {
  const file = join(directory, "versions.tf");
  return isLocal && existsSync(file) && />= 6\./.test(readFileSync(file, "utf8"));
};

function isAnothers(directory: string): boolean {
  const file = join(directory, "variables.tf");
  return existsSync(directory) && !(existsSync(file) && isGenerated(readFileSync(file, "utf8")));
}
