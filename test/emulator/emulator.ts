/**
 * A local AWS: moto's server, with the corrections of `moto/corrections`, on a free port of the loopback interface.
 *
 * The configurations under test know nothing of it. The AWS provider finds it by environment variables alone: it
 * addresses buckets by path because the endpoint is an IP address, and the emulator answers its check of credentials.
 */
import { devNull } from "node:os";
import { withoutAws } from "../support/environment";
import { tally } from "../support/tally";
import { forkServer } from "./servers";

/** A resource that exists in the emulator and did not when it was fresh. */
export interface Leftover {
  service: string;
  region: string;
  kind: string;
  id: string;
}

export interface EmulatorOptions {
  /** AWS region of the environment (default: eu-west-1). */
  region?: string;
  /** A Python interpreter that loads moto for this server alone. */
  python?: string;
}

export interface Emulator {
  port: number;
  /** Process id of the server. */
  pid: number;
  /** What leads an AWS client to the emulator, and only there. */
  variables: Record<string, string>;
  /** A whole environment for terraform or cdktf: this process's, without its AWS settings, with `variables`. */
  env: NodeJS.ProcessEnv;
  /** Forget everything, as if started anew. */
  reset(): Promise<void>;
  /** Every resource that still exists. Needs no Terraform state and no list of resource types. */
  leftovers(): Promise<Leftover[]>;
  /** The requests that moto could not answer, as it reported them. */
  unanswered(): string[];
  /** The requests that were asked twice and answered from memory, which AWS would do again: an answer was lost. */
  repeated(): string[];
  /** The requests that AWS's API models do not allow. */
  refused(): string[];
  /** Ends the server. Throws if a request was refused by AWS's API models, whatever became of it. */
  stop(): Promise<void>;
}

/** Starts a server and waits until it answers. It ends with this process, however that ends. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const server = await forkServer(options.python);
  const { port, pid, lines: errors } = server;
  const url = `http://127.0.0.1:${port}`;
  const variables = variablesFor(url, options.region ?? "eu-west-1");
  return {
    port,
    pid,
    variables,
    env: { ...withoutAws(process.env), ...variables },
    reset: async () => {
      await request(`${url}/moto-api/reset`, "POST");
    },
    leftovers: async () => JSON.parse(await request(`${url}/moto-api/leftovers`, "GET")) as Leftover[],
    unanswered: () => errors.filter((line) => line.startsWith("the emulator cannot answer")),
    repeated: () => errors.filter((line) => line.startsWith("asked again")),
    refused: () => refusedIn(errors),
    stop: async () => {
      if (server.hasEnded()) return;
      const counts = Object.values(await checkedAt(url));
      tally(
        "requests held against AWS's API models",
        counts.reduce((sum, count) => sum + count, 0),
      );
      await server.end();
      const refused = refusedIn(errors);
      if (refused.length > 0) throw new Error(refused.join("\n"));
    },
  };
}

const refusedIn = (errors: readonly string[]): string[] =>
  [...new Set(errors)].filter((line) => line.startsWith("AWS's API model refuses"));

/** How many requests of each operation were held against AWS's API models, such as `ec2 CreateVpc`. */
const checkedAt = async (url: string): Promise<Record<string, number>> =>
  JSON.parse(await request(`${url}/moto-api/checked`, "GET"));

/** Leftovers as text, one per line. */
export function describeLeftovers(leftovers: Leftover[]): string {
  return leftovers.map(({ service, region, kind, id }) => `${service} ${region} ${kind} ${id}`).join("\n");
}

function variablesFor(url: string, region: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: "emulator",
    AWS_SECRET_ACCESS_KEY: "emulator",
    AWS_EC2_METADATA_DISABLED: "true",
    // neither profiles nor settings of the person who runs the tests
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    CHECKPOINT_DISABLE: "1",
    GOGC: "800",
    // what the environments of main.ts name belongs to nobody, which is all the same here
    TF_VAR_allow_placeholders: "true",
  };
}

async function request(url: string, method: string): Promise<string> {
  const answer = await fetch(url, { method, signal: AbortSignal.timeout(30_000) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${text}`);
  return text;
}
