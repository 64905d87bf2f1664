/** Rules of a service whose connector has no way to the internet (see egress-reach.ts), and of how long its policies are. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { charactersOf, charactersUpTo, INLINE_POLICIES } from "../policy/limits";
import { policyStatements } from "../policy/statements";
import type { AppRunnerInputs, AppRunnerShape } from "./app-runner.inputs";
import { isConfined, unreached } from "./egress-reach";
import { secretStatements } from "./roles";
import { CONFINED, endpointsFor } from "./samples";

const zonesOf = ({ connector }: AppRunnerInputs) => connector.zones;

export const unreachedCalls: t.ComputedRule<AppRunnerShape> = {
  name: "unreached_calls",
  problems: (inputs, step, spell, scope) => {
    const none = () => x.items([]);
    const confined = step("is_confined", isConfined(inputs));
    const missing = step(
      "unreached_services",
      x.when(confined, () => unreached(scope, inputs), none),
    );
    const internet = x.when(
      x.and(confined, inputs.calls.internet),
      () =>
        x.items([
          x.str`calls has internet, and the connector's subnets have no way there; allowed: NAT for a service that calls the internet, a connector in a private tier, or ${spell("reachCheck")} = false where routes of yours lead there.`,
        ]),
      none,
    );
    return x.concat(
      internet,
      x.listEach(missing, ["service"], (service) => ({
        value: x.str`endpoints has none for ${service}, which the service calls, and the connector's subnets have no NAT; allowed: an endpoint for ${service} in one of the connector's zones ${x.jsonEncode(zonesOf(inputs))} or as a route of its tier, a connector in a private tier, or ${spell("reachCheck")} = false where routes of yours lead there.`,
      })),
    );
  },
  refused: [
    { ...CONFINED, calls: { internet: true } },
    { ...CONFINED, calls: { services: ["sqs"] } },
    { ...CONFINED, calls: { services: ["sqs"] }, endpoints: endpointsFor(["sns"]) },
    {
      ...CONFINED,
      calls: { services: ["sqs"] },
      endpoints: endpointsFor(["sqs"], { zone: "ap-northeast-1c" }),
    },
    { ...CONFINED, calls: { services: ["s3"] }, endpoints: endpointsFor([], { tier: "other" }) },
    {
      ...CONFINED,
      statements: {
        queue: { actions: ["sqs:SendMessage"], resources: ["arn:aws:sqs:ap-northeast-1:123456789012:q"] },
      },
    },
    {
      ...CONFINED,
      endpoints: endpointsFor(["sqs"]),
      statements: {
        table: {
          actions: ["dynamodb:GetItem"],
          resources: ["arn:aws:dynamodb:ap-northeast-1:123456789012:table/t"],
        },
      },
    },
    {
      ...CONFINED,
      endpoints: endpointsFor(["kinesis"]),
      statements: {
        stream: {
          actions: ["kinesis:PutRecord"],
          resources: ["arn:aws:kinesis:ap-northeast-1:123456789012:stream/s"],
        },
      },
    },
  ],
};

const parameters = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `VALUE_${index}`,
      { parameterArn: `arn:aws:ssm:ap-northeast-1:123456789012:parameter/shop/${index}` },
    ]),
  );

const BUCKETS = {
  read: {
    actions: ["s3:GetObject"],
    resources: Array.from({ length: 150 }, (_, index) => `arn:aws:s3:::shop-assets-${index}/*`),
  },
};

/** Its policies for secrets and for the application, which the role has together. */
export const instanceRoleSize: t.ComputedRule<AppRunnerShape> = {
  name: "instance_role_problems",
  whereKnown: true,
  problems: (inputs, step, spell, scope) => {
    const { secrets, statements, instanceRole } = inputs;
    const none = () => 0;
    const fetching = x.when(x.isEmpty(secrets), none, () =>
      charactersOf(step("secret_statements", secretStatements(scope, inputs))),
    );
    const application = x.when(x.isEmpty(statements), none, () => charactersOf(policyStatements(statements)));
    return x.when(
      x.isNull(instanceRole),
      () =>
        t.overLimit(
          x.str`the text of policies for ${spell("secrets")} and ${spell("statements")}`,
          step("instance_role_characters", x.add(fetching, application)),
          charactersUpTo(INLINE_POLICIES, "Fewer secrets with more keys each, or resources by wildcards."),
        ),
      () => x.items([]),
    );
  },
  refused: [{ secrets: parameters(180) }, { secrets: parameters(100), statements: BUCKETS }],
};
