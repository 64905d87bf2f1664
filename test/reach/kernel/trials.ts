/** Every question about a topology that both can answer: the model by its words, the kernel by connections. */
import type { Arena, Probe } from "./arena";
import { INTERNET_SPACE, world } from "./namespaces/world";
import { INTERNET, type Instance, instancesOf, isIpv6, PORTS, type Topology } from "./topology";

export interface Trial {
  readonly question: {
    readonly from: string;
    readonly to: string;
    readonly protocol: "tcp" | "udp";
    readonly port: number;
  };
  /** Any of them that reaches is a yes: a machine with two addresses uses the one that works. */
  readonly probes: readonly Probe[];
  /** The namespace that must have answered. */
  readonly answering: string;
}

/** An end: what it is called in a question, where it is, the addresses that it sends from, and those that others send to. */
interface End {
  readonly called: string;
  readonly space: string;
  readonly sends: readonly string[];
  readonly receives: readonly string[];
}

export function trials(topology: Topology, ports = PORTS): Trial[] {
  const instances = instancesOf(topology);
  const inside = instances.map(privately);
  const byAddress = instances
    .map(publicly)
    .flatMap((end) => end.receives.map((address) => ({ ...end, called: address, receives: [address] })));
  const hosts = internetEnds();
  return [
    ...pairs(inside, inside),
    ...pairs(inside, byAddress),
    ...pairs(inside, hosts),
    ...pairs(hosts, instances.map(publicly)),
    ...pairs(hosts, byAddress),
  ].flatMap(([from, to]) => ports.map(([protocol, port]) => trial(from, to, protocol, port)));
}

const pairs = (from: readonly End[], to: readonly End[]): [End, End][] =>
  from.flatMap((one) =>
    to.filter(({ space }) => space !== one.space).map((other): [End, End] => [one, other]),
  );

function trial(from: End, to: End, protocol: "tcp" | "udp", port: number): Trial {
  const routes = from.sends.flatMap((source) =>
    to.receives
      .filter((address) => isIpv6(address) === isIpv6(source))
      .map((address) => ({ from: from.space, source, to: address, protocol, port })),
  );
  return {
    question: { from: from.called, to: to.called, protocol, port },
    probes: routes,
    answering: to.space,
  };
}

const called = ({ name }: Instance): string => `aws_instance.${name}`;

/** As other instances see it, which may take the way over the internet where there is no other. */
function privately(instance: Instance): End {
  const { ipv4, ipv6, publicIpv4 } = instance;
  const sends = [ipv4, ...(ipv6 ? [ipv6] : [])];
  return {
    called: called(instance),
    space: instance.name,
    sends,
    receives: [...sends, ...(publicIpv4 ? [publicIpv4] : [])],
  };
}

/** As the internet sees it; an instance without a public address is asked about, too. */
function publicly(instance: Instance): End {
  const { publicIpv4, ipv6 } = instance;
  const receives = [...(publicIpv4 ? [publicIpv4] : []), ...(ipv6 ? [ipv6] : [])];
  return { called: called(instance), space: instance.name, sends: [], receives };
}

/**
 * Each host by its address, and "the internet", which is any address that no rule is about: a host that is in no network
 * of arbitrary-policies.ts but in that of all addresses.
 */
function internetEnds(): End[] {
  const host = (name: string, ...addresses: readonly string[]): End => ({
    called: name,
    space: INTERNET_SPACE,
    sends: addresses,
    receives: addresses,
  });
  const all = [...INTERNET.ipv4, ...INTERNET.ipv6].map((address) => host(address, address));
  return [...all, host("internet", INTERNET.ipv4[1], INTERNET.ipv6[0])];
}

/** Which of them reach, by real connections; nobody answers after so many seconds of silence. */
export async function tried(
  arena: Arena,
  topology: Topology,
  asked: readonly Trial[],
  quiet: number,
): Promise<boolean[]> {
  const probes = asked.flatMap((trial) => trial.probes);
  const answers = (await arena.play(world(topology, probes, quiet))).values();
  return asked.map((trial) => {
    const heard = trial.probes.map(() => answers.next().value);
    return heard.includes(trial.answering);
  });
}
