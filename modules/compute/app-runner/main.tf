# Generated from src/compute/app-runner/app-runner.ts by `npm run modules`. Do not edit.

# A service on App Runner, for its existing customers: an image of ECR or source code in, an HTTPS
# address out. Roles that may do what the service does and nothing else, secrets, health check,
# scaling, tracing, private ingress, domain names with their records; and calls into a VPC by a
# shared connector, refused where they lead nowhere.
#
# domains.tf                Domain names of the service, and their records.
# ingress.tf                Who may send requests: everybody, or with private ingress clients of the
#                           VPC by its endpoint apprunner.requests alone.
# roles.tf                  The service's two roles: the access role pulls its image, the instance
#                           role is the application's.
# rules.tf                  What is refused: lists of problems that preconditions and checks tell,
#                           and steps of the variables' validations.
# scaling-configuration.tf  A revision of an auto scaling configuration: a service's own, or one
#                           that services share.
# service.tf                The service itself: what runs, how large, who reaches it, and what it
#                           reaches.
