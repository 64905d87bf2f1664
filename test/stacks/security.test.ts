/** Every stack against what scanners of policies ask: a finding is mended, or has an exception beside the code; and no exception is stale. */
import { readFileSync } from "node:fs";
import type { Instance } from "../support/evaluated-stack";
import type { Check } from "../support/security/check";
import { CHECKS } from "../support/security/checks";
import { DOCUMENT, documentOf, reportsOfStacks } from "../support/security/document";
import { findingsIn, type Report } from "../support/security/findings";
import { BAD, GOOD, type Sample } from "../support/security/samples";
import { tally } from "../support/tally";

let reports: readonly Report[];

beforeAll(async () => {
  reports = await reportsOfStacks();
  tally(
    "questions of security checks, asked of resources",
    sum(({ asked }) => asked),
  );
  tally(
    "findings of security checks, each with a written reason",
    sum(({ findings }) => findings.length),
  );
});

const sum = (number: (report: Report) => number) => reports.reduce((all, report) => all + number(report), 0);

it("all fifteen are asked", () => {
  expect(reports).toHaveLength(15);
  for (const { asked } of reports) expect(asked).toBeGreaterThan(50);
});

it("no finding is without a written reason, at the resource itself", () => {
  expect(reports.flatMap(({ stack, unwritten }) => unwritten.map((name) => `${stack}: ${name}`))).toEqual([]);
});

it("no exception is written for what nothing finds", () => {
  expect(reports.flatMap(({ stack, stale }) => stale.map((name) => `${stack}: ${name}`))).toEqual([]);
});

it("docs/security.md has them, and no others (npm run exceptions)", async () => {
  expect(readFileSync(DOCUMENT, "utf8")).toBe(await documentOf(reports));
});

it("has each check once", () => {
  const ids = CHECKS.map(({ id }) => id);
  expect([...new Set(ids)]).toEqual(ids);
});

describe.each(CHECKS)("$id: $asks", (check) => {
  it("can fail", async () => {
    const bad = BAD[check.id] ?? {};
    expect(await isFound(check, isStack(bad) ? bad : [[check.of[0] as string, bad]])).toBe(true);
  });

  it("can pass, in a stack or on a sample", async () => {
    const good = GOOD[check.id];
    const passes = good
      ? !(await isFound(check, good))
      : reports.some(({ instances, findings }) => isPassed(check, instances, findings));
    expect(passes).toBe(true);
  });
});

const isStack = (bad: Instance["body"] | readonly Sample[]): bad is readonly Sample[] => Array.isArray(bad);

/** Whether the check finds something in a stack of these resources. */
async function isFound({ id }: Check, resources: readonly Sample[]): Promise<boolean> {
  const stack = resources.map(([type, body]) => ({ address: `${type}.one`, type, body }));
  return (await findingsIn(stack)).findings.some(({ check }) => check === id);
}

const isPassed = ({ id, of }: Check, instances: readonly Instance[], findings: Report["findings"]): boolean =>
  instances.some(
    ({ type, address }) =>
      of.includes(type) &&
      !findings.some(({ check, resource }) => check === id && address.replace(/\[.*$/, "") === resource),
  );
