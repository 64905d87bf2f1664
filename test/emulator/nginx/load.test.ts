/** A short run of many connections at once: for errors, not for speed. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { startApplication } from "./application";
import { startSidecar } from "./sidecar";
import { tool } from "./tool";

it("answers many connections at once without an error", async () => {
  const wrk = await tool("wrk");
  const api = await startApplication("api");
  const hosts = { api: { serverNames: ["api.example.com"], app: { port: api.port } } };
  const nginx = await startSidecar({ hosts, accessLog: false });
  try {
    const args = [
      "-t2",
      "-c64",
      "-d3s",
      "-H",
      "Host: api.example.com",
      `http://127.0.0.1:${nginx.port}/large`,
    ];
    const { stdout } = await promisify(execFile)(wrk, args);
    expect(stdout).not.toMatch(/Socket errors|Non-2xx/);
    expect(Number(/(\d+) requests in/.exec(stdout)?.[1])).toBeGreaterThan(100);
    expect(nginx.errors()).toBe("");
  } finally {
    await nginx.stop();
    await api.stop();
  }
});
