/** A process of its own for bench: prints the milliseconds per resource of one stack with this many resources. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { HanokStack } from "../../src/core/stack/stack";
import { Network } from "../../src/network/named";

const output = mkdtempSync(join(tmpdir(), "hanok-bench-"));
/** Resource blocks of one such network. */
const PER_NETWORK = 18;

interface Synthesis {
  readonly resources: number;
  readonly milliseconds: number;
}

function synthesize(wanted: number): Synthesis {
  const started = process.cpuUsage();
  const app = new App({ outdir: output });
  const stack = new HanokStack(app, { architecture: "bench", environment: "dev", region: "eu-west-1" });
  for (let index = 0; index < wanted / PER_NETWORK; index++) {
    const zones = ["eu-west-1a", "eu-west-1b", "eu-west-1c"];
    new Network(stack, `network${index}`, {
      name: `network${index}`,
      cidr: "10.0.0.0/16",
      zones,
      nat: { mode: "per_zone" },
    });
  }
  app.synth();
  // the time of the processor, not of the clock: it does not grow because something else runs
  const { user, system } = process.cpuUsage(started);
  return { milliseconds: (user + system) / 1000, resources: resourcesOf(stack.node.id) };
}

function resourcesOf(stack: string): number {
  const { resource } = JSON.parse(readFileSync(join(output, "stacks", stack, "cdk.tf.json"), "utf8")) as {
    resource: Record<string, object>;
  };
  return Object.values(resource).reduce((sum, byName) => sum + Object.keys(byName).length, 0);
}

const wanted = Number(process.argv[2]);
// the compiler's warm-up is the same for both sizes and is not what grows
synthesize(1000);
const { resources, milliseconds } = synthesize(wanted);
console.log(JSON.stringify({ resources, perResource: milliseconds / resources }));
rmSync(output, { recursive: true });
