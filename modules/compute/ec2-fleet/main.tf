# Generated from src/compute/ec2-fleet/ec2-fleet.ts by `npm run modules`. Do not edit.

# A launch template and an Auto Scaling group of EC2 instances: Nitro types, On-Demand and Spot,
# encrypted disks, IMDSv2, Session Manager, agents by user data. A change of the template refreshes
# the instances; target tracking, steps and schedules scale them.
#
# group.tf            The Auto Scaling group.
# hooks.tf            Lifecycle hooks: a launch or an end waits until something has been done.
# launch-template.tf  The launch template: what every instance of the fleet is.
# role-policy.tf      Roles: who may take them, their inline policies, and what Session Manager
#                     needs.
# role.tf             The role of a server or a fleet, its policies, and the profile that hands it
#                     to instances; or an existing role.
# rules.tf            What is refused: lists of problems that preconditions and checks tell, and
#                     steps of the variables' validations.
# schedules.tf        Scheduled scaling: other sizes at a time.
# steps.tf            Step scaling: an alarm and what the group does by how far the metric is beyond
#                     the threshold.
# targets.tf          The target groups that instances are registered with, each by a resource of
#                     its own, and how the group finds broken instances.
# tracking.tf         Target tracking: the group is held where a metric is at its target.
