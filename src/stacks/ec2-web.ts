/**
 * A4: a site on EC2 with its database, delivered by CodeDeploy. Either a single server with an Elastic IP and a
 * certificate of its own, or a fleet behind a load balancer with a certificate of ACM. This file only wires blocks.
 */
import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { Ec2Fleet } from "../compute/ec2-fleet/ec2-fleet";
import type { Ec2FleetProps, FleetTargetGroup } from "../compute/ec2-fleet/ec2-fleet.props";
import { Ec2Instance } from "../compute/ec2-instance/ec2-instance";
import * as t from "../core/contract";
import { exception } from "../core/stack/exception";
import { HanokStack } from "../core/stack/stack";
import { Bucket } from "../data/bucket/bucket";
import type { Database } from "../data/database/database";
import type { ClientStatement } from "../data/database/reference";
import type { CodeDeploy } from "../delivery/codedeploy/codedeploy";
import type { LoadBalancer } from "../edge/load-balancer/load-balancer";
import { Endpoints } from "../endpoints/endpoints";
import type { Environment } from "../environments";
import { stackSettings } from "../environments/environment";
import { Network } from "../network/named";
import type { SecurityGroup } from "../network/security-group/security-group";
import { StackAlarms } from "./alarms";
import { deliveryFromGithub, paceOf, type Targets, variablesOfWorkflow } from "./ec2-web/delivery";
import { logsForLess } from "./exceptions";
import { flowLogs } from "./flow-logs";
import { StackKeys } from "./keys";
import { refusePlaceholders } from "./placeholders";
import { APPLICATION_USER, serversDatabase } from "./servers/database";
import { hostedZone, loadBalancerFront, record } from "./servers/front";
import { APPLICATION_PORT, groupOfAddressedServer, groupsBehindLoadBalancer } from "./servers/groups";
import { namesOf } from "./servers/listeners";

type PlaceOfServers = Pick<Ec2FleetProps, "network" | "securityGroups">;
type OwnOfFleet = PlaceOfServers & Pick<Ec2FleetProps, "name" | "instanceTypes" | "minSize" | "schedules">;

/** docs/samples/ec2-web answers here. */
const HEALTH = "/healthz";

export class Ec2WebStack extends HanokStack {
  readonly network: Network;
  readonly images: Bucket;
  readonly artifacts: Bucket;
  readonly database: Database;
  readonly delivery: CodeDeploy;
  private readonly title: string;
  private readonly alarms: StackAlarms | undefined;
  private readonly keys: StackKeys;

  constructor(
    scope: Construct,
    private readonly environment: Environment,
  ) {
    const { name, region, site } = environment;
    super(scope, { ...stackSettings(environment), architecture: "ec2-web", environment: name, region });
    refusePlaceholders(this, environment, "ec2-web");
    logsForLess(this, environment);
    this.title = `ec2-web-${name}`;
    this.keys = new StackKeys(this, this.title, region, environment);
    this.alarms = StackAlarms.of(this, this.title, environment, region);
    this.network = this.networkFor(site.front);
    this.images = this.bucket("images");
    this.artifacts = this.bucket("artifacts");
    const { title, network } = this;
    const { names } = environment;
    if (site.front === "address") {
      const servers = groupOfAddressedServer(this, { title, network });
      this.database = this.databaseOf(servers);
      this.delivery = this.deliveryTo(this.server(servers));
    } else {
      const endpoints = this.freeWayToS3();
      const { loadBalancer, servers } = groupsBehindLoadBalancer(this, { title, network }, names["ec2-web"]);
      this.database = this.databaseOf(servers);
      this.delivery = this.deliveryTo(this.fleet(servers, this.front(loadBalancer), endpoints));
    }
    variablesOfWorkflow(this, this.delivery);
  }

  /** A single server needs no tier of its own, and nobody a NAT gateway. */
  private networkFor(front: "address" | "load_balancer"): Network {
    const { cidrs, zones, nat } = this.environment;
    const app = { app: { kind: "private", slot: 1 } } as const;
    return new Network(this, "network", {
      name: this.title,
      cidr: cidrs["ec2-web"],
      zones,
      tiers: {
        public: { kind: "public", slot: 0 },
        ...(front === "address" ? {} : app),
        data: { kind: "isolated", slot: 2 },
      },
      nat: front === "address" ? { mode: "none" } : nat,
      flowLogs: flowLogs(this.environment, this.keys),
    });
  }

  /**
   * Packages, revisions and images come from S3: this way they cost nothing at the NAT gateway. The site's own buckets are
   * reached, and what AWS has for servers is read; the database's tier has no way there.
   */
  private freeWayToS3(): Endpoints {
    return new Endpoints(this, "endpoints", {
      name: this.title,
      network: this.network.ref,
      region: this.environment.region,
      tiers: ["app"],
      gatewayEndpoints: {
        s3: {
          resources: [this.images, this.artifacts].map(({ ref }) => ref.arn),
          awsBuckets: ["amazon_linux", "cloudwatch_agent", "codedeploy_agent", "systems_manager"],
        },
      },
    });
  }

  private bucket(use: "images" | "artifacts"): Bucket {
    const { site, protection } = this.environment;
    const bucket = new Bucket(this, use, {
      name: `${site.bucketPrefix}-${use}`,
      kmsKeyArn: this.keys.for("buckets"),
      forceDestroy: !protection,
    });
    exception(bucket, {
      check: "CKV_AWS_18",
      why: "Revisions are uploaded by one role and read by the servers, images by the application, which logs its requests; versions keep what was there.",
      turnOn: "`accessLogs` of `data/bucket`, or data events of CloudTrail",
    });
    return bucket;
  }

  private databaseOf(servers: SecurityGroup): Database {
    const { title, environment, network, alarms, keys } = this;
    return serversDatabase(this, { title, environment, network, tier: "data", servers, alarms, keys });
  }

  private front(group: SecurityGroup): LoadBalancer {
    const { title, environment, network, keys } = this;
    const site = environment.names["ec2-web"];
    return loadBalancerFront(this, {
      title,
      environment,
      network,
      group,
      keys,
      site,
      healthPath: HEALTH,
      closedPaths: [HEALTH],
      stickySeconds: environment.site.stickySeconds,
      trialPercent: environment.site.trial?.percent,
    });
  }

  private fleet(servers: SecurityGroup, loadBalancer: LoadBalancer, endpoints: Endpoints): Targets {
    const { servers: settings, site } = this.environment;
    const { trial } = site;
    const web = t.get(loadBalancer.ref.targetGroups, "web");
    const shared = { network: endpoints.network, securityGroups: [servers.withRules] };
    const fleet = this.serversBehind(web, "fleet", {
      ...shared,
      name: this.title,
      instanceTypes: settings.instanceTypes,
      minSize: settings.instances.min,
      schedules: settings.schedules ?? {},
    });
    this.alarms?.servers(fleet.ref.autoScalingGroupName);
    const errors = this.alarms?.application(web);
    const second = trial && this.onTrial(trial.instanceTypes, loadBalancer, shared);
    return {
      fleets: { web: fleet.ref, ...second?.fleets },
      targetGroupNames: [web.name, ...(second?.targetGroupNames ?? [])],
      ...paceOf(settings.instances),
      // the application's own answers: before the first delivery there are none
      ...(errors ? { alarms: [errors] } : {}),
    };
  }

  /** Delivered to as the first one is, and as small as may be. */
  private onTrial(types: Ec2FleetProps["instanceTypes"], { ref }: LoadBalancer, shared: PlaceOfServers) {
    const group = t.get(ref.targetGroups, "trial");
    const fleet = this.serversBehind(group, "trial", {
      ...shared,
      name: `${this.title}-trial`,
      instanceTypes: types,
      minSize: 1,
    });
    return { fleets: { trial: fleet.ref }, targetGroupNames: [group.name] };
  }

  /** Checks of the load balancer replace no server: before the first delivery none would pass. */
  private serversBehind(group: FleetTargetGroup, id: string, own: OwnOfFleet): Ec2Fleet {
    const { environment } = this;
    const fleet = new Ec2Fleet(this, id, {
      ...own,
      tier: "app",
      maxSize: environment.servers.instances.max,
      // default tags of the provider do not reach what a group launches, and people's rights go by tags
      tags: { Architecture: "ec2-web", Environment: environment.name },
      targetGroups: { web: group },
      healthCheck: { type: "EC2" },
      tracking: { cpu: { target: 60 } },
      codedeployAgent: true,
      statements: this.statements(),
    });
    exception(fleet, {
      check: "AutoScaling.1",
      why: "Checks of the load balancer replace no server: before the first delivery none would pass. An alarm tells of servers that fail them.",
      turnOn: '`healthCheck: { type: "ELB" }` of the fleet',
    });
    return fleet;
  }

  private server(servers: SecurityGroup): Targets {
    const { environment, title } = this;
    const { zones, protection, site: settings } = environment;
    const site = environment.names["ec2-web"];
    const server = new Ec2Instance(this, "server", {
      name: title,
      network: this.network.ref,
      tier: "public",
      zone: zones[0],
      securityGroups: [servers.withRules],
      instanceType: environment.servers.instanceTypes[0],
      publicAddress: "own",
      protectAddress: protection,
      volumes: {
        data: {
          sizeGib: 20,
          deviceName: "/dev/sdf",
          mountPath: "/srv/data",
          kmsKeyArn: this.keys.for("volumes"),
        },
      },
      protectVolumes: protection,
      finalSnapshot: protection,
      terminationProtection: protection,
      certificate: {
        names: namesOf(site),
        email: settings.contact,
        volume: "data",
        appPort: APPLICATION_PORT,
      },
      codedeployAgent: true,
      statements: this.statements(),
      alarmTopics: this.alarms && [this.alarms.topic],
      tags: { Application: title },
    });
    record(this, hostedZone(this, site, protection), site, { values: [server.publicIp] });
    new TerraformOutput(this, "address", { value: server.publicIp, staticId: true });
    return {
      instanceTags: { application: [{ key: "Application", value: title }] },
      instanceRoles: { server: server.ref.roleName },
    };
  }

  /** The application's own rights. */
  private statements() {
    const images = {
      actions: ["s3:GetObject", "s3:PutObject"],
      resources: [`${this.images.ref.arn}/*`],
    };
    return { images, ...this.keyOfImages(), ...this.database.connectStatements(APPLICATION_USER) };
  }

  /** Amazon S3 User Guide, "Using server-side encryption with AWS KMS keys": who writes makes data keys, who reads decrypts them. */
  private keyOfImages(): Record<string, ClientStatement> {
    const key = this.keys.for("buckets");
    return key === null
      ? {}
      : { "images-key": { actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key] } };
  }

  private deliveryTo(targets: Targets): CodeDeploy {
    const { title, environment, artifacts } = this;
    return deliveryFromGithub(this, { title, environment, artifacts, targets });
  }
}
