/** An image with the distribution's updates and nginx, built every week; servers that start have nothing to install. */
import { Image } from "../../compute/image/image";
import { exception } from "../../core/stack/exception";
import type { HanokStack } from "../../core/stack/stack";
import type { Environment } from "../../environments";
import type { Network } from "../../network/named";
import { SecurityGroup } from "../../network/security-group/security-group";
import { toAwsAndPackages } from "./groups";

interface ImageSettings {
  readonly title: string;
  readonly environment: Environment;
  readonly network: Network;
  readonly tier: string;
}

const WEB = `name: web
schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: install
        action: ExecuteBash
        inputs:
          commands: ["dnf install -y nginx"]
  - name: validate
    steps:
      - name: check
        action: ExecuteBash
        inputs:
          commands: ["nginx -t"]
`;

export function serverImage(stack: HanokStack, settings: ImageSettings): Image {
  const { title, environment, network, tier } = settings;
  const { region, zones } = environment;
  const group = new SecurityGroup(stack, "image_group", {
    name: `${title}-image`,
    description: "Build servers of the image: from nobody",
    network: network.ref,
  });
  toAwsAndPackages(group, environment.threeTier);
  const image = new Image(stack, "image", {
    name: title,
    region,
    components: { update: { managed: "update-linux" }, web: { document: WEB } },
    order: ["update", "web"],
    network: network.ref,
    tier,
    zone: zones[0],
    securityGroups: [group.withRules],
    schedule: { cron: "cron(0 3 ? * sun *)", timezone: "Asia/Seoul" },
  });
  exception(image, {
    check: ["CKV_AWS_180", "CKV_AWS_199", "CKV_AWS_200"],
    why: "It holds the distribution and nginx, and nothing of anybody's. Servers of a fleet start from a key of one's own only if its policy names Auto Scaling's service-linked role, which an account has from its first group on (Amazon EC2 Auto Scaling User Guide: Required AWS KMS key policy for use with encrypted volumes).",
    turnOn:
      "`kmsKeyArn` of the image's `home` and `disk`, with such a policy; a component takes a key by `arn` alone",
  });
  return image;
}
