/**
 * Refused inputs on the Terraform face: every case as a module call of its own in one configuration, planned once.
 * No AWS is there: the refusal has to come before any call.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AnyContract, NegativeCase } from "../../src/core/contract";
import { spellSample } from "../../src/core/contract/terraform";
import { camelToSnake } from "../../src/core/expressions";
import { atMost } from "./at-most";
import { withoutAws } from "./environment";
import { type RunningProvider, startProvider } from "./running-provider";
import { init, terraform } from "./terraform";

export interface RefusalQuery {
  /** The module's directory. */
  readonly module: string;
  /** The module's locals that validations refer to. */
  readonly tables: Readonly<Record<string, unknown>>;
  readonly contract: AnyContract;
  readonly cases: readonly NegativeCase[];
  readonly providerAliases?: readonly string[];
  /** For variables alone, where no provider has to be started: the module of each case, and what it declares. */
  readonly calls?: (negative: NegativeCase) => {
    readonly source: string;
    readonly declared: readonly string[];
  };
}

/**
 * The messages of Terraform, case by case. First the variable that a case is about is asked alone, which is quick; what it
 * lets pass is the whole module's to refuse, by its other variables and its preconditions.
 */
export async function terraformRefusals(query: RefusalQuery): Promise<Map<NegativeCase, string[]>> {
  const directory = await mkdtemp(join(tmpdir(), "hanok-variables-"));
  try {
    const found = await inBatches({ ...query, calls: await variablesAlone(directory, query) });
    const rest = query.cases.filter((negative) => !found.has(negative));
    return new Map([...found, ...(await inBatches({ ...query, cases: rest }))]);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** A module for each variable: it and those that its validations name. */
async function variablesAlone(directory: string, { module, tables, cases }: RefusalQuery) {
  const blocks = variableBlocks(await readFile(join(module, "variables.tf"), "utf8"));
  const inputs = [...new Set(cases.map(({ input }) => camelToSnake(input)))];
  const declared = new Map<string, string[]>();
  for (const input of inputs) {
    const { variables, locals } = namedBy(input, blocks, tables);
    declared.set(input, variables);
    const folder = join(directory, input);
    await mkdir(folder);
    await writeFile(join(folder, "variables.tf"), variables.map((name) => blocks.get(name)).join("\n"));
    await writeFile(join(folder, "main.tf.json"), JSON.stringify({ locals }));
  }
  return ({ input }: NegativeCase) => {
    const name = camelToSnake(input);
    return { source: join(directory, name), declared: declared.get(name) as readonly string[] };
  };
}

const variableBlocks = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/^variable "(\w+)" \{\n[\s\S]*?^\}$/gm)].map(([block, name]) => [
      name as string,
      block,
    ]),
  );

/** A variable, and those and the locals that it names, and so on. */
function namedBy(input: string, blocks: ReadonlyMap<string, string>, tables: RefusalQuery["tables"]) {
  const found = new Set([`var.${input}`]);
  const textOf = (name: string): string => {
    const short = name.replace(/^\w+\./, "");
    return name.startsWith("var.") ? (blocks.get(short) ?? "") : JSON.stringify(tables[short] ?? null);
  };
  for (const name of found)
    for (const [other, kind, short = ""] of textOf(name).matchAll(/\b(var|local)\.(\w+)/g))
      if (kind === "var" ? blocks.has(short) : short in tables) found.add(other);
  const named = (kind: string) =>
    [...found].flatMap((name) => (name.startsWith(kind) ? [name.slice(kind.length)] : []));
  const locals = Object.fromEntries(named("local.").map((name) => [name, tables[name]]));
  return { variables: named("var."), locals };
}

async function inBatches(query: RefusalQuery): Promise<Map<NegativeCase, string[]>> {
  const batches = Array.from({ length: Math.ceil(query.cases.length / AT_ONCE) }, (_, batch) =>
    query.cases.slice(batch * AT_ONCE, (batch + 1) * AT_ONCE),
  );
  // a shared provider is configured by one plan at a time
  const inTurn = atMost(query.calls ? 2 : 1);
  const found = await Promise.all(batches.map((cases) => inTurn(() => refusalsOf({ ...query, cases }))));
  return new Map(found.flatMap((messages) => [...messages]));
}

/** Terraform's time grows with more than the number of calls. */
const AT_ONCE = 64;

/** Terraform checks what it can without planning first, and stops there: what it said nothing of is asked again. */
async function refusalsOf(query: RefusalQuery): Promise<Map<NegativeCase, string[]>> {
  const found = new Map<NegativeCase, string[]>();
  let open = query.cases;
  for (;;) {
    const messages = open.length > 0 ? await planOnce({ ...query, cases: open }) : [];
    open.forEach((negative, index) => {
      if (messages[index]?.length) found.set(negative, messages[index]);
    });
    const rest = open.filter((negative) => !found.has(negative));
    if (rest.length === 0 || rest.length === open.length) return found;
    open = rest;
  }
}

async function planOnce(query: RefusalQuery): Promise<string[][]> {
  const directory = await mkdtemp(join(tmpdir(), "hanok-refusals-"));
  try {
    await writeCalls(directory, query);
    await init(directory, { env: { ...offline(), ...(await provider)?.env } });
    const shared = query.calls ? {} : (await sharedProvider(directory)).env;
    const args = ["plan", "-json", "-no-color", "-refresh=false"];
    const options = { env: { ...offline(), ...shared }, expectedCodes: [0, 1] };
    const { stdout } = await terraform(directory, args, options);
    return messagesByCase(stdout, query.cases.length);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

let provider: Promise<RunningProvider> | undefined;

/** All plans configure it alike. */
function sharedProvider(initialized: string): Promise<RunningProvider> {
  provider ??= startProvider(initialized, offline());
  return provider;
}

/** To be called when nothing more is asked. */
export async function endRefusals(): Promise<void> {
  await (await provider)?.stop();
  provider = undefined;
}

async function writeCalls(directory: string, query: RefusalQuery): Promise<void> {
  const { module, contract, cases } = query;
  await mkdir(directory, { recursive: true });
  const meta = query.calls ? {} : await writeProviders(directory, query);
  await Promise.all(
    cases.map((negative, index) => {
      const { source, declared } = query.calls?.(negative) ?? { source: module, declared: undefined };
      const inputs = Object.entries(spellSample(contract.inputs, negative.inputs));
      const given = inputs.filter(([name]) => declared?.includes(name) ?? true);
      const call = { source, ...meta, ...Object.fromEntries(given) };
      return write(directory, caseName(index), { module: { [caseName(index)]: call } });
    }),
  );
}

/** The providers that every call takes. */
async function writeProviders(directory: string, { providerAliases = [] }: RefusalQuery): Promise<object> {
  const settings = {
    region: "ap-northeast-2",
    access_key: "none",
    secret_key: "none",
    skip_credentials_validation: true,
    skip_metadata_api_check: true,
    skip_requesting_account_id: true,
    skip_region_validation: true,
    // the least: 0 stands for the default, 25
    max_retries: 1,
  };
  const aliased = providerAliases.map((alias) => ({ ...settings, alias }));
  await write(directory, "provider", { provider: { aws: [settings, ...aliased] } });
  const names = ["aws", ...providerAliases.map((alias) => `aws.${alias}`)];
  return { providers: Object.fromEntries(names.map((name) => [name, name])) };
}

const caseName = (index: number): string => `case_${String(index).padStart(3, "0")}`;

const write = (directory: string, name: string, content: object): Promise<void> =>
  writeFile(join(directory, `${name}.tf.json`), JSON.stringify(content, null, 2));

/** Any call of AWS would fail at once: nothing listens there. */
function offline(): NodeJS.ProcessEnv {
  return {
    ...withoutAws(process.env),
    AWS_ENDPOINT_URL: "http://127.0.0.1:9",
    AWS_EC2_METADATA_DISABLED: "true",
  };
}

interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
  readonly range?: { readonly filename: string };
}

function messagesByCase(output: string, count: number): string[][] {
  const found: string[][] = Array.from({ length: count }, () => []);
  for (const diagnostic of diagnostics(output)) {
    const place = `${diagnostic.address ?? ""} ${diagnostic.range?.filename ?? ""} ${diagnostic.detail}`;
    const index = /case_(\d{3})/.exec(place)?.[1];
    if (index === undefined) throw new Error(`a diagnostic of no case: ${JSON.stringify(diagnostic)}`);
    found[Number(index)]?.push(...messages(diagnostic));
  }
  return found;
}

function diagnostics(output: string): Diagnostic[] {
  return output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as { diagnostic?: Diagnostic })
    .flatMap(({ diagnostic }) => (diagnostic?.severity === "error" ? [diagnostic] : []));
}

/** The error message without Terraform's own last sentence. */
function messages({ summary, detail }: Diagnostic): string[] {
  if (!/^(Invalid value for variable|Resource precondition failed)$/.test(summary))
    return [`${summary}: ${detail}`];
  return detail.replace(/\n\nThis was checked by the validation rule at [\s\S]*$/, "").split("\n");
}
