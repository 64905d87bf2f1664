/** Inputs that samples of the rules are made from. */
import { sampleNetwork, sampleTier } from "../../network/sample";

export const IMAGE = "public.ecr.aws/nginx/nginx:1.29";

export const sample = (changes: object) => ({ image: IMAGE, ...changes });

export const app = (changes: object) => ({ containers: { app: sample(changes) } });

export const ROLE = { arn: "arn:aws:iam::123456789012:role/web" };

/** Inputs that samples of the rules are made from. */

export const CLUSTER = {
  arn: "arn:aws:ecs:ap-northeast-2:123456789012:cluster/shop",
  name: "shop",
  capacityProviderNames: { FARGATE: "FARGATE", FARGATE_SPOT: "FARGATE_SPOT" },
};

/** On the cluster's instances. */
export const EC2_SERVICE = {
  launchType: "ec2",
  cluster: { ...CLUSTER, capacityProviderNames: { general: "shop-general" } },
};

export const PUBLIC_NETWORK = {
  network: sampleNetwork({
    public: sampleTier("public", { a: 0 }),
  }),
  tier: "public",
};

/** A container with a TCP and a UDP port. */
export const CONTAINERS = {
  containers: {
    app: {
      image: "public.ecr.aws/nginx/nginx:1.29",
      ports: {
        http: { containerPort: 8080 },
        dns: { containerPort: 5353, protocol: "udp" },
      },
    },
  },
};

const TARGET_GROUP = "targetgroup/web/0123456789abcdef";

export const TARGET = {
  targetGroup: { arn: `arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:${TARGET_GROUP}` },
  container: "app",
  port: "http",
};

export const ALTERNATE = {
  arn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/green/0123456789abcdef",
};

export const PRODUCTION =
  "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:listener-rule/app/web/0123456789abcdef/0123456789abcdef/0123456789abcdef";

export const BLUE_GREEN = { alternateTargetGroup: ALTERNATE, productionListenerRule: PRODUCTION };

/** A target whose requests can be counted. */
export const COUNTED_TARGET = {
  ...TARGET,
  targetGroup: {
    ...TARGET.targetGroup,
    arnSuffix: TARGET_GROUP,
    loadBalancerArnSuffix: "app/web/0123456789abcdef",
  },
};

export const NAMESPACE = "arn:aws:servicediscovery:ap-northeast-2:123456789012:namespace/ns-0123456789";
