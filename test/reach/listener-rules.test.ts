/** Rules of listeners (Application Load Balancers: "Listener rules", "Condition types for listener rules", "Action types for listener rules"). */
import { answerText, reach } from "../../src/reach";
import { balancer, forward, group, listener, rule, server, THREE_ZONES } from "./balanced";
import { networkOf, told, type Values } from "./samples";

const host = (...values: string[]): Values => ({ host_header: [{ values }] });
const path = (...values: string[]): Values => ({ path_pattern: [{ values }] });
const NOT_FOUND = { type: "fixed-response", fixed_response: [{ status_code: "404" }] };
const ELSEWHERE = { type: "redirect", redirect: [{ status_code: "HTTP_301" }] };

const network = (action: Values, ...rules: Record<string, Values>[]) =>
  networkOf({
    ...THREE_ZONES,
    ...balancer("application", "ab"),
    ...listener("HTTPS", action),
    ...server("api", "a", "10.0.10.10"),
    ...server("web", "b", "10.0.11.10"),
    ...group("api", ["api"]),
    ...group("web", ["web"]),
    ...Object.assign({}, ...rules),
  });

const asked = (
  resources: ReturnType<typeof network>,
  to: string,
  request: { host?: string; path?: string } = {},
  from = "internet",
) => reach(resources, { from, to: `aws_instance.${to}`, port: 443, ...request });

/** For which requests it is reached, or why not. */
function when(answer: ReturnType<typeof asked>) {
  return answer.verdict === "yes"
    ? (answer.when ?? [])
    : answer.verdict === "no"
      ? told(answer)
      : answer.reasons;
}
const NOT_THERE = ["ELBV2_LISTENER_REQUIRES_TG_ACCEPT"];

describe("a target behind a rule with a condition", () => {
  const both = network(
    forward("web"),
    rule("api", 10, [host("API.example.com"), path("/v1/*")], [forward("api")]),
  );

  it("is reached for what the condition says, and not for whatever is asked", () => {
    expect(when(asked(both, "api"))).toEqual(["host API.example.com", "path /v1/*"]);
    expect(when(asked(both, "web"))).toEqual(["what no rule before it takes"]);
    const question = { from: "internet", to: "aws_instance.api", port: 443 };
    expect(answerText(question, reach(both, question))).toContain(
      "yes: internet to aws_instance.api on tcp 443, for host API.example.com and path /v1/*\n",
    );
  });

  it("is reached without one for a request that is known to fit, whatever case its host is in", () =>
    expect(when(asked(both, "api", { host: "api.Example.com", path: "/v1/users?all=1" }))).toEqual([]));

  it("is not reached by another request, which the next rule takes", () => {
    const other = { host: "www.example.com", path: "/v1/users" };
    expect(when(asked(both, "api", other)).slice(0, 1)).toEqual(NOT_THERE);
    expect(when(asked(both, "web", other))).toEqual([]);
    expect(asked(both, "api", other)).toMatchObject({
      stoppedBy: [
        {
          at: "aws_lb_listener.front",
          what: expect.stringMatching(/aws_lb_listener.front takes it \(aws_lb_target_group.web\)$/),
        },
      ],
    });
  });

  it("leaves what is open of a request that is known in part", () => {
    expect(when(asked(both, "api", { host: "api.example.com" }))).toEqual(["path /v1/*"]);
    expect(when(asked(both, "web", { host: "api.example.com" }))).toEqual(["what no rule before it takes"]);
  });

  it("is told in what is open to the internet", () =>
    expect(answerText({ from: "internet", to: "aws_instance.api", port: 443 }, asked(both, "api"))).toMatch(
      /aws_lb_listener_rule.api +forwards for host API.example.com and path \/v1\/\* to aws_lb_target_group.api/,
    ));
});

it.each([
  ["*.example.com", "a.b.example.com", true],
  ["*.example.com", "example.com", false],
  ["api?.example.com", "api1.example.com", true],
  ["api?.example.com", "api12.example.com", false],
  ["a.example.com", "aXexample.com", false],
])("a host of %s and %s", (pattern, given, isTaken) => {
  const one = network(NOT_FOUND, rule("api", 1, [host(pattern)], [forward("api")]));
  expect(asked(one, "api", { host: given }).verdict).toBe(isTaken ? "yes" : "no");
});

it("paths tell upper case from lower", () => {
  const one = network(NOT_FOUND, rule("api", 1, [path("/V1")], [forward("api")]));
  expect([asked(one, "api", { path: "/V1" }).verdict, asked(one, "api", { path: "/v1" }).verdict]).toEqual([
    "yes",
    "no",
  ]);
});

describe("the order of rules", () => {
  it("is their priority, not that in which they are written", () => {
    const late = rule("api", 20, [host("example.com")], [forward("api")]);
    const early = rule("web", 10, [host("example.com")], [forward("web")]);
    const one = network(NOT_FOUND, late, early);
    expect(when(asked(one, "web"))).toEqual(["host example.com"]);
    expect(when(asked(one, "api")).slice(-1)).not.toEqual(["host example.com"]);
    expect(asked(one, "api").verdict).toBe("no");
  });

  it("leaves nothing for rules behind one that takes everything, nor for the default action", () => {
    const one = network(forward("web"), rule("all", 1, [path("/*")], [forward("api")]));
    expect(when(asked(one, "api"))).toEqual([]);
    expect(asked(one, "web").verdict).toBe("no");
  });

  it("leaves nothing for a rule that an earlier, wider one takes from", () => {
    const wide = rule("web", 1, [host("*.example.com")], [forward("web")]);
    const narrow = rule("api", 2, [host("api.example.com"), path("/v1")], [forward("api")]);
    expect(asked(network(NOT_FOUND, wide, narrow), "api").verdict).toBe("no");
  });

  it("is not known of rules without a priority: AWS puts them behind the others", () => {
    const one = rule("api", undefined, [host("example.com")], [forward("api")]);
    const other = rule("web", undefined, [host("example.com")], [forward("web")]);
    const two = network(NOT_FOUND, one, other);
    expect([asked(two, "api").verdict, asked(two, "web").verdict]).toEqual(["yes", "yes"]);
    const known = rule("known", 5, [host("example.com")], [NOT_FOUND]);
    expect(asked(network(NOT_FOUND, one, known), "api").verdict).toBe("no");
  });
});

describe("actions", () => {
  it.each([
    ["fixed-response", NOT_FOUND],
    ["redirect", ELSEWHERE],
  ])("a default action of %s reaches no target", (_, action) => {
    const one = network(action, rule("api", 1, [host("api.example.com")], [forward("api")]));
    expect(when(asked(one, "api"))).toEqual(["host api.example.com"]);
    expect(asked(one, "web").verdict).toBe("no");
    expect(asked(one, "api", { host: "www.example.com" })).toMatchObject({
      stoppedBy: [{ what: expect.stringMatching(/answers by itself|redirects/) }],
    });
  });

  it("a target group of weight 0 gets nothing, others their part", () => {
    const split = (api: number, web: number): Values => ({
      type: "forward",
      forward: [
        {
          target_group: [
            { arn: "aws_lb_target_group.api", weight: api },
            { arn: "aws_lb_target_group.web", weight: web },
          ],
        },
      ],
    });
    const all = network(split(0, 100));
    expect(asked(all, "web").verdict).toBe("yes");
    expect(reach(all, { from: "internet", to: "aws_instance.api", port: 443, path: "/" })).toMatchObject({
      verdict: "no",
      stoppedBy: [{ what: "aws_lb_listener.front gives aws_lb_target_group.api the weight 0" }],
    });
    expect(asked(network(split(10, 90)), "api")).toMatchObject({
      path: expect.arrayContaining([
        expect.objectContaining({ what: expect.stringContaining("a part of them, 10 of 100") }),
      ]),
    });
  });

  it("who has to sign in before is told", () => {
    const login = (otherwise: string): Values => ({
      type: "authenticate-oidc",
      authenticate_oidc: [{ on_unauthenticated_request: otherwise }],
    });
    const one = (otherwise: string) =>
      network(NOT_FOUND, rule("api", 1, [path("/*")], [login(otherwise), forward("api")]));
    expect(when(asked(one("authenticate"), "api"))).toEqual(["who signs in with the identity provider"]);
    expect(when(asked(one("allow"), "api"))).toEqual([]);
  });
});

it("a source address is that of who asks", () => {
  const office = { source_ip: [{ values: ["192.0.2.0/24"] }] };
  const one = network(NOT_FOUND, rule("api", 1, [office], [forward("api")]));
  expect(when(asked(one, "api", {}, "8.8.8.8")).slice(-1)).toEqual([expect.anything()]);
  expect(asked(one, "api", {}, "8.8.8.8").verdict).toBe("no");
  const named = { source_ip: [{ values: ["8.8.8.0/24"] }] };
  expect(
    when(asked(network(NOT_FOUND, rule("api", 1, [named], [forward("api")])), "api", {}, "8.8.8.8")),
  ).toEqual([]);
});

it("values of headers are not told: they may be secrets", () => {
  const header = { http_header: [{ http_header_name: "X-Origin", values: ["geheim"] }] };
  const answer = asked(network(NOT_FOUND, rule("api", 1, [header], [forward("api")])), "api");
  expect(when(answer)).toEqual(["the header X-Origin"]);
  expect(JSON.stringify(answer)).not.toContain("geheim");
});
