/** The network that a plan or a state describes. */
import { NAT64 } from "../address/nat64";
import { covers, type Range } from "../address/range";
import { anyAddress } from "../address/world";
import { Documents } from "../rights/documents";
import type { Read } from "../terraform/read";
import type { Resource } from "../terraform/resource";
import { blocksIn, isUnknown, type Ref, refIn } from "../terraform/value";
import { type Acl, aclAssociations, aclsIn, defaultAclOf } from "./acls";
import { type Balancing, balancingIn } from "./balancing/balancing";
import { groupsIn, type SecurityGroup } from "./groups";
import type { Interface, Members } from "./interfaces";
import { Inventory, idOf, push } from "./inventory";
import { membersOf } from "./members";
import { type PrefixList, prefixListsIn } from "./prefix-lists";
import { defaultTableOf, type RouteTable, routeTablesIn, tableAliases } from "./routes";
import { type Subnet, subnetsIn, type Vpc, vpcsIn } from "./vpcs";

/** What a subnet has, as far as it is known. */
export interface Assigned<T> {
  readonly value: T | undefined;
  readonly doubts: readonly string[];
}

export class Network {
  readonly inventory: Inventory;
  readonly vpcs: ReadonlyMap<string, Vpc>;
  readonly subnets: ReadonlyMap<string, Subnet>;
  readonly tables: ReadonlyMap<string, RouteTable>;
  readonly acls: ReadonlyMap<string, Acl>;
  readonly groups: ReadonlyMap<string, SecurityGroup>;
  readonly prefixLists: ReadonlyMap<string, PrefixList>;
  /** By the address of the resource that they belong to. */
  readonly members: ReadonlyMap<string, Members>;
  private readonly any: { 4?: Range; 6?: Range } = {};
  private balanced: Balancing | undefined;
  private ranges: readonly Range[] | undefined;
  private texts: Documents | undefined;
  private hasNat64: boolean | undefined;
  private readonly tableNames: ReadonlyMap<string, string>;
  private readonly tablesOfSubnets: ReadonlyMap<string, Assigned<RouteTable>>;
  private readonly aclsOfSubnets: ReadonlyMap<string, Assigned<Acl>>;

  constructor(readonly read: Read) {
    this.inventory = new Inventory(read.resources);
    this.vpcs = vpcsIn(this.inventory);
    this.subnets = subnetsIn(this.inventory);
    this.tables = routeTablesIn(this.inventory, this.vpcs);
    this.tableNames = tableAliases(this.inventory, this.vpcs);
    this.acls = aclsIn(this.inventory, this.vpcs);
    this.groups = groupsIn(this.inventory, this.vpcs);
    this.prefixLists = prefixListsIn(this.inventory);
    this.members = membersOf(this);
    this.tablesOfSubnets = this.assignTables();
    this.aclsOfSubnets = this.assignAcls();
  }

  tableOf = ({ id }: Subnet): Assigned<RouteTable> =>
    this.tablesOfSubnets.get(id) ?? { value: undefined, doubts: [] };

  /** The own table of an internet gateway, where it has one (VPC User Guide: "Gateway route tables"). */
  tableOfGateway = (gateway: Resource): Assigned<RouteTable> => {
    for (const { address, values } of this.inventory.of("aws_route_table_association")) {
      const ref = refIn(values.gateway_id);
      if (isUnknown(ref) && (ref.candidates?.includes(idOf(gateway)) ?? true))
        return { value: undefined, doubts: [`${address} may be of ${gateway.address}: ${ref.reason}`] };
      if (ref !== idOf(gateway)) continue;
      const value = this.findTable(refIn(values.route_table_id));
      return {
        value,
        doubts: value ? value.doubts : [`${address}: its route table is not in what was read`],
      };
    }
    return { value: undefined, doubts: [] };
  };

  /** Whether some table leads IPv6 to IPv4 by a NAT gateway. */
  get translates(): boolean {
    this.hasNat64 ??= [...this.tables.values()].some(({ routes }) =>
      routes.some(
        ({ kind, destination }) =>
          kind === "nat_gateway" && !("prefixList" in destination) && covers(destination, NAT64),
      ),
    );
    return this.hasNat64;
  }

  aclOf = ({ id }: Subnet): Assigned<Acl> => this.aclsOfSubnets.get(id) ?? { value: undefined, doubts: [] };

  get interfaces(): Interface[] {
    return [...this.members.values()].flatMap(({ interfaces }) => interfaces);
  }

  /** The ways over load balancers. */
  get balancing(): Balancing {
    this.balanced ??= balancingIn(this.inventory);
    return this.balanced;
  }

  /** The texts of policies. */
  get documents(): Documents {
    this.texts ??= new Documents(this.read);
    return this.texts;
  }

  isPrivateAppRunner = ({ values }: Resource): boolean =>
    blocksIn(values.network_configuration)
      .flatMap((block) => blocksIn(block.ingress_configuration))
      .some((block) => block.is_publicly_accessible === false);

  /** Any address of the internet. */
  anyAddress = (version: 4 | 6): Range => {
    this.any[version] ??= anyAddress(version, this.mentioned);
    return this.any[version] as Range;
  };

  /** Every range that a rule, a route or a VPC names: where answers may change. */
  get mentioned(): readonly Range[] {
    this.ranges ??= rangesIn(this);
    return this.ranges;
  }

  private assignTables(): Map<string, Assigned<RouteTable>> {
    const given = this.inventory.of("aws_route_table_association").flatMap(({ address, values }) => {
      const [subnet, table] = [refIn(values.subnet_id), refIn(values.route_table_id)];
      return subnet === undefined ? [] : [{ subnet, value: table, address }];
    });
    return this.assign(given, this.findTable, (vpc) => this.mainTableOf(vpc));
  }

  private findTable = (ref: Ref | undefined): RouteTable | undefined =>
    ref === undefined || isUnknown(ref) ? undefined : this.tables.get(this.tableNames.get(ref) ?? ref);

  private mainTableOf(vpc: Vpc): Assigned<RouteTable> {
    const main = this.inventory
      .of("aws_main_route_table_association")
      .find(({ values }) => refIn(values.vpc_id) === vpc.id);
    const ref = main ? refIn(main.values.route_table_id) : defaultTableOf(vpc);
    const value = this.findTable(ref);
    return value
      ? { value, doubts: [] }
      : { value, doubts: [`the main route table of ${vpc.address} is not in what was read`] };
  }

  private assignAcls(): Map<string, Assigned<Acl>> {
    const given = aclAssociations(this.inventory).map(({ subnet, acl, address }) => ({
      subnet,
      value: acl,
      address,
    }));
    const find = (ref: Ref | undefined) => (typeof ref === "string" ? this.acls.get(ref) : undefined);
    return this.assign(given, find, (vpc) => {
      const value = find(defaultAclOf(vpc));
      return value
        ? { value, doubts: [] }
        : { value, doubts: [`the default network ACL of ${vpc.address} is not in what was read`] };
    });
  }

  /** The declared one of each subnet, or else its VPC's. */
  private assign<T>(
    given: readonly { readonly subnet: Ref; readonly value: Ref | undefined; readonly address: string }[],
    find: (ref: Ref | undefined) => T | undefined,
    otherwise: (vpc: Vpc) => Assigned<T>,
  ): Map<string, Assigned<T>> {
    const declared = new Map<string, Assigned<T>>();
    const doubts = new Map<string, string[]>();
    for (const { subnet, value, address } of given) {
      const found = find(value);
      if (isUnknown(subnet))
        for (const id of subnet.candidates ?? this.subnets.keys())
          push(doubts, id, `${address} may be of it`);
      else
        declared.set(subnet, { value: found, doubts: found ? [] : [`${address}: ${whatIsMissing(value)}`] });
    }
    return new Map(
      [...this.subnets].map(([id, { vpc, address }]) => {
        const home = this.vpcs.get(vpc);
        const missing = { value: undefined, doubts: [`the VPC of ${address} is not in what was read`] };
        const { value, doubts: own } = declared.get(id) ?? (home ? otherwise(home) : missing);
        return [
          id,
          { value, doubts: [...own, ...(declared.has(id) ? [] : (doubts.get(id) ?? []))] },
        ] as const;
      }),
    );
  }
}

function rangesIn(network: Network): Range[] {
  return [
    ...[...network.vpcs.values(), ...network.subnets.values()].flatMap(({ ranges }) => ranges),
    ...[...network.tables.values()].flatMap(({ routes }) =>
      routes.flatMap(({ destination }) => ("prefixList" in destination ? [] : [destination])),
    ),
    ...[...network.acls.values()].flatMap(({ ingress, egress }) =>
      [...ingress, ...egress].flatMap(({ range }) => range ?? []),
    ),
    ...[...network.groups.values()].flatMap(({ ingress, egress }) =>
      [...ingress, ...egress].flatMap(({ peer }) => ("range" in peer ? [peer.range] : [])),
    ),
    ...[...network.prefixLists.values()].flatMap(({ ranges }) => ranges),
  ];
}

const whatIsMissing = (ref: Ref | undefined) =>
  isUnknown(ref) ? ref.reason : `${ref ?? "what it names"} is not in what was read`;
