/** A domain name of one's own for a service, and its records. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

const zone = t
  .shape("AppRunnerZone", {
    zoneId: t
      .pattern("[A-Z0-9]{1,32}", "a hosted zone's id", "Z0123456789ABCDEFGHIJ", [
        "",
        "example.com",
        "/hostedzone/Z0123456789ABCDEFGHIJ",
      ])
      .describe("The public hosted zone's id; may be known only after the apply."),
  })
  .describe("The zone that the domain's records go to.")
  .example({ zoneId: "Z0123456789ABCDEFGHIJ" });

const LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

const domainShape = t.shape("AppRunnerDomain", {
  domainName: t
    .pattern(
      `(\\*\\.)?(${LABEL}\\.)+${LABEL}`,
      'a domain name in lower case, such as "api.example.com" or "*.example.com"',
      "api.example.com",
      ["example", "Api.example.com", "api.example.com.", "api.*.example.com", "login*.example.com", ""],
    )
    .describe("The domain's name: a root domain, one below it, or all directly below a domain."),
  www: t.flag().describe("Whether the name with www. before it leads to the service, too.").default(false),
  zone: zone
    .describe("The zone for its records. Without one they are made elsewhere, from `domain_records`.")
    .optional(),
  validationRecords: t
    .integer({ min: 1, max: 6 }, "records")
    .describe(
      "How many records App Runner wants for the certificate: Terraform has to know it before App Runner says it. Default: 2, and 3 with www.",
    )
    .optional(),
});

export type Domain = t.Infer<typeof domainShape>;

/** App Runner Developer Guide, "Managing custom domain names for an App Runner service". */
const noWwwOfAll: t.Rule<Domain> = {
  test: ({ domainName, www }: Expr<Domain>) => x.not(x.and(www, x.matches("^\\*", domainName))),
  got: (domain) => x.jsonEncode(domain),
  allowed: "www with a domain that is no wildcard",
  refused: [{ domainName: "*.example.com", www: true }],
};

const recordsNeedZone: t.Rule<Domain> = {
  test: ({ validationRecords, zone: given }: Expr<Domain>) =>
    x.not(x.and(x.isNull(given), x.not(x.isNull(validationRecords)))),
  got: (domain) => x.jsonEncode(domain),
  allowed: "validation_records with a zone only",
  refused: [{ domainName: "api.example.com", validationRecords: 2 }],
};

const domain = domainShape
  .rules(noWwwOfAll, recordsNeedZone)
  .describe("A domain name of the service.")
  .example({ domainName: "api.example.com" });

export const domains = t.keyed(domain, "domain").rule({
  test: (all) => x.le(x.length(all), 5),
  got: (all) => x.str`a map of ${x.length(all)} domains`,
  allowed: "up to 5 domains (AWS General Reference: AWS App Runner endpoints and quotas)",
  refused: [
    Object.fromEntries(
      ["a", "b", "c", "d", "e", "f"].map((key) => [key, { domainName: `${key}.example.com` }]),
    ),
  ],
});
