/** What can be wrong between the place, the address, the volumes and the certificate. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { hasTier, tierOf } from "../../network/chosen-tier";
import { misfits, serverRules } from "../server/server.rules";
import type { Ec2InstanceInputs, Ec2InstanceShape } from "./ec2-instance.inputs";
import { hasAddress, subnetOf } from "./placement";
import { isMounted, type ServerVolume } from "./volume.contract";

type RuleOf = CrossRule<Ec2InstanceShape>;

const VOLUME = { sizeGib: 20, deviceName: "/dev/sdf", mountPath: "/srv/data" };
const CERTIFICATE = { names: ["shop.example.com"], appPort: 3000 };

const zonesOf = (inputs: Ec2InstanceInputs): Expr<string[]> =>
  x.when(
    hasTier(inputs),
    () => x.keys(tierOf(inputs).subnets),
    () => [],
  );

const zoneExists: RuleOf = {
  on: "zone",
  test: (inputs) => x.or(x.isEmpty(zonesOf(inputs)), x.contains(zonesOf(inputs), inputs.zone)),
  message: (inputs) =>
    x.str`zone is ${x.jsonEncode(inputs.zone)}; allowed: of ${x.jsonEncode(zonesOf(inputs))}, the zones of the tier ${x.jsonEncode(inputs.tier)}.`,
  refused: [{ zone: "ap-northeast-2c" }, { zone: "us-east-1a" }],
};

const typeFitsImage: RuleOf = {
  on: "instanceType",
  test: ({ instanceType, image }) => x.isEmpty(misfits(x.items([instanceType]), image.architecture)),
  message: ({ instanceType, image }, spell) =>
    x.str`${spell("instanceType")} is ${x.jsonEncode(instanceType)} with an image for ${image.architecture}; allowed: Graviton types with arm64, all others with x86_64.`,
  refused: [{ instanceType: "t4g.small" }, { image: { architecture: "arm64" } }],
};

const isPublic = (inputs: Ec2InstanceInputs): Expr<boolean> =>
  x.when(
    hasTier(inputs),
    () => x.eq(tierOf(inputs).kind, "public"),
    () => true,
  );

const addressIsReached: RuleOf = {
  on: "publicAddress",
  test: (inputs) => x.or(x.not(hasAddress(inputs)), isPublic(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("publicAddress")} is ${x.jsonEncode(inputs.publicAddress)} in the tier ${x.jsonEncode(inputs.tier)}, whose subnets the internet does not reach; allowed: "none", or a public tier.`,
  refused: [{ tier: "private", publicAddress: "own" }],
};

const allocationFits: RuleOf = {
  on: "allocationId",
  test: ({ publicAddress, allocationId }) => x.eq(x.eq(publicAddress, "existing"), x.isSet(allocationId)),
  message: ({ publicAddress, allocationId }, spell) =>
    x.str`${spell("allocationId")} is ${x.jsonEncode(allocationId)} with the public address ${x.jsonEncode(publicAddress)}; allowed: an allocation id with "existing", and only with it.`,
  refused: [
    { publicAddress: "existing" },
    { publicAddress: "own", allocationId: "eipalloc-0123456789abcdef0" },
    { allocationId: "eipalloc-0123456789abcdef0" },
  ],
};

/** The range of the server's subnet, where the tier and the zone are there. */
const inSubnet = (inputs: Ec2InstanceInputs, test: (range: Expr<string>) => Expr<boolean>): Expr<boolean> =>
  x.when(
    hasTier(inputs),
    () =>
      x.when(
        x.hasKey(tierOf(inputs).subnets, inputs.zone),
        () => test(subnetOf(inputs).cidrBlock),
        () => true,
      ),
    () => true,
  );

const privateIpFits: RuleOf = {
  on: "privateIp",
  whereKnown: true,
  test: (inputs) =>
    x.ifSet(
      inputs.privateIp,
      (privateIp) => inSubnet(inputs, (range) => x.rangeContains(range, x.str`${privateIp}/32`)),
      () => true,
    ),
  message: (inputs, spell) =>
    x.str`${spell("privateIp")} is ${x.jsonEncode(inputs.privateIp)}; allowed: an address of the subnet in the zone ${x.jsonEncode(inputs.zone)} of the tier ${x.jsonEncode(inputs.tier)}.`,
  refused: [{ privateIp: "10.0.1.10" }, { privateIp: "192.168.0.10" }],
};

const ofVolumes = (
  { volumes }: Ec2InstanceInputs,
  value: (volume: Expr<ServerVolume>) => Expr<string>,
  test: (volume: Expr<ServerVolume>) => Expr<boolean>,
): Expr<string[]> =>
  x.listFrom(volumes, ["name", "volume"], (_, volume) => ({
    value: () => value(volume),
    when: test(volume),
  }));

const devices = (inputs: Ec2InstanceInputs): Expr<string[]> =>
  x.concat(
    ofVolumes(
      inputs,
      ({ deviceName }) => deviceName,
      () => x.eq(0, 0),
    ),
    x.items([inputs.rootDisk.deviceName]),
  );

const devicesDiffer: RuleOf = {
  on: "volumes",
  test: (inputs) => x.eq(x.length(x.distinct(devices(inputs))), x.length(devices(inputs))),
  message: (inputs) =>
    x.str`volumes and the root disk have the devices ${x.jsonEncode(devices(inputs))}; allowed: each device once.`,
  refused: [
    { volumes: { data: VOLUME, logs: { ...VOLUME, mountPath: "/srv/logs" } } },
    { volumes: { data: VOLUME }, rootDisk: { deviceName: "/dev/sdf" } },
  ],
};

const mountPaths = (inputs: Ec2InstanceInputs): Expr<string[]> =>
  ofVolumes(inputs, ({ mountPath }) => mountPath as Expr<string>, isMounted);

/** Paths that lie in another one: what is mounted first would be hidden, or the other way round. */
const nested = (inputs: Ec2InstanceInputs): Expr<string[]> =>
  x.listEach(mountPaths(inputs), ["path"], (path) => ({
    value: path,
    when: x.not(
      x.isEmpty(
        x.listEach(mountPaths(inputs), ["other"], (other) => ({
          value: other,
          when: x.startsWith(path, x.str`${other}/`),
        })),
      ),
    ),
  }));

const mountPathsDiffer: RuleOf = {
  on: "volumes",
  test: (inputs) =>
    x.and(
      x.eq(x.length(x.distinct(mountPaths(inputs))), x.length(mountPaths(inputs))),
      x.isEmpty(nested(inputs)),
    ),
  message: (inputs) =>
    x.str`volumes has the mount paths ${x.jsonEncode(mountPaths(inputs))}; allowed: each path once, and none within another one.`,
  refused: [
    { volumes: { data: VOLUME, logs: { ...VOLUME, deviceName: "/dev/sdg" } } },
    { volumes: { data: VOLUME, logs: { ...VOLUME, deviceName: "/dev/sdg", mountPath: "/srv/data/logs" } } },
  ],
};

const certificateIsReached: RuleOf = {
  on: "certificate",
  test: (inputs) => x.or(x.isNull(inputs.certificate), hasAddress(inputs)),
  message: (_, spell) =>
    x.str`certificate is given without a public address, at which the authority asks; allowed: ${spell("publicAddress")} "own" or "existing", or a load balancer's certificate of AWS Certificate Manager.`,
  refused: [{ certificate: CERTIFICATE }],
};

/** The volume that the certificate names; empty without one. */
const namedVolume = ({ certificate }: Ec2InstanceInputs): Expr<string> =>
  x.ifSet(
    certificate,
    (certificate) => {
      const { volume } = certificate;
      return x.ifSet(
        volume,
        (volume) => volume,
        () => "",
      );
    },
    () => "",
  );

const mounted = ({ volumes }: Ec2InstanceInputs): Expr<string[]> =>
  x.listFrom(volumes, ["name", "volume"], (name, volume) => ({
    value: name,
    when: isMounted(volume),
  }));

const certificateVolumeExists: RuleOf = {
  on: "certificate",
  test: (inputs) => x.or(x.eq(namedVolume(inputs), ""), x.contains(mounted(inputs), namedVolume(inputs))),
  message: (inputs) =>
    x.str`certificate has the volume ${x.jsonEncode(namedVolume(inputs))}; allowed: of ${x.jsonEncode(mounted(inputs))}, the volumes that are mounted.`,
  refused: [
    { publicAddress: "own", certificate: { ...CERTIFICATE, volume: "data" } },
    {
      publicAddress: "own",
      volumes: { data: { ...VOLUME, mountPath: null } },
      certificate: { ...CERTIFICATE, volume: "data" },
    },
  ],
};

const isMessage = ({ userData }: Ec2InstanceInputs): Expr<boolean> =>
  x.or(x.startsWith(userData, "Content-Type:"), x.startsWith(userData, "MIME-Version:"));

const messageLeavesRoom: RuleOf = {
  on: "userData",
  test: (inputs) =>
    x.or(x.not(isMessage(inputs)), x.and(x.isNull(inputs.certificate), x.isEmpty(mounted(inputs)))),
  message: (_, spell) =>
    x.str`${spell("userData")} is a whole MIME message beside volumes that are mounted or a certificate; allowed: parts by name in ${spell("userDataParts")}.`,
  refused: [
    { userData: "MIME-Version: 1.0\n", volumes: { data: VOLUME } },
    { userData: "Content-Type: multipart/mixed\n", publicAddress: "own", certificate: CERTIFICATE },
  ],
};

export const crossRules: readonly RuleOf[] = [
  ...serverRules,
  zoneExists,
  typeFitsImage,
  addressIsReached,
  allocationFits,
  privateIpFits,
  devicesDiffer,
  mountPathsDiffer,
  certificateIsReached,
  certificateVolumeExists,
  messageLeavesRoom,
];
