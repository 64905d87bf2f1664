/** Names of services in a region, and what the catalogue has. */
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr, In } from "../core/expressions";
import * as x from "../core/expressions";
import { table, tableOf } from "../core/stack/table";
import { GATEWAY_SERVICES, INTERFACE_SERVICES, NAME_EXCEPTIONS, type NameExceptions } from "./catalogue";

const REGULAR: NameExceptions = { prefix: "com.amazonaws", services: [] };

/** The whole name of a service's interface endpoint in the region. */
export function interfaceServiceName(
  scope: Construct,
  region: In<string>,
  service: In<string>,
): Expr<string> {
  // regions where some names begin otherwise
  const all = table(scope, "name_exceptions", NAME_EXCEPTIONS);
  const { prefix, services } = x.lookup(all, region, REGULAR);
  const begins = x.when(x.contains(services, service), prefix, REGULAR.prefix);
  return x.str`${begins}.${region}.${service}${suffix(region, service)}`;
}

/** In China Transcribe's name ends in the country too. */
function suffix(region: In<string>, service: In<string>): Expr<string> {
  const regions = x.items(["cn-north-1", "cn-northwest-1"]);
  return x.choose(x.and(x.eq(service, "transcribe"), x.contains(regions, region)), ".cn", "");
}

/** The whole name of a gateway endpoint's service; the same in every partition. */
export const gatewayServiceName = (region: In<string>, service: In<string>): Expr<string> =>
  x.str`com.amazonaws.${region}.${service}`;

const CATALOGUE = "interface_services";

/** AWS's services that have interface endpoints: validations look them up. */
export const declareCatalogue = (scope: Construct) => table(scope, CATALOGUE, INTERFACE_SERVICES);

/** Whether the catalogue has the name. */
export function isCatalogued(service: Expr<string>): Expr<boolean> {
  return x.contains(
    x.isKnown(service) ? x.items([...INTERFACE_SERVICES]) : tableOf(CATALOGUE, [...INTERFACE_SERVICES]),
    service,
  );
}

/** AWS services that an application calls itself, by short names of their endpoints. */
export const namedServices = () =>
  t.setOf(t.text(), "service").rule({
    test: (services) => x.everyItem(services, "service", (service) => isCatalogued(service)),
    allowed: "short names of AWS services with endpoints, as in the name com.amazonaws.REGION.NAME",
    refused: [["simple-queue"], ["com.amazonaws.ap-northeast-2.sqs"], [""]],
  });

export const isGateway = (service: In<string>): Expr<boolean> =>
  x.contains(x.items([...GATEWAY_SERVICES]), service);
export const isNoGateway = (service: In<string>): Expr<boolean> => x.not(isGateway(service));

/**
 * Amazon DynamoDB Developer Guide, "AWS PrivateLink for DynamoDB Streams": no "Private and Hybrid Domain Name System (DNS)
 * services".
 */
const WITHOUT_PRIVATE_NAME = ["dynamodb-streams"] as const;

/** Whether clients may find the service's endpoint by the service's own name. */
export const mayHavePrivateName = (service: In<string>): Expr<boolean> =>
  x.not(x.contains(x.items([...WITHOUT_PRIVATE_NAME]), service));

interface NameSettings {
  readonly privateDns: Expr<boolean | null>;
}

/** Whether the service's own name leads to its endpoint: as the endpoint says, else as the block does where it can be. */
export const hasPrivateName = (
  service: In<string>,
  { privateDns }: NameSettings,
  ofBlock: In<boolean>,
): Expr<boolean> => x.orElse(privateDns, () => x.and(ofBlock, mayHavePrivateName(service)));
