/** Sections of the module's README beside the generated ones. */
export const NOTES = `## What a change does

| Change | The server | Address and volumes |
| --- | --- | --- |
| tags, alarms, target groups, detailed monitoring, metadata hop limit, security groups, protections, statements of the role | changed in place | stay |
| \`instance_type\` | stopped, changed, started: minutes | stay |
| a larger \`root_disk\` or data volume, its \`type\`, \`iops\`, \`throughput\` | changed in place while it runs; a mounted file system grows at the next boot | stay |
| \`image.id\`, \`image.parameter\`, \`image.architecture\`, \`image_refresh\` | replaced | stay |
| user data and its parts, agents, \`certificate\`, a volume's name and \`mount_path\`, a volume that is mounted more or less | replaced; with \`replace_on_user_data = false\` stopped, given the new text and started, but cloud-init does not run it again | stay |
| \`tier\`, \`private_ip\`, \`key_pair\`, encryption of the root disk | replaced | stay |
| a volume more without \`mount_path\` | volume attached | stay |
| a volume less | stopped, so that nothing is written while the volume leaves; start it again where it is not replaced for the volume's mount. \`protect_volumes\` refuses this | refused, or gone with a snapshot (\`final_snapshot\`) |
| \`zone\`, a volume's \`kms_key_arn\`, \`snapshot_id\` | replaced with its volumes, which are of one zone | \`protect_volumes\` refuses this |
| \`public_address\` to "none" | stays; in a public tier it is replaced | \`protect_address\` refuses to give the address back |
| a newer image behind the parameter | nothing, until \`image_refresh\` changes | stay |

A replacement stops the server, detaches the volumes, ends it, starts another and attaches them again: minutes in which
nothing answers. What was written to the root disk is lost. Nothing makes the new server before the old one goes, since a
volume is attached to one server. With AWS provider 6, \`termination_protection\` stops a replacement too: turn it off in an
apply of its own.

Where nothing may be lost and nothing may stop, take several servers: \`modules/compute/ec2-fleet\`.

## Address and volumes that stay

The Elastic IP and the volumes depend on nothing of the server's but its zone. \`protect_address\` and \`protect_volumes\`
set Terraform's \`prevent_destroy\`, which cannot depend on a variable. What is protected is \`aws_eip.this\` and
\`aws_ebs_volume.this\`, what is not \`aws_eip.unprotected\` and \`aws_ebs_volume.unprotected\`; a change is a move between the
two, for which the caller writes

\`\`\`hcl
moved {
  from = module.server.aws_eip.this[0]
  to   = module.server.aws_eip.unprotected[0]
}

moved {
  from = module.server.aws_ebs_volume.this["data"]
  to   = module.server.aws_ebs_volume.unprotected["data"]
}
\`\`\`

Without the move Terraform refuses to give up what is protected. From unprotected to protected it does not: write the move.

## Data volumes

User data mounts a volume by its id, waits for it for ten minutes, and makes a file system only where the volume is blank:
no signature that blkid knows, and zeros in the first MiB. Anything else is mounted as it is, or left alone. The line in
/etc/fstab says \`nofail\`: the server boots without the volume too.

## A certificate of its own

\`certificate\` is for a server that is addressed directly. Behind a load balancer AWS Certificate Manager does this; its
certificates cannot be put on a server.

| What | How |
| --- | --- |
| Programs | nginx and certbot of Amazon Linux 2023 (AWS re:Post Knowledge Center: "How do I install an SSL/TLS certificate on my NGINX server?") |
| Until the names lead here | HTTP answers 503; every two minutes the server asks itself by each name, and bothers the authority only when all lead here. After a refusal it waits for 15 minutes: Let's Encrypt allows five failed validations an hour (Let's Encrypt: Rate Limits) |
| Then | HTTP is sent to HTTPS (308), HTTPS passed to the application at 127.0.0.1 with X-Forwarded-For and X-Forwarded-Proto |
| TLS | 1.2 and 1.3; no handshake for names that are not the server's |
| Renewal | asked twice a day at a random minute (\`hanok-certificate.timer\`); nginx reloads, no connection is lost |
| Kept | on the data volume \`certificate.volume\`: a new server serves HTTPS at once, and needs no new certificate |
| To look | \`systemctl status hanok-certificate\`, \`journalctl -u hanok-certificate\` |

Try with \`directory_url = "https://acme-staging-v02.api.letsencrypt.org/directory"\` first. HTTP-01 has the authority ask
at port 80 from addresses that it does not tell: the security groups have to let everyone in there.

Tests run all of it with the real nginx, bash and certbot, against an authority of their own; no certificate was ever
asked of Let's Encrypt, and dnf and systemctl had stand-ins.`;
