/**
 * What code refers to, where a plan has the code: of configurations in Terraform's JSON syntax, such as cdktf's, it holds
 * each text as it is written, and for_each with its keys.
 */

/** `each.key` and `each.value.…` put in, as far as for_each is written out. */
export function filled(value: unknown, key: string, each: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => filled(item, key, each));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, filled(item, key, each)]));
  if (typeof value !== "string" || !value.includes("each.")) return value;
  const whole = /^\$\{\s*each\.value((?:\.\w+|\["[^"]*"\])*)\s*\}$/.exec(value);
  if (whole) return inside(each, whole[1] ?? "") ?? value;
  return value
    .replace(/\beach\.key\b/g, () => JSON.stringify(key))
    .replace(
      /\beach\.value((?:\.\w+|\["[^"]*"\])*)/g,
      (all, path: string) => codeOf(inside(each, path)) ?? all,
    );
}

function inside(value: unknown, path: string): unknown {
  const steps = [...path.matchAll(/\.(\w+)|\["([^"]*)"\]/g)].map(([, name, quoted]) => name ?? quoted ?? "");
  return steps.reduce<unknown>(
    (at, step) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[step] : undefined),
    value,
  );
}

/** A value in the middle of code; what is code itself stands there as such. */
function codeOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const whole = typeof value === "string" ? /^\$\{(.*)\}$/s.exec(value) : null;
  return whole?.[1] ?? JSON.stringify(value);
}

const KEY = String.raw`\[(?:"(?:[^"\\]|\\.)*"|\d+)\]`;
const REFERENCE = new RegExp(
  String.raw`(?<![\w.\-"])(?:(?:data\.)?[a-z][a-z0-9]*_\w+\.[a-zA-Z_][\w-]*|local\.[\w-]+|var\.[\w-]+|module\.[\w-]+|each\.(?:key|value)|count\.index)(?:${KEY}|\.[a-zA-Z_]\w*|\[\*\]|\.\*)*`,
  "g",
);

/** Every reference in the code of a value, without what only a condition looks at. */
export function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(referencesIn);
  if (typeof value !== "string") return [];
  const whole = /^\$\{(.*)\}$/s.exec(value);
  const codes = whole?.[1] !== undefined && !whole[1].includes("${") ? branchesOf(whole[1]) : codesIn(value);
  return [...new Set(codes.flatMap((code) => code.match(REFERENCE) ?? []))].map(plain);
}

/** `a[*].id` is listed as `a` is. */
const plain = (reference: string): string => reference.replace(/(\[\*\]|\.\*).*$/, "");

const codesIn = (text: string): string[] => (text.includes("${") ? [text] : []);

/** The values of a condition: `c ? a : b` is a or b. */
function branchesOf(code: string): string[] {
  const question = atTop(code, "?");
  if (question < 0) return [code];
  const rest = code.slice(question + 1);
  const colon = atTop(rest, ":");
  return colon < 0 ? [code] : [...branchesOf(rest.slice(0, colon)), ...branchesOf(rest.slice(colon + 1))];
}

/** Where a sign stands outside of brackets and texts. */
function atTop(code: string, sign: string): number {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < code.length; at += 1) {
    const letter = code.charAt(at);
    if (letter === '"' && code[at - 1] !== "\\") isText = !isText;
    else if (isText) continue;
    else if ("([{".includes(letter)) depth += 1;
    else if (")]}".includes(letter)) depth -= 1;
    else if (depth === 0 && letter === sign) return at;
  }
  return -1;
}

export const isCode = (value: unknown): boolean =>
  typeof value === "string"
    ? value.includes("${")
    : typeof value === "object" && value !== null && Object.values(value).some(isCode);

/** What a plan leaves out of the root module: its locals, and what `dynamic` blocks are made from. */
export interface RootCode {
  /** The code of `local.a.b`. */
  local(reference: string): unknown;
  block(type: string, name: string, block: string): unknown;
  /** Blocks of a name as they are written, but for `dynamic` ones. */
  blocks(type: string, name: string, block: string): Body[];
}

type Body = Record<string, unknown>;

/** Of documents in Terraform's JSON syntax ("JSON Configuration Syntax"). */
export function rootCode(documents: readonly unknown[]): RootCode | undefined {
  const whole = documents.filter((one): one is Body => typeof one === "object" && one !== null);
  if (whole.length === 0) return undefined;
  const locals: Body = Object.assign({}, ...whole.flatMap(({ locals }) => locals ?? []));
  return {
    local(reference) {
      const [, name = "", path = ""] = /^local\.([\w-]+)(.*)$/s.exec(reference) ?? [];
      return inside(locals[name], path) ?? locals[name];
    },
    blocks(type, name, block) {
      const bodies = whole.flatMap(({ resource }) => inside(resource, `.${type}.${name}`) ?? []);
      return (bodies as Body[]).flatMap((body) => [body[block] ?? []].flat() as Body[]);
    },
    block(type, name, block) {
      const bodies = whole.flatMap(({ resource }) => inside(resource, `.${type}.${name}`) ?? []);
      return (bodies as Body[]).flatMap(({ dynamic }) => (dynamic as Body | undefined)?.[block] ?? [])[0];
    },
  };
}
