/** An HTTP application of the task: tells what it was asked, takes uploads, upgrades to WebSocket, and can be slow. */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

export interface Application {
  readonly port: number;
  /** How many requests came in. */
  readonly count: () => number;
  stop(): Promise<void>;
}

const LARGE = JSON.stringify(
  Array.from({ length: 500 }, (_, index) => ({ index, text: "some words again" })),
);

export async function startApplication(name: string): Promise<Application> {
  let requests = 0;
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    requests++;
    // a client that goes away in the middle is none of our business
    answer(name, request, response).catch(() => response.destroy());
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("upgrade", (request, socket: Socket) => echo(request, socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    count: () => requests,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://application");
  if (pathname === "/large") return void response.setHeader("Content-Type", "application/json").end(LARGE);
  if (pathname === "/slow") await new Promise((resolve) => setTimeout(resolve, 5_000));
  if (pathname === "/error") response.statusCode = 404;
  const body = createHash("sha256");
  let bytes = 0;
  for await (const part of request) {
    body.update(part as Buffer);
    bytes += (part as Buffer).length;
  }
  response.setHeader("Content-Type", "application/json");
  response.setHeader("X-Powered-By", "a test");
  const { method, url, rawHeaders } = request;
  response.end(JSON.stringify({ name, method, url, rawHeaders, bytes, sha256: body.digest("hex") }));
}

/** A handshake (RFC 6455, section 4.2.2), then every frame back as it came, without its mask. */
function echo(request: IncomingMessage, socket: Socket): void {
  const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash("sha1").update(key).digest("base64");
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.on("error", () => socket.destroy());
  socket.on("data", (frame) => {
    const length = (frame[1] as number) & 0x7f;
    const mask = frame.subarray(2, 6);
    const text = frame.subarray(6, 6 + length).map((byte, index) => byte ^ (mask[index % 4] as number));
    socket.write(Buffer.concat([Buffer.from([frame[0] as number, length]), text]));
  });
}
