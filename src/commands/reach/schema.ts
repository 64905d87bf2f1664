/** The JSON Schema of what `--json` prints and of intents files (https://json-schema.org/draft/2020-12). */

const text = { type: "string" };
const list = (items: object) => ({ type: "array", items });
const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
const object = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  type: "object",
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});
const port = { type: "integer", minimum: 0, maximum: 65535 };
const asked = {
  from: {
    ...text,
    description:
      "a resource's address, a name such as service/api, internet (by IPv4 alone 0.0.0.0/0, by IPv6 ::/0), a CIDR block",
  },
  to: { ...text, description: "the same, a service of AWS such as aws:ecr.api, a URL, a name of DNS" },
  port,
  protocol: { enum: ["tcp", "udp"] },
  direct: { type: "boolean", description: "ways over load balancers do not count" },
  host: { ...text, description: "of a request, for the rules of listeners: api.example.com" },
  path: { ...text, description: "the same: /v1/users" },
  action: { ...text, description: "what is asked of AWS there, by the policies on the way: s3:GetObject" },
  resource: { ...text, description: 'an ARN, a resource\'s address, or "*"' },
  by: { enum: ["application", "agent", "anyone"], description: "whose role asks" },
  unreadAllows: { type: "boolean", description: "policies that were not read are taken to allow it" },
};
const ASKED = ["host", "path", "action", "resource", "by", "unreadAllows"];
const OPTIONAL = ["port", "protocol", "direct", ...ASKED, "why"];
const when = { ...list(text), description: "for which requests, where not for all: host api.example.com" };
const hop = object({ at: text, what: text, by: text }, ["by"]);
const mend = object({ address: text, change: text });
const intents = list(object({ ...asked, why: text }, OPTIONAL));

export const SCHEMA = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "What hanok reach --json and hanok prove --json print; #/$defs/intents is of a file for --intents",
  oneOf: [ref("reach"), ref("list"), ref("prove")],
  $defs: {
    reach: object({ question: ref("question"), answer: ref("answer") }),
    list: object({ reaches: list(ref("line")) }),
    prove: object({ proofs: list(ref("proof")) }),
    question: object(asked, OPTIONAL),
    answer: {
      oneOf: [
        object({ verdict: { const: "yes" }, path: list(hop), back: list(hop), when, policies: list(hop) }, [
          "when",
          "policies",
        ]),
        object(
          {
            verdict: { const: "no" },
            stoppedBy: list(object({ at: text, what: text, code: text, mend }, ["code", "mend"])),
            mends: list(mend),
            yet: { ...list(hop), description: "a path from or to another of its places" },
          },
          ["yet"],
        ),
        object({ verdict: { const: "unknown" }, reasons: list(text) }),
      ],
    },
    line: object(
      {
        from: text,
        to: text,
        ports: text,
        protocol: { enum: ["tcp", "udp"] },
        verdict: { enum: ["yes", "partly", "unknown"] },
        when,
      },
      ["when"],
    ),
    proof: object({
      intent: object({ expect: { enum: ["reach", "never"] }, ...asked, why: text }, OPTIONAL),
      verdict: { enum: ["holds", "broken", "unknown"] },
      answer: ref("answer"),
    }),
    intents: {
      ...object({ $schema: text, reach: intents, never: intents }, ["$schema", "reach", "never"]),
      minProperties: 1,
    },
  },
};
