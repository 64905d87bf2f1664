/** An alarm over metrics that nobody publishes never says anything, and its policy never scales. */
import type { CrossRule } from "../../core/contract";
import {
  and,
  contains,
  type Expr,
  eq,
  isEmpty,
  isNull,
  jsonEncode,
  listFrom,
  not,
  or,
  str,
  when,
} from "../../core/expressions";
import { publishedMetrics } from "../server/agent-metrics";
import { AGENT_NAMESPACE, type ServerCloudwatchAgent } from "../server/cloudwatch-agent.contract";
import type { Ec2FleetInputs, Ec2FleetShape } from "./ec2-fleet.inputs";
import type { FleetStepScaling } from "./steps.contract";

const agentNamespace = ({ cloudwatchAgent }: Ec2FleetInputs): Expr<string> =>
  when<string>(
    isNull(cloudwatchAgent),
    () => AGENT_NAMESPACE,
    () => (cloudwatchAgent as unknown as Expr<ServerCloudwatchAgent>).namespace,
  );

/** Alarms of the agent's metrics by this group's own dimensions, which the agent does not publish. */
const unpublished = (inputs: Ec2FleetInputs): Expr<string[]> =>
  listFrom<FleetStepScaling, string>(inputs.stepPolicies, ["name", "policy"], (name, { alarm }) => ({
    value: name,
    when: and(
      eq<string>(alarm.namespace, agentNamespace(inputs)),
      isEmpty(alarm.dimensions as Expr<Record<string, string>>),
      or(isNull(inputs.cloudwatchAgent), not(contains(publishedMetrics(), alarm.metric))),
    ),
  }));

export const alarmsArePublished: CrossRule<Ec2FleetShape> = {
  on: "stepPolicies",
  test: (inputs) => isEmpty(unpublished(inputs)),
  message: (inputs, spell) =>
    str`${spell("stepPolicies")} has ${jsonEncode(unpublished(inputs))}, whose alarms are about metrics in ${agentNamespace(inputs)} that no agent here publishes; allowed: of ${jsonEncode(publishedMetrics())} with ${spell("cloudwatchAgent")}, or ${spell("dimensions")} that an agent of your own publishes.`,
  refused: [
    {
      stepPolicies: {
        memory: {
          alarm: { metric: "mem_used_percent", namespace: AGENT_NAMESPACE, threshold: 80 },
          steps: [{ lower: 0, adjustment: 1 }],
        },
      },
    },
    {
      cloudwatchAgent: {},
      stepPolicies: {
        swap: {
          alarm: { metric: "swap_used_percent", namespace: AGENT_NAMESPACE, threshold: 80 },
          steps: [{ lower: 0, adjustment: 1 }],
        },
      },
    },
  ],
};
