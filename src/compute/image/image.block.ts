/** The module `compute/image`. */
import { defineBlock } from "../../core/module/block";
import { Image } from "./image";
import { imageContract } from "./image.contract";
import type { ImageProps } from "./image.props";

const NOTES = `## Taken up by servers

\`\`\`hcl
image = { parameter = module.image.ssm_parameter }
\`\`\`

The parameter is there before the first build, with Amazon Linux 2023 or \`initial_image_id\`, and Image Builder writes
each new image's id to it. Servers that read it see the new value at the next plan; a fleet then refreshes its instances.
Its name begins with \`/imagebuilder/\`, where Image Builder's service-linked role may write.

## Versions

Image Builder changes nothing of a version of a component or a recipe. Their versions are therefore \`base_version\` and a
third number, which follows from the content: a digest, no counter. Another document, parameter, parent or disk is
another version, made before the old one goes; tags change in place. Images that are built stay.

| Change | What happens |
| --- | --- |
| a component's \`document\` or \`description\` | a new version of it, a new recipe, the pipeline takes it |
| \`order\`, \`parameters\`, \`parent\`, \`disk\`, \`working_directory\` | a new version of the recipe, the pipeline takes it |
| \`base_version\` | new versions of all |
| network, instance types, distribution, schedule, tests, tags | changed in place |
| \`name\` | all is made anew |

With \`build_now\` each new recipe is built by the apply, which takes half an hour and more.

## What build servers need

HTTPS to Systems Manager (\`ssm\`, \`ssmmessages\`, \`ec2messages\`), \`imagebuilder\`, \`logs\` and S3: by NAT, or by the
endpoints of these services in an isolated tier. Their security groups let nothing in. Logs are in
\`/aws/imagebuilder/\` and the name.

## Copies and shares

An image that others start needs a \`kms_key_arn\`, whose policy lets them use it: images with AWS's own key cannot be
shared. \`copy_to\` needs the role EC2ImageBuilderDistributionCrossAccountRole in those accounts (Image Builder User Guide:
Set up cross-account AMI distribution).`;

export const imageBlock = defineBlock<ImageProps>({
  path: "compute/image",
  source: "src/compute/image/image.ts",
  title: "Image pipeline",
  purpose:
    "An image of one's own by EC2 Image Builder: components, recipe, build servers with least rights in a private subnet, tests, distribution to regions and accounts, a schedule, and an SSM parameter that always holds the newest image's id for fleets and servers.",
  contract: imageContract,
  construct: Image,
  notes: NOTES,
});
