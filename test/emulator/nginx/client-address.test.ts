/** The client's address and scheme in a real nginx: where they come from, and that no client can make them up. */
import { type Application, startApplication } from "./application";
import { ask, localCheck, proxyProtocol, send } from "./http";
import { type Sidecar, startSidecar } from "./sidecar";

let api: Application;
const running: Sidecar[] = [];

const hosts = () => ({ api: { serverNames: ["api.example.com"], app: { port: api.port } } });
const start = async (written: object): Promise<Sidecar> => {
  const sidecar = await startSidecar({ hosts: hosts(), ...written });
  running.push(sidecar);
  return sidecar;
};

beforeAll(async () => {
  api = await startApplication("api");
});
afterAll(async () => {
  await Promise.all(running.map((sidecar) => sidecar.stop()));
  await api.stop();
});

/** The headers that reached the application: all values by name in lower case. */
function told(text: string): Record<string, string[]> {
  const { rawHeaders } = JSON.parse(text) as { rawHeaders: string[] };
  const found: Record<string, string[]> = {};
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] as string).toLowerCase();
    found[name] = [...(found[name] ?? []), rawHeaders[index + 1] as string];
  }
  return found;
}

const SPOOFED = {
  "X-Forwarded-For": "1.2.3.4, 5.6.7.8",
  "X-Forwarded-Proto": "http",
  "X-Forwarded-Host": "evil.example.org",
  "X-Forwarded-Port": "1",
  "X-Real-IP": "1.2.3.4",
  X_Real_IP: "1.2.3.4",
  "X-Original-URL": "/admin",
  "X-Rewrite-URL": "/admin",
  Forwarded: "for=1.2.3.4",
  Proxy: "http://evil.example.org",
  TE: "trailers",
  "Keep-Alive": "timeout=100",
};

describe("client IP preservation", () => {
  it("takes the connection's address, and replaces what the client says of itself", async () => {
    const { port } = await start({});
    const headers = told(
      (await ask(port, { headers: { ...SPOOFED, Authorization: "Bearer a", Cookie: "b=c" } })).text,
    );
    expect(headers).toMatchObject({
      host: ["api.example.com"],
      "x-forwarded-for": ["127.0.0.1"],
      "x-real-ip": ["127.0.0.1"],
      "x-forwarded-proto": ["https"],
      "x-forwarded-host": ["api.example.com"],
      "x-forwarded-port": ["443"],
      authorization: ["Bearer a"],
      cookie: ["b=c"],
    });
    expect(headers["x-request-id"]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
    for (const name of [
      "forwarded",
      "proxy",
      "te",
      "keep-alive",
      "x_real_ip",
      "x-original-url",
      "x-rewrite-url",
    ])
      expect(headers).not.toHaveProperty([name]);
  });

  it("refuses a connection that begins with a proxy protocol header", async () => {
    const { port } = await start({});
    expect((await ask(port, { before: proxyProtocol("203.0.113.7") })).status).toBe(400);
  });
});

describe("proxy protocol", () => {
  it("takes the address that the load balancer says, with the log too", async () => {
    const sidecar = await start({ clientAddress: "proxy_protocol" });
    const answer = await ask(sidecar.port, {
      before: proxyProtocol("203.0.113.7"),
      headers: SPOOFED,
      path: "/logged",
    });
    expect(told(answer.text)).toMatchObject({
      "x-forwarded-for": ["203.0.113.7"],
      "x-real-ip": ["203.0.113.7"],
      "x-forwarded-proto": ["https"],
    });
    const logged = () => sidecar.requests().find(({ path }) => path === "/logged");
    // a request is logged when it is over
    while (!logged()) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(logged()).toMatchObject({
      client: "203.0.113.7",
      host: "api.example.com",
      status: 200,
      upstream: `127.0.0.1:${api.port}`,
    });
    const redirect = await ask(sidecar.redirectPort, { before: proxyProtocol("203.0.113.7") });
    expect(redirect.headers.location).toBe("https://api.example.com/");
  });

  it("refuses a connection without it", async () => {
    const { port } = await start({ clientAddress: "proxy_protocol" });
    await expect(ask(port)).rejects.toThrow("without an answer");
  });

  it("answers the load balancer's health check, which names no client, and the container's own", async () => {
    const { port, healthPort } = await start({ clientAddress: "proxy_protocol" });
    const check = { path: "/healthz", host: "10.0.0.10" };
    expect((await ask(port, { ...check, before: localCheck() })).text).toBe("ok\n");
    expect((await ask(healthPort, check)).text).toBe("ok\n");
    expect((await ask(healthPort, { path: "/" })).status).toBe(404);
  });

  it("takes the word of trusted ranges only", async () => {
    const { port } = await start({ clientAddress: "proxy_protocol", trustedRanges: ["10.0.0.0/8"] });
    const answer = await ask(port, { before: proxyProtocol("203.0.113.7") });
    expect(told(answer.text)["x-forwarded-for"]).toEqual(["127.0.0.1"]);
  });
});

describe("behind an Application Load Balancer", () => {
  it("takes the last address that it does not trust, and the scheme of the listener", async () => {
    const { port } = await start({
      clientAddress: "forwarded",
      trustedRanges: ["127.0.0.0/8", "10.0.0.0/8"],
    });
    const headers = { "X-Forwarded-For": "6.6.6.6, 203.0.113.7, 10.0.0.9", "X-Forwarded-Proto": "https" };
    expect(told((await ask(port, { headers })).text)).toMatchObject({
      "x-forwarded-for": ["203.0.113.7"],
      "x-forwarded-proto": ["https"],
    });
    const plain = await ask(port, { path: "/a?b", headers: { ...headers, "X-Forwarded-Proto": "http" } });
    expect([plain.status, plain.headers.location]).toEqual([308, "https://api.example.com/a?b"]);
    const odd = await ask(port, { headers: { ...headers, "X-Forwarded-Proto": "gopher" } });
    expect(told(odd.text)["x-forwarded-proto"]).toEqual(["https"]);
  });

  it("believes nobody else", async () => {
    const { port } = await start({ clientAddress: "forwarded", trustedRanges: ["10.0.0.0/8"] });
    const headers = { "X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "http" };
    expect(told((await ask(port, { headers })).text)).toMatchObject({
      "x-forwarded-for": ["127.0.0.1"],
      "x-forwarded-proto": ["https"],
    });
  });

  it("tells the application of plain HTTP where that is what clients speak", async () => {
    const { port } = await start({ clientAddress: "forwarded", scheme: "http" });
    expect(told((await ask(port)).text)).toMatchObject({
      "x-forwarded-proto": ["http"],
      "x-forwarded-port": ["80"],
    });
  });
});

describe("unknown names", () => {
  it("get 404, or nothing at all, where that is wished", async () => {
    const request = "GET / HTTP/1.1\r\nHost: unknown.example.com\r\n\r\n";
    const [notFound, close] = await Promise.all([
      start({ unknownHosts: "not_found" }),
      start({ unknownHosts: "close" }),
    ]);
    expect((await send(notFound.port, request)).toString()).toMatch(/^HTTP\/1.1 404 /);
    expect((await send(close.port, request)).length).toBe(0);
    expect((await ask(close.port, { host: "10.0.0.10", path: "/healthz" })).status).toBe(200);
  });
});
