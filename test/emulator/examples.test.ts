/**
 * Every example of every module: applied, seen to work as far as can be told without its applications (support/questions.ts),
 * unchanged by a second plan, destroyed without a trace.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { blocks } from "../../src/blocks";
import { misfits } from "../support/authorization";
import { amiss } from "../support/questions";
import { stackOfState } from "../support/state-stack";
import { describeSideBySide, type Scenario } from "./side-by-side";

const modules = join(__dirname, "../../modules");

const examples = blocks.flatMap(({ path }) => {
  const directory = join(modules, path, "examples");
  const names = existsSync(directory) ? readdirSync(directory) : [];
  return names.map((name) => ({ name: `${path}/examples/${name}`, directory: join(directory, name) }));
});

/** Blocks that are a front: who stands behind it is not in their examples. */
const FRONTS = ["edge/gateway-load-balancer", "edge/load-balancer", "edge/static-ip", "endpoints/service"];

/** What tasks, servers and clients of the example would miss. */
function notWorking(name: string, state: string): string[] {
  const isFront = FRONTS.some((path) => name.startsWith(`${path}/`));
  const said = amiss(state);
  return isFront ? said.filter((text) => !text.includes(": nobody stands behind ")) : said;
}

const scenarios = examples.map(
  ({ name, directory }): Scenario => ({
    name,
    async run({ workspace }) {
      const root = await workspace(directory);
      await root.init();
      await root.apply();
      const state = await root.state();
      expect(notWorking(name, state)).toEqual([]);
      expect(await misfits(stackOfState(state))).toEqual([]);
      await root.expectNoChanges();
      await root.destroy();
    },
  }),
);

it("has an example for every block", () => {
  const without = blocks.filter(
    ({ path }) => !examples.some(({ name }) => name.startsWith(`${path}/examples/`)),
  );
  expect(without.map(({ path }) => path)).toEqual([]);
});

describeSideBySide("applies, plans nothing more, destroys", scenarios, {
  atOnce: 4,
  timeout: 45 * 60_000,
});
