/** What can be wrong between the place, the address, the volumes and the certificate. */
import type { CrossRule } from "../../core/contract";
import {
  and,
  concat,
  contains,
  distinct,
  type Expr,
  eq,
  hasKey,
  isEmpty,
  isNull,
  isSet,
  items,
  jsonEncode,
  keys,
  length,
  listEach,
  listFrom,
  not,
  or,
  rangeContains,
  startsWith,
  str,
  when,
} from "../../core/expressions";
import { hasTier, tierOf } from "../../network/chosen-tier";
import { misfits, serverRules } from "../server/server.rules";
import type { ServerCertificate } from "./acme/certificate.contract";
import type { Ec2InstanceInputs, Ec2InstanceShape } from "./ec2-instance.inputs";
import { hasAddress, subnetOf } from "./placement";
import { isMounted, type ServerVolume } from "./volume.contract";

type RuleOf = CrossRule<Ec2InstanceShape>;

const VOLUME = { sizeGib: 20, deviceName: "/dev/sdf", mountPath: "/srv/data" };
const CERTIFICATE = { names: ["shop.example.com"], appPort: 3000 };

const zonesOf = (inputs: Ec2InstanceInputs): Expr<string[]> =>
  when<string[]>(
    hasTier(inputs),
    () => keys(tierOf(inputs).subnets),
    () => [],
  );

const zoneExists: RuleOf = {
  on: "zone",
  test: (inputs) => or(isEmpty(zonesOf(inputs)), contains(zonesOf(inputs), inputs.zone)),
  message: (inputs) =>
    str`zone is ${jsonEncode(inputs.zone)}; allowed: of ${jsonEncode(zonesOf(inputs))}, the zones of the tier ${jsonEncode(inputs.tier)}.`,
  refused: [{ zone: "ap-northeast-2c" }, { zone: "us-east-1a" }],
};

const typeFitsImage: RuleOf = {
  on: "instanceType",
  test: ({ instanceType, image }) =>
    isEmpty(misfits(items<string>([instanceType]), image.architecture as Expr<string>)),
  message: ({ instanceType, image }, spell) =>
    str`${spell("instanceType")} is ${jsonEncode(instanceType)} with an image for ${image.architecture as Expr<string>}; allowed: Graviton types with arm64, all others with x86_64.`,
  refused: [{ instanceType: "t4g.small" }, { image: { architecture: "arm64" } }],
};

const isPublic = (inputs: Ec2InstanceInputs): Expr<boolean> =>
  when<boolean>(
    hasTier(inputs),
    () => eq<string>(tierOf(inputs).kind as Expr<string>, "public"),
    () => true,
  );

const addressIsReached: RuleOf = {
  on: "publicAddress",
  test: (inputs) => or(not(hasAddress(inputs)), isPublic(inputs)),
  message: (inputs, spell) =>
    str`${spell("publicAddress")} is ${jsonEncode(inputs.publicAddress)} in the tier ${jsonEncode(inputs.tier)}, whose subnets the internet does not reach; allowed: "none", or a public tier.`,
  refused: [{ tier: "private", publicAddress: "own" }],
};

const allocationFits: RuleOf = {
  on: "allocationId",
  test: ({ publicAddress, allocationId }) => eq(eq<string>(publicAddress, "existing"), isSet(allocationId)),
  message: ({ publicAddress, allocationId }, spell) =>
    str`${spell("allocationId")} is ${jsonEncode(allocationId)} with the public address ${jsonEncode(publicAddress)}; allowed: an allocation id with "existing", and only with it.`,
  refused: [
    { publicAddress: "existing" },
    { publicAddress: "own", allocationId: "eipalloc-0123456789abcdef0" },
    { allocationId: "eipalloc-0123456789abcdef0" },
  ],
};

/** The range of the server's subnet, where the tier and the zone are there. */
const inSubnet = (inputs: Ec2InstanceInputs, test: (range: Expr<string>) => Expr<boolean>): Expr<boolean> =>
  when<boolean>(
    hasTier(inputs),
    () =>
      when<boolean>(
        hasKey(tierOf(inputs).subnets, inputs.zone),
        () => test(subnetOf(inputs).cidrBlock),
        () => true,
      ),
    () => true,
  );

const privateIpFits: RuleOf = {
  on: "privateIp",
  whereKnown: true,
  test: (inputs) =>
    when<boolean>(
      isNull(inputs.privateIp),
      () => true,
      () => inSubnet(inputs, (range) => rangeContains(range, str`${inputs.privateIp as Expr<string>}/32`)),
    ),
  message: (inputs, spell) =>
    str`${spell("privateIp")} is ${jsonEncode(inputs.privateIp)}; allowed: an address of the subnet in the zone ${jsonEncode(inputs.zone)} of the tier ${jsonEncode(inputs.tier)}.`,
  refused: [{ privateIp: "10.0.1.10" }, { privateIp: "192.168.0.10" }],
};

const ofVolumes = (
  { volumes }: Ec2InstanceInputs,
  value: (volume: Expr<ServerVolume>) => Expr<string>,
  test: (volume: Expr<ServerVolume>) => Expr<boolean>,
): Expr<string[]> =>
  listFrom<ServerVolume, string>(volumes, ["name", "volume"], (_, volume) => ({
    value: () => value(volume),
    when: test(volume),
  }));

const devices = (inputs: Ec2InstanceInputs): Expr<string[]> =>
  concat<string>(
    ofVolumes(
      inputs,
      ({ deviceName }) => deviceName,
      () => eq<number>(0, 0),
    ),
    items<string>([inputs.rootDisk.deviceName as Expr<string>]),
  );

const devicesDiffer: RuleOf = {
  on: "volumes",
  test: (inputs) => eq(length(distinct(devices(inputs))), length(devices(inputs))),
  message: (inputs) =>
    str`volumes and the root disk have the devices ${jsonEncode(devices(inputs))}; allowed: each device once.`,
  refused: [
    { volumes: { data: VOLUME, logs: { ...VOLUME, mountPath: "/srv/logs" } } },
    { volumes: { data: VOLUME }, rootDisk: { deviceName: "/dev/sdf" } },
  ],
};

const mountPaths = (inputs: Ec2InstanceInputs): Expr<string[]> =>
  ofVolumes(inputs, ({ mountPath }) => mountPath as Expr<string>, isMounted);

/** Paths that lie in another one: what is mounted first would be hidden, or the other way round. */
const nested = (inputs: Ec2InstanceInputs): Expr<string[]> =>
  listEach<string, string>(mountPaths(inputs), ["path"], (path) => ({
    value: path,
    when: not(
      isEmpty(
        listEach<string, string>(mountPaths(inputs), ["other"], (other) => ({
          value: other,
          when: startsWith(path, str`${other}/`),
        })),
      ),
    ),
  }));

const mountPathsDiffer: RuleOf = {
  on: "volumes",
  test: (inputs) =>
    and(eq(length(distinct(mountPaths(inputs))), length(mountPaths(inputs))), isEmpty(nested(inputs))),
  message: (inputs) =>
    str`volumes has the mount paths ${jsonEncode(mountPaths(inputs))}; allowed: each path once, and none within another one.`,
  refused: [
    { volumes: { data: VOLUME, logs: { ...VOLUME, deviceName: "/dev/sdg" } } },
    { volumes: { data: VOLUME, logs: { ...VOLUME, deviceName: "/dev/sdg", mountPath: "/srv/data/logs" } } },
  ],
};

const certificateIsReached: RuleOf = {
  on: "certificate",
  test: (inputs) => or(isNull(inputs.certificate), hasAddress(inputs)),
  message: (_, spell) =>
    str`certificate is given without a public address, at which the authority asks; allowed: ${spell("publicAddress")} "own" or "existing", or a load balancer's certificate of AWS Certificate Manager.`,
  refused: [{ certificate: CERTIFICATE }],
};

/** The volume that the certificate names; empty without one. */
const namedVolume = ({ certificate }: Ec2InstanceInputs): Expr<string> =>
  when<string>(
    isNull(certificate),
    () => "",
    () => {
      const { volume } = certificate as unknown as Expr<ServerCertificate>;
      return when<string>(
        isNull(volume),
        () => "",
        () => volume as Expr<string>,
      );
    },
  );

const mounted = ({ volumes }: Ec2InstanceInputs): Expr<string[]> =>
  listFrom<ServerVolume, string>(volumes, ["name", "volume"], (name, volume) => ({
    value: name,
    when: isMounted(volume),
  }));

const certificateVolumeExists: RuleOf = {
  on: "certificate",
  test: (inputs) => or(eq<string>(namedVolume(inputs), ""), contains(mounted(inputs), namedVolume(inputs))),
  message: (inputs) =>
    str`certificate has the volume ${jsonEncode(namedVolume(inputs))}; allowed: of ${jsonEncode(mounted(inputs))}, the volumes that are mounted.`,
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
  or(startsWith(userData, "Content-Type:"), startsWith(userData, "MIME-Version:"));

const messageLeavesRoom: RuleOf = {
  on: "userData",
  test: (inputs) => or(not(isMessage(inputs)), and(isNull(inputs.certificate), isEmpty(mounted(inputs)))),
  message: (_, spell) =>
    str`${spell("userData")} is a whole MIME message beside volumes that are mounted or a certificate; allowed: parts by name in ${spell("userDataParts")}.`,
  refused: [
    { userData: "MIME-Version: 1.0\n", volumes: { data: VOLUME } },
    { userData: "Content-Type: multipart/mixed\n", publicAddress: "own", certificate: CERTIFICATE },
  ],
};

export const crossRules: readonly RuleOf[] = [
  ...(serverRules as unknown as readonly RuleOf[]),
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
