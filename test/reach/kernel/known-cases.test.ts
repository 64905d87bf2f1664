/** The cases of AWS's documents in the kernel: it answers as the documents do, so that it can be believed elsewhere. */
import { knownCases } from "../cases/cases";
import { Arena } from "./arena";
import { world } from "./namespaces/world";
import { LISTENING } from "./topology";
import { trials } from "./trials";

let arena: Arena;
beforeAll(async () => {
  arena = await Arena.open();
});
afterAll(() => arena?.close());

it.each(knownCases)("$name ($source)", async ({ vpcs, peerings = [], asked }) => {
  const topology = { vpcs, peerings };
  const possible = trials(topology, LISTENING);
  for (const { question, answer } of asked) {
    const trial = possible.find((one) => JSON.stringify(one.question) === JSON.stringify(question));
    if (!trial) throw new Error(`nobody can try ${JSON.stringify(question)}`);
    const answers = await arena.play(world(topology, trial.probes, 0.3));
    const reached = answers.includes(trial.answering) ? "yes" : "no";
    expect({ question, reached }).toEqual({ question, reached: answer === "yes" ? "yes" : "no" });
  }
});
