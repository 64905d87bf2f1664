/** The listener that sends HTTP to HTTPS. */
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import { ports } from "../elastic-load-balancing/listeners";
import { naming } from "../elastic-load-balancing/name";
import { https, httpsPorts, type Listeners, listeners } from "./listeners";

const needs = [naming, listeners] as const;
const inputs = {
  redirectHttp: t
    .flag(
      "Whether a listener on port 80 sends to HTTPS. There is one only if some listener is HTTPS, and none of `listeners` is on port 80.",
    )
    .default(true),
};

type RedirectInputs = t.InputsOf<typeof inputs, typeof needs>;

/** The port of HTTP, from which the block's own listener redirects. */
export const HTTP_PORT = 80;

const HTTPS_PORT = 443;

/** Whether the block's own listener on port 80 is there. */
export const redirects = (inputs: RedirectInputs): Expr<boolean> =>
  x.and(
    inputs.redirectHttp,
    x.not(x.isEmpty(httpsPorts(inputs))),
    x.not(x.contains(ports(inputs), HTTP_PORT)),
  );

/** Where it redirects to: 443, or the only other port of HTTPS. */
const redirectPort = (inputs: RedirectInputs): Expr<number> =>
  x.when(x.contains(httpsPorts(inputs), HTTPS_PORT), HTTPS_PORT, () => x.at(httpsPorts(inputs), 0));

export const httpRedirect = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "redirectHttp",
      test: (inputs) =>
        x.or(
          x.not(redirects(inputs)),
          x.contains(httpsPorts(inputs), 443),
          x.le(x.length(httpsPorts(inputs)), 1),
        ),
      message: (inputs, spell) =>
        x.str`${spell("redirectHttp")} is true, but HTTPS is on the ports ${x.shownNumbers(httpsPorts(inputs))}; allowed: one HTTPS listener, or one on port 443, or ${spell("redirectHttp")} false.`,
      refused: [{ listeners: { a: https({ port: 8443 }), b: https({ port: 9443 }) } }],
    },
  ],
});

/** Security Hub ELB.1: "Application Load Balancer should be configured to redirect all HTTP requests to HTTPS". */
export function redirectToHttps(
  scope: Construct,
  inputs: RedirectInputs,
  { loadBalancer, listeners }: { readonly loadBalancer: Lb; readonly listeners: Listeners },
): Optional<LbListener> {
  return optional(
    scope,
    LbListener,
    "lb_listener_http_redirect",
    local(scope, "redirects_http", redirects(inputs)),
    () => ({
      loadBalancerArn: x.attribute(loadBalancer, "arn"),
      port: HTTP_PORT,
      protocol: "HTTP",
      defaultAction: [
        {
          type: "redirect",
          redirect: { protocol: "HTTPS", port: x.str`${redirectPort(inputs)}`, statusCode: "HTTP_301" },
        },
      ],
      tags: nameTag(inputs, x.str`${inputs.name}-http-redirect`),
      dependsOn: [...listeners.resources],
      because: { dependsOn: "One of them may have to leave the port first." },
    }),
  );
}
