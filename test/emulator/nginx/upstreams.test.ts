/** Applications and buckets that are slow, dead, moved or not who they say; uploads, WebSockets, an orderly end. */
import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Application, startApplication } from "./application";
import { ask, exchange } from "./http";
import { type Resolver, startResolver } from "./resolver";
import { freePorts, type Sidecar, startSidecar } from "./sidecar";
import { tool } from "./tool";
import { DOMAIN } from "./web-origin";

const WWW = "www.example.com";

/** An origin that keeps what it was sent, byte by byte. */
interface Origin {
  readonly port: number;
  readonly received: string[];
  stop(): Promise<void>;
}

async function startOrigin(answer: string, address = "127.0.0.1", port = 0): Promise<Origin> {
  const received: string[] = [];
  const server: Server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.on("data", (bytes) => {
      received.push(bytes.toString("latin1"));
      if (answer !== "") socket.end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, address, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    received,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

const answerOf = (status: string, body: string, ...headers: string[]): string =>
  [`HTTP/1.1 ${status}`, `Content-Length: ${body.length}`, "Connection: close", ...headers, "", body].join(
    "\r\n",
  );

let api: Application;
let resolver: Resolver;
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  [api, resolver] = await Promise.all([startApplication("api"), startResolver(1)]);
});
afterEach(async () => {
  // nginx first: the others end when nobody is connected any more
  for (const stop of stops.splice(0).reverse()) await stop();
});
afterAll(() => Promise.all([api.stop(), resolver.stop()]));

async function start(bucket: object | undefined, app: object = {}, written: object = {}): Promise<Sidecar> {
  const web = { serverNames: [WWW], bucket: { domainName: DOMAIN, ...bucket } };
  const sidecar = await startSidecar({
    resolver: `127.0.0.1:${resolver.port}`,
    hosts: {
      api: { serverNames: ["api.example.com"], app: { port: api.port, ...app } },
      ...(bucket ? { web } : {}),
    },
    ...written,
  });
  stops.push(() => sidecar.stop());
  return sidecar;
}

const origin = async (...args: Parameters<typeof startOrigin>): Promise<Origin> => {
  const started = await startOrigin(...args);
  stops.push(() => started.stop());
  return started;
};

describe("a bucket", () => {
  it("gets the headers that choose a version, and nothing else of the client's", async () => {
    resolver.answer(DOMAIN, "127.0.0.1");
    const web = await origin(answerOf("200 OK", "ok"));
    const { port } = await start({ scheme: "http", port: web.port, prefix: "web" });
    const headers = {
      Authorization: "AWS4-HMAC-SHA256 a",
      Cookie: "session=1",
      "x-amz-security-token": "a",
      "If-None-Match": '"a"',
      "X-Forwarded-For": "1.2.3.4",
      Expect: "100-continue",
    };
    await ask(port, { host: WWW, path: "/%0d%0aHost:%20evil?versionId=1", headers, body: "a body" });
    expect(web.received).toEqual([
      `GET /web/%0D%0AHost:%20evil HTTP/1.1\r\nHost: ${DOMAIN}\r\nIf-None-Match: "a"\r\n\r\n`,
    ]);
  });

  it("is followed to its new address when the old answer has expired", async () => {
    resolver.answer(DOMAIN, "127.0.0.1");
    const old = await origin(answerOf("200 OK", "old"));
    await origin(answerOf("200 OK", "new"), "127.0.0.2", old.port);
    const { port } = await start({ scheme: "http", port: old.port });
    expect((await ask(port, { host: WWW })).text).toBe("old");
    resolver.answer(DOMAIN, "127.0.0.2");
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect((await ask(port, { host: WWW })).text).toBe("new");
  });

  it("is asked at its next address where one does not answer", async () => {
    const web = await origin(answerOf("200 OK", "alive"));
    resolver.answer(DOMAIN, "127.0.0.3", "127.0.0.1");
    const { port } = await start({ scheme: "http", port: web.port });
    for (let time = 0; time < 4; time++) expect((await ask(port, { host: WWW })).text).toBe("alive");
  });

  it.each([
    ["500 Internal Server Error", 500],
    ["503 Slow Down", 503],
    ["301 Moved Permanently", 502],
    ["307 Temporary Redirect", 502],
    ["400 Bad Request", 400],
    ["412 Precondition Failed", 412],
  ])("that answers %s says nothing of itself: %i", async (status, expected) => {
    resolver.answer(DOMAIN, "127.0.0.1");
    const web = await origin(
      answerOf(status, "<Error>secret</Error>", "Location: https://elsewhere", "x-amz-id-2: a"),
    );
    const { port } = await start({
      scheme: "http",
      port: web.port,
      singlePage: "index.html",
      errorDocument: "404.html",
    });
    for (const path of ["/", "/a.js"]) {
      const answer = await ask(port, { host: WWW, path });
      expect([answer.status, answer.text.includes("secret")]).toEqual([expected, false]);
      expect(answer.headers).not.toHaveProperty("location");
      expect(answer.headers).not.toHaveProperty("x-amz-id-2");
      expect(answer.headers["cache-control"]).toBe("no-store");
    }
  });

  it.each(["403 Forbidden", "404 Not Found"])("that answers everything with %s: 404", async (status) => {
    resolver.answer(DOMAIN, "127.0.0.1");
    const web = await origin(answerOf(status, "<Error>secret</Error>"));
    const { port } = await start({
      scheme: "http",
      port: web.port,
      singlePage: "index.html",
      errorDocument: "404.html",
    });
    for (const path of ["/", "/a", "/a.js"])
      expect(await ask(port, { host: WWW, path })).toMatchObject({ status: 404, text: "Not found\n" });
  });
});

describe("a bucket's certificate", () => {
  const directory = mkdtempSync(join(tmpdir(), "hanok-nginx-ca-"));
  // nginx is another user here
  chmodSync(directory, 0o755);
  const file = (name: string) => join(directory, name);
  afterAll(() => rmSync(directory, { recursive: true }));

  /** An authority, and a certificate of it for a name. */
  async function certificate(authority: string, name: string, of: string): Promise<void> {
    const run = async (...args: string[]) => execFileSync(await tool("openssl"), args, { stdio: "pipe" });
    const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"];
    await run(
      "req",
      "-x509",
      ...key,
      "-keyout",
      file(`${authority}.key`),
      "-out",
      file(`${authority}.pem`),
      "-subj",
      `/CN=${authority}`,
    );
    await run(
      ...[
        "req",
        "-x509",
        ...key,
        "-keyout",
        file(`${name}.key`),
        "-out",
        file(`${name}.pem`),
        "-subj",
        `/CN=${name}`,
      ],
      ...[
        "-CA",
        file(`${authority}.pem`),
        "-CAkey",
        file(`${authority}.key`),
        "-addext",
        `subjectAltName=DNS:${of}`,
      ],
      ...["-addext", "basicConstraints=critical,CA:FALSE"],
    );
  }

  async function startTls(name: string): Promise<number> {
    const server = createTlsServer(
      { key: readFileSync(file(`${name}.key`)), cert: readFileSync(file(`${name}.pem`)) },
      (_, response) => void response.end("trusted"),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    stops.push(() => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    });
    return (server.address() as AddressInfo).port;
  }

  beforeAll(async () => {
    await certificate("trusted", "good", "*.s3.ap-northeast-2.amazonaws.com");
    await certificate("stranger", "forged", "*.s3.ap-northeast-2.amazonaws.com");
    resolver.answer(DOMAIN, "127.0.0.1");
  });

  it("is checked: that of a trusted authority for its name is taken", async () => {
    const { port } = await start({ port: await startTls("good") }, {}, { caBundle: file("trusted.pem") });
    expect(await ask(port, { host: WWW })).toMatchObject({ status: 200, text: "trusted" });
  });

  it("is checked: that of a stranger is not", async () => {
    const sidecar = await start({ port: await startTls("forged") }, {}, { caBundle: file("trusted.pem") });
    expect(await ask(sidecar.port, { host: WWW })).toMatchObject({ status: 502, text: "Not available\n" });
    expect(sidecar.errors()).toContain("certificate verify error");
  });

  it("is checked: that of another name is not", async () => {
    await certificate("other", "elsewhere", "*.example.com");
    const sidecar = await start({ port: await startTls("elsewhere") }, {}, { caBundle: file("other.pem") });
    expect((await ask(sidecar.port, { host: WWW })).status).toBe(502);
    expect(sidecar.errors()).toContain("does not match");
  });
});

describe("one that is dead or slow", () => {
  it("leaves health and the other alone", async () => {
    resolver.answer(DOMAIN, "127.0.0.1");
    const [dead] = (await freePorts(1)) as [number];
    const web = await start({ scheme: "http", port: dead });
    expect((await ask(web.port, { host: WWW })).status).toBe(502);
    expect((await ask(web.port)).status).toBe(200);

    const good = await origin(answerOf("200 OK", "web"));
    const app = await start({ scheme: "http", port: good.port }, { port: dead });
    expect((await ask(app.port)).status).toBe(502);
    expect((await ask(app.port, { host: WWW })).text).toBe("web");

    const none = await start(
      { scheme: "http", port: dead },
      { port: dead },
      { resolver: `127.0.0.1:${dead}` },
    );
    expect((await ask(none.port, { host: "10.0.0.10", path: "/healthz" })).text).toBe("ok\n");
    expect((await ask(none.healthPort, { path: "/healthz" })).text).toBe("ok\n");
  });

  it("does not hold up others while its clients wait; they get 504 in the end", async () => {
    resolver.answer(DOMAIN, "127.0.0.1");
    const silent = await origin("");
    const { port } = await start({ scheme: "http", port: silent.port }, { timeoutSeconds: 2 });
    const slow = Array.from({ length: 50 }, () => ask(port, { path: "/slow" }));
    const stuck = ask(port, { host: WWW }).catch(() => undefined);
    const began = Date.now();
    for (let time = 0; time < 20; time++) expect((await ask(port, { path: "/fast" })).status).toBe(200);
    expect(Date.now() - began).toBeLessThan(1_900);
    expect(new Set((await Promise.all(slow)).map(({ status }) => status))).toEqual(new Set([504]));
    void stuck;
  });

  it("is 502 for a bucket whose name nobody knows", async () => {
    const { port } = await start({ domainName: "gone-web.s3.ap-northeast-2.amazonaws.com" });
    expect((await ask(port, { host: WWW })).status).toBe(502);
  });
});

describe("bodies", () => {
  it("are streamed up to the limit, and refused above it", async () => {
    const { port } = await start(undefined, { maxBodyMib: 24 });
    const body = randomBytes(24 * 1024 * 1024);
    const taken = await ask(port, { method: "POST", body });
    expect(JSON.parse(taken.text)).toMatchObject({
      bytes: body.length,
      sha256: createHash("sha256").update(body).digest("hex"),
    });
    const before = api.count();
    const large = await ask(port, { method: "POST", body: Buffer.concat([body, Buffer.from("x")]) });
    expect([large.status, api.count()]).toEqual([413, before]);
  });

  it("come in chunks too", async () => {
    const { port } = await start(undefined);
    const chunks = "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n";
    const answer = await exchange(
      port,
      `POST / HTTP/1.1\r\nHost: api.example.com\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunks}`,
    );
    expect(JSON.parse(answer.text)).toMatchObject({ bytes: 11 });
  });
});

describe("WebSocket", () => {
  const upgrade = (protocol: string) =>
    [
      "GET /socket HTTP/1.1",
      "Host: api.example.com",
      `Upgrade: ${protocol}`,
      "Connection: Upgrade, HTTP2-Settings",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      "Sec-WebSocket-Version: 13",
      "",
      "",
    ].join("\r\n");

  /** A text frame from a client. */
  const frame = (text: string): Buffer => {
    const mask = Buffer.from([1, 2, 3, 4]);
    const masked = Buffer.from(text).map((byte, index) => byte ^ (mask[index % 4] as number));
    return Buffer.concat([Buffer.from([0x81, 0x80 | text.length]), mask, masked]);
  };

  it("goes both ways", async () => {
    const { port } = await start(undefined);
    const socket = connect(port, "127.0.0.1");
    const received: Buffer[] = [];
    const have = (text: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (Buffer.concat(received).toString("latin1").includes(text)) resolve();
          else socket.once("data", () => setImmediate(look));
        };
        look();
      });
    socket.on("data", (part) => received.push(part));
    socket.write(upgrade("websocket"));
    await have("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    expect(Buffer.concat(received).toString("latin1")).toMatch(/^HTTP\/1.1 101 /);
    for (const text of ["hello", "once more"]) {
      socket.write(frame(text));
      await have(text);
    }
    socket.destroy();
  });

  it("is not for other protocols, nor for an application that has none", async () => {
    const { port } = await start(undefined);
    const other = JSON.parse((await exchange(port, upgrade("h2c"))).text) as { rawHeaders: string[] };
    expect(other.rawHeaders.map((text) => text.toLowerCase())).not.toContain("upgrade");
    const without = await start(undefined, { websocket: false });
    expect((await exchange(without.port, upgrade("websocket"))).status).toBe(200);
  });
});

it("ends in order: what has begun is answered, and nothing new is taken", async () => {
  const sidecar = await start(undefined);
  const slow = ask(sidecar.port, { path: "/slow" });
  await new Promise((resolve) => setTimeout(resolve, 300));
  // the stop signal of the stock image
  sidecar.signal("SIGQUIT");
  await new Promise((resolve) => setTimeout(resolve, 300));
  await expect(ask(sidecar.port)).rejects.toThrow("ECONNREFUSED");
  expect((await slow).status).toBe(200);
  expect(await sidecar.ended).toBe(0);
});
