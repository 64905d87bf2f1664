# Generated from src/edge/dns/dns.ts by `npm run modules`. Do not edit.

# A Route 53 hosted zone, public or private, with its records: plain, alias, weighted, failover,
# latency, geolocation and multivalue ones, and the health checks that they follow. Also records,
# networks and health checks for a zone that is there already. The name servers are an output.
#
# calculated-health-checks.tf  Health checks over others.
# dnssec.tf                    DNSSEC: the keys that sign the zone's own keys, and the signing.
# health-checks.tf             Health checks of endpoints and of CloudWatch alarms.
# query-log.tf                 Query logs: who asked for what, in a log group of us-east-1.
# records.tf                   Records, each a resource of its own under its name, type and set
#                              identifier.
# zone.tf                      The hosted zone, and the VPCs that ask it.
