/** Sections of the module's README beside the generated ones. */
export const NOTES = `## Which topology

| | \`nlb-nginx\` (default) | \`nlb-alb\` | \`global-accelerator\` |
| --- | --- | --- | --- |
| Way | NLB, then tasks with nginx | NLB, then an internal ALB, then tasks | accelerator, then an ALB, then tasks |
| Fixed addresses | one Elastic IP per zone, yours to keep or bring | the same ones | two anycast addresses of the accelerator's, gone with it |
| Fixed cost a month (730 h) | NLB $16.43, each address $3.65 | NLB and ALB $32.85, each address $3.65 | accelerator $18.25, ALB $16.43 |
| Cost by use | $0.006 per NLCU-hour | $0.006 per NLCU-hour and $0.008 per LCU-hour | $0.008 per LCU-hour, and per GB in the dominant direction, beside the usual data transfer, $0.010 inside Asia Pacific, $0.015 inside North America or Europe, $0.012 to $0.043 between them |
| Latency | one hop at layer 4 | a second hop, at layer 7 | clients enter AWS's network at the nearest edge: shorter far away, nothing gained inside one country |
| Routing | by port; by name in nginx | by host, path, header, query, method, address in the ALB | the same |
| TLS ends at | the NLB (\`protocol = "tls"\`), or in the task | the ALB | the ALB |
| UDP | yes | no | no |
| Client's address | client IP preservation or proxy protocol v2 | X-Forwarded-For | X-Forwarded-For |
| AWS WAF, sign-in by OIDC | no | yes | yes |
| Limits | 50 listeners | one ALB per target group, an ALB behind two NLBs at most, same VPC and account, TCP only | 10 listeners; addresses cannot be Elastic IPs of yours |

Prices are those of US East (N. Virginia), and nothing in the module depends on them: load balancers from the examples of
the page "Elastic Load Balancing pricing" (as quoted on 2026-09-20; that the NLB's hour costs what the ALB's does was seen
for another region), the accelerator's from "AWS Global Accelerator pricing" (a stored copy without a date, read on
2026-11-22), addresses from the AWS News Blog's "New: AWS Public IPv4 Address Charge" ($0.005 an hour since February 2024;
the ALB's own, where it faces the internet, count too). Look them up for your region before you decide.
Limits: Network Load Balancers guide, "Use an Application Load Balancer as a target of a Network Load Balancer";
Global Accelerator guide, "Quotas for AWS Global Accelerator".

For traffic that stays inside one country the accelerator costs more and gains nothing: it is not the default. The
emulator that Hanok is tested with has no Global Accelerator; that topology is tested with a mock provider
(\`tests/accelerator.tftest.hcl\`), never applied.

## Changing the topology

Change \`topology\`, with \`load_balancer\` given. \`listeners\`, \`target_groups\` and certificates stay as they are:
with an ALB, listeners lead to its ports (\`alb_port\`, by default their own) and TLS passes through to it.

Between \`nlb-nginx\` and \`nlb-alb\` the load balancer, its addresses, its security group and its listeners stay; the
listeners are changed in place. What the output \`static_ip\` gives follows: \`target_groups\` and \`security_groups\` are
the ALB's then, \`client_address\` is "forwarded". A service that takes them moves along. Two things to know:

- Connections are refused or end nowhere from the change of a listener until its new targets are healthy.
- The target groups of \`nlb-nginx\` go, so a service that still stands in them must be moved in the same apply.

To \`global-accelerator\` the addresses change, as AWS has it. Elastic IPs stay, unused, for the zones named in
\`retained_zones\`; without it Terraform refuses the plan (\`protect_addresses\`).

## Addresses that stay

An Elastic IP depends on its zone alone. Listeners, certificates, target groups, logs and the load balancer itself may
change or be replaced. What replaces the load balancer: a change of \`name\`, and a zone taken away (the provider adds zones
in place and replaces for a removal). \`deletion_protection\` stops a replacement too: turn it off in an apply of its own.
While it is replaced nothing answers at the addresses.
An address of a zone that goes is kept by \`retained_zones\`, and used again when the zone is back.

\`protect_addresses\` sets Terraform's \`prevent_destroy\`, which cannot depend on a variable. Protected addresses are
therefore \`aws_eip.this\`, the others \`aws_eip.unprotected\` (and likewise \`aws_globalaccelerator_accelerator\`); a change
is a move between the two, for which the caller writes, for each zone,

\`\`\`hcl
moved {
  from = module.front.aws_eip.this["ap-northeast-2a"]
  to   = module.front.aws_eip.unprotected["ap-northeast-2a"]
}
\`\`\`

in the same apply, and the other way round to protect them. Without it, going from protected to unprotected is refused;
going to protected would give the addresses back and take new ones, unless \`deletion_protection\` stops it.
So decide at the start: \`protect_addresses = false\` for environments that come and go.

An address leaves the module for good with \`terraform state rm 'module.front.aws_eip.this["ZONE"]'\`: it is not released, and
can be brought along elsewhere by \`addresses\`. In reverse, \`terraform import\` takes one in.

## Both sides must agree on the client's address

Give a service's nginx \`client_address = module.front.static_ip.client_address\`. A proxy protocol header that nobody expects
breaks every request, and so does one that is expected and missing. While the choice is being changed, connections fail
until both sides have it; health checks carry the header too.

With client IP preservation a connection seems to come from the client, and therefore targets must be in this VPC or in a
peered one of the region, and cannot reach themselves through the load balancer (hairpinning). If they must, take
\`proxy_protocol\` (Network Load Balancers guide: Edit target group attributes for your Network Load Balancer).

## Who moves traffic

With \`action_owner = "pipeline"\` Terraform makes the Network Load Balancer's listeners with the target groups given, and leaves
alone the ones that a deployer sets after that (CodeDeploy, ECS blue/green). They are then \`aws_lb_listener.pipeline\` and not
\`aws_lb_listener.this\`: a switch takes a \`moved\` block of each listener,
from \`module.NAME.aws_lb_listener.this["KEY"]\` to \`module.NAME.aws_lb_listener.pipeline["KEY"]\`, where the module is called, and another \`listeners_moved\`, in the same apply. \`terraform_data.action_owner\` refuses a plan
without. In TypeScript no move is needed.

## UDP

| Listener | Target groups' \`protocol\` |
| --- | --- |
| \`tls\` | \`tcp\` |
| \`tcp\` | \`tcp\`, \`tcp_udp\` |
| \`udp\` | \`udp\`, \`tcp_udp\` |
| \`tcp_udp\`, for both on one port | \`tcp_udp\` |

Targets of UDP get the client's address as it is, whatever \`client_address\` says: it cannot be turned off there, and no header
is sent. Health checks are by TCP or HTTP always, so a target of UDP answers a port of those too (\`health_check.port\`). UDP
needs the topology \`nlb-nginx\` and \`ip_address_type = "ipv4"\`: an Application Load Balancer takes none (Network Load Balancers
guide, "Listeners for your Network Load Balancers", "Edit target group attributes"). Of TCP's settings, an idle timeout and
\`terminate_unhealthy\` are without effect. A service's ports are held against the group's protocol.

## Who may reach what

The block's security group lets the listeners' \`clients\` in and the targets' ports out. Targets admit the groups in
\`static_ip.security_groups\`, which AWS takes for the load balancer's connections even where the client's address is preserved;
an ALB behind it admits those in \`static_ip.front_security_groups\`. Health checks need no rule that lets them in.
A Network Load Balancer that is made without a group can never be given one: it has one from the start.

## Certificates

The default certificate is exchanged in place. A further one is taken away before another comes under its key: to exchange
it without a gap, add the new one under a new key first.

## Logs

AWS logs TLS connections only, so there is a bucket only if a listener has \`protocol = "tls"\`, or flow logs of an accelerator.
A bucket is not taken away by a change between \`nlb-nginx\` and \`nlb-alb\`. With an ALB its own logs say more.`;
