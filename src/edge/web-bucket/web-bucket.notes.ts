/** Sections of the README that no input tells. */
export const NOTES = `## Who may do what

| Who | Reads objects | Manages the bucket and its objects |
| --- | --- | --- |
| Anybody through the endpoints | yes, without credentials, by HTTPS | by their own policies |
| CloudFront, for this block's distribution | yes | no |
| The principal that applies (\`exemptions.deployer\`) | by its own policies, from anywhere | by its own policies, from anywhere |
| \`exemptions.principals\` | by their own policies, from anywhere | by their own policies, from anywhere |
| Others of the account, administrators too | no | by their own policies, from anywhere |
| Other accounts, the internet | no | no |

- The ban is a Deny of \`s3:GetObject*\` and of nothing else. \`PutBucketPolicy\`, \`PutObject\`, \`DeleteObject\`, listing: none of
  them asks where a request comes from. A wrong endpoint id makes the site unreadable; it does not lock anybody out.
- The exempt are named by role. A session goes by its role, and AWS gives the role's ARN with its path
  (\`role/aws-reserved/sso.amazonaws.com/…/AWSReservedSSO_Admin_…\`).
- With \`exemptions.deployer\` a session that applies needs \`iam:GetRole\` of its own role, which is where the path is read from;
  without that permission the plan fails. Turn it off then, and name the role.
- Where a pipeline and people apply in turn, name both in \`exemptions.principals\` and turn \`exemptions.deployer\` off. Otherwise
  the policy changes with whoever applies.
- A copy of the objects (\`aws s3 sync\` from the bucket), replication, and services that read with a role of theirs, such as
  Macie, read objects: exempt their roles.
- \`exemptions.paths\` are left out of the ban; who may read them is then up to identity policies. It lets nobody in by itself.

## The endpoints' side

An endpoint's own policy has to let the read through, whoever asks. With modules/endpoints:
\`gateway_endpoints = { s3 = { anonymous_reads = ["arn:aws:s3:::BUCKET"] } }\`, where BUCKET is the name, written out: the
bucket's ARN as a reference would be a cycle. Who writes through the endpoint, such as a pipeline in the VPC, takes the bucket
in \`resources\` too.

Requests are unsigned, so SSE-KMS is refused with endpoints. Objects that are uploaded under SSE-KMS by their own header are
not readable through them either.

Without \`list_through_endpoint\` S3 answers 403 for a key without an object; a reverse proxy turns it into 404. With it,
everybody behind the endpoint may list the keys.

## CloudFront

The certificate lies in us-east-1: \`provider = aws.us_east_1\` on its resource in the caller's configuration, or \`region\` on it
with AWS provider 6. CloudFront itself is the same from every region.

Without a certificate of your own viewers may use old TLS versions: AWS sets TLSv1 where its certificate is used.

Existing objects, invalidations and DNS records are not part of the block.`;
