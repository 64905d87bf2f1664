/** An image with the distribution's updates and nginx, built every week; servers that start have nothing to install. */
import { Image } from "../../compute/image/image";
import type { HanokStack } from "../../core/stack/stack";
import type { Environment } from "../../environments";
import type { Network } from "../../network/network";
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
  return new Image(stack, "image", {
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
}
