/** The cases of AWS's documents in the kernel: it answers as the documents do, so that it can be believed elsewhere. */
import { knownCases } from "../cases/cases";
import { Arena } from "./arena";
import { LISTENING } from "./topology";
import { trials, tried } from "./trials";

let arena: Arena;
beforeAll(async () => {
  arena = await Arena.open();
});
afterAll(() => arena?.close());

it.each(knownCases)("$name ($source)", async ({ vpcs, peerings = [], asked }) => {
  const topology = { vpcs, peerings };
  const possible = trials(topology, LISTENING);
  const chosen = asked.map(({ question }) => {
    const trial = possible.find((one) => JSON.stringify(one.question) === JSON.stringify(question));
    if (!trial) throw new Error(`nobody can try ${JSON.stringify(question)}`);
    return trial;
  });
  const reached = await tried(arena, topology, chosen, 0.3);
  const said = asked.map(({ question }, index) => ({ question, reached: reached[index] }));
  expect(said).toEqual(asked.map(({ question, answer }) => ({ question, reached: answer === "yes" })));
});
