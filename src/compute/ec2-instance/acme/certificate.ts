/** A certificate that the server gets and renews by itself. */
import * as t from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { address, hasAddress } from "../address";
import { mounted, VOLUME, volumes } from "../volumes";

/** Let's Encrypt: "Rate Limits", names per certificate. */
const MOST_NAMES = 100;

/** nginx's own ports. */
const NGINX_PORTS = [80, 443];

export const CERTIFICATE = { names: ["shop.example.com"], appPort: 3000 };

const certificateShape = t.shape("ServerCertificate", {
  names: t
    .listOf(t.domainName(), "name")
    .describe(
      "Names of the server, each with a DNS record that leads to its address. HTTP-01 knows no wildcards (RFC 8555, section 8.3).",
    )
    .length({ min: 1, max: MOST_NAMES })
    .distinct(),
  email: t
    .pattern(
      "[A-Za-z0-9._+-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
      'an address such as "ops@example.com"',
      "ops@example.com",
      ["", "ops", "ops@example", "Ops <ops@example.com>", "ops@example.com;reboot", "a'b@example.com"],
    )
    .describe(
      "Address of the account at the certificate authority. Let's Encrypt sends no notice of expiry any more (Let's Encrypt: Ending Support for Expiration Notification Emails), other authorities may ask for one.",
    )
    .optional(),
  directoryUrl: t
    .pattern(
      "https://[a-z0-9]([a-z0-9.-]{0,200}[a-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?",
      "an https URL without query, in ASCII letters, digits and . _ ~ -",
      "https://acme-staging-v02.api.letsencrypt.org/directory",
      [
        "",
        "http://acme-v02.api.letsencrypt.org/directory",
        "acme-v02.api.letsencrypt.org",
        "https://ca.example.com/directory?a=b",
        "https://ca.example.com/$(reboot)",
      ],
    )
    .describe(
      "Directory of the ACME authority (RFC 8555, section 7.1.1), whose terms you agree to by naming it. While trying things out: https://acme-staging-v02.api.letsencrypt.org/directory, whose limits are wide and whose certificates nobody trusts. Each authority's certificates are kept apart.",
    )
    .default("https://acme-v02.api.letsencrypt.org/directory"),
  keyType: t
    .oneOf("ecdsa", "rsa")
    .describe("Kind of the key: ECDSA on P-256, or RSA with 2048 bits for clients of before 2012.")
    .default("ecdsa"),
  volume: t
    .keyName()
    .describe(
      "The data volume, by its name, that account and certificates are kept on: they survive a replacement of the server. Default: the root disk; a new server then asks for a new certificate, five a week at most for the same names (Let's Encrypt: Rate Limits).",
    )
    .optional(),
  appPort: t
    .integer({ min: 1, max: 65535 })
    .describe("Port of the application on 127.0.0.1 that nginx passes requests to.")
    .rule({
      test: (port) => x.not(x.contains(x.items(NGINX_PORTS), port)),
      allowed: "a port but 80 and 443, which nginx listens on",
      refused: NGINX_PORTS as [number, ...number[]],
    }),
  hstsSeconds: t
    .duration("seconds", { min: 0, max: 63072000 })
    .describe(
      "How long, in seconds, browsers are to use HTTPS alone (RFC 6797, Strict-Transport-Security). 0: not said.",
    )
    .default(0),
  timeoutSeconds: t
    .duration("seconds", { min: 1, max: 3600 })
    .describe("Longest silence of the application, in seconds, before the client gets 504.")
    .default(60),
  maxBodyMib: t
    .integer({ min: 1, max: 10240 }, "MiB")
    .describe("Largest request body in MiB; a larger one gets 413.")
    .default(10),
  websocket: t.flag("Whether connections may be upgraded to WebSocket (RFC 6455).").default(true),
});

export type ServerCertificate = t.Infer<typeof certificateShape>;

export const serverCertificate = certificateShape
  .describe(
    "A certificate that the server gets by ACME (HTTP-01) and renews by itself, with nginx in front of the application.",
  )
  .example(CERTIFICATE);

const needs = [address, volumes] as const;

const inputs = {
  certificate: serverCertificate
    .describe(
      "A certificate that the server gets by ACME and renews by itself, with nginx in front of the application. For Amazon Linux 2023, and names that lead to the server's public address; its security groups have to let everyone in by TCP 80 and 443.",
    )
    .optional(),
};

type CertificateInputs = t.InputsOf<typeof inputs>;

/** The volume that the certificate names; empty without one. */
const namedVolume = ({ certificate }: CertificateInputs): Expr<string> =>
  x.ifSet(
    certificate,
    (certificate) => {
      const { volume } = certificate;
      return x.orElse(volume, "");
    },
    "",
  );

export const certificate = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "certificate",
      test: (inputs) => x.or(x.isNull(inputs.certificate), hasAddress(inputs)),
      message: (_, spell) =>
        x.str`certificate is given without a public address, at which the authority asks; allowed: ${spell("publicAddress")} "own" or "existing", or a load balancer's certificate of AWS Certificate Manager.`,
      refused: [{ certificate: CERTIFICATE }],
    },
    {
      on: "certificate",
      test: (inputs) => x.or(x.eq(namedVolume(inputs), ""), x.contains(mounted(inputs), namedVolume(inputs))),
      message: (inputs) =>
        x.str`certificate has the volume ${x.shownText(namedVolume(inputs))}; allowed: of ${x.shownTexts(mounted(inputs))}, the volumes that are mounted.`,
      refused: [
        { publicAddress: "own", certificate: { ...CERTIFICATE, volume: "data" } },
        {
          publicAddress: "own",
          volumes: { data: { ...VOLUME, mountPath: null } },
          certificate: { ...CERTIFICATE, volume: "data" },
        },
      ],
    },
  ],
});
