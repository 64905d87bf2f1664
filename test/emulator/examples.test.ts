/**
 * Every example of every module: applied, seen to work as far as can be told without its applications (support/questions.ts),
 * unchanged by a second plan, destroyed without a trace. What moto lacks
 * (test/support/not-emulated.ts) is applied with a mock provider in test/modules/terraform.test.ts instead.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { blocks } from "../../src/blocks";
import { misfits } from "../support/authorization";
import type { Instance } from "../support/evaluated-stack";
import { NOT_EMULATED, notEmulated } from "../support/not-emulated";
import { amiss } from "../support/questions";
import { stackOfState } from "../support/state-stack";
import { callJson, callRest } from "./aws-api";
import { startEmulator } from "./emulator";
import { knownDriftOf } from "./known-drift";
import { describeSideBySide, type Scenario } from "./side-by-side";

const modules = join(__dirname, "../../modules");

const examples = blocks.flatMap(({ path }) => {
  const directory = join(modules, path, "examples");
  const names = existsSync(directory) ? readdirSync(directory) : [];
  return names.map((name) => ({ name: `${path}/examples/${name}`, directory: join(directory, name) }));
});

const emulated = examples.filter(({ name }) => notEmulated(name) === undefined);

/** Blocks that are a front: who stands behind it is not in their examples. */
const FRONTS = ["edge/gateway-load-balancer", "edge/load-balancer", "edge/static-ip", "endpoints/service"];

/** What tasks, servers and clients of the example would miss. */
function notWorking(name: string, stack: readonly Instance[]): string[] {
  const isFront = FRONTS.some((path) => name.startsWith(`${path}/`));
  const said = amiss(stack);
  return isFront ? said.filter((text) => !text.includes(": nobody stands behind ")) : said;
}

const scenarios = emulated.map(
  ({ name, directory }): Scenario => ({
    name,
    async run({ workspace }) {
      const root = await workspace(directory, { knownDrift: knownDriftOf(name) });
      await root.init();
      await root.apply();
      const stack = stackOfState(await root.state());
      expect(notWorking(name, stack)).toEqual([]);
      expect(await misfits(stack)).toEqual([]);
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

describe("what is left out", () => {
  for (const { path, service, call } of NOT_EMULATED) {
    it(`${path}, and moto indeed cannot answer ${service}`, async () => {
      expect(examples.some(({ name }) => name.startsWith(`${path}/`))).toBe(true);
      const emulator = await startEmulator();
      try {
        const answer =
          "target" in call
            ? callJson(emulator, service, call.target, "{}")
            : callRest(emulator, service, call.path, "{}");
        await expect(answer).rejects.toThrow("the emulator cannot answer");
      } finally {
        await emulator.stop();
      }
    });
  }

  it("is not all", () => expect(scenarios.length).toBeGreaterThan(NOT_EMULATED.length));
});

describeSideBySide("applies, plans nothing more, destroys", scenarios, {
  atOnce: 4,
  timeout: 45 * 60_000,
});
