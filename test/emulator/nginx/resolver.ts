/** A DNS server that knows a few names (RFC 1035), in place of the VPC's resolver. */
import { createSocket } from "node:dgram";

export interface Resolver {
  readonly port: number;
  /** How often each name was asked for. */
  readonly asked: Map<string, number>;
  /** Answers this name with these addresses from now on. */
  answer(name: string, ...addresses: string[]): void;
  stop(): Promise<void>;
}

const NAME_ERROR = 3;

/** Answers live for `ttl` seconds. */
export async function startResolver(ttl = 1): Promise<Resolver> {
  const known = new Map<string, string[]>();
  const asked = new Map<string, number>();
  const socket = createSocket("udp4");
  socket.on("message", (query, { port, address }) => {
    const { name, end } = question(query);
    asked.set(name, (asked.get(name) ?? 0) + 1);
    const addresses = known.get(name);
    const records = (addresses ?? []).map((one) => record(one, ttl));
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    header.writeUInt16BE(0x8180 | (addresses ? 0 : NAME_ERROR), 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(records.length, 6);
    socket.send(Buffer.concat([header, query.subarray(12, end), ...records]), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return {
    port: socket.address().port,
    asked,
    answer: (name, ...addresses) => void known.set(name, addresses),
    stop: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  };
}

/** The name asked for, and where the question ends. */
function question(query: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.subarray(at + 1, at + 1 + length).toString("latin1"));
    at += length + 1;
  }
  return { name: labels.join(".").toLowerCase(), end: at + 5 };
}

/** An A record of the name in the question. */
function record(address: string, ttl: number): Buffer {
  const fixed = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4]);
  fixed.writeUInt32BE(ttl, 6);
  return Buffer.concat([fixed, Buffer.from(address.split(".").map(Number))]);
}
