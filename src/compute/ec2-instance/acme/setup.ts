/**
 * What user data does for the certificate: installs nginx and certbot, writes their files, and starts the service that
 * asks until the names lead here. Nothing of an input is read by a shell but names, an address, a URL and a path, which
 * their patterns keep free of everything that a shell reads.
 */
import type { Expr, In } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import type { ServerCertificate } from "./certificate.contract";
import type { CertificateNaming } from "./naming";
import { paths } from "./place";
import { sites } from "./site";

type Certificate = Expr<ServerCertificate>;

const END = "HANOK_END";

/** A file by a here-document whose lines the shell leaves alone. */
const file = (path: In<string>, content: Expr<string>): Expr<string> =>
  x.str`cat > ${path} <<'${END}'\n${content}\n${END}\n`;

/** The authority's own directory: a change of authority asks for new certificates. */
export const storeOf = ({ directoryUrl }: Certificate, base: In<string>): Expr<string> =>
  x.str`${base}/${x.replace(x.replace(x.replace(directoryUrl, "https://", ""), "/", "_"), ":", "_")}`;

/** The whole script; `base` is the directory that certificates are kept below. */
export function certificateSetup(
  certificate: Certificate,
  base: In<string>,
  naming: CertificateNaming,
): Expr<string> {
  const { step, text, place } = naming;
  const at = paths(place);
  const store = step("certificate_store", storeOf(certificate, base));
  const { waiting, secure } = sites(certificate, store, naming);
  const script = step("certificate_script", renewal(certificate, store, text("script")));
  const directories = x.str`install -d -m 0755 ${at.programs} ${at.sites} ${at.webroot}
install -d -m 0700 ${store} ${at.work} ${at.logs}
`;
  const siteFiles = step(
    "certificate_site_files",
    x.str`${file(`${at.nginx}/nginx.conf`, text("nginx"))}${file(`${at.sites}/waiting.conf`, waiting)}${file(`${at.sites}/secure.conf`, secure)}`,
  );
  const unitFiles = step(
    "certificate_unit_files",
    x.str`${file(at.script, script)}${file(`${at.units}/hanok-certificate.service`, service(store, text))}${file(`${at.units}/hanok-certificate.timer`, text("timer"))}`,
  );
  return step(
    "certificate_setup",
    x.str`#!/bin/bash
set -euo pipefail
${text("packages")}
${directories}${siteFiles}${unitFiles}${text("start")}
`,
  );
}

/** Without its volume the service does not run: it would write below the place where the volume belongs. */
const service = (store: In<string>, text: CertificateNaming["text"]): Expr<string> =>
  x.str`${text("service_unit")}\nRequiresMountsFor=${store}\n\n${text("service")}`;

const renewal = (certificate: Certificate, store: In<string>, rest: Expr<string>): Expr<string> =>
  x.str`#!/bin/bash
# Gets the certificate and renews it (RFC 8555, HTTP-01). Its service and its timer run it.
set -euo pipefail
names="${x.join(" ", certificate.names)}"
directory=${certificate.directoryUrl}
key=${certificate.keyType}
store=${store}
certificate() { certbot certonly --non-interactive --agree-tos ${account(certificate)} "$@"; }
${rest}`;

const account = ({ email }: Certificate): Expr<string> =>
  x.ifSet(
    email,
    (email) => x.str`--no-eff-email --email ${email}`,
    () => "--register-unsafely-without-email",
  );
