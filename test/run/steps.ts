/** What `npm test` and its siblings run: every step is a program of node_modules or of this project. */

import { join } from "node:path";
import { whyNot } from "../reach/kernel/possible";
import { argumentsOf } from "../support/command";

export interface Step {
  readonly name: string;
  /** Said before it starts. */
  readonly about: string;
  /** A JavaScript file and its arguments. */
  readonly program: readonly string[];
  /** The jest project whose tests are counted; a step without one counts as a single test. */
  readonly project?: string;
  /** The release of Node.js that runs it, from its package on npm; without one, that of this process. */
  readonly node?: string;
  /** Why this machine cannot run it, where it cannot. */
  readonly whyNot?: () => string | undefined;
}

/** Jest leaves one core to the person at the machine. */
const ALL_CORES = ["--maxWorkers=100%"];

/** The provider waits for minutes of fixed delays with an idle processor: more at once than there are cores. */
const WAITING = ["--maxWorkers=3", `--testSequencer=${join(__dirname, "../jest/longest-first.cjs")}`];

const tests = (project: string, about: string, ...options: string[]): Step => ({
  name: project,
  about,
  project,
  program: ["node_modules/jest/bin/jest.js", "--selectProjects", project, ...options],
});

const all: readonly Step[] = [
  { name: "start", about: "npm start", program: argumentsOf("start") },
  { name: "types", about: "type check", program: ["node_modules/typescript/bin/tsc"] },
  { name: "lint", about: "lint and format", program: ["node_modules/@biomejs/biome/bin/biome", "check"] },
  {
    name: "modules-current",
    about: "generated files are current",
    program: argumentsOf("modules:check"),
  },
  tests("unit", "unit tests", ...ALL_CORES),
  tests("modules", "modules under terraform validate, plan and test", ...ALL_CORES),
  tests("pack", "the npm package in an empty project"),
  tests("emulator", "terraform apply on the local AWS", ...WAITING),
  tests("provider6", "the same source with AWS provider 6"),
  tests("cdktn", "the same source with CDK Terrain"),
  { ...tests("reach", "hanok/reach against the Linux kernel", ...ALL_CORES), whyNot },
];

/** `unit` is a step on this Node.js, `unit@24` the same on another. */
export function stepsNamed(names: readonly string[]): Step[] {
  return names.map((name) => {
    const [plain, node] = name.split("@");
    const step = all.find((candidate) => candidate.name === plain);
    if (step === undefined)
      throw new Error(`there is no step ${plain}; there are ${all.map((one) => one.name).join(", ")}`);
    return node === undefined ? step : { ...step, name, about: `${step.about}, on Node.js ${node}`, node };
  });
}
