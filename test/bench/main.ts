/** `npm run bench [-- NAME…]`: figures measured in one run, each with its goal. */
import { join } from "node:path";
import { progressOn } from "../emulator/progress";
import { growth } from "./growth";
import { meshTime } from "./mesh";
import { planTime } from "./plan";
import { matrixTime, proveTime } from "./reach";
import { servicesTime } from "./services";
import { useTime } from "./use/use";

interface Bench {
  readonly name: string;
  readonly about: string;
  /** The figure has to stay below. */
  readonly goal: number;
  run(root: string): Promise<number>;
}

const BENCHES: readonly Bench[] = [
  {
    name: "use",
    about: "processor time of README's example, hanok / cdktf's own classes",
    goal: 1.5,
    run: useTime,
  },
  { name: "growth", about: "time per resource, 10,000 / 1,000 resources", goal: 1.2, run: growth },
  { name: "plan", about: "terraform plan, modules/network / plain HCL", goal: 1.15, run: planTime },
  { name: "prove", about: "seconds to prove 1,000 resources", goal: 1, run: async () => proveTime(1_000) },
  {
    name: "prove-large",
    about: "seconds to prove 10,000 resources",
    goal: 10,
    run: async () => proveTime(10_000),
  },
  {
    name: "services",
    about: "seconds to prove 1,000 resources of services",
    goal: 1,
    run: async () => servicesTime(1_000),
  },
  {
    name: "services-large",
    about: "seconds to prove 10,000 resources of services",
    goal: 10,
    run: async () => servicesTime(10_000),
  },
  { name: "reach", about: "seconds for all pairs of 500 ends", goal: 10, run: async () => matrixTime(500) },
  {
    name: "reach-mesh",
    about: "seconds for all pairs of 500 services that all reach each other",
    goal: 10,
    run: async () => meshTime(500),
  },
];

async function main(names: readonly string[]): Promise<void> {
  const root = join(__dirname, "../..");
  const progress = progressOn(process.stdout);
  const wanted = BENCHES.filter(({ name }) => names.length === 0 || names.includes(name));
  if (wanted.length < names.length)
    throw new Error(`the benches are ${BENCHES.map(({ name }) => name).join(", ")}`);
  for (const { about, goal, run } of wanted) {
    const ratio = await progress.during(about, run(root));
    const text = `${about}: ${ratio.toFixed(2)} (goal: under ${goal})`;
    if (ratio < goal) progress.good(text);
    else progress.bad(text);
    if (ratio >= goal) process.exitCode = 1;
  }
}

void main(process.argv.slice(2));
