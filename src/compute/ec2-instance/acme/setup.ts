/**
 * What user data does for the certificate: installs nginx and certbot, writes their files, and starts the service that
 * asks until the names lead here. Nothing of an input is read by a shell but names, an address, a URL and a path, which
 * their patterns keep free of everything that a shell reads.
 */
import type { NameStep } from "../../../core/contract";
import type { Expr, In } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import type { NameTable } from "../../../core/stack/table";
import type { ServerCertificate } from "./certificate";
import { type Place, paths, SERVER } from "./place";
import { type CertificateText, certificateTexts } from "./text";

interface CertificateNaming {
  /** A local of the module, a value elsewhere. */
  readonly step: NameStep;
  /** Lines that are the same on every server. */
  readonly text: (name: CertificateText) => Expr<string>;
  readonly place: Place;
}

export function certificateNaming(step: NameStep, table: NameTable, place = SERVER): CertificateNaming {
  const texts = table<Record<string, string>>("certificate_text", certificateTexts(place));
  return { step, text: (name) => x.get(texts, name), place };
}

type Certificate = Expr<ServerCertificate>;

const END = "HANOK_END";

/** A file by a here-document whose lines the shell leaves alone. */
const file = (path: In<string>, content: Expr<string>): Expr<string> =>
  x.str`cat > ${path} <<'${END}'\n${content}\n${END}\n`;

/** The authority's own directory: a change of authority asks for new certificates. */
const storeOf = ({ directoryUrl }: Certificate, base: In<string>): Expr<string> =>
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
  x.ifSet(email, (email) => x.str`--no-eff-email --email ${email}`, "--register-unsafely-without-email");

interface Sites {
  readonly waiting: Expr<string>;
  readonly secure: Expr<string>;
}

/**
 * nginx before and after there is a certificate. Every text in it comes from an input that its pattern keeps free of
 * nginx's own signs, so that none can add to it.
 */
function sites(certificate: Certificate, store: In<string>, naming: CertificateNaming): Sites {
  const { step, text } = naming;
  const names = step("certificate_server_name", x.str`    server_name ${x.join(" ", certificate.names)};`);
  const plain = (rest: Expr<string>) =>
    x.str`${text("unknown_plain")}\n${text("plain")}\n${names}\n${text("challenge")}\n${rest}\n`;
  const location = step("certificate_location", application(certificate, text));
  const secure = step(
    "certificate_secure_server",
    secureServer(certificate, { names, store, location, text }),
  );
  return {
    waiting: step("certificate_site_waiting", plain(text("waiting"))),
    secure: step(
      "certificate_site_secure",
      x.str`${plain(text("redirect"))}${text("unknown_secure")}\n${secure}\n`,
    ),
  };
}

interface SecureParts extends Pick<CertificateNaming, "text"> {
  readonly names: Expr<string>;
  readonly store: In<string>;
  readonly location: Expr<string>;
}

const secureServer = (certificate: Certificate, parts: SecureParts): Expr<string> =>
  x.str`${parts.text("secure")}
${parts.names}
    ssl_certificate ${parts.store}/live/server/fullchain.pem;
    ssl_certificate_key ${parts.store}/live/server/privkey.pem;
    client_max_body_size ${certificate.maxBodyMib}m;
${strictTransport(certificate)}${parts.location}
}`;

const application = (certificate: Certificate, text: CertificateNaming["text"]): Expr<string> =>
  x.str`    location / {
        proxy_pass http://127.0.0.1:${certificate.appPort};
        proxy_read_timeout ${certificate.timeoutSeconds}s;
        proxy_send_timeout ${certificate.timeoutSeconds}s;
${text("proxy")}
${upgrades(certificate, text)}
    }`;

const strictTransport = ({ hstsSeconds }: Certificate): Expr<string> =>
  x.when(
    x.gt(hstsSeconds, 0),
    () => x.str`    add_header Strict-Transport-Security "max-age=${hstsSeconds}" always;\n`,
    "",
  );

const upgrades = ({ websocket }: Certificate, text: CertificateNaming["text"]): Expr<string> =>
  x.when(
    websocket,
    () => text("upgrade"),
    () => text("no_upgrade"),
  );
