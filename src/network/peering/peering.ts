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
import type { Route } from "@cdktf/provider-aws/lib/route";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { VpcPeeringConnectionAccepterA } from "@cdktf/provider-aws/lib/vpc-peering-connection-accepter";
import { VpcPeeringConnectionOptions } from "@cdktf/provider-aws/lib/vpc-peering-connection-options";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import * as x from "../../core/expressions";
import { Block, type Output } from "../../core/module/block";
import { isModule } from "../../core/module/module-context";
import { AliasedProvider } from "../../core/module/providers";
import type { Instances } from "../../core/resources";
import { nameTag } from "../tags";
import { type PeeringShape, peeringContract } from "./peering.contract";
import type { PeeringProps } from "./peering.props";
import { peeringRoutes } from "./peering-routes";
import type { Side } from "./peering-tables";

export interface PeeringProviders {
  /** The provider of the accepter's account and region. Default: the stack's own. */
  readonly accepterProvider?: TerraformProvider;
}

export class Peering extends Block<PeeringShape> {
  private readonly connection: VpcPeeringConnection;
  private readonly accepted: VpcPeeringConnectionAccepterA;
  private readonly routes: Readonly<Record<Side, Instances<unknown, Route>>>;

  constructor(scope: Construct, id: string, { accepterProvider, ...props }: PeeringProps & PeeringProviders) {
    super(scope, id, peeringContract, props);
    const accepter = isModule(this) ? AliasedProvider.of(this, "accepter") : accepterProvider;
    this.connection = this.request();
    this.accepted = this.accept(accepter);
    this.resolveNames(accepter);
    this.routes = {
      requester: this.route("requester", undefined),
      accepter: this.route("accepter", accepter),
    };
  }

  /** The connection's id, once it is accepted. */
  get peeringConnectionId(): string {
    return x.tfText(x.attribute(this.accepted, "id"));
  }

  outputs(): Readonly<Record<string, Output>> {
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
    return new VpcPeeringConnection(this, "vpc_peering_connection", {
      vpcId: x.tf(inputs.requester.vpcId),
      peerVpcId: x.tf(inputs.accepter.vpcId),
      peerRegion: x.tf(inputs.peerRegion),
      peerOwnerId: x.tf(inputs.peerOwnerId),
      tags: nameTag(inputs, inputs.name),
      ...(this.preconditions.length > 0 ? { lifecycle: { precondition: this.preconditions } } : {}),
    });
  }

  /** From the other side, which may be another account or region. */
  private accept(provider: TerraformProvider | undefined): VpcPeeringConnectionAccepterA {
    return new VpcPeeringConnectionAccepterA(this, "vpc_peering_connection_accepter", {
      provider,
      vpcPeeringConnectionId: this.connection.id,
      autoAccept: true,
      tags: nameTag(this.inputs, this.inputs.name),
    });
  }

  /** Each side may change its own half only, and once the connection is accepted. */
  private resolveNames(provider: TerraformProvider | undefined): void {
    const vpcPeeringConnectionId = this.peeringConnectionId;
    const half = { allowRemoteVpcDnsResolution: x.tf(this.inputs.dnsResolution) };
    new VpcPeeringConnectionOptions(this, "vpc_peering_connection_options_requester", {
      vpcPeeringConnectionId,
      requester: half,
    });
    new VpcPeeringConnectionOptions(this, "vpc_peering_connection_options_accepter", {
      provider,
      vpcPeeringConnectionId,
      accepter: half,
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
