/** The block `network/peering`. */
import type { Route } from "@cdktf/provider-aws/lib/route";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { VpcPeeringConnectionAccepterA } from "@cdktf/provider-aws/lib/vpc-peering-connection-accepter";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import { AliasedProvider } from "../../core/module/providers";
import type { Instances } from "../../core/resources";
import { resource } from "../../core/resources";
import { isModule } from "../../core/stack/module-context";
import { nameTag } from "../tags";
import { dns, resolveNames } from "./dns";
import { networks, sample } from "./networks";
import type { PeeringProps, PeeringResources } from "./peering.props";
import { peeringRoutes, routing, type Side } from "./routes";

const name = t.concern({
  inputs: {
    name: t.blockName().describe("The connection's name: its Name tag."),
  },
});
const peer = t.concern({
  inputs: {
    peerRegion: t.regionName().describe("The accepter's region, where it is another one.").optional(),
    peerOwnerId: t.accountId().describe("The accepter's account, where it is another one.").optional(),
  },
});
const tags = t.concern({ inputs: { tags: t.tags() } });

const contract = t.contract({
  name: "peering",
  concerns: [name, networks, routing, dns, peer, tags],
  example: { name: "shop-to-office", requester: sample(1), accepter: sample(2) },
});

export interface PeeringProviders {
  /** The provider of the accepter's account and region. Default: `provider`, or the stack's own. */
  readonly accepterProvider?: TerraformProvider;
}

/**
 * A peering connection between two networks, with the routes on both sides.
 *
 *     new Peering(this, "peering", { name: "shop-to-office", requester: shop.ref, accepter: office.ref });
 *
 * The other side may be another account's or another region's:
 *
 *     const tokyo = new AwsProvider(this, "tokyo", { alias: "tokyo", region: "ap-northeast-1" });
 *     new Peering(this, "peering", { name: "shop-to-tokyo", requester: shop.ref, accepter: tokyoNetwork,
 *       peerRegion: "ap-northeast-1", accepterProvider: tokyo });
 */
export class Peering extends Block<typeof contract.inputs, PeeringResources> {
  private readonly connection: VpcPeeringConnection;
  private readonly accepted: VpcPeeringConnectionAccepterA;
  private readonly routes: Readonly<Record<Side, Instances<unknown, Route>>>;

  constructor(scope: Construct, id: string, given: PeeringProps & PeeringProviders) {
    const { accepterProvider, ...props } = given ?? {};
    super(scope, id, contract, props);
    const accepter = isModule(this) ? AliasedProvider.of(this, "accepter") : accepterProvider;
    this.connection = this.request();
    this.accepted = this.accept(accepter);
    resolveNames(this, this.inputs, this.peeringConnectionId, accepter);
    this.routes = {
      requester: this.route("requester", undefined),
      accepter: this.route("accepter", accepter),
    };
  }

  /** The connection's id, once it is accepted. */
  get peeringConnectionId(): string {
    return x.tfText(x.attribute(this.accepted, "id"));
  }

  protected get results(): Outputs {
    return {
      peering_connection_id: {
        value: x.attribute(this.accepted, "id"),
        description: "The connection's id, once it is accepted.",
      },
      accept_status: {
        value: x.attribute(this.accepted, "acceptStatus"),
        description: "The connection's state: `active`.",
      },
      requester_route_ids: {
        value: this.routes.requester.attribute("id"),
        description: "Ids of the requester's routes, by `tier/zone/range`.",
      },
      accepter_route_ids: {
        value: this.routes.accepter.attribute("id"),
        description: "Ids of the accepter's routes, by `tier/zone/range`.",
      },
    };
  }

  private request(): VpcPeeringConnection {
    const { inputs } = this;
    return resource(this, VpcPeeringConnection, "vpc_peering_connection", {
      vpcId: inputs.requester.vpcId,
      peerVpcId: inputs.accepter.vpcId,
      peerRegion: inputs.peerRegion,
      peerOwnerId: inputs.peerOwnerId,
      tags: nameTag(inputs, inputs.name),
      preconditions: this.preconditions,
    });
  }

  /** From the other side, which may be another account or region. */
  private accept(provider: TerraformProvider | undefined): VpcPeeringConnectionAccepterA {
    return resource(this, VpcPeeringConnectionAccepterA, "vpc_peering_connection_accepter", {
      provider,
      vpcPeeringConnectionId: this.connection.id,
      autoAccept: true,
      tags: nameTag(this.inputs, this.inputs.name),
    });
  }

  private route(side: Side, provider: TerraformProvider | undefined): Instances<unknown, Route> {
    return peeringRoutes(this, {
      inputs: this.inputs,
      side,
      connectionId: this.peeringConnectionId,
      provider,
    });
  }
}

export const peeringBlock = defineBlock(__filename, {
  construct: Peering,
  contract,
  providerAliases: ["accepter"],
});
