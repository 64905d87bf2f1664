/** The block `compute/app-runner/connector`. */
import { ApprunnerVpcConnector } from "@cdktf/provider-aws/lib/apprunner-vpc-connector";
import type { Construct } from "constructs";
import * as t from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../../core/module/block";
import { resource, waitingFor } from "../../../core/resources";
import { local } from "../../../core/stack/local";
import { warn } from "../../../core/stack/notice";
import { sampleNetwork, sampleSubnet } from "../../../network/sample";
import { nameTag } from "../../../network/tags";
import { appRunnerName } from "../reference-names";
import type { AppRunnerConnectorProps, AppRunnerConnectorResources } from "./connector.props";
import { place, placement, TIER } from "./placement";
import { type ConnectorReferenceValue, connectorReference } from "./reference";
import { connectorGroups, groups } from "./security-group";

const name = t.concern({
  inputs: {
    name: appRunnerName(31).describe(
      "The beginning of the connector's name; a hyphen and eight digits of what it holds follow. A connector never changes: with other subnets or groups a new one is made before the old one goes, and App Runner has one connector of a name.",
    ),
  },
});
const tags = t.concern({ inputs: { tags: t.tags() } });

const contract = t.contract({
  name: "App Runner VPC connector",
  concerns: [name, place, groups, tags],
  example: {
    name: "shop",
    network: sampleNetwork({
      [TIER]: {
        kind: "private",
        subnets: {
          "ap-northeast-1a": sampleSubnet(0),
          "ap-northeast-1c": sampleSubnet(1),
          "ap-northeast-1d": sampleSubnet(2),
        },
      },
    }),
    tier: TIER,
  },
});

/** App Runner API Reference, VpcConnector: "supports only one revision per name". What is never to be changed names itself. */
const digest = (subnetIds: Expr<string[]>, groupIds: Expr<string[]>): Expr<string> =>
  x.substr(x.sha256(x.jsonEncode([x.sort(subnetIds), x.sort(groupIds)])), 0, 8);

/**
 * The way of App Runner services into a VPC: network interfaces in private subnets, for what services call. One
 * connector serves many services; the first start through a new one takes two to five minutes, a shared one nothing.
 *
 *     const connector = new AppRunnerConnector(this, "connector", {
 *       name: "shop",
 *       network: network.ref,
 *       tier: "private",
 *       targets: { database: { securityGroup: database.ref, port: 5432 } },
 *     });
 *     new AppRunner(this, "api", { name: "shop-api", connector: connector.ref, … });
 */
export class AppRunnerConnector extends Block<typeof contract.inputs, AppRunnerConnectorResources> {
  /** The connector as services take it. */
  readonly ref: t.Reference<ConnectorReferenceValue>;
  protected readonly results: Outputs;

  constructor(scope: Construct, id: string, props: AppRunnerConnectorProps) {
    super(scope, id, contract, props);
    const { inputs, preconditions } = this;
    const { zones, subnetIds, internet, notices } = placement(this, inputs);
    const { groups: given, ids, rules } = connectorGroups(this, inputs);
    const connector = resource(this, ApprunnerVpcConnector, "apprunner_vpc_connector", {
      vpcConnectorName: x.str`${inputs.name}-${local(this, "content", digest(subnetIds, ids))}`,
      subnets: subnetIds,
      securityGroups: ids,
      tags: nameTag(inputs, inputs.name),
      lifecycle: { createBeforeDestroy: true },
      preconditions,
      because: { lifecycle: "Services move to the new one before the old one goes." },
    });
    warn(this, "zones", notices);
    const ref = x.object<ConnectorReferenceValue>({
      arn: waitingFor(x.attribute(connector, "arn"), rules),
      securityGroupIds: ids,
      subnetIds,
      vpcId: inputs.network.vpcId,
      tier: inputs.tier,
      zones,
      internet,
    });
    this.ref = t.reference(this, "ref", connectorReference, ref);
    this.results = {
      connector: {
        value: ref,
        description: "The connector as services take it: ARN, groups, subnets, zones, way to the internet.",
      },
      connector_arn: { value: ref.arn, description: "The connector's ARN." },
      connector_name: {
        value: x.attribute(connector, "vpcConnectorName"),
        description: "The connector's whole name.",
      },
      security_groups: {
        value: given,
        description: "The connector's security groups, for rules of what services call.",
      },
      notices: { value: notices, description: "What to know of the connector's zones; empty: nothing." },
    };
  }

  /** The connector's ARN. */
  get connectorArn(): string {
    return this.ref.arn;
  }
}

export const connectorBlock = defineBlock(__filename, { construct: AppRunnerConnector, contract });
