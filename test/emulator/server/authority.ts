/**
 * A certificate authority for the real certbot: RFC 8555 as far as one client needs it. It asks for the challenge as an
 * authority does, at port 80 of the name, and signs with a key of its own. It does not check the client's signatures.
 */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Name {
  readonly name: string;
  readonly token: string;
  status: string;
}

interface Order {
  readonly names: readonly Name[];
  certificate?: string;
}

export interface Authority {
  readonly directoryUrl: string;
  /** What clients have to trust. */
  readonly bundle: string;
  /** The names of every certificate that was given out. */
  readonly given: string[][];
  stop(): void;
}

/** What lies below the challenge's path of a name, or nothing. */
const answerAt = (port: number, name: string, token: string): Promise<string> =>
  new Promise((resolve) => {
    const path = `/.well-known/acme-challenge/${token}`;
    request({ host: "127.0.0.1", port, path, headers: { host: name } }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += String(chunk);
      });
      response.on("end", () => resolve(response.statusCode === 200 ? text : ""));
    })
      .on("error", () => resolve(""))
      .end();
  });

async function payloadOf(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of incoming) text += String(chunk);
  const { payload = "" } = JSON.parse(text || "{}") as { payload?: string };
  return payload === "" ? {} : JSON.parse(Buffer.from(payload, "base64url").toString());
}

/** An authority that finds every name at this port. */
export async function authority(httpPort: number): Promise<Authority> {
  const directory = mkdtempSync(join(tmpdir(), "hanok-authority-"));
  const file = (name: string) => join(directory, name);
  const openssl = (...args: string[]) =>
    execFileSync("openssl", args, { stdio: ["ignore", "pipe", "ignore"] });
  const [key, bundle] = [file("ca.key"), file("ca.pem")];
  openssl(
    ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"],
    ...["-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", bundle],
  );
  const orders: Order[] = [];
  const given: string[][] = [];

  const sign = (order: Order, csr: string) => {
    writeFileSync(file("csr.der"), Buffer.from(csr, "base64url"));
    const signed = openssl(
      ...["x509", "-req", "-inform", "DER", "-in", file("csr.der"), "-CA", bundle, "-CAkey", key],
      ...["-CAcreateserial", "-days", "90", "-copy_extensions", "copyall"],
    ).toString();
    order.certificate = `${signed}${readFileSync(bundle, "utf8")}`;
    given.push(order.names.map(({ name }) => name));
  };

  const server = createServer({ key: readFileSync(key), cert: readFileSync(bundle) });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const root = `https://localhost:${(server.address() as AddressInfo).port}`;

  const orderBody = (order: Order, index: number) => {
    const ready = order.names.every(({ status }) => status === "valid") ? "ready" : "pending";
    return {
      status: order.certificate ? "valid" : ready,
      identifiers: order.names.map(({ name }) => ({ type: "dns", value: name })),
      authorizations: order.names.map((_, at) => `${root}/authz/${index}/${at}`),
      finalize: `${root}/finalize/${index}`,
      ...(order.certificate ? { certificate: `${root}/cert/${index}` } : {}),
    };
  };
  const challengeBody = ({ token, status }: Name, index: string, at: string) => ({
    type: "http-01",
    url: `${root}/challenge/${index}/${at}`,
    token,
    status,
  });

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, what = "", index = "", at = ""] = (incoming.url ?? "").split("/");
    const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, {
        "replay-nonce": randomBytes(16).toString("base64url"),
        "content-type": "application/json",
        ...headers,
      });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    };
    const payload = incoming.method === "POST" ? await payloadOf(incoming) : {};
    const order = orders[Number(index)];
    const name = order?.names[Number(at)];
    if (what === "dir") {
      const urls = {
        newNonce: "nonce",
        newAccount: "account",
        newOrder: "order",
        revokeCert: "revoke",
        keyChange: "key",
      };
      return send(200, Object.fromEntries(Object.entries(urls).map(([is, path]) => [is, `${root}/${path}`])));
    }
    if (what === "nonce") return send(200, "");
    if (what === "account") return send(201, { status: "valid" }, { location: `${root}/account/1` });
    if (what === "order" && index === "") {
      const names = (payload.identifiers as { value: string }[]).map(({ value }) => ({
        name: value,
        token: randomBytes(16).toString("base64url"),
        status: "pending",
      }));
      const made = orders.push({ names }) - 1;
      return send(201, orderBody({ names }, made), { location: `${root}/order/${made}` });
    }
    if (order === undefined) return send(404, { type: "about:blank" });
    if (what === "order") return send(200, orderBody(order, Number(index)));
    if (what === "finalize") {
      sign(order, String(payload.csr));
      return send(200, orderBody(order, Number(index)), { location: `${root}/order/${index}` });
    }
    if (what === "cert")
      return send(200, order.certificate ?? "", { "content-type": "application/pem-certificate-chain" });
    if (name === undefined) return send(404, { type: "about:blank" });
    if (what === "challenge") {
      const found = await answerAt(httpPort, name.name, name.token);
      name.status = found.startsWith(`${name.token}.`) ? "valid" : "invalid";
      return send(200, challengeBody(name, index, at), { link: `<${root}/authz/${index}/${at}>;rel="up"` });
    }
    return send(200, {
      status: name.status,
      identifier: { type: "dns", value: name.name },
      challenges: [challengeBody(name, index, at)],
    });
  };
  server.on(
    "request",
    (incoming: IncomingMessage, response: ServerResponse) => void answer(incoming, response),
  );
  return {
    directoryUrl: `${root}/dir`,
    bundle,
    given,
    stop: () => {
      server.close();
      server.closeAllConnections();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
