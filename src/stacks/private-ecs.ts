/**
 * A2: an API on ECS in a VPC without any way to the internet. Its tasks reach AWS by VPC endpoints alone; clients in the
 * VPC reach them by an internal load balancer. This file only wires blocks together.
 */
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { EcrRepository } from "../compute/ecr-repository/ecr-repository";
import { EcsCluster } from "../compute/ecs-cluster/ecs-cluster";
import { EcsService } from "../compute/ecs-service/ecs-service";
import * as t from "../core/contract";
import * as x from "../core/expressions";
import { resource } from "../core/resources";
import { exception } from "../core/stack/exception";
import { HanokStack } from "../core/stack/stack";
import { LoadBalancer } from "../edge/load-balancer/load-balancer";
import { Endpoints } from "../endpoints/endpoints";
import type { Environment } from "../environments";
import { stackSettings } from "../environments/environment";
import { Network } from "../network/named";
import type { SecurityGroup } from "../network/security-group/security-group";
import { StackAlarms } from "./alarms";
import {
  logsForLess,
  plainTargets,
  sessionsWithoutKey,
  unprotectedBalancer,
  writableRoot,
} from "./exceptions";
import { flowLogs } from "./flow-logs";
import { StackKeys } from "./keys";
import { refusePlaceholders } from "./placeholders";
import { forConsumers } from "./private-ecs-consumers";
import { APPLICATION_PORT, type PrivateEcsGroups, privateEcsGroups } from "./private-ecs-groups";

const TIER = "app";
const PORT = 80;
const HEALTH_CHECK = { path: "/health" };

export class PrivateEcsStack extends HanokStack {
  readonly network: Network;
  readonly endpoints: Endpoints;
  readonly repository: EcrRepository;
  readonly loadBalancer: LoadBalancer;
  readonly service: EcsService;
  private readonly title: string;
  private readonly keys: StackKeys;

  constructor(
    scope: Construct,
    private readonly environment: Environment,
  ) {
    const { name, region } = environment;
    super(scope, { ...stackSettings(environment), architecture: "private-ecs", environment: name, region });
    refusePlaceholders(this, environment, "private-ecs");
    logsForLess(this, environment);
    this.title = `private-ecs-${name}`;
    this.keys = new StackKeys(this, this.title, region, environment);
    this.network = this.isolatedNetwork();
    this.endpoints = this.privateEndpoints();
    this.repository = new EcrRepository(this, "images", {
      name: `${this.title}/api`,
      kmsKeyArn: this.keys.for("images"),
      forceDelete: !environment.protection,
    });
    const { network, endpoints } = this;
    const cidr = environment.cidrs["private-ecs"];
    const onInstances = environment.containers.launchType === "ec2";
    const groups = privateEcsGroups(this, { title: this.title, network, endpoints, cidr, onInstances });
    this.loadBalancer = this.internalLoadBalancer(groups);
    this.service = this.api(groups);
    if (environment.consumers) this.consumedBy(environment.consumers);
    const alarms = StackAlarms.of(this, this.title, environment, region);
    alarms?.application(t.get(this.loadBalancer.ref.targetGroups, "api"));
    alarms?.tasks(this.service.ref, environment.containers.tasks.min);

    const output = (id: string, value: string) => new TerraformOutput(this, id, { value, staticId: true });
    output("url", `http://${this.loadBalancer.ref.dnsName}`);
    output("repository_url", this.repository.url);
    output("service_name", this.service.ref.name);
  }

  /** No internet gateway, no NAT, no tier but an isolated one. */
  private isolatedNetwork(): Network {
    const { cidrs, zones } = this.environment;
    return new Network(this, "network", {
      name: this.title,
      cidr: cidrs["private-ecs"],
      zones,
      tiers: { [TIER]: { kind: "isolated", slot: 0 } },
      nat: { mode: "none" },
      flowLogs: flowLogs(this.environment, this.keys),
    });
  }

  private privateEndpoints(): Endpoints {
    const { region, zones, containers } = this.environment;
    const { launchType, exec, endpointZones } = containers;
    return new Endpoints(this, "endpoints", {
      name: this.title,
      network: this.network.ref,
      region,
      zones: endpointZones === "every" ? zones : [zones[0]],
      workloads: { api: { launchType, secrets: true, exec } },
    });
  }

  private internalLoadBalancer({ loadBalancer }: PrivateEcsGroups): LoadBalancer {
    const { protection, consumers } = this.environment;
    const made = new LoadBalancer(this, "load_balancer", {
      name: this.title,
      network: this.network.ref,
      tier: TIER,
      securityGroups: [loadBalancer.withRules],
      listeners: {
        http: { protocol: "HTTP", port: PORT, defaultAction: { forward: { targetGroups: { api: 1 } } } },
      },
      targetGroups: { api: { port: APPLICATION_PORT, healthCheck: HEALTH_CHECK } },
      ...(consumers ? { networkTargetGroups: { consumers: { port: PORT, healthCheck: HEALTH_CHECK } } } : {}),
      deletionProtection: protection,
      accessLogs: { forceDestroy: !protection },
    });
    unprotectedBalancer(made, this.environment);
    plainTargets(made);
    exception(made, {
      check: "CKV_AWS_2",
      why: "Clients are in the VPC, whose range alone the group admits, and a certificate of ACM takes a public domain that proves it.",
      turnOn: '`protocol: "HTTPS"` of the listener, and the certificate',
    });
    return made;
  }

  private consumedBy(consumers: Readonly<Record<string, string>>): void {
    const { title, environment, network, loadBalancer } = this;
    const { subnets } = t.get(network.ref.tiers, TIER);
    forConsumers(this, consumers, {
      title,
      environment,
      subnetIds: environment.zones.map((zone) => t.get(subnets, zone).id),
      targetGroupArn: loadBalancer.networkTargetGroupArn("consumers"),
      port: PORT,
    });
  }

  private api(groups: PrivateEcsGroups): EcsService {
    const { containers, logRetentionDays, protection } = this.environment;
    const { launchType, imageTag, exec, tasks, schedules = {} } = containers;
    const cluster = new EcsCluster(this, "cluster", {
      name: this.title,
      executeCommand: { logging: exec },
      network: this.endpoints.network,
      ...(groups.instances ? this.onInstances(groups.instances) : {}),
    });
    sessionsWithoutKey(cluster, this.environment);
    const key = this.keys.for("secrets");
    // its value is set outside of Terraform, so that it never lies in a state
    const settings = resource(this, SecretsmanagerSecret, "settings", {
      name: `${this.title}/api/settings`,
      // a name stays taken as long as its secret can be brought back
      recoveryWindowInDays: protection ? 30 : 0,
      kmsKeyId: key,
    });
    exception(settings, {
      check: "CKV2_AWS_57",
      why: "The application's settings are set by people, outside of Terraform; there is nothing that could turn them.",
      turnOn: "`aws_secretsmanager_secret_rotation` with a function that knows the application",
    });
    const service = new EcsService(this, "api", {
      name: "api",
      cluster: cluster.ref,
      network: this.endpoints.network,
      tier: TIER,
      securityGroups: [groups.tasks.withRules],
      endpoints: this.endpoints.ref,
      launchType,
      cpu: 256,
      memory: 512,
      containers: {
        app: {
          image: `${this.repository.url}:${imageTag}`,
          ports: { http: { containerPort: APPLICATION_PORT } },
          secrets: { SETTINGS: { secretArn: settings.arn } },
          readonlyRootFilesystem: !exec,
        },
      },
      secretKeyArns: key === null ? [] : [key],
      logs: { retentionDays: logRetentionDays, kmsKeyArn: this.keys.for("logs") },
      exec,
      // an image or a secret's value that is missing is a failed apply
      waitForSteadyState: true,
      scaling: { ...tasks, cpu: { target: 60 }, schedules },
      targets: {
        http: {
          targetGroup: t.get(this.loadBalancer.ref.targetGroups, "api"),
          container: "app",
          port: "http",
        },
      },
    });
    if (exec) writableRoot(service);
    return service;
  }

  /** None until a task needs one: managed scaling of the capacity provider starts and ends them. */
  private onInstances(group: SecurityGroup) {
    const general = {
      tier: TIER,
      instanceTypes: ["m7i.large", "m6i.large"],
      securityGroups: [group.withRules],
      maxSize: 4,
    };
    // a change of the endpoints refreshes the instances
    const endpointIds = x.mapFrom(this.endpoints.ref.interfaces, ["service", "endpoint"], (_, { id }) => id);
    return { fargate: false, fargateSpot: false, ec2: { general }, endpointIds };
  }
}
