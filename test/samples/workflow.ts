/** The sample's workflow, and its commands run as GitHub's runner does, with an `aws` that only remembers. */
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parse } from "yaml";

export const SAMPLE = join(__dirname, "../../docs/samples/ec2-web");
export const WORKFLOW = join(SAMPLE, ".github/workflows/deploy.yml");

export interface WorkflowStep {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  /** A GitHub environment, by an expression. */
  readonly environment?: string;
  readonly "timeout-minutes": number;
  readonly steps: readonly WorkflowStep[];
}

export interface Workflow {
  readonly on: {
    readonly push: { readonly branches: readonly string[] };
    readonly workflow_dispatch: {
      readonly inputs: Readonly<Record<string, { readonly type: string; readonly required?: boolean }>>;
    };
  };
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: { readonly deploy: Job };
}

export const workflow = (): Workflow => parse(readFileSync(WORKFLOW, "utf8")) as Workflow;

/** A repository as its tokens name it; with numbers where its subjects are immutable. */
export interface Repository {
  readonly repository: string;
  readonly repositoryIds?: { readonly owner: string; readonly repository: string };
}

/**
 * The subject of the job's token: GitHub Docs, "OpenID Connect reference" (example subject claims, immutable subject claims).
 * A job of an environment has it in its subject, another one its branch.
 */
export function subjectOf(given: Repository, inputs: Readonly<Record<string, string>> = {}): string {
  const { on, jobs } = workflow();
  const { environment } = jobs.deploy;
  const context =
    environment === undefined
      ? `ref:refs/heads/${on.push.branches[0]}`
      : `environment:${computed(environment, inputs)}`;
  return `repo:${repositoryText(given)}:${context}`;
}

function repositoryText({ repository, repositoryIds: ids }: Repository): string {
  const [owner, name] = repository.split("/");
  return ids ? `${owner}@${ids.owner}/${name}@${ids.repository}` : repository;
}

/** An expression of the one kind that the job has: an input of whoever starts it, or a word in its place. */
function computed(expression: string, inputs: Readonly<Record<string, string>>): string {
  const [, input = "", otherwise = ""] = /^\$\{\{ inputs\.(\w+) \|\| '(\w+)' \}\}$/.exec(expression) ?? [];
  if (otherwise === "") throw new Error(`${expression} is no expression that is known here`);
  const { inputs: declared } = workflow().on.workflow_dispatch;
  if (declared[input] === undefined) throw new Error(`workflow_dispatch has no input ${input}`);
  return inputs[input] ?? otherwise;
}

/** The outputs of the stack, as variables of the GitHub environment. */
export const VARIABLES: Readonly<Record<string, string>> = {
  AWS_REGION: "ap-northeast-2",
  AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/shop-github",
  ARTIFACT_LOCATION: "s3://shop-artifacts/shop/",
  APPLICATION_NAME: "shop",
  DEPLOYMENT_GROUP_NAME: "shop",
};

/**
 * Remembers what it is asked, keeps what is uploaded. A deployment is what the file `answers` says, a line at each question;
 * the last line stays.
 */
const AWS = `#!/bin/bash
set -eu
printf '%s\\0' "$@" >>"$BUCKET/calls"
printf '\\n' >>"$BUCKET/calls"
case "$1 $2" in
  "s3 cp") cp "\${@: -2:1}" "$BUCKET/upload.zip" ;;
  "deploy create-deployment") echo d-ABCDEF ;;
  "deploy get-deployment")
    answer=$(head -1 "$BUCKET/answers")
    [ "$(wc -l <"$BUCKET/answers")" = 1 ] || sed -i 1d "$BUCKET/answers"
    echo "$answer"
    ;;
esac
`;

export interface Run {
  readonly sha: string;
  readonly output: string;
  readonly failed: boolean;
  /** The arguments of every call of \`aws\`. */
  readonly calls: readonly (readonly string[])[];
  readonly archive: Buffer;
}

/** A repository of the sample's files. */
export function repositoryIn(folder: string): string {
  cpSync(SAMPLE, folder, { recursive: true });
  git(folder, "init", "-q", "-b", "main");
  commit(folder, "The shop");
  return folder;
}

export function commit(folder: string, message: string): string {
  git(folder, "add", "-A");
  git(folder, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", message);
  return git(folder, "rev-parse", "HEAD").trim();
}

const git = (folder: string, ...args: string[]) =>
  execFileSync("git", args, { cwd: folder, encoding: "utf8" });

/** What `get-deployment` answers: status, servers that failed, servers left out, message. */
const IN_PROGRESS = "InProgress\tNone\tNone\tNone";
const SUCCEEDED = "Succeeded\t0\t0\tNone";

/** Runs the commands of the workflow at the repository's last commit. */
export function runWorkflow(
  repository: string,
  temporary: string,
  answers: readonly string[] = [IN_PROGRESS, SUCCEEDED],
): Run {
  mkdirSync(join(temporary, "bin"), { recursive: true });
  // nobody waits here
  for (const [name, text] of Object.entries({ aws: AWS, sleep: "#!/bin/sh\n" })) {
    const file = join(temporary, "bin", name);
    writeFileSync(file, text);
    chmodSync(file, 0o755);
  }
  writeFileSync(join(temporary, "calls"), "");
  writeFileSync(join(temporary, "answers"), answers.map((line) => `${line}\n`).join(""));
  const sha = git(repository, "rev-parse", "HEAD").trim();
  let output = "";
  let failed = false;
  for (const { run, env = {} } of workflow().jobs.deploy.steps) {
    if (run === undefined || failed) continue;
    const given = Object.entries(env).map(([name, value]) => [name, filled(value)]);
    try {
      // a step without `shell` is bash -e (GitHub Docs, "Workflow syntax", shell)
      output += execFileSync("bash", ["-e", "-c", run], {
        cwd: repository,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
        env: {
          PATH: `${join(temporary, "bin")}${delimiter}${process.env.PATH}`,
          BUCKET: temporary,
          RUNNER_TEMP: temporary,
          GITHUB_SHA: sha,
          ...Object.fromEntries(given),
        },
      });
    } catch (error) {
      output += (error as { stdout: string }).stdout;
      failed = true;
    }
  }
  const upload = join(temporary, "upload.zip");
  const calls = readFileSync(join(temporary, "calls"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split("\0").slice(0, -1));
  return { sha, output, failed, calls, archive: existsSync(upload) ? readFileSync(upload) : Buffer.of() };
}

const filled = (value: string): string =>
  value.replace(/\$\{\{ vars\.(\w+) \}\}/g, (_, name: string) => VARIABLES[name] ?? "");
