# Generated from src/edge/load-balancer/load-balancer.ts by `npm run modules`. Do not edit.

# An Application Load Balancer: TLS ended with ACM certificates, HTTP sent to HTTPS, rules by host,
# path, header, query, method and source address, weighted and sticky forwarding, sign-in by OIDC or
# Cognito, mutual TLS, access logs in a bucket of its own, AWS WAF. Listeners, rules, certificates
# and target groups have addresses of their own, so that a change of one touches no other.
#
# access-logs.tf            Logs of requests and connections, and the bucket that the block makes
#                           for them.
# action-owner.tf           Who says where listeners and rules send requests: Terraform, or what
#                           deploys and moves weights or target groups between (CodeDeploy, ECS
#                           blue/green, a script for canaries).
# attributes.tf             The load balancer itself and its attributes (Elastic Load Balancing API
#                           Reference: LoadBalancerAttribute).
# certificates.tf           Certificates of listeners: the default one, and those beside it.
# http-redirect.tf          The listener that sends HTTP to HTTPS.
# listener-rules.tf         The listeners' rules: which requests, and what is done with them; each a
#                           resource of its own under listener and name.
# listeners.tf              Ports that the load balancer listens on.
# network-target-groups.tf  Target groups of type alb: by them a Network Load Balancer sends TCP to
#                           this load balancer.
# rules.tf                  What is refused: lists of problems that preconditions and checks tell,
#                           and steps of the variables' validations.
# target-groups.tf          Target groups.
# web-acl.tf                The web ACL of AWS WAF.
