/** An HTTP client that sends what it is told, byte by byte, and reads one answer. */
import { connect, type Socket } from "node:net";

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
  readonly text: string;
  /** All values of a header. */
  all(name: string): string[];
}

export interface Request {
  readonly method?: string;
  readonly path?: string;
  readonly host?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
  /** Sent before the request: proxy protocol. */
  readonly before?: Buffer;
}

export function ask(port: number, request: Request = {}): Promise<Answer> {
  const { method = "GET", path = "/", host = "api.example.com", headers = {}, body = "", before } = request;
  const length = Buffer.byteLength(body);
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${host}`,
    "Connection: close",
    ...(length > 0 ? [`Content-Length: ${length}`] : []),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  const head = Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
  return exchange(port, Buffer.concat([before ?? Buffer.alloc(0), head, Buffer.from(body)]), method);
}

/** Sends the bytes and reads one answer; throws where the connection ends without one. */
export async function exchange(port: number, bytes: Buffer | string, method = "GET"): Promise<Answer> {
  const received = await send(port, bytes, { until: (all) => isWhole(all, method) });
  if (received.length === 0) throw new Error("the connection was closed without an answer");
  return parse(received, method);
}

/** Whether an answer is all there: the server may leave the connection open for what it expects of the client. */
function isWhole(received: Buffer, method: string): boolean {
  const end = received.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(received.subarray(0, end).toString("latin1"))?.[1];
  return length !== undefined && received.length - end - 4 >= (method === "HEAD" ? 0 : Number(length));
}

interface Patience {
  readonly until?: (received: Buffer) => boolean;
  readonly milliseconds?: number;
}

/** All that comes back until the connection ends, or until enough has come. */
export function send(
  port: number,
  bytes: Buffer | string,
  { until = () => false, milliseconds = 15_000 }: Patience = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket: Socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    const late = setTimeout(() => socket.destroy(new Error(`no end after ${milliseconds} ms`)), milliseconds);
    socket.on("data", (part) => {
      parts.push(part);
      if (until(Buffer.concat(parts))) socket.destroy();
    });
    socket.on("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(late);
      // the server may close while there is something of the client's that it did not want to read
      if (error.code === "ECONNRESET" || error.code === "EPIPE") resolve(Buffer.concat(parts));
      else reject(error);
    });
    socket.on("close", () => {
      clearTimeout(late);
      resolve(Buffer.concat(parts));
    });
  });
}

function parse(received: Buffer, method = "GET"): Answer {
  const end = received.indexOf("\r\n\r\n");
  const [first = "", ...lines] = received.subarray(0, end).toString("latin1").split("\r\n");
  const pairs = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  const headers = Object.fromEntries(pairs);
  const rest = received.subarray(end + 4);
  const body =
    method === "HEAD" ? Buffer.alloc(0) : headers["transfer-encoding"] === "chunked" ? unchunked(rest) : rest;
  return {
    status: Number(first.split(" ")[1]),
    headers,
    body,
    text: body.toString("utf8"),
    all: (name) => pairs.filter(([key]) => key === name).map(([, value]) => value),
  };
}

function unchunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const line = bytes.indexOf("\r\n", at);
    const size = Number.parseInt(bytes.subarray(at, line).toString("latin1"), 16);
    if (line < 0 || !(size > 0)) return Buffer.concat(parts);
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}

/** A proxy protocol header of version 2 for TCP over IPv4 (HAProxy: The PROXY protocol, section 2.2). */
export function proxyProtocol(client: string, clientPort = 55555): Buffer {
  const signature = Buffer.from("0d0a0d0a000d0a515549540a", "hex");
  const addresses = [client, "10.0.0.10"].flatMap((address) => address.split(".").map(Number));
  const ports = Buffer.alloc(4);
  ports.writeUInt16BE(clientPort, 0);
  ports.writeUInt16BE(443, 2);
  return Buffer.concat([signature, Buffer.from([0x21, 0x11, 0, 12]), Buffer.from(addresses), ports]);
}

/** That of a load balancer's health check: LOCAL, without addresses. */
export const localCheck = (): Buffer =>
  Buffer.concat([Buffer.from("0d0a0d0a000d0a515549540a", "hex"), Buffer.from([0x20, 0x00, 0, 0])]);
