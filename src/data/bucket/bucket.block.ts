/** The module `data/bucket`. */
import { defineBlock } from "../../core/module/block";
import { Bucket } from "./bucket";
import { bucketContract } from "./bucket.contract";
import type { BucketProps } from "./bucket.props";

const NOTES = `## Who may do what

| Who | What the policy says |
| --- | --- |
| Nobody in particular | no Allow: principals of this account go by their own policies, those of others have none |
| \`readers\` | read objects under their prefixes, list the keys under them, older versions only with \`versions\` |
| \`writers\` | write objects under their prefixes, by parts too; deleting only with \`deleting\` |
| Everybody | no plain HTTP, no TLS below \`minimum_tls\` |
| With \`only_from\` | objects through the named endpoints alone, but for the exempt and for AWS services |

- A role in \`readers\` or \`writers\` has to exist: S3 refuses a policy that names one that does not. When a role is made
  anew under its name, apply again, since the policy holds the old one's id.
- Under SSE-KMS the key's policy, or theirs, has to let readers decrypt (\`kms:Decrypt\`) and writers encrypt
  (\`kms:GenerateDataKey\`, and \`kms:Decrypt\` for multipart uploads).
- \`only_from\` is about objects. Whoever manages the bucket goes on to do so from anywhere.

## What is lost, and when

- The bucket is replaced by a change of \`name\` alone. Without \`force_destroy\` S3 refuses to delete one with objects in it.
- \`object_lock\` may be added later, and S3 takes it away never: removing the input only forgets it.
- Old versions go after 90 days; \`old_versions = { expire = false }\` keeps them.`;

export const bucketBlock = defineBlock<BucketProps>({
  path: "data/bucket",
  source: "src/data/bucket/bucket.ts",
  title: "Bucket",
  purpose:
    "A private bucket for artefacts, images and other objects: closed to the public, without ACLs, encrypted, versioned, by TLS only, tidied up by lifecycle rules. Who reads and who writes is named, with the prefixes; objects can be limited to VPC endpoints without locking anybody out.",
  contract: bucketContract,
  construct: Bucket,
  notes: NOTES,
});
