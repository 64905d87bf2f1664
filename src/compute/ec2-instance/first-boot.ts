/** What the server does at its first boot: the user's parts, before them the data volumes and the certificate. */
import type { Construct } from "constructs";
import type { NameStep } from "../../core/contract";
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import { userData, userDataSize } from "../server/user-data";
import { CERTIFICATE, certificate, type ServerCertificate } from "./acme/certificate";
import { certificateNaming, certificateSetup } from "./acme/setup";
import { mountLines, mountSetup } from "./mounts";
import { mounted, VOLUME, volumes } from "./volumes";

const needs = [userData, volumes, certificate] as const;

const inputs = {
  replaceOnUserData: t
    .flag(
      "Whether a change of user data replaces the server, so that what is written is what runs. Without, the server is stopped and started with the new text, which cloud-init does not run again.",
    )
    .default(true),
};

type FirstBootInputs = t.InputsOf<typeof inputs, typeof needs>;

/** Where certificates are kept without a volume. */
const STORE = "/var/lib/hanok/certificates";

type SerialOf = (name: Expr<string>) => Expr<string>;

/** The serial number of a volume's NVMe device: its id without the hyphen. */
export const serialOf = (id: Expr<string>): Expr<string> => x.replace(id, "-", "");

/** As long as those that AWS gives: for the size of user data before there are volumes. */
const ANY_SERIAL = "vol0123456789abcdef0";

/** The inputs with the block's own parts beside the user's; digits come before letters, so that they run first. */
export function firstBoot(
  scope: Construct,
  step: NameStep,
  inputs: FirstBootInputs,
  serial: SerialOf,
): FirstBootInputs {
  const volumes = inputs.volumes;
  const mounts = mountSetup(scope, step("mount_lines", mountLines(volumes, serial)));
  const own = x.merge(
    part("00-volumes", x.not(x.isEmpty(mounted(inputs))), () => mounts),
    part("01-certificate", x.isSet(inputs.certificate), () => certificatePart(scope, inputs)),
  );
  return {
    ...inputs,
    userDataParts: step("first_boot_parts", x.merge(inputs.userDataParts, own)),
  };
}

const part = (name: string, condition: Expr<boolean>, text: () => Expr<string>) =>
  x.mapEach(x.items([name]), ["name"], (key) => ({
    key,
    value: text,
    when: condition,
  }));

function certificatePart(scope: Construct, inputs: FirstBootInputs): Expr<string> {
  const step: NameStep = (name, value) => local(scope, name, value);
  const certificate = step("certificate", certificateOf(inputs));
  const base = step(
    "certificate_base",
    x.attempt(() => x.str`${mountPathOf(inputs, certificate)}/certificates`, STORE),
  );
  const naming = certificateNaming(step, (name, data) => table(scope, name, data));
  return certificateSetup(certificate, base, naming);
}

const mountPathOf = ({ volumes }: FirstBootInputs, { volume }: Expr<ServerCertificate>): Expr<string> =>
  x.nonNull(x.get(volumes, volume).mountPath);

/** Without a certificate an empty one: a module's steps are computed in any case. */
const certificateOf = ({ certificate }: FirstBootInputs): Expr<ServerCertificate> => {
  const given = certificate;
  const field = <K extends keyof ServerCertificate>(name: K, fallback: In<ServerCertificate[K]>) =>
    x.attempt(() => given[name] as unknown as Expr<ServerCertificate[K]>, fallback);
  return x.object({
    names: field("names", []),
    email: field("email", null),
    directoryUrl: field("directoryUrl", ""),
    keyType: field("keyType", "ecdsa"),
    volume: field("volume", null),
    appPort: field("appPort", 0),
    hstsSeconds: field("hstsSeconds", 0),
    timeoutSeconds: field("timeoutSeconds", 0),
    maxBodyMib: field("maxBodyMib", 0),
    websocket: field("websocket", false),
  });
};

/** Steps that hold volumes' ids. */
const OF_IDS = ["mount_lines", "first_boot_parts", "user_data_parts", "user_data_text", "user_data_bytes"];

const isMessage = ({ userData }: FirstBootInputs): Expr<boolean> =>
  x.or(x.startsWith(userData, "Content-Type:"), x.startsWith(userData, "MIME-Version:"));

export const bootParts = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "userData",
      test: (inputs) =>
        x.or(x.not(isMessage(inputs)), x.and(x.isNull(inputs.certificate), x.isEmpty(mounted(inputs)))),
      message: (_, spell) =>
        x.str`${spell("userData")} is a whole MIME message beside volumes that are mounted or a certificate; allowed: parts by name in ${spell("userDataParts")}.`,
      refused: [
        { userData: "MIME-Version: 1.0\n", volumes: { data: VOLUME } },
        { userData: "Content-Type: multipart/mixed\n", publicAddress: "own", certificate: CERTIFICATE },
      ],
    },
    // of user data with all its parts, before the volumes' ids are known: with others in their place, in steps of its own
    {
      name: userDataSize.name,
      problems: (inputs, step, spell, scope) => {
        const sized: NameStep = (name, value) => step(OF_IDS.includes(name) ? `sized_${name}` : name, value);
        const whole = firstBoot(scope, sized, inputs, () => x.str`${ANY_SERIAL}`);
        return userDataSize.problems(whole, sized, spell, scope);
      },
      refused: [
        ...userDataSize.refused,
        {
          publicAddress: "own",
          certificate: CERTIFICATE,
          userData: `#!/bin/sh\n${"x".repeat(9000)}`,
        },
      ],
    },
  ],
});
