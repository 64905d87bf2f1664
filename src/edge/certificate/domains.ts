/** The names of a certificate, the domains that they are validated by, and the zones that serve those. */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { CertificateInputs } from "./certificate.inputs";

export const allNames = ({ domainName, subjectAlternativeNames }: CertificateInputs): Expr<string[]> =>
  x.distinct(x.concat([domainName], subjectAlternativeNames));

/** `*.example.com` is validated by the record of `example.com`. */
export const withoutWildcard = (name: Expr<string>): Expr<string> => x.replace(name, "*.", "");

/** A record for each, so that a name and its wildcard share one. */
export const validationDomains = (inputs: CertificateInputs): Expr<string[]> =>
  x.distinct(x.listEach(allNames(inputs), ["name"], (name) => ({ value: withoutWildcard(name) })));

/** Names that lie in none of the zones. */
export const unserved = (inputs: CertificateInputs): Expr<string[]> =>
  x.listEach(validationDomains(inputs), ["domain"], (domain) => ({
    value: domain,
    when: x.isEmpty(servingZones(inputs, domain)),
  }));

const servingZones = ({ zones }: CertificateInputs, domain: Expr<string>) =>
  x.listFrom(zones, ["zone", "id"], (zone) => ({
    value: zone,
    when: x.or(x.eq(domain, zone), x.endsWith(domain, x.str`.${zone}`)),
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
    x.at(
      x.listEach(x.get(above, domain), ["candidate"], (candidate) => ({
        value: candidate,
        when: x.hasKey(zones, candidate),
      })),
      0,
    );
  return local(
    scope,
    "zone_ids",
    x.mapEach(domains, ["domain"], (domain) => ({
      key: domain,
      value: () => x.get(zones, nearest(domain)),
      when: x.not(x.isEmpty(zones)),
    })),
  );
}

/** `a.example.com`, `example.com`, `com` of each domain: the longest first. */
const domainsAbove = (domains: Expr<string[]>): Expr<Record<string, string[]>> =>
  x.mapEach(domains, ["domain"], (domain) => {
    const labels = x.split(".", domain);
    return {
      key: domain,
      value: x.listEach(x.range(0, x.length(labels)), ["first"], (first) => ({
        value: x.join(".", x.slice(labels, first, x.length(labels))),
      })),
    };
  });
