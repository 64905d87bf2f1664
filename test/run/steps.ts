/** What `npm test` and its siblings run: every step is a program of node_modules or of this project. */

export interface Step {
  readonly name: string;
  /** Said before it starts. */
  readonly about: string;
  /** Programs, one after the other, each a JavaScript file and its arguments. */
  readonly programs: readonly (readonly string[])[];
  /** The jest project whose tests are counted; a step without one counts as a single test. */
  readonly project?: string;
}

const LAUNCH = "src/commands/launch.cjs";

const tests = (project: string, about: string): Step => ({
  name: project,
  about,
  project,
  programs: [["node_modules/jest/bin/jest.js", "--selectProjects", project]],
});

const all: readonly Step[] = [
  { name: "types", about: "type check", programs: [["node_modules/typescript/bin/tsc"]] },
  { name: "lint", about: "lint and format", programs: [["node_modules/@biomejs/biome/bin/biome", "check"]] },
  {
    name: "modules-current",
    about: "generated files are current",
    programs: [[LAUNCH, "src/commands/modules.ts", "--check"]],
  },
  tests("unit", "unit tests"),
  tests("modules", "modules under terraform validate, plan and test"),
  tests("pack", "the npm package in an empty project"),
  tests("emulator", "terraform apply on the local AWS"),
  tests("provider6", "the same source with AWS provider 6"),
];

export function stepsNamed(names: readonly string[]): Step[] {
  return names.map((name) => {
    const step = all.find((candidate) => candidate.name === name);
    if (step === undefined)
      throw new Error(`there is no step ${name}; there are ${all.map((one) => one.name).join(", ")}`);
    return step;
  });
}
