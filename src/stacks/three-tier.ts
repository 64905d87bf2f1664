/**
 * A5: a production VPC. A load balancer in public subnets, servers in private ones, a database in isolated ones, and
 * roles for the people who look after them. This file only wires blocks together.
 */
import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { AccessRoles } from "../access/roles/access-roles";
import { Ec2Fleet } from "../compute/ec2-fleet/ec2-fleet";
import * as t from "../core/contract";
import { HanokStack } from "../core/stack/stack";
import type { Database } from "../data/database/database";
import { GatewayEndpoints } from "../edge/gateway-load-balancer/endpoints/gateway-endpoints";
import type { LoadBalancer } from "../edge/load-balancer/load-balancer";
import { Endpoints } from "../endpoints/endpoints";
import type { Environment } from "../environments";
import { type InspectionSettings, stackSettings } from "../environments/environment";
import type { Network } from "../network/named";
import type { SecurityGroup } from "../network/security-group/security-group";
import { StackAlarms } from "./alarms";
import { logsForLess } from "./exceptions";
import { StackKeys } from "./keys";
import { refusePlaceholders } from "./placeholders";
import { APPLICATION_USER, serversDatabase } from "./servers/database";
import { loadBalancerFront } from "./servers/front";
import { groupsBehindLoadBalancer } from "./servers/groups";
import { serverImage } from "./servers/image";
import { WEB_SERVER } from "./servers/web-server";
import { applianceService } from "./three-tier/appliances";
import { managementNetwork } from "./three-tier/management";
import { threeTiers } from "./three-tier/network";

export class ThreeTierStack extends HanokStack {
  readonly network: Network;
  readonly endpoints: Endpoints;
  readonly loadBalancer: LoadBalancer;
  readonly database: Database;
  readonly fleet: Ec2Fleet;
  private readonly title: string;

  constructor(
    scope: Construct,
    private readonly environment: Environment,
  ) {
    const { name, region, names } = environment;
    super(scope, { ...stackSettings(environment), architecture: "three-tier", environment: name, region });
    refusePlaceholders(this, environment, "three-tier");
    logsForLess(this, environment);
    this.title = `three-tier-${name}`;
    const keys = new StackKeys(this, this.title, region, environment);
    this.network = threeTiers(this, this.title, environment, keys);
    const { title, network } = this;
    const { ipv6 = false, management } = environment.threeTier;
    const alarms = StackAlarms.of(this, title, environment, region);
    // servers start once there is a way out
    const inspection = environment.inspection && this.inspected(environment.inspection, keys);
    this.endpoints = this.privateEndpoints(inspection?.network ?? network.ref);
    const groups = groupsBehindLoadBalancer(this, { title, network, ipv6 }, names["three-tier"]);
    this.loadBalancer = loadBalancerFront(this, {
      title,
      environment,
      network,
      group: groups.loadBalancer,
      keys,
      site: names["three-tier"],
      healthPath: "/",
      ipv6,
    });
    this.database = serversDatabase(this, {
      title,
      environment,
      network,
      tier: "isolated",
      servers: groups.servers,
      alarms,
      keys,
    });
    this.fleet = this.servers(groups.servers);
    alarms?.application(t.get(this.loadBalancer.ref.targetGroups, "web"));
    alarms?.servers(this.fleet.ref.autoScalingGroupName);
    const { database } = this;
    if (management)
      managementNetwork(this, { title, environment, settings: management, network, database, keys });
    this.people();
    new TerraformOutput(this, "vpc_id", { value: network.vpcId, staticId: true });
    new TerraformOutput(this, "layout", { value: network.layout, staticId: true });
    new TerraformOutput(this, "load_balancer_dns_name", {
      value: this.loadBalancer.ref.dnsName,
      staticId: true,
    });
  }

  /** The public tier then has no way to the internet but through the appliances, and back. */
  private inspected(settings: InspectionSettings, keys: StackKeys): GatewayEndpoints {
    const { title, environment } = this;
    if (environment.threeTier.ipv6)
      throw new t.InputError(this.node.path, [
        "inspection of the environment, with threeTier.ipv6: true; allowed: one of them. Appliances would see IPv4 alone, and clients by IPv6 find no way.",
      ]);
    const service =
      "appliances" in settings
        ? applianceService(this, { title, environment, appliances: settings.appliances, keys }).ref
        : settings;
    return new GatewayEndpoints(this, "inspection", {
      name: this.title,
      network: this.network.ref,
      tier: "inspection",
      service,
      protectedTiers: ["public"],
      ingress: { internetGatewayId: this.network.internetGatewayId },
    });
  }

  /**
   * S3 and DynamoDB cost nothing this way; Session Manager works though the NAT gateway should fail. The database's tier
   * has no way to either.
   */
  private privateEndpoints(network: Network["ref"]): Endpoints {
    const { region, zones, containers } = this.environment;
    return new Endpoints(this, "endpoints", {
      name: this.title,
      network,
      region,
      zones: containers.endpointZones === "every" ? zones : [zones[0]],
      tiers: ["private"],
      interfaceEndpoints: { ssm: {}, ssmmessages: {}, secretsmanager: {} },
      gatewayEndpoints: {
        // servers read packages and AWS's agents there, and no bucket of anybody's
        s3: {
          tiers: ["private"],
          awsBuckets: ["amazon_linux", "cloudwatch_agent", "image_builder", "systems_manager"],
        },
        dynamodb: { tiers: ["private"], policy: "perimeter" },
      },
    });
  }

  private servers(group: SecurityGroup): Ec2Fleet {
    const { environment, title, network } = this;
    const { instanceTypes, instances, schedules = {}, ownImage } = environment.servers;
    const image = ownImage ? serverImage(this, { title, environment, network, tier: "private" }) : undefined;
    return new Ec2Fleet(this, "fleet", {
      name: this.title,
      network: this.endpoints.network,
      tier: "private",
      securityGroups: [group.withRules],
      image: image && { parameter: image.parameterName },
      instanceTypes,
      minSize: instances.min,
      maxSize: instances.max,
      // default tags of the provider do not reach what a group launches, and people's rights go by tags
      tags: { Architecture: "three-tier", Environment: environment.name },
      userData: WEB_SERVER,
      targetGroups: { web: t.get(this.loadBalancer.ref.targetGroups, "web") },
      tracking: { cpu: { target: 60 } },
      schedules,
      statements: this.database.connectStatements(APPLICATION_USER),
    });
  }

  /** Operators restart, deploy and scale what is this stack's; developers look at it. Nobody changes rights or the network. */
  private people(): void {
    const { name, region, people } = this.environment;
    const scope = { Architecture: ["three-tier"], Environment: [name] };
    new AccessRoles(this, "people", {
      name: this.title,
      scope,
      regions: [region],
      roles: {
        operator: { kind: "operator", permissionSets: people.operators },
        developer: {
          kind: "developer",
          permissionSets: people.developers,
          ...(people.shellsForDevelopers ? { shells: scope } : {}),
        },
      },
    });
  }
}
