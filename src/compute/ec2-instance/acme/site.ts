/**
 * nginx before and after there is a certificate. Every text in it comes from an input that its pattern keeps free of
 * nginx's own signs, so that none can add to it.
 */
import type { Expr, In } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import type { ServerCertificate } from "./certificate.contract";
import type { CertificateNaming } from "./naming";

type Certificate = Expr<ServerCertificate>;

export interface Sites {
  readonly waiting: Expr<string>;
  readonly secure: Expr<string>;
}

export function sites(certificate: Certificate, store: In<string>, naming: CertificateNaming): Sites {
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
    () => "",
  );

const upgrades = ({ websocket }: Certificate, text: CertificateNaming["text"]): Expr<string> =>
  x.when(
    websocket,
    () => text("upgrade"),
    () => text("no_upgrade"),
  );
