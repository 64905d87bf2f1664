# Generated from src/compute/ec2-instance/ec2-instance.ts by `npm run modules`. Do not edit.

# One server on Amazon EC2, for what is addressed directly or cannot be many: with an Elastic IP
# that stays when the server is replaced, or no public address at all behind a load balancer. Its
# data volumes stay too, and are mounted by user data. By ACME it gets and renews a certificate of
# its own. Alarms recover and reboot it.
#
# address.tf      The server's public address: an Elastic IP that depends on nothing of the
#                 server's, and is associated with it.
# alarms.tf       Alarms that mend the server.
# first-boot.tf   What the server does at its first boot: the user's parts, before them the data
#                 volumes and the certificate.
# instance.tf     The instance itself: IMDSv2 alone, encrypted disks, no address but those that are
#                 asked for.
# kept-image.tf   The image that the server started from.
# role-policy.tf  Roles: who may take them, their inline policies, and what Session Manager needs.
# role.tf         The role of a server or a fleet, its policies, and the profile that hands it to
#                 instances; or an existing role.
# rules.tf        What is refused: lists of problems that preconditions and checks tell, and steps
#                 of the variables' validations.
# targets.tf      The server in target groups, one attachment each.
# volumes.tf      Data volumes, keyed by name and depending on nothing of the server's but its zone:
#                 whatever becomes of the server, they stay.
