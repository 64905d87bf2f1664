/**
 * The policies on the way of what every stack's tasks need, each broken once on purpose: what allows it taken away, the endpoint's
 * policy made for something else, and a statement that denies it. What is said names the policy and the statement.
 */
import { Testing } from "cdktf";
import { dev, prod, test as testing } from "../../../src/environments";
import { type Hop, type Intent, type Proof, prove, readTerraform, standingIntents } from "../../../src/reach";
import { architectures } from "../../../src/stacks/architectures";

type Json = Record<string, unknown>;
type Resources = Record<string, Record<string, Json>>;
interface Synthesized extends Json {
  readonly resource: Resources;
}

const STACKS = [dev, testing, prod].flatMap((environment) =>
  architectures(Testing.app(), environment)
    .map((stack) => ({ name: stack.node.id, json: JSON.parse(Testing.synth(stack)) as Synthesized }))
    .filter(({ json }) => json.resource.aws_ecs_service !== undefined),
);

const provenIn = (json: Json): Proof[] => {
  const network = readTerraform(json);
  return prove(network, standingIntents(network));
};
const proofOf = (json: Json, intent: Intent): Proof => {
  const network = readTerraform(json);
  return prove(network, [intent])[0] as Proof;
};
const stopsOf = ({ answer }: Proof): string[] =>
  answer.verdict === "no" ? answer.stoppedBy.map(({ what }) => what) : [answer.verdict];

const policyOf = (...statements: object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** With another policy of a resource, of one instance where there are several. */
function withPolicy(json: Synthesized, address: string, policy: string): Synthesized {
  const [, type = "", name = "", key] = /^(\w+)\.([\w-]+)(?:\["(.*)"\])?$/.exec(address) ?? [];
  const copy = structuredClone(json);
  const body = copy.resource[type]?.[name] as Json;
  const one = key === undefined ? body : ((body.for_each as Record<string, Json>)[key] as Json);
  one.policy = policy;
  return copy;
}

/** The resource whose policy has the statement. */
const sourceOf = ({ by = "" }: Hop): string => by.replace(/, statement .*$/, "");

describe.each(STACKS)("$name", ({ json }) => {
  const asked = provenIn(json).flatMap(({ intent, answer }) =>
    intent.action !== undefined && answer.verdict === "yes" ? [{ intent, hops: answer.policies ?? [] }] : [],
  );
  const ofRoles = asked.flatMap(({ intent, hops }) =>
    hops.filter(({ at }) => at.startsWith("aws_iam_role.")).map((hop) => ({ intent, hop })),
  );
  const ofEndpoints = asked.flatMap(({ intent, hops }) =>
    hops.filter(({ at }) => at.startsWith("aws_vpc_endpoint.")).map((hop) => ({ intent, hop })),
  );

  it("asks for what is pulled, logged and read, by policies that were read", () => {
    const actions = new Set(asked.map(({ intent }) => intent.action));
    expect([...actions]).toEqual(
      expect.arrayContaining([
        "ecr:GetAuthorizationToken",
        "ecr:BatchGetImage",
        "s3:GetObject",
        "logs:PutLogEvents",
      ]),
    );
    expect(ofRoles.length).toBeGreaterThanOrEqual(actions.size - 1);
    expect(ofRoles.filter(({ hop }) => hop.by?.includes("not read"))).toEqual([]);
  });

  it("is broken without the statement of the role", () => {
    for (const { intent, hop } of ofRoles) {
      const nothing = policyOf({ Effect: "Allow", Action: "sts:GetCallerIdentity", Resource: "*" });
      const proof = proofOf(withPolicy(json, sourceOf(hop), nothing), intent);
      expect([intent.action, proof.verdict, stopsOf(proof)]).toEqual([
        intent.action,
        "broken",
        [
          expect.stringMatching(
            new RegExp(
              `^no statement of the policies of ${hop.at} allows ${intent.action} on .*${sourceOf(hop)}`,
            ),
          ),
        ],
      ]);
    }
  });

  it("is broken by a statement that denies it", () => {
    for (const { intent, hop } of ofRoles) {
      const all = { Action: "*", Resource: "*" };
      const denies = policyOf({ Effect: "Allow", ...all }, { Sid: "OnPurpose", Effect: "Deny", ...all });
      expect(stopsOf(proofOf(withPolicy(json, sourceOf(hop), denies), intent))).toEqual([
        expect.stringMatching(`^${sourceOf(hop)}, statement "OnPurpose", denies ${intent.action}`),
      ]);
    }
  });

  it("is broken by an endpoint that is for something else", () => {
    for (const { intent, hop } of ofEndpoints) {
      const other = policyOf({
        Effect: "Allow",
        Principal: "*",
        Action: "s3:PutObject",
        Resource: "arn:aws:s3:::other/*",
      });
      const found = stopsOf(proofOf(withPolicy(json, hop.at, other), intent));
      expect([intent.action, found]).toEqual([
        intent.action,
        [expect.stringContaining(`no statement of the policy of ${hop.at} lets ${intent.action} on`)],
      ]);
    }
  });
});

it("are the stacks with containers, of which some have endpoints", () => {
  expect(STACKS.length).toBeGreaterThanOrEqual(6);
});
