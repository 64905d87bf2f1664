/** What a listener or a rule does with a request. */
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks, inOrder } from "../../core/nested-blocks";
import type { Instances } from "../../core/resources";
import { type Actions, type Authentication, type AuthenticationInputs, signInBlocks } from "./authentication";

/** Elastic Load Balancing API Reference: ForwardActionConfig, TargetGroupTuple. */
const forward = t
  .shape("LbForward", {
    targetGroups: t
      .mapOf(
        t
          .integer({ min: 0, max: 999 })
          .describe("The group's share of the requests, against the other weights."),
        "weight",
      )
      .describe("Weights by key of `target_groups`.")
      .length({ min: 1, max: 5, of: "target group" })
      .rule({
        test: (groups) =>
          x.or(
            x.eq(x.length(groups), 0),
            x.someEntry(groups, ["key", "weight"], (_, weight) => x.gt(weight, 0)),
          ),
        got: (groups) => x.str`only weights of 0, for ${x.shownTexts(x.keys(groups))}`,
        allowed: "a weight above 0 for one group at least",
        refused: [{ app: 0 }, { blue: 0, green: 0 }],
      })
      .example({ app: 1 }),
    stickinessSeconds: t
      .duration("seconds", { min: 1, max: 604800 })
      .describe(
        "Seconds that a client stays with its target group; default: every request is decided anew. AWS asks for it where one of several groups is sticky, in an apply before the one that makes the group so.",
      )
      .optional(),
  })
  .describe("Sends the request to target groups.");

const redirectPart = (expression: string, words: string, example: string, refused: string) =>
  t.pattern(expression, `up to 128 visible ASCII characters: ${words}`, example, [
    refused,
    "two words",
    `/${"x".repeat(128)}`,
  ]);

/** Elastic Load Balancing API Reference: RedirectActionConfig. */
const redirect = t
  .shape("LbRedirect", {
    protocol: t.oneOf("HTTP", "HTTPS", "#{protocol}").describe("Its protocol.").default("#{protocol}"),
    host: redirectPart("[!-~]{1,128}", "a host, which may hold #{host}", "www.example.com", "")
      .describe("Its host.")
      .default("#{host}"),
    port: t
      .pattern("[1-9][0-9]{0,4}|#\\{port\\}", 'a port, or "#{port}"', "443", ["https", "0", ""])
      .describe("Its port.")
      .default("#{port}"),
    path: redirectPart("/[!-~]{0,127}", "an absolute path, which may hold #{path}", "/new", "new")
      .describe("Its path.")
      .default("/#{path}"),
    query: redirectPart(
      "([!->@-~][!-~]{0,127})?",
      "a query without its ?, which may hold #{query}",
      "#{query}",
      "?a=b",
    )
      .describe("Its query.")
      .default("#{query}"),
    statusCode: t
      .oneOf("HTTP_301", "HTTP_302")
      .describe("Whether it is permanent (301) or for now (302).")
      .default("HTTP_301"),
  })
  .describe("Answers with another URL. What is left out stays as it is asked for.")
  .rule({
    test: ({ protocol, host, port, path }) =>
      x.not(
        x.and(
          x.eq(protocol, "#{protocol}"),
          x.eq(host, "#{host}"),
          x.eq(port, "#{port}"),
          x.eq(path, "/#{path}"),
        ),
      ),
    got: () => "a redirect to the very URL that is asked for",
    allowed: "a redirect that changes one of protocol, host, port and path at least",
    refused: [{}, { query: "a=b" }, { statusCode: "HTTP_302" }],
  })
  .example({ protocol: "HTTPS", port: "443" });

/** Elastic Load Balancing API Reference: FixedResponseActionConfig. */
const fixedResponse = t
  .shape("LbFixedResponse", {
    statusCode: t
      .pattern("[245][0-9]{2}", "a status code 2XX, 4XX or 5XX", "404", ["301", "99", "2000", ""])
      .describe("The status code.")
      .default("404"),
    contentType: t
      .oneOf("text/plain", "text/css", "text/html", "application/javascript", "application/json")
      .describe("The body's type.")
      .default("text/plain"),
    messageBody: t.text().describe("The body.").length({ max: 1024 }).default(""),
  })
  .describe("Answers by itself.");

const actionShape = t.shape("LbAction", {
  authenticate: t
    .keyName()
    .describe("Key of `authentication`: who has not signed in there does first. On HTTPS listeners only.")
    .optional(),
  forward: forward.optional(),
  redirect: redirect.optional(),
  fixedResponse: fixedResponse.optional(),
});

export type Action = t.Infer<typeof actionShape>;

const oneEnd: t.Rule<Action> = {
  test: ({ forward, redirect, fixedResponse }) =>
    x.eq(x.countTrue(x.isSet(forward), x.isSet(redirect), x.isSet(fixedResponse)), 1),
  allowed: "one of forward, redirect and fixed_response",
  refused: [
    {},
    { forward: { targetGroups: { app: 1 } }, fixedResponse: {} },
    { redirect: { protocol: "HTTPS" }, fixedResponse: {} },
  ],
};

export const action = actionShape
  .rule(oneEnd)
  .describe("What is done with a request: one of forward, redirect and fixed_response, after authenticate.")
  .example({ forward: { targetGroups: { app: 1 } } });

/** Keys of the target groups that an action forwards to. */
export const forwardKeys = ({ forward }: Expr<Action>): Expr<readonly string[]> =>
  x.ifSet(forward, (forward) => x.keys(forward.targetGroups), []);

/** What actions are made from. */
interface Acting {
  readonly action: Action;
  readonly signIn: Authentication | null;
}

type Groups = Instances<unknown, LbTargetGroup>;

/** What is done first, and how it ends: the order of the blocks is the order of the actions. */
export const actionBlocks = (inputs: AuthenticationInputs, plan: Expr<Acting>, groups: Groups): Actions =>
  inOrder(signInBlocks(inputs, plan), endBlocks(plan.action, groups));

const endBlocks = ({ forward, redirect, fixedResponse }: Expr<Action>, groups: Groups): Actions =>
  inOrder(
    blocks(
      x.itemWhereSet(forward, "item"),
      ({ targetGroups, stickinessSeconds }) => ({
        type: "forward",
        forward: {
          targetGroup: blocks(
            weighted(targetGroups, groups),
            ({ arn, weight }) => ({ arn, weight }),
            "group",
          ),
          stickiness: blocks(
            x.itemWhereSet(stickinessSeconds, "item"),
            (duration) => ({ enabled: true, duration }),
            "seconds",
          ),
        },
      }),
      "forward",
    ),
    blocks(
      x.itemWhereSet(redirect, "item"),
      ({ protocol, host, port, path, query, statusCode }) => ({
        type: "redirect",
        redirect: { protocol, host, port, path, query, statusCode },
      }),
      "redirect",
    ),
    blocks(
      x.itemWhereSet(fixedResponse, "item"),
      ({ statusCode, contentType, messageBody }) => ({
        type: "fixed-response",
        fixedResponse: { statusCode, contentType, messageBody },
      }),
      "response",
    ),
  );

const weighted = (weights: Expr<Readonly<Record<string, number>>>, groups: Groups) =>
  x.listFrom(weights, ["key", "weight"], (key, weight) => x.object({ arn: groups.at(key, "arn"), weight }));
