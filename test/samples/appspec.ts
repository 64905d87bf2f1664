/**
 * An AppSpec file for servers, held against its documented structure: AWS CodeDeploy User Guide, "AppSpec file
 * structure", and its pages on the sections files, permissions and hooks.
 */
import { parse } from "yaml";

export interface Hook {
  readonly location: string;
  /** Seconds; 3600 by default. */
  readonly timeout?: number;
  readonly runas?: string;
}

export interface Permission {
  readonly object: string;
  readonly pattern?: string;
  readonly except?: readonly string[];
  readonly owner?: string;
  readonly group?: string;
  readonly mode?: string | number;
  readonly type?: readonly ("file" | "directory")[];
}

export interface AppSpec {
  readonly version: number;
  readonly os: "linux";
  readonly files?: readonly { readonly source: string; readonly destination: string }[];
  readonly file_exists_behavior?: string;
  readonly permissions?: readonly Permission[];
  readonly hooks?: Readonly<Record<string, readonly Hook[]>>;
}

/** The events that scripts may be run in. */
const HOOKS = [
  "ApplicationStop",
  "BeforeInstall",
  "AfterInstall",
  "ApplicationStart",
  "ValidateService",
  "BeforeBlockTraffic",
  "AfterBlockTraffic",
  "BeforeAllowTraffic",
  "AfterAllowTraffic",
];
const LONGEST_SECONDS = 3600;

type Json = Record<string, unknown>;

/** What is wrong with the text; empty where nothing is. */
export function problemsOf(text: string): string[] {
  const spec = parse(text) as unknown;
  if (!isObject(spec)) return ["it is no mapping"];
  return [
    ...onlyKeys(spec, "it", ["version", "os", "files", "file_exists_behavior", "permissions", "hooks"]),
    ...(/^version: 0\.0$/m.test(text) ? [] : ["version is not 0.0"]),
    ...(spec.os === "linux" ? [] : [`os is ${JSON.stringify(spec.os)}`]),
    ...(["DISALLOW", "OVERWRITE", "RETAIN", undefined].includes(spec.file_exists_behavior as string)
      ? []
      : [`file_exists_behavior is ${JSON.stringify(spec.file_exists_behavior)}`]),
    ...each(spec.files, "files", fileProblems),
    ...each(spec.permissions, "permissions", permissionProblems),
    ...hookProblems(spec.hooks),
  ];
}

export function readAppSpec(text: string): AppSpec {
  const problems = problemsOf(text);
  if (problems.length > 0) throw new Error(`appspec.yml: ${problems.join("; ")}`);
  return parse(text) as AppSpec;
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const onlyKeys = (value: Json, where: string, known: readonly string[]): string[] =>
  Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `${where} has ${key}`);

function each(value: unknown, where: string, problems: (item: Json, where: string) => string[]): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length === 0) return [`${where} is no list`];
  return value.flatMap((item, index) =>
    isObject(item) ? problems(item, `${where}[${index}]`) : [`${where}[${index}] is no mapping`],
  );
}

const text = (item: Json, key: string, where: string): string[] =>
  typeof item[key] === "string" && item[key] !== "" ? [] : [`${where}.${key} is no text`];

const absolute = (item: Json, key: string, where: string): string[] =>
  String(item[key]).startsWith("/") ? [] : [`${where}.${key} does not begin with a slash`];

const fileProblems = (item: Json, where: string): string[] => [
  ...onlyKeys(item, where, ["source", "destination", "file_exists_behavior"]),
  ...text(item, "source", where),
  ...text(item, "destination", where),
  ...absolute(item, "destination", where),
];

function permissionProblems(item: Json, where: string): string[] {
  const { type = [], mode } = item as { type?: unknown; mode?: unknown };
  const types = Array.isArray(type) ? type : [type];
  return [
    ...onlyKeys(item, where, [
      ...["object", "pattern", "except", "owner", "group"],
      ...["mode", "acls", "context", "type"],
    ]),
    ...text(item, "object", where),
    ...absolute(item, "object", where),
    ...(mode === undefined || /^[0-7]{3,4}$/.test(String(mode)) ? [] : [`${where}.mode is ${String(mode)}`]),
    ...types
      .filter((kind) => kind !== "file" && kind !== "directory")
      .map((kind) => `${where}.type has ${kind}`),
  ];
}

function hookProblems(hooks: unknown): string[] {
  if (hooks === undefined) return [];
  if (!isObject(hooks)) return ["hooks is no mapping"];
  return Object.entries(hooks).flatMap(([event, scripts]) => {
    const where = `hooks.${event}`;
    const unknown = HOOKS.includes(event) ? [] : [`${where} is no event that scripts are run in`];
    const seconds = Array.isArray(scripts)
      ? scripts.reduce<number>((sum, { timeout = LONGEST_SECONDS }: Hook) => sum + timeout, 0)
      : 0;
    const long = seconds > LONGEST_SECONDS ? [`${where} takes up to ${seconds} seconds`] : [];
    return [...unknown, ...each(scripts, where, scriptProblems), ...long];
  });
}

const scriptProblems = (item: Json, where: string): string[] => [
  ...onlyKeys(item, where, ["location", "timeout", "runas"]),
  ...text(item, "location", where),
  ...(item.timeout === undefined || (Number.isInteger(item.timeout) && Number(item.timeout) > 0)
    ? []
    : [`${where}.timeout is ${String(item.timeout)}`]),
  ...(item.runas === undefined ? [] : text(item, "runas", where)),
];
