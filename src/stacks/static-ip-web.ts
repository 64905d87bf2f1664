/**
 * A1: fixed addresses for a partner's allow list, and behind them an API on Fargate and web assets in S3. nginx in the
 * task tells them apart by name. This file only wires blocks together.
 */
import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { EcrRepository } from "../compute/ecr-repository/ecr-repository";
import { EcsCluster } from "../compute/ecs-cluster/ecs-cluster";
import { EcsService } from "../compute/ecs-service/ecs-service";
import { NGINX_CONTAINER, NGINX_PORTS } from "../compute/ecs-service/nginx/nginx-container";
import * as t from "../core/contract";
import { exception } from "../core/stack/exception";
import { HanokStack } from "../core/stack/stack";
import { Dns } from "../edge/dns/dns";
import type { StaticIp } from "../edge/static-ip/static-ip";
import { WebBucket } from "../edge/web-bucket/web-bucket";
import { Endpoints } from "../endpoints/endpoints";
import type { Environment } from "../environments";
import { stackSettings } from "../environments/environment";
import { Network } from "../network/named";
import type { SecurityGroup } from "../network/security-group/security-group";
import { StackAlarms } from "./alarms";
import { logsForLess, sessionsWithoutKey, unsignedZone, writableRoot } from "./exceptions";
import { flowLogs } from "./flow-logs";
import { StackKeys } from "./keys";
import { refusePlaceholders } from "./placeholders";
import { fixedAddresses, recordsOf, tasksGroup } from "./static-ip-web/front";
import { isDirect, PORTS, sendsOn, TIER } from "./static-ip-web/place";

/** The application says whether it is healthy here; its image has curl or wget. */
const HEALTH = `http://127.0.0.1:${PORTS.api}/health`;

export class StaticIpWebStack extends HanokStack {
  readonly network: Network;
  readonly endpoints: Endpoints;
  readonly bucket: WebBucket;
  readonly front: StaticIp;
  readonly service: EcsService;
  private readonly title: string;
  private readonly keys: StackKeys;

  constructor(
    scope: Construct,
    private readonly environment: Environment,
  ) {
    const { name, region, web, protection } = environment;
    super(scope, { ...stackSettings(environment), architecture: "static-ip-web", environment: name, region });
    refusePlaceholders(this, environment, "static-ip-web");
    logsForLess(this, environment);
    this.title = `static-ip-web-${name}`;
    this.keys = new StackKeys(this, this.title, region, environment);
    this.network = this.networkWithNat();
    this.endpoints = this.wayToS3();
    this.bucket = this.assets();
    const { title, network } = this;
    const tasks = tasksGroup(this, { title, network });
    const zone =
      web.zone === undefined
        ? undefined
        : new Dns(this, "zone", { name: web.zone, forceDestroy: !protection });
    this.front = fixedAddresses(this, { title, environment, network, tasks, zone });
    if (zone) {
      recordsOf(this, zone, this.front, web);
      unsignedZone(zone);
    }
    this.service = this.api(tasks);
    const alarms = StackAlarms.of(this, this.title, environment, region);
    const targets = t.get(this.front.ref.targetGroups, "web");
    if (isDirect(web)) alarms?.targets("AWS/NetworkELB", targets);
    else alarms?.application(targets);
    alarms?.tasks(this.service.ref, environment.containers.tasks.min);
    new TerraformOutput(this, "addresses", { value: this.front.ref.addresses, staticId: true });
    if (zone) new TerraformOutput(this, "name_servers", { value: zone.ref.nameServers, staticId: true });
  }

  private networkWithNat(): Network {
    const { cidrs, zones, nat } = this.environment;
    return new Network(this, "network", {
      name: this.title,
      cidr: cidrs["static-ip-web"],
      zones,
      tiers: { public: { kind: "public", slot: 0 }, [TIER]: { kind: "private", slot: 1 } },
      nat,
      flowLogs: flowLogs(this.environment, this.keys),
    });
  }

  /** The gateway endpoint lets nothing of S3 pass but reads of the assets and of the layers of images. */
  private wayToS3(): Endpoints {
    const { region, web } = this.environment;
    return new Endpoints(this, "endpoints", {
      name: this.title,
      network: this.network.ref,
      region,
      gatewayEndpoints: {
        s3: {
          tiers: [TIER],
          awsBuckets: ["ecr_layers"],
          anonymousReads: [`arn:aws:s3:::${web.bucket}`],
        },
      },
    });
  }

  /** Read through the gateway endpoint alone. */
  private assets(): WebBucket {
    const { web, protection } = this.environment;
    const bucket = new WebBucket(this, "assets", {
      name: web.bucket,
      endpoints: this.endpoints.ref,
      // the same whoever applies: a pipeline and people would change it in turn
      exemptions: { deployer: false, principals: web.readers ?? [] },
      forceDestroy: !protection,
    });
    exception(bucket, {
      check: "CKV_AWS_145",
      why: "nginx reads without credentials, by the gateway endpoint, and S3 gives objects under SSE-KMS to signed requests alone (Amazon S3 User Guide: Using server-side encryption with AWS KMS keys); the objects are a public site's.",
      turnOn: "CloudFront in front of `edge/web-bucket`, and its `kmsKeyArn`",
    });
    exception(bucket, {
      check: "CKV_AWS_18",
      why: "nginx logs each read of the assets, with its client; versions keep what was there.",
      turnOn: "`accessLogs` of `edge/web-bucket`",
    });
    return bucket;
  }

  private api(tasks: SecurityGroup): EcsService {
    const { containers, region, web, logRetentionDays, protection } = this.environment;
    const images = new EcrRepository(this, "images", {
      name: `${this.title}/api`,
      kmsKeyArn: this.keys.for("images"),
      forceDelete: !protection,
    });
    const cluster = new EcsCluster(this, "cluster", {
      name: this.title,
      executeCommand: { logging: containers.exec },
    });
    sessionsWithoutKey(cluster, this.environment);
    const groups = this.front.ref.targetGroups;
    const target = (group: string, port: string) => ({
      targetGroup: t.get(groups, group),
      container: NGINX_CONTAINER,
      port,
    });
    const service = new EcsService(this, "api", {
      name: "api",
      cluster: cluster.ref,
      network: this.endpoints.network,
      tier: TIER,
      securityGroups: [tasks.withRules],
      cpu: 512,
      memory: 1024,
      containers: {
        app: {
          image: `${images.url}:${containers.imageTag}`,
          ports: { http: { containerPort: PORTS.api } },
          readonlyRootFilesystem: !containers.exec,
          healthCheck: {
            command: [
              "CMD-SHELL",
              `curl -fsS -m 3 -o /dev/null ${HEALTH} || wget -q -T 3 -O /dev/null ${HEALTH} || exit 1`,
            ],
            intervalSeconds: 10,
            startPeriodSeconds: 30,
          },
        },
      },
      nginx: {
        port: PORTS.nginx,
        redirectPort: sendsOn(web) ? PORTS.redirect : null,
        scheme: web.zone ? "https" : "http",
        clientAddress: this.front.ref.clientAddress,
        // clients without a name come by the address
        defaultHost: web.zone ? null : "web",
        hosts: {
          api: { serverNames: [web.names.api], app: { port: PORTS.api } },
          web: {
            serverNames: [web.names.web],
            // written out, so that the whole configuration of nginx is known and can be read
            bucket: { domainName: `${web.bucket}.s3.${region}.amazonaws.com`, singlePage: "index.html" },
          },
        },
      },
      logs: { retentionDays: logRetentionDays, kmsKeyArn: this.keys.for("logs") },
      exec: containers.exec,
      // an image that is missing or does not run is a failed apply
      waitForSteadyState: true,
      scaling: { ...containers.tasks, cpu: { target: 60 }, schedules: containers.schedules ?? {} },
      targets: {
        web: target("web", NGINX_PORTS.http),
        ...(sendsOn(web) ? { redirect: target("redirect", NGINX_PORTS.redirect) } : {}),
      },
    });
    if (containers.exec) writableRoot(service);
    return service;
  }
}
