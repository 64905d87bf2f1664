/**
 * Configurations in other people's style, as Terraform plans them, with answers that are known: six of them are wrong on
 * purpose, in the ways that people get it wrong. What stops a question is asserted with the hop.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { configurationIn } from "../../src/commands/reach/configuration";
import { type Answer, type Network, type Question, reach, readTerraform } from "../../src/reach";
import { FIXTURES, fixturePlans } from "./fixture-plans";

interface Known extends Question {
  readonly verdict: Answer["verdict"];
  /** The hop that stops it, AWS's explanation code, and words of what is said; each where it matters. */
  readonly at?: string;
  readonly code?: string;
  readonly says?: string;
  /** The verdict where the files beside the plan are read, too. */
  readonly withFiles?: Answer["verdict"];
}

let plans: ReadonlyMap<string, unknown>;
beforeAll(async () => {
  plans = await fixturePlans();
}, 300_000);

const knownOf = (name: string) =>
  JSON.parse(readFileSync(join(FIXTURES, name, "answers.json"), "utf8")) as readonly Known[];

const textOf = ({ from, to, protocol = "tcp", port }: Question) => `${from} to ${to} on ${protocol} ${port}`;

describe.each(readdirSync(FIXTURES))("%s", (name) => {
  let network: Network;
  beforeAll(() => {
    network = readTerraform(plans.get(name));
  });

  it.each(knownOf(name).map((known) => [textOf(known), known] as const))("%s", (_, known) => {
    const { verdict, at, code, says, withFiles, ...question } = known;
    const answer = reach(network, question);
    if (withFiles !== undefined) {
      const configuration = configurationIn(join(FIXTURES, name), true);
      const whole = readTerraform(plans.get(name), { configuration });
      expect(reach(whole, question).verdict).toBe(withFiles);
    }
    expect(answer).toEqual({ ...answer, verdict });
    if (answer.verdict !== "no") return;
    const wanted = { ...(at ? { at } : {}), ...(code ? { code } : {}) };
    const stops = answer.stoppedBy.map((one) => ({
      ...one,
      wanted: says === undefined || one.what.includes(says),
    }));
    expect(stops).toContainEqual(expect.objectContaining({ ...wanted, wanted: true }));
  });
});

it("has fifteen and more, and some that are wrong on purpose", () => {
  const names = readdirSync(FIXTURES);
  expect(names.length).toBeGreaterThanOrEqual(15);
  expect(names.filter((name) => name.startsWith("wrong-")).length).toBeGreaterThanOrEqual(3);
});
