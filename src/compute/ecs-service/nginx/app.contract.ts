/** What nginx needs to know of an application in the task. */
import * as t from "../../../core/contract";
import { pathPrefix } from "./texts";

export const nginxApp = t
  .shape("NginxApp", {
    port: t
      .integer({ min: 1, max: 65535 })
      .describe(
        "The port that a container of the task listens on; the containers of a task share 127.0.0.1.",
      ),
    pathPrefix: pathPrefix()
      .describe(
        "What the paths begin with that go to the application. The path is passed on as the client wrote it; with a `bucket` the other paths go there, else they are not found.",
      )
      .default("/"),
    timeoutSeconds: t
      .duration("seconds", { min: 1, max: 3600 })
      .describe(
        "Longest silence of the application, in seconds, before the client gets 504; of an idle WebSocket too (a Network Load Balancer forgets idle connections after 350 by default).",
      )
      .default(60),
    maxBodyMib: t
      .integer({ min: 1, max: 10240 }, "MiB")
      .describe(
        "Largest request body in MiB; a larger one gets 413. Bodies are streamed to the application, never stored.",
      )
      .default(10),
    websocket: t
      .flag()
      .describe("Whether connections may be upgraded to WebSocket (RFC 6455).")
      .default(true),
  })
  .describe("An application of the task, reached at 127.0.0.1.");
