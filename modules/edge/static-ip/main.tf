# Generated from src/edge/static-ip/static-ip.ts by `npm run modules`. Do not edit.

# Fixed public addresses for an application, for partners that let only such through: an
# internet-facing Network Load Balancer with one Elastic IP in each zone, made here or brought
# along, that no change of the load balancer gives back. Behind it tasks that route for themselves,
# or an Application Load Balancer; or AWS Global Accelerator in its place. The topology is one
# input.
#
# accelerator.tf                AWS Global Accelerator in front of an Application Load Balancer: two
#                               anycast addresses, lost with the accelerator.
# access-logs.tf                Logs of TLS connections and of flows, the bucket that the block
#                               makes for them, and the policy by which AWS delivers them.
# addresses.tf                  Elastic IPs, keyed by zone and depending on nothing but the zone:
#                               whatever becomes of the load balancer, its listeners or the
#                               topology, an address whose zone stays is the same address.
# application-load-balancer.tf  The Application Load Balancer behind the addresses.
# certificates.tf               Certificates of listeners: the default one, and those beside it.
# listeners.tf                  Ports that clients connect to, and the Network Load Balancer's
#                               listeners there.
# network-load-balancer.tf      The Network Load Balancer: one subnet and one fixed address in each
#                               zone.
# rules.tf                      What is refused: lists of problems that preconditions and checks
#                               tell, and steps of the variables' validations.
# security-groups.tf            The Network Load Balancer's security group: in by the listeners'
#                               ports, out to the targets alone.
# target-groups.tf              Target groups of tasks, with nlb-nginx.

locals {
  zones = (
    var.topology != "global-accelerator"
    ? [
      for zone in(
        contains(keys(var.network.tiers), var.tier) ? keys(var.network.tiers[var.tier].subnets) : []
      ) : zone
      if var.zones == null ? true : contains(var.zones, zone)
    ]
    : []
  )
}
