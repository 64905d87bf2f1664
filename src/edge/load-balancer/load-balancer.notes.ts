/** Sections of the module's README beside the generated ones. */
export const NOTES = `## Who may reach it

The block makes no security group: give \`modules/network/security-group\` with the listeners' ports as ingress, and an
egress rule to the targets' group. A public load balancer also answers on port 80 while it redirects.

## Changing a target group

AWS replaces a target group when its port, protocol, protocol version, target type or address type changes. The new group
is made first, listeners and rules are moved, then the old one goes: no listener is ever left without a group. But the
new group is empty until its targets are registered and healthy, so requests fail in between. Without downtime:

1. add a second group under a new key, with weight 0 where the first one stands: \`{ app = 1, app-v2 = 0 }\`;
2. register targets in both (an ECS service takes up to five target groups) and wait until they are healthy;
3. shift the weights: \`{ app = 0, app-v2 = 1 }\`; then take the first group away.

Health checks, stickiness, delays and algorithms change in place.

## Changing rules

- A rule's address is \`listener/rule\`. Its priority, conditions and action change in place.
- Leave gaps between priorities. AWS refuses a priority that another rule of the listener has at that moment, so two rules
  do not swap places in one apply: move one to a free priority first.
- A rule takes five values in all, three in a condition, five wildcards: make a further rule with the same action.

## Who moves traffic

CodeDeploy, ECS blue/green and scripts for canaries change weights and target groups of listeners and rules. With
\`action_owner = "terraform"\` the next plan sets that back. With \`"pipeline"\` Terraform makes listeners and rules with the
actions given, and leaves their actions alone after that; ports, certificates and conditions stay Terraform's. A target group
that the deployer has left in use cannot be taken away: AWS refuses (ResourceInUse).

Terraform wants \`ignore_changes\` written out, so the listeners are \`aws_lb_listener.this\` or \`aws_lb_listener.pipeline\`, and
the rules alike. A switch is a move in the state, of each listener and each rule, said where the module is called, in the same apply:

\`\`\`hcl
module "web" {
  source          = "…//modules/edge/load-balancer"
  action_owner    = "pipeline" # was "terraform"
  listeners_moved = "to-the-pipeline"
  # …
}

moved {
  from = module.web.aws_lb_listener.this["https"]
  to   = module.web.aws_lb_listener.pipeline["https"]
}

moved {
  from = module.web.aws_lb_listener_rule.this["https/api"]
  to   = module.web.aws_lb_listener_rule.pipeline["https/api"]
}
\`\`\`

Without a move every listener would be deleted and made anew; \`terraform_data.action_owner\` refuses such a plan. In TypeScript
no move is needed.

## Certificates

A changed \`certificate_arn\` is exchanged in place. An additional certificate is added before the old one is taken away.

## Behind a Network Load Balancer

\`network_target_groups\` makes target groups of type alb, with this load balancer registered at a port that it listens on:
the \`nlb-alb\` way to fixed addresses. Give \`network_target_group_arns\` to the Network Load Balancer's listeners. Its
listener of TCP port 443 passes TLS through: certificates stay here.

## Sign-in

OIDC's client secrets are arguments of AWS's listener, so they come into Terraform's state: keep it encrypted.

## Deleting it

\`deletion_protection\` is on: set it to false in an apply of its own, then destroy. The log bucket stays as long as there
are logs in it, unless \`access_logs.force_destroy\` is on.`;
