/**
 * What every stack's resources need, of all environments, is proven on what is synthesized, without Terraform; and each need is
 * broken once: by taking away each rule, route and endpoint on its way, or by opening what must never be open.
 */
import { Testing } from "cdktf";
import { dev, prod, test as testing } from "../../src/environments";
import { type Answer, type Intent, type Proof, prove, readTerraform, standingIntents } from "../../src/reach";
import { WITH_INTENTS } from "../../src/reach/intents/standing/types";
import { LOAD_BALANCERS } from "../../src/reach/model/balancing/listeners";
import { STORES } from "../../src/reach/model/members/databases";
import { architectures } from "../../src/stacks/architectures";

type Json = Record<string, unknown>;
type Resources = Record<string, Record<string, Json>>;

interface Synthesized extends Json {
  readonly resource: Resources;
}

const STACKS = [dev, testing, prod].flatMap((environment) =>
  architectures(Testing.app(), environment).map((stack) => ({
    name: stack.node.id,
    json: JSON.parse(Testing.synth(stack)) as Synthesized,
  })),
);

const provenIn = (json: Json): Proof[] => {
  const network = readTerraform(json);
  return prove(network, standingIntents(network));
};

const isAbout = (intent: Intent) => (proof: Proof) =>
  proof.intent.expect === intent.expect &&
  proof.intent.from === intent.from &&
  proof.intent.to === intent.to &&
  proof.intent.action === intent.action &&
  proof.intent.resource === intent.resource &&
  proof.intent.port === intent.port;

it("knows every type that has intents, without loading what proves them", () => {
  expect([...WITH_INTENTS]).toEqual(expect.arrayContaining([...LOAD_BALANCERS, ...STORES]));
  for (const { json } of STACKS) {
    const others = Object.entries(json.resource).filter(([type]) => !WITH_INTENTS.has(type));
    const network = readTerraform({ ...json, resource: Object.fromEntries(others) });
    expect(standingIntents(network)).toEqual([]);
  }
});

describe.each(STACKS)("$name", ({ json }) => {
  const proofs = provenIn(json);
  const of = (expected: Intent["expect"]) => proofs.filter(({ intent }) => intent.expect === expected);

  it("holds all its intents", () => {
    expect(proofs.filter(({ verdict }) => verdict !== "holds")).toEqual([]);
    expect(proofs.length).toBeGreaterThan(0);
  });

  it("breaks when anything on the way is taken away, and names the hop", () => {
    for (const { intent, answer } of of("reach")) {
      const means = meansOf(answer);
      expect([intent.to, means.length]).not.toEqual([intent.to, 0]);
      for (const address of means) {
        const found = provenIn(without(json, address)).find(isAbout(intent));
        if (!found) continue; // the rule that admits a client was all that asked for it
        expect([address, found.verdict, hopsOf(found.answer)]).toEqual([
          address,
          "broken",
          expect.arrayContaining([expect.stringMatching(/aws_\w+\.\w+/)]),
        ]);
      }
    }
  });

  it("breaks when what must never be reached is opened, and shows the way in", () => {
    for (const { intent } of of("never")) {
      const isBucket = intent.to.startsWith("aws_s3_bucket.");
      const found = provenIn(isBucket ? withPublic(json, intent) : opened(json, intent)).find(
        isAbout(intent),
      );
      expect([intent.to, found?.verdict]).toEqual([intent.to, "broken"]);
      const path = found?.answer.verdict === "yes" ? found.answer.path.map(({ at }) => at) : [];
      const by = found?.answer.verdict === "yes" ? (found.answer.policies ?? []).map((one) => one.by) : [];
      expect(isBucket ? [...path.slice(0, 1), ...by] : path).toEqual(
        expect.arrayContaining(
          isBucket
            ? ["internet", expect.stringMatching(/^aws_s3_bucket_policy\.\w+, statement "Everyone"$/)]
            : ["internet", "aws_internet_gateway.opened", intent.to],
        ),
      );
    }
  });
});

it("are fifteen stacks", () => {
  expect(STACKS).toHaveLength(15);
  expect(STACKS.flatMap(({ json }) => provenIn(json)).length).toBeGreaterThan(70);
});

/** Rules and routes on the way, there and back. */
function meansOf(answer: Answer): string[] {
  const hops = answer.verdict === "yes" ? [...answer.path, ...answer.back] : [];
  const found = hops.flatMap(({ by }) => (by !== undefined && /_rule\.|^aws_route\./.test(by) ? [by] : []));
  return [...new Set(found)];
}

const hopsOf = (answer: Answer): string[] =>
  answer.verdict === "no" ? answer.stoppedBy.map(({ what }) => what) : [];

/** Without one instance. */
function without(json: Synthesized, address: string): Synthesized {
  const [, type = "", name = "", , key] = /^(\w+)\.([\w-]+)(\["(.*)"\])?$/.exec(address) ?? [];
  const copy = structuredClone(json);
  const body = copy.resource[type]?.[name];
  if (body === undefined) throw new Error(`${address} is not in the stack`);
  if (key === undefined) delete copy.resource[type]?.[name];
  else delete (body.for_each as Json)[key];
  return copy;
}

/** With a statement that lets everybody read, and none that denies. */
function withPublic(json: Synthesized, { to }: Intent): Synthesized {
  const copy = structuredClone(json);
  const name = to.split(".")[1] as string;
  const read = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `\${${to}.arn}/*` };
  const Condition = { StringEquals: { "aws:SourceVpce": "vpce-1" } };
  const Statement = [
    { ...read, Condition },
    { ...read, Sid: "Everyone" },
  ];
  (copy.resource.aws_s3_bucket_policy?.[name] as Json).policy = JSON.stringify({
    Version: "2012-10-17",
    Statement,
  });
  return copy;
}

/** With a public address, a route, a rule of every ACL and one of its group for everybody. */
function opened(json: Synthesized, { to, port }: Intent): Synthesized {
  const { resource, ...rest } = structuredClone(json);
  const [type = "", name = ""] = to.split(".");
  const body = resource[type]?.[name] as Json;
  const placed = (body.network_configuration ?? body) as Json;
  const groups = (placed.security_groups ?? placed.vpc_security_group_ids) as string[];
  if (body.network_configuration) placed.assign_public_ip = true;
  else body.publicly_accessible = true;
  const ofEach = (of: string, made: (address: string) => Json): Record<string, Json> =>
    Object.fromEntries(
      Object.entries(resource[of] ?? {}).map(([one, { for_each: forEach }]) => [
        `opened_${one}`,
        {
          ...(forEach === undefined ? {} : { for_each: forEach }),
          ...made(`${of}.${one}${forEach === undefined ? "" : "[each.key]"}`),
        },
      ]),
    );
  const acl = (egress: boolean) => (address: string) => ({
    network_acl_id: `\${${address}.id}`,
    rule_number: 1,
    egress,
    protocol: "-1",
    rule_action: "allow",
    cidr_block: "0.0.0.0/0",
  });
  return {
    ...rest,
    resource: {
      ...resource,
      aws_internet_gateway: { opened: { vpc_id: "${aws_vpc.network.id}" } },
      aws_route: ofEach("aws_route_table", (address) => ({
        route_table_id: `\${${address}.id}`,
        destination_cidr_block: "0.0.0.0/0",
        gateway_id: "${aws_internet_gateway.opened.id}",
      })),
      aws_network_acl_rule: {
        ...ofEach("aws_network_acl", acl(false)),
        ...Object.fromEntries(
          Object.entries(ofEach("aws_network_acl", acl(true))).map(([key, rule]) => [`${key}_out`, rule]),
        ),
      },
      aws_vpc_security_group_ingress_rule: {
        ...resource.aws_vpc_security_group_ingress_rule,
        opened: {
          security_group_id: groups[0],
          ip_protocol: "tcp",
          from_port: port,
          to_port: port,
          cidr_ipv4: "0.0.0.0/0",
        },
      },
    },
  };
}
