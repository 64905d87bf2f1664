/**
 * The model and the Linux kernel agree: random topologies are read by `hanok/reach` as a Terraform state, and built of
 * network namespaces with real routes, packet filters and connections. Neither side knows the other's code.
 *
 * HANOK_REACH_TOPOLOGIES is how many (300), HANOK_REACH_SEED where they begin; a failure names both.
 */
import fc from "fast-check";
import { reach, readTerraform } from "../../../src/reach";
import { topology } from "./arbitrary";
import { Arena } from "./arena";
import { world } from "./namespaces/world";
import { state } from "./state/state";
import { style } from "./state/style";
import type { Topology } from "./topology";
import { type Trial, trials } from "./trials";

const RUNS = Number(process.env.HANOK_REACH_TOPOLOGIES ?? 300);
const SEED = Number(process.env.HANOK_REACH_SEED ?? 20);

/** Seconds of silence; who is suspected of a mistake gets time for a packet to be sent again. */
const QUIET = 0.06;
const PATIENT = 1.5;

let arena: Arena;
beforeAll(async () => {
  arena = await Arena.open();
});
afterAll(() => arena?.close());

async function tried(own: Topology, asked: readonly Trial[], quiet: number): Promise<boolean[]> {
  const probes = asked.flatMap((trial) => trial.probes);
  const answers = (await arena.play(world(own, probes, quiet))).values();
  return asked.map(({ probes, answering }) => {
    const heard = probes.map(() => answers.next().value);
    return heard.includes(answering);
  });
}

const counts = { topologies: 0, questions: 0, connections: 0, reached: 0 };

it(`${RUNS} topologies`, async () => {
  const property = fc.asyncProperty(topology, style, async (own, written) => {
    const asked = trials(own);
    const network = readTerraform(state(own, written));
    const answers = asked.map(({ question }) => reach(network, question));
    const real = await tried(own, asked, QUIET);
    const suspects = asked.filter((_, index) => answers[index]?.verdict !== (real[index] ? "yes" : "no"));
    const again = suspects.length === 0 ? [] : await tried(own, suspects, PATIENT);
    const wrong = suspects.flatMap((trial, index) => {
      const answer = answers[asked.indexOf(trial)];
      return answer?.verdict === (again[index] ? "yes" : "no")
        ? []
        : [{ question: trial.question, kernel: again[index] ? "yes" : "no", model: answer }];
    });
    counts.topologies += 1;
    counts.questions += asked.length;
    counts.connections += asked.flatMap(({ probes }) => probes).length;
    counts.reached += real.filter(Boolean).length;
    expect(wrong).toEqual([]);
  });
  await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: false });
  console.log(counts);
  // where nothing passes, agreement is cheap
  expect(counts.reached).toBeGreaterThan(counts.questions / 20);
}, 600_000);
