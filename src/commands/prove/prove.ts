/** `hanok prove PLAN`: whether what has to be reached is, and what must never be is not. */
import { parseArgs } from "node:util";
import {
  type Intent,
  intentsIn,
  type Network,
  type Proof,
  prove as proofs,
  proofsText,
  proofTexts,
  standingIntents,
} from "../../reach";
import { type Style, styleOf } from "../../text/style";
import { type Command, type Outcome, UserError } from "../command";
import { jsonIn, networkIn } from "../reach/input";
import { onePlan, toldOr } from "../reach/reach";

const HELP = `hanok prove PLAN [--intents FILE]

Reads the JSON of \`terraform show -json\` of a plan or a state, or what cdktf synthesizes
(cdk.tf.json; "-" reads the standard input), and proves what its resources need: an ECS
service the registry, logs and secrets that its containers name, a container instance what
its agent calls, a load balancer its targets on the ports of traffic and health checks, a
database the clients that its groups admit; and that from the internet nobody reaches a
database, or a task but over its load balancer. With --intents, what the file says instead.

  --intents FILE     JSON: { "reach": [{ "from": …, "to": …, "port": … }], "never": [ … ] },
                     with "protocol", "direct", "action", "resource", "by" and "why" as
                     wanted; ends and actions as in hanok reach
  --configuration D  the root module's directory (default: that of PLAN)
  --verbose          those that hold, too
  --json             the result as JSON; its schema: hanok reach --schema
  --help             this text

  hanok prove plan.json
  hanok prove plan.json --intents intents.json

Exit code: 0 all hold, 1 one is broken, 2 it could not be asked, 3 one is unknown and
none is broken.
`;

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  json: { type: "boolean" },
  verbose: { type: "boolean" },
  intents: { type: "string" },
  configuration: { type: "string" },
} as const;

export const prove: Command = {
  summary: "proves what a plan's resources need to reach, and what must never reach them",
  run: (args) => toldOr("prove", () => proved(args)),
};

function proved(args: string[]): Outcome {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) return { code: 0, out: HELP };
  const file = onePlan(positionals);
  const network = networkIn(file, values.configuration);
  const found = proofs(network, intentsOf(network, file, values.intents));
  const out = values.json
    ? JSON.stringify({ proofs: found }, null, 2)
    : textOf(found, values.verbose === true, styleOf(process.stdout));
  return { code: codeOf(found), out: `${out}\n` };
}

function intentsOf(network: Network, plan: string, file: string | undefined): Intent[] {
  if (file !== undefined && /\.ya?ml$/.test(file))
    throw new UserError(
      `${file} is YAML; allowed: JSON, "-" for the standard input: yq -o json ${file} | hanok prove ${plan} --intents -`,
    );
  if (file !== undefined) return intentsIn(jsonIn(file));
  const own = standingIntents(network);
  if (own.length === 0)
    throw new UserError(
      `${plan} has no ECS service, load balancer or database to prove anything of; allowed: --intents FILE`,
    );
  return own;
}

function codeOf(found: readonly Proof[]): number {
  if (found.some(({ verdict }) => verdict === "broken")) return 1;
  return found.some(({ verdict }) => verdict === "unknown") ? 3 : 0;
}

function textOf(found: readonly Proof[], isVerbose: boolean, style: Style): string {
  const told = found.filter(({ verdict }) => isVerbose || verdict !== "holds");
  return [...proofTexts(told, style), style.strong(proofsText(found))].join("\n");
}
