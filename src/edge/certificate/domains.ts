/** The names of a certificate, the domains that they are validated by, and the zones that serve those. */
import type { Construct } from "constructs";
import {
  at,
  concat,
  distinct,
  type Expr,
  endsWith,
  eq,
  get,
  hasKey,
  isEmpty,
  join,
  length,
  listEach,
  listFrom,
  mapEach,
  not,
  or,
  range,
  replace,
  slice,
  split,
  str,
} from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { CertificateInputs } from "./certificate.inputs";

export const allNames = ({ domainName, subjectAlternativeNames }: CertificateInputs): Expr<string[]> =>
  distinct<string>(concat<string>([domainName], subjectAlternativeNames as Expr<readonly string[]>));

/** `*.example.com` is validated by the record of `example.com`. */
export const withoutWildcard = (name: Expr<string>): Expr<string> => replace(name, "*.", "");

/** A record for each, so that a name and its wildcard share one. */
export const validationDomains = (inputs: CertificateInputs): Expr<string[]> =>
  distinct<string>(
    listEach<string, string>(allNames(inputs), ["name"], (name) => ({ value: withoutWildcard(name) })),
  );

/** Names that lie in none of the zones. */
export const unserved = (inputs: CertificateInputs): Expr<string[]> =>
  listEach<string, string>(validationDomains(inputs), ["domain"], (domain) => ({
    value: domain,
    when: isEmpty(servingZones(inputs, domain)),
  }));

const servingZones = ({ zones }: CertificateInputs, domain: Expr<string>) =>
  listFrom<string, string>(zones, ["zone", "id"], (zone) => ({
    value: zone,
    when: or(eq(domain, zone), endsWith(domain, str`.${zone}`)),
  }));

/** The id of the zone that each domain is validated in; empty where DNS is elsewhere. */
export function zoneOfDomain(
  scope: Construct,
  inputs: CertificateInputs,
  domains: Expr<string[]>,
): Expr<Record<string, string>> {
  const { zones } = inputs;
  const above = local(scope, "domains_above", domainsAbove(domains));
  const nearest = (domain: Expr<string>) =>
    at(
      listEach<string, string>(get(above, domain), ["candidate"], (candidate) => ({
        value: candidate,
        when: hasKey(zones, candidate),
      })),
      0,
    );
  return local(
    scope,
    "zone_ids",
    mapEach<string, string>(domains, ["domain"], (domain) => ({
      key: domain,
      value: () => get(zones, nearest(domain)),
      when: not(isEmpty(zones)),
    })),
  );
}

/** `a.example.com`, `example.com`, `com` of each domain: the longest first. */
const domainsAbove = (domains: Expr<string[]>): Expr<Record<string, string[]>> =>
  mapEach<string, string[]>(domains, ["domain"], (domain) => {
    const labels = split(".", domain);
    return {
      key: domain,
      value: listEach<number, string>(range(0, length(labels)), ["first"], (first) => ({
        value: join(".", slice(labels, first, length(labels))),
      })),
    };
  });
