/**
 * What the CloudWatch agent publishes and under which dimensions: its configuration, the alarms over it and the rule that
 * holds the two together read it here. A metric is found by exactly the dimensions that it was published with.
 * Amazon CloudWatch User Guide: "Metrics collected by the CloudWatch agent", "Manually create or edit the CloudWatch agent
 * configuration file".
 */
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Definition, filled, type Members, notEmpty, present } from "../ecs-service/members";

/** Metrics of a fleet without further dimensions, by the agent's own names of what collects them. */
const PUBLISHED = { mem: "mem_used_percent", disk: "disk_used_percent" };

export const publishedMetrics = (): Expr<string[]> => x.items(Object.values(PUBLISHED));

/** Of a fleet's instances together; nothing for a server alone. */
export const fleetDimensions = (groupName: Expr<string>): Expr<Record<string, string>> =>
  x.mapping<string>({ AutoScalingGroupName: groupName });

interface Published {
  readonly namespace: Expr<string>;
  readonly disks: Expr<readonly string[]>;
  /** What the metrics of several servers are put together by. */
  readonly dimensions: Expr<Record<string, string>>;
}

/**
 * The agent's section `metrics`. Further dimensions are written as they are, beside each collector: the agent's own
 * `${aws:AutoScalingGroupName}` would ask EC2 for the instance's tags, by a right and a way that a server need not have.
 */
export const metricsSection = ({ namespace, disks, dimensions }: Published): Expr<Definition> => {
  const collector = (measurement: string, more: Members = {}) =>
    present({ measurement: [measurement], ...more }, { append_dimensions: notEmpty(dimensions) });
  return present(
    {
      namespace,
      // in the agent's language the instance's id
      append_dimensions: { InstanceId: "$${aws:InstanceId}" },
      metrics_collected: {
        mem: collector(PUBLISHED.mem),
        // the agent puts the collector's name before it
        disk: collector(PUBLISHED.disk.replace(/^disk_/, ""), { resources: disks }),
      },
    },
    { aggregation_dimensions: filled(dimensions, () => [x.keys(dimensions)]) },
  );
};
