/** What the server does at its first boot: the user's parts, before them the data volumes and the certificate. */
import type { Construct } from "constructs";
import type { ComputedRule, NameStep } from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import { userDataSize } from "../server/user-data.rules";
import type { ServerCertificate } from "./acme/certificate.contract";
import { certificateNaming } from "./acme/naming";
import { certificateSetup } from "./acme/setup";
import type { Ec2InstanceInputs, Ec2InstanceShape } from "./ec2-instance.inputs";
import { mountLines, mountSetup } from "./mounts";
import { isMounted, type ServerVolume } from "./volume.contract";

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
  inputs: Ec2InstanceInputs,
  serial: SerialOf,
): Ec2InstanceInputs {
  const volumes = inputs.volumes;
  const mounts = mountSetup(scope, step("mount_lines", mountLines(volumes, serial)));
  const own = x.merge(
    part("00-volumes", x.not(x.isEmpty(mounted(volumes))), () => mounts),
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

const mounted = (volumes: Expr<Record<string, ServerVolume>>): Expr<string[]> =>
  x.listFrom(volumes, ["name", "volume"], (name, volume) => ({
    value: name,
    when: isMounted(volume),
  }));

function certificatePart(scope: Construct, inputs: Ec2InstanceInputs): Expr<string> {
  const step: NameStep = (name, value) => local(scope, name, value);
  const certificate = step("certificate", certificateOf(inputs));
  const base = step(
    "certificate_base",
    x.attempt(
      () => x.str`${mountPathOf(inputs, certificate)}/certificates`,
      () => STORE,
    ),
  );
  const naming = certificateNaming(step, (name, data) => table(scope, name, data));
  return certificateSetup(certificate, base, naming);
}

const mountPathOf = ({ volumes }: Ec2InstanceInputs, { volume }: Expr<ServerCertificate>): Expr<string> =>
  x.get(volumes, volume).mountPath as Expr<string>;

/** Without a certificate an empty one: a module's steps are computed in any case. */
const certificateOf = ({ certificate }: Ec2InstanceInputs): Expr<ServerCertificate> => {
  const given = certificate;
  const field = <K extends keyof ServerCertificate>(name: K, fallback: In<ServerCertificate[K]>) =>
    x.attempt(
      () => given[name] as unknown as Expr<ServerCertificate[K]>,
      () => fallback,
    );
  return x.object<ServerCertificate>({
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

/** Of user data with all its parts, before the volumes' ids are known: with others in their place, in steps of its own. */
export const firstBootSize: ComputedRule<Ec2InstanceShape> = {
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
      certificate: { names: ["shop.example.com"], appPort: 3000 },
      userData: `#!/bin/sh\n${"x".repeat(9000)}`,
    },
  ],
};
