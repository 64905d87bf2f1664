/** Every example of every module: applied, unchanged by a second plan, destroyed without a trace. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { blocks } from "../../src/blocks";
import { knownDriftOf } from "./known-drift";
import { describeSideBySide, type Scenario } from "./side-by-side";

const modules = join(__dirname, "../../modules");

const examples = blocks.flatMap(({ path }) => {
  const directory = join(modules, path, "examples");
  const names = existsSync(directory) ? readdirSync(directory) : [];
  return names.map((name) => ({ name: `${path}/examples/${name}`, directory: join(directory, name) }));
});

const scenarios = examples.map(
  ({ name, directory }): Scenario => ({
    name,
    async run({ workspace }) {
      const root = await workspace(directory, { knownDrift: knownDriftOf(name) });
      await root.init();
      await root.apply();
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

describeSideBySide("applies, plans nothing more, destroys", scenarios, { timeout: 45 * 60_000 });
