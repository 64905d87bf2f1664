/** Rules between a certificate's inputs. */
import type { CrossRule } from "../../core/contract";
import * as x from "../../core/expressions";
import type { CertificateShape } from "./certificate.inputs";
import { unserved } from "./domains";

type RuleOf = CrossRule<CertificateShape>;

const ZONES = { "example.com": "Z0123456789" };

/** A name that nobody validates keeps the certificate waiting until it fails. */
const served: RuleOf = {
  on: "zones",
  test: (inputs) => x.or(x.isEmpty(inputs.zones), x.isEmpty(unserved(inputs))),
  message: (inputs) =>
    x.str`zones has ${x.jsonEncode(x.keys(inputs.zones))}, where ${x.jsonEncode(unserved(inputs))} is not served; allowed: a zone for every name, or none where DNS is elsewhere.`,
  refused: [
    { domainName: "example.org", zones: ZONES },
    { domainName: "www.example.com", subjectAlternativeNames: ["www.example.org"], zones: ZONES },
    { domainName: "myexample.com", zones: ZONES },
    { domainName: "example.com", zones: { "www.example.com": "Z0123456789" } },
    { domainName: "example.com", subjectAlternativeNames: ["*.example.net"], zones: ZONES },
  ],
};

export const crossRules = [served];
