/** `hanok reach PLAN`: who can reach whom in what a Terraform plan or state describes. */
import { parseArgs } from "node:util";
import { answerText, reach as ask, matrix, type Network, type Question, ReachError } from "../../reach";
import { styleOf } from "../../text/style";
import { type Command, type Outcome, UserError } from "../command";
import { networkIn } from "./input";
import { SCHEMA } from "./schema";
import { matrixText } from "./text";

const HELP = `hanok reach PLAN --from A --to B [--port N] [--protocol tcp|udp] [--host H] [--path P] [--direct]
hanok reach PLAN --from A --to B --action ACTION [--resource R] [--by WHO]
hanok reach PLAN --from A | --to B | --all

Reads the JSON of \`terraform show -json\` of a plan or a state, or what cdktf synthesizes
(cdk.tf.json; "-" reads the standard input), and says whether A can reach B, by which path
and back, or what stops it and what would open it. Nothing is run and nobody is asked.

A and B are a resource's address, a name (service/api, database/main, load_balancer/web),
internet, or a CIDR block; B may be an AWS service (aws:ecr.api, aws:s3), or a URL or a name
that an aws_route53_record leads to its end. Without --port, what B listens on.

  --host H, --path P of a request, for the rules of listeners; without them the answer
                     says for which requests it holds
With an action, the policies along the way are asked, too: those of the role of A and its
permissions boundary, of the endpoint on the way, and of what is asked. B may be that itself:
aws_s3_bucket.web, or a queue, a topic, a secret, a table, a repository, a key, a log group.

  --direct           not over a load balancer
  --action ACTION    what is asked of AWS, such as s3:GetObject (default, where B is a bucket,
                     a queue, …: the one that mostly is)
  --resource R       an ARN, a resource's address, or "*" (default: B)
  --by WHO           application, agent (which pulls images, writes logs, reads secrets),
                     anyone (unsigned)
  --from A           without --to: what A reaches
  --to B             without --from: who reaches B
  --all              everything against everything, what is public first
  --configuration D  the root module's directory (default: that of PLAN). A plan does not
                     say what locals and dynamic blocks are made from; the files do.
  --json             the result as JSON
  --schema           the JSON Schema of that, and of intents files
  --help             this text

  hanok reach plan.json --from internet --to service/api --port 443
  hanok reach plan.json --from service/api --to aws:ecr.api
  hanok reach plan.json --from internet --to service/api --port 443 --host api.example.com
  hanok reach plan.json --from internet --to https://api.example.com/v1/users
  hanok reach plan.json --from service/api --to aws_s3_bucket.web --action s3:GetObject
  hanok reach plan.json --from service/api --to aws:ecr.api --action ecr:GetAuthorizationToken
  hanok reach plan.json --from internet
  terraform show -json | hanok reach - --all

Exit code of a question: 0 yes, 1 no, 2 it could not be asked, 3 unknown.
Of a list: 0, or 2. NO_COLOR is respected.
`;

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  json: { type: "boolean" },
  schema: { type: "boolean" },
  all: { type: "boolean" },
  from: { type: "string" },
  to: { type: "string" },
  port: { type: "string" },
  protocol: { type: "string" },
  direct: { type: "boolean" },
  host: { type: "string" },
  path: { type: "string" },
  action: { type: "string" },
  resource: { type: "string" },
  by: { type: "string" },
  configuration: { type: "string" },
} as const;

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly port?: string | undefined;
  readonly protocol?: string | undefined;
  readonly direct?: boolean | undefined;
  readonly host?: string | undefined;
  readonly path?: string | undefined;
  readonly action?: string | undefined;
  readonly resource?: string | undefined;
  readonly by?: string | undefined;
  readonly all?: boolean | undefined;
  readonly json?: boolean | undefined;
}

export const reach: Command = {
  summary: "says who can reach whom in what a plan or a state describes",
  run: (args) => toldOr("reach", () => reached(args)),
};

/** What a user can mend is told in a line, with the code for it. */
export function toldOr(command: string, run: () => Outcome): Outcome {
  try {
    return run();
  } catch (error) {
    if (!isUsers(error)) throw error;
    return { code: 2, out: "", error: `hanok ${command}: ${error.message}\n` };
  }
}

const isUsers = (error: unknown): error is Error =>
  error instanceof UserError ||
  error instanceof ReachError ||
  /^(ERR_PARSE_ARGS_|E[A-Z]+$)/.test((error as NodeJS.ErrnoException).code ?? "");

function reached(args: string[]): Outcome {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) return { code: 0, out: HELP };
  if (values.schema) return { code: 0, out: `${JSON.stringify(SCHEMA, null, 2)}\n` };
  if (values.all !== true && values.from === undefined && values.to === undefined)
    throw new UserError(
      "a question is missing; allowed: --from A --to B, --from A, --to B, --all (see hanok reach --help)",
    );
  if (values.all === true && (values.from ?? values.to ?? values.port) !== undefined)
    throw new UserError("--all asks everything; allowed with it: --json, --configuration");
  const network = networkIn(onePlan(positionals), values.configuration);
  return values.from !== undefined && values.to !== undefined
    ? single(network, values)
    : list(network, values);
}

export function onePlan([file, ...more]: readonly string[]): string {
  if (file === undefined)
    throw new UserError(
      "a file is missing; allowed: the JSON of `terraform show -json`, or - for the standard input",
    );
  if (more.length > 0) throw new UserError(`${[file, ...more].join(" ")} are several; allowed: one file.`);
  return file;
}

const CODES = { yes: 0, no: 1, unknown: 3 } as const;

function single(
  network: Network,
  { from = "", to = "", port, protocol, direct, host, path, json, ...rights }: Asked,
): Outcome {
  const question = {
    from,
    to,
    port: port === undefined ? undefined : portOf(port),
    protocol: protocolOf(protocol),
    direct,
    host,
    path,
    ...rightsOf(rights),
  };
  const answer = ask(network, question);
  const out = json
    ? JSON.stringify({ question, answer }, null, 2)
    : answerText(question, answer, styleOf(process.stdout));
  return { code: CODES[answer.verdict], out: `${out}\n` };
}

function rightsOf({ action, resource, by }: Asked): Pick<Question, "action" | "resource" | "by"> {
  if (by !== undefined && by !== "application" && by !== "agent" && by !== "anyone")
    throw new UserError(`--by is ${JSON.stringify(by)}; allowed: application, agent, anyone`);
  return { action, resource, by };
}

function list(network: Network, { from, to, port, json, all, action }: Asked): Outcome {
  if (action !== undefined) throw new UserError("--action is for a question with --from and --to");
  if (port !== undefined)
    throw new UserError("--port is for a question with --from and --to; a list has every port that is open");
  const lines = matrix(network, from, to);
  const out = json
    ? JSON.stringify({ reaches: lines }, null, 2)
    : matrixText(lines, all === true, styleOf(process.stdout));
  return { code: 0, out: `${out}\n` };
}

function portOf(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535)
    throw new UserError(`--port is ${JSON.stringify(text)}; allowed: 0 to 65535`);
  return Number(text);
}

function protocolOf(text = "tcp"): "tcp" | "udp" {
  if (text === "tcp" || text === "udp") return text;
  throw new UserError(`--protocol is ${JSON.stringify(text)}; allowed: tcp, udp`);
}
