/** What only provider 6 has, as a program uses it: synthesized with the bindings of each CDK. */
import type { App } from "cdktf";
import { Testing } from "cdktf";
import { EcrRepository } from "../../src/compute/ecr-repository/ecr-repository";
import { EcsCluster } from "../../src/compute/ecs-cluster/ecs-cluster";
import { EcsService } from "../../src/compute/ecs-service/ecs-service";
import { HanokStack } from "../../src/core/stack/stack";
import { LoadBalancer } from "../../src/edge/load-balancer/load-balancer";
import { Network } from "../../src/network/named";

type Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The resources of a stack that uses all of it. */
export function onlyIn6(app: App): Resources {
  const stack = new HanokStack(app, { architecture: "later", environment: "test", region: "ap-northeast-2" });
  new EcrRepository(stack, "images", { name: "shop/api", imageTagMutabilityExclusions: ["latest", "dev-*"] });
  const network = new Network(stack, "network", {
    name: "shop",
    cidr: "10.0.0.0/16",
    zones: ["ap-northeast-2a", "ap-northeast-2c"],
    tiers: { private: { kind: "private", slot: 0 } },
    nat: { mode: "regional", allocationIds: { "ap-northeast-2a": "eipalloc-0123456789abcdef0" } },
  });
  const balancer = new LoadBalancer(stack, "web", {
    name: "shop",
    network: network.ref,
    internal: true,
    tier: "private",
    securityGroups: [{ id: "sg-0123456789abcdef0", name: "web" }],
    targetGroups: { app: { port: 8080 }, green: { port: 8080 } },
    actionOwner: "pipeline",
    listeners: {
      http: {
        port: 80,
        protocol: "HTTP",
        defaultAction: { fixedResponse: {} },
        rules: {
          api: {
            priority: 10,
            pathPattern: ["/api/*"],
            transform: { url: { regex: "^/api/(.*)$", replace: "/$1" } },
            action: { forward: { targetGroups: { app: 1, green: 0 } } },
          },
        },
      },
    },
  });
  const cluster = new EcsCluster(stack, "cluster", { name: "shop" });
  new EcsService(stack, "app", {
    name: "app",
    cluster: cluster.ref,
    network: network.ref,
    tier: "private",
    // where the regional gateway has an address
    zones: ["ap-northeast-2a"],
    securityGroups: [{ id: "sg-0123456789abcdef0", name: "web" }],
    cpu: 256,
    memory: 512,
    containers: { app: { image: "httpd:2.4", ports: { http: { containerPort: 8080 } } } },
    deployment: {
      strategy: "CANARY",
      bakeTime: 10,
      canary: { percent: 2.5 },
      lifecycleHooks: {
        smoke: {
          hookTargetArn: "arn:aws:lambda:ap-northeast-2:123456789012:function:smoke-test",
          lifecycleStages: ["POST_SCALE_UP"],
          hookDetails: '{"path": "/health"}',
        },
      },
    },
    targets: {
      web: {
        targetGroup: balancer.ref.targetGroups.app,
        container: "app",
        port: "http",
        blueGreen: {
          alternateTargetGroup: balancer.ref.targetGroups.green,
          productionListenerRule: balancer.ruleArn("http/api"),
        },
      },
    },
  });
  return JSON.parse(Testing.synth(stack, true)).resource;
}

export const EXPECTED = {
  aws_ecr_repository: {
    images: {
      image_tag_mutability: "IMMUTABLE_WITH_EXCLUSION",
      image_tag_mutability_exclusion_filter: [
        { filter: "dev-*", filter_type: "WILDCARD" },
        { filter: "latest", filter_type: "WILDCARD" },
      ],
    },
  },
  aws_nat_gateway: {
    network_regional: {
      availability_mode: "regional",
      vpc_id: "${aws_vpc.network.id}",
      availability_zone_address: [
        { availability_zone: "ap-northeast-2a", allocation_ids: ["eipalloc-0123456789abcdef0"] },
      ],
    },
  },
  aws_lb_listener_rule: {
    web: {
      for_each: {
        "http/api": { transform: { host_header: null, url: { regex: "^/api/(.*)$", replace: "/$1" } } },
      },
      dynamic: {
        transform: [{ content: { type: "host-header-rewrite" } }, { content: { type: "url-rewrite" } }],
      },
    },
  },
  aws_ecs_service: {
    app: {
      deployment_configuration: [
        {
          strategy: "CANARY",
          bake_time_in_minutes: 10,
          canary_configuration: [{ canary_percent: 2.5, canary_bake_time_in_minutes: 10 }],
          lifecycle_hook: [
            {
              hook_target_arn: "arn:aws:lambda:ap-northeast-2:123456789012:function:smoke-test",
              lifecycle_stages: ["POST_SCALE_UP"],
              hook_details: '{"path": "/health"}',
              role_arn: "${aws_iam_role.app_hooks.arn}",
            },
          ],
        },
      ],
      load_balancer: [
        {
          target_group_arn: '${aws_lb_target_group.web["app"].arn}',
          advanced_configuration: [
            {
              alternate_target_group_arn: '${aws_lb_target_group.web["green"].arn}',
              production_listener_rule: '${aws_lb_listener_rule.web["http/api"].arn}',
              role_arn: "${aws_iam_role.app_load_balancers.arn}",
            },
          ],
        },
      ],
    },
  },
};
