/**
 * Every architecture by `cdktf deploy`, as `npm run deploy:local` does it: applied, unchanged, used, destroyed.
 */
import { main as deployLocal } from "./deploy-local";
import { leaveTraces } from "./traces";

jest.setTimeout(30 * 60_000);

/**
 * In `dev` on Fargate, without TLS, with a single server; in `test` on container instances, with a zone and a certificate,
 * with a fleet. Those of every-choice.ts hold all that one of `test` or `dev` holds, and choices besides.
 */
const STACKS = [
  "three-tier-every",
  "three-tier-inspected",
  "private-ecs-every",
  "private-ecs-test",
  "app-runner-dev",
  "app-runner-test",
  "static-ip-web-dev",
  "static-ip-web-test",
  "ec2-web-dev",
  "ec2-web-every",
];

/** All stacks of main.ts take three times as long to synthesize. */
const applicationOf = (stack: string) => `test/emulator/one-stack.ts ${stack}`;

/** Mostly they wait: a load balancer 60 seconds, a certificate 33. */
const AT_ONCE = 3;

const codes = new Map<string, Promise<number>>();

/** Each on an emulator of its own, a few at a time. */
function deployAll(): void {
  const turns: Promise<unknown>[] = Array.from({ length: AT_ONCE }, () => Promise.resolve());
  for (const [index, stack] of STACKS.entries()) {
    const turn = index % AT_ONCE;
    const code = (turns[turn] as Promise<unknown>).then(() =>
      deployLocal([stack], leaveTraces, applicationOf(stack)),
    );
    codes.set(stack, code);
    turns[turn] = code;
  }
}

beforeAll(deployAll);

it.each(STACKS)("deploys %s", async (stack) => {
  expect(await codes.get(stack)).toBe(0);
});
