/** An alarm over metrics that nobody publishes never says anything, and its policy never scales. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { publishedMetrics } from "../server/agent-metrics";
import { AGENT_NAMESPACE } from "../server/cloudwatch-agent.contract";
import type { Ec2FleetInputs, Ec2FleetShape } from "./ec2-fleet.inputs";

const agentNamespace = ({ cloudwatchAgent }: Ec2FleetInputs): Expr<string> =>
  x.ifSet(
    cloudwatchAgent,
    (cloudwatchAgent) => cloudwatchAgent.namespace,
    () => AGENT_NAMESPACE,
  );

/** Alarms of the agent's metrics by this group's own dimensions, which the agent does not publish. */
const unpublished = (inputs: Ec2FleetInputs): Expr<string[]> =>
  x.listFrom(inputs.stepPolicies, ["name", "policy"], (name, { alarm }) => ({
    value: name,
    when: x.and(
      x.eq(alarm.namespace, agentNamespace(inputs)),
      x.isEmpty(alarm.dimensions),
      x.or(x.isNull(inputs.cloudwatchAgent), x.not(x.contains(publishedMetrics(), alarm.metric))),
    ),
  }));

export const alarmsArePublished: CrossRule<Ec2FleetShape> = {
  on: "stepPolicies",
  test: (inputs) => x.isEmpty(unpublished(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("stepPolicies")} has ${x.jsonEncode(unpublished(inputs))}, whose alarms are about metrics in ${agentNamespace(inputs)} that no agent here publishes; allowed: of ${x.jsonEncode(publishedMetrics())} with ${spell("cloudwatchAgent")}, or ${spell("dimensions")} that an agent of your own publishes.`,
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
