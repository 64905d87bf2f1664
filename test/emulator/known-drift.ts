/** What drifts in an example by the emulator's own fault: exact address, exact attribute, the reason. */
import type { KnownDrift } from "./drift";

/** A group of container instances: the launch template comes back changed, and so has a new version in every plan. */
function instances(key: string): KnownDrift[] {
  const template = `module.cluster.aws_launch_template.this["${key}"]`;
  const group = `module.cluster.aws_autoscaling_group.this["${key}"]`;
  const version = "mixed_instances_policy[0].launch_template[0].launch_template_specification[0].version";
  const tags = "the template's own tags come back as tags of what it launches";
  return [
    { address: template, attribute: "tag_specifications", reason: tags },
    { address: template, attribute: "latest_version", reason: tags },
    { address: template, attribute: "default_version", reason: tags },
    { address: group, attribute: version, reason: tags },
    {
      address: group,
      attribute: "capacity_reservation_specification[0].capacity_reservation_preference",
      reason: "a group comes back with an empty capacity reservation",
    },
  ];
}

const KNOWN: Readonly<Record<string, readonly KnownDrift[]>> = {
  "compute/ecs-cluster/examples/ec2": [...instances("general"), ...instances("graviton")],
};

export const knownDriftOf = (example: string): KnownDrift[] => [...(KNOWN[example] ?? [])];
