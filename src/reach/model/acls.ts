/** Network ACLs, with their rules in AWS's order. */
import { ALL_PORTS, type Ports, parseRange, type Range } from "../address/range";
import { specimen } from "../terraform/bind";
import type { Resource } from "../terraform/resource";
import {
  blocksIn,
  isUnknown,
  numberIn,
  type Ref,
  refIn,
  refsIn,
  textIn,
  type Values,
} from "../terraform/value";
import { protocolIn } from "./groups";
import { type Inventory, idOf } from "./inventory";
import type { Vpc } from "./vpcs";

export interface AclRule {
  readonly number: number;
  readonly allows: boolean;
  readonly protocol: string;
  readonly ports: Ports;
  /** Undefined where it is not known. */
  readonly range: Range | undefined;
  readonly address: string;
}

export interface Acl {
  readonly id: string;
  readonly address: string;
  readonly ingress: readonly AclRule[];
  readonly egress: readonly AclRule[];
  readonly doubts: readonly string[];
}

interface Building {
  id: string;
  address: string;
  ingress: AclRule[];
  egress: AclRule[];
  doubts: string[];
}

export const defaultAclOf = ({ address, values }: Vpc): string =>
  textIn(values.default_network_acl_id) ?? specimen(address, "default_network_acl_id");

/** AWS creates a default ACL that lets everything pass (VPC User Guide: "Default network ACL"). */
function asCreated(vpc: Vpc): Building {
  const address = `${vpc.address} (its default network ACL)`;
  const rules = ["0.0.0.0/0", "::/0"].map(
    (text, index): AclRule => ({
      number: 100 + index,
      allows: true,
      protocol: "-1",
      ports: ALL_PORTS,
      range: parseRange(text),
      address,
    }),
  );
  return { id: defaultAclOf(vpc), address, ingress: rules, egress: rules, doubts: [] };
}

export function aclsIn(inventory: Inventory, vpcs: ReadonlyMap<string, Vpc>): Map<string, Acl> {
  const acls = new Map<string, Building>();
  for (const vpc of vpcs.values()) if (vpc.isManaged) acls.set(defaultAclOf(vpc), asCreated(vpc));
  for (const resource of inventory.of("aws_network_acl", "aws_default_network_acl"))
    acls.set(aclId(resource), declared(resource, aclId(resource)));
  for (const { address, values } of inventory.of("aws_network_acl_rule")) {
    const ref = refIn(values.network_acl_id);
    const direction = values.egress === true ? "egress" : "ingress";
    if (typeof ref === "string") acls.get(ref)?.[direction].push(ruleOf(values, address));
    else
      for (const id of ref?.candidates ?? [...acls.keys()])
        acls.get(id)?.doubts.push(`${address} may be a rule of it`);
  }
  for (const { ingress, egress } of acls.values())
    for (const rules of [ingress, egress]) rules.sort((a, b) => a.number - b.number);
  return acls;
}

/** A default one goes by the VPC's attribute. */
const aclId = (resource: Resource): string => {
  const ref = refIn(resource.values.default_network_acl_id);
  return typeof ref === "string" ? ref : idOf(resource);
};

function declared({ address, values }: Resource, id: string): Building {
  const doubts = (["ingress", "egress"] as const).flatMap((name) => {
    const rules = values[name];
    return isUnknown(rules) ? [`the ${name} rules of ${address} are not known: ${rules.reason}`] : [];
  });
  const rules = (name: "ingress" | "egress") => blocksIn(values[name]).map((block) => ruleOf(block, address));
  return { id, address, ingress: rules("ingress"), egress: rules("egress"), doubts };
}

function ruleOf(values: Values, address: string): AclRule {
  const protocol = protocolIn(values.protocol);
  const text = [values.cidr_block, values.ipv6_cidr_block].map(textIn).find((range) => range !== undefined);
  const isAll = protocol === "-1";
  return {
    number: numberIn(values.rule_number) ?? numberIn(values.rule_no) ?? 0,
    allows: String(values.rule_action ?? values.action).toLowerCase() === "allow",
    protocol,
    ports: isAll
      ? ALL_PORTS
      : { first: numberIn(values.from_port) ?? 0, last: numberIn(values.to_port) ?? 65535 },
    range: text === undefined ? undefined : parseRange(text),
    address,
  };
}

/**
 * Which ACL each subnet has by a declaration; the last one counts. A state's default ACL may still list the subnets that it had
 * before they got one of their own.
 */
export function aclAssociations(
  inventory: Inventory,
): { readonly subnet: Ref; readonly acl: Ref; readonly address: string }[] {
  const inline = inventory.of("aws_default_network_acl", "aws_network_acl").flatMap((resource) =>
    refsIn(resource.values.subnet_ids).map((subnet) => ({
      subnet,
      acl: aclId(resource),
      address: resource.address,
    })),
  );
  const separate = inventory.of("aws_network_acl_association").flatMap(({ address, values }) => {
    const [subnet, acl] = [refIn(values.subnet_id), refIn(values.network_acl_id)];
    return subnet === undefined || acl === undefined ? [] : [{ subnet, acl, address }];
  });
  return [...inline, ...separate];
}
