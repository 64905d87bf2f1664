/** A root module and its local child modules, read as far as calls of our modules go. */
import { type Call, callsIn, sourceArgument } from "./calls";
import { type Source, sourceOf } from "./source";
import { type Found, type Place, type Unknown, unknownIn } from "./unknown";

type In<T> = T & { /** `module.app.module.network` */ readonly module: string };

export interface Report {
  /** Calls of our modules. */
  calls: number;
  readonly unknown: In<Unknown>[];
  readonly unchecked: In<Place>[];
  /** Calls that may be of another's module, since it has arguments that ours of that name has not. */
  readonly others: In<{ readonly source: string; readonly argument: string }>[];
}

export function checkConfiguration(directory: string): Report {
  const report: Report = { calls: 0, unknown: [], unchecked: [], others: [] };
  checkDirectory(directory, "", report, new Set());
  return report;
}

interface SourcedCall {
  readonly call: Call;
  readonly text: string;
  readonly source: Source;
}

/** A directory that several calls lead to is read once. */
function checkDirectory(directory: string, parent: string, report: Report, seen: Set<string>): void {
  if (seen.has(directory)) return;
  seen.add(directory);
  const calls = callsIn(directory).flatMap((call): SourcedCall[] => {
    const { value, file, line } = sourceArgument(call) ?? {};
    if (value?.kind === "text") return [{ call, text: value.text, source: sourceOf(value.text, directory) }];
    // OpenTofu computes sources
    if (file !== undefined && line !== undefined)
      report.unchecked.push({ module: `${parent}module.${call.name}`, key: "source", file, line });
    return [];
  });
  const ours = calls.filter(({ source }) => source.kind === "ours").map(({ call }) => call.name);
  for (const sourced of calls) {
    const module = `${parent}module.${sourced.call.name}`;
    if (sourced.source.kind === "child") checkDirectory(sourced.source.directory, `${module}.`, report, seen);
    if (sourced.source.kind === "ours") checkCall(sourced, module, isOutputOf(ours), report);
  }
}

/** What our own modules put out holds no key of a user's: `module.network.network`. */
function isOutputOf(names: readonly string[]): (code: string) => boolean {
  return (code) => {
    const name = /^module\.([\w-]+)(?:\[[^[\]]*\]|\.[\w-]+)+$/.exec(
      code.replace(/^"\$\{\s*|\s*\}"$/g, ""),
    )?.[1];
    return name !== undefined && names.includes(name);
  };
}

function checkCall(
  { call, text, source }: SourcedCall,
  module: string,
  isSafe: (code: string) => boolean,
  report: Report,
): void {
  if (source.kind !== "ours") return;
  const found: Found = unknownIn(call.arguments, source.inputs, isSafe);
  const foreign = found.unknown.find(({ key }) => !/[.[]/.test(key));
  if (foreign && !/^\.{0,2}\/|hanok/i.test(text)) {
    report.others.push({ module, source: text, argument: foreign.key });
    return;
  }
  report.calls += 1;
  report.unknown.push(...found.unknown.map((unknown) => ({ module, ...unknown })));
  report.unchecked.push(...found.unchecked.map((place) => ({ module, ...place })));
}
