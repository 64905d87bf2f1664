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
import { state } from "./state/state";
import { style } from "./state/style";
import { trials, tried } from "./trials";

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

const counts = { topologies: 0, questions: 0, connections: 0, reached: 0 };

it(`${RUNS} topologies`, async () => {
  const property = fc.asyncProperty(topology, style, async (own, written) => {
    const asked = trials(own);
    const network = readTerraform(state(own, written));
    const answers = asked.map(({ question }) => reach(network, question));
    const real = await tried(arena, own, asked, QUIET);
    const suspects = asked.filter((_, index) => answers[index]?.verdict !== (real[index] ? "yes" : "no"));
    const again = suspects.length === 0 ? [] : await tried(arena, own, suspects, PATIENT);
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
  await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true });
  console.log(counts);
  // where nothing passes, agreement is cheap
  expect(counts.reached).toBeGreaterThan(counts.questions / 20);
}, 600_000);
