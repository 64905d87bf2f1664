/** Rules of a service whose connector has no way to the internet: see egress-reach.ts. */
import type { ComputedRule } from "../../core/contract";
import { and, concat, type Expr, items, jsonEncode, listEach, str, when } from "../../core/expressions";
import type { AppRunnerInputs, AppRunnerShape } from "./app-runner.inputs";
import type { ConnectorReferenceValue } from "./connector/connector-reference.contract";
import { isConfined, unreached } from "./egress-reach";
import { CONFINED, endpointsFor } from "./samples";

const zonesOf = ({ connector }: AppRunnerInputs) => (connector as Expr<ConnectorReferenceValue>).zones;

export const unreachedCalls: ComputedRule<AppRunnerShape> = {
  name: "unreached_calls",
  problems: (inputs, step, spell, scope) => {
    const none = () => items<string>([]);
    const confined = step("is_confined", isConfined(inputs));
    const missing = step(
      "unreached_services",
      when<string[]>(confined, () => unreached(scope, inputs), none),
    );
    const internet = when<string[]>(
      and(confined, inputs.calls.internet as Expr<boolean>),
      () =>
        items<string>([
          str`calls has internet, and the connector's subnets have no way there; allowed: NAT for a service that calls the internet, a connector in a private tier, or ${spell("reachCheck")} = false where routes of yours lead there.`,
        ]),
      none,
    );
    return concat<string>(
      internet,
      listEach<string, string>(missing, ["service"], (service) => ({
        value: str`endpoints has none for ${service}, which the service calls, and the connector's subnets have no NAT; allowed: an endpoint for ${service} in one of the connector's zones ${jsonEncode(zonesOf(inputs))} or as a route of its tier, a connector in a private tier, or ${spell("reachCheck")} = false where routes of yours lead there.`,
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
