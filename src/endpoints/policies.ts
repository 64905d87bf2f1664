/** Endpoint policies: what may pass, and who may ask for whose. IAM policies of the caller apply on top. */
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr, In } from "../core/expressions";
import * as x from "../core/expressions";
import { policyDocument } from "../core/policy-document";
import { local } from "../core/stack/local";
import { table } from "../core/stack/table";
import { AWS_BUCKET_USES, objectsOf, systemsManagerOwned } from "./aws-owned";
import { eachOf, type PerimeterKeys } from "./perimeter";
import type { PlacementInputs } from "./placement";
import { READY_ACTIONS } from "./ready-actions";

/** AWS PrivateLink Guide, "AWS PrivateLink quotas": Characters per VPC endpoint policy; cannot be raised. */
const LONGEST_POLICY = 20480;

/** `least`, `perimeter`, `full`, or a document. */
export const policyText = () =>
  t
    .pattern(
      "least|perimeter|full|\\s*\\{(.|\\s)*\\}\\s*",
      '"least", "perimeter", "full" or a policy document as JSON',
      "full",
      ["none", "arn:aws:iam::aws:policy/ReadOnlyAccess", ""],
    )
    .rule({
      whereKnown: true,
      test: (text) => x.le(t.compactCharacters(text), LONGEST_POLICY),
      got: (text) => x.str`a policy document of ${t.compactCharacters(text)} characters`,
      allowed: `up to ${LONGEST_POLICY} characters without indentation`,
      refused: [`{"Statement":[{"Sid":"${"x".repeat(LONGEST_POLICY)}"}]}`],
    });

interface Statement {
  readonly Effect: string;
  readonly Principal: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: unknown;
}

export type Statements = Expr<Statement[]>;

const allow = (
  action: In<string | readonly string[]>,
  resource: In<string | readonly string[]>,
  condition?: Condition,
): Expr<Statement> =>
  x.lift<Statement>({
    Effect: "Allow",
    Principal: "*",
    Action: action,
    Resource: resource,
    ...(condition ? { Condition: condition } : {}),
  });

type Condition = Readonly<Record<string, In<unknown>>>;

/** By one's own principals, on one's own resources. */
export const within = (
  keys: PerimeterKeys,
  action: In<string | readonly string[]>,
  resource: In<string | readonly string[]>,
): Statements => eachOf(keys, (own) => allow(action, resource, { StringEquals: own }));

/** Said in full: an endpoint without a policy keeps the one it had. */
const FULL = () => policyDocument([allow("*", "*")]);

export type Policies<P> = Expr<Record<string, P>>;

/** What an endpoint's policy is: least, perimeter, full, a document, or null where AWS's own is left, which allows all. */
type Modes = Policies<string | null>;

/** What the ready-made policies are made of. */
export interface Grounds {
  readonly scope: Construct;
  readonly inputs: Pick<PlacementInputs, "region">;
  readonly keys: PerimeterKeys;
}

/** The policies of interface endpoints, by service. */
export function interfacePolicies(
  { scope, inputs, keys }: Grounds,
  given: Expr<Record<string, { readonly policy: string | null }>>,
): Policies<string | null> {
  const ready = readyPolicies({ scope, inputs, keys });
  const modes: Modes = x.mapFrom(given, ["service", "endpoint"], (service, { policy }) =>
    x.orElse(policy, () => x.when(x.hasKey(ready, service), "least")),
  );
  const chosenModes = local(scope, "interface_modes", modes);
  const perimeters = local(
    scope,
    "perimeter_policies",
    x.mapFrom(chosenModes, ["service", "mode"], (service, mode) => ({
      key: service,
      value: () => policyDocument(everythingWithin({ scope, inputs, keys }, service)),
      when: x.isSetAnd(mode, (mode) => x.eq(mode, "perimeter")),
    })),
  );
  const documents = x.mapFrom(chosenModes, ["service", "mode"], (service, mode) =>
    x.ifSet(mode, (mode) =>
      chosen(mode, {
        least: () => x.get(ready, service),
        perimeter: () => x.get(perimeters, service),
      }),
    ),
  );
  return local(scope, "interface_policies", documents);
}

interface Ready {
  readonly least: () => Expr<string>;
  readonly perimeter: () => Expr<string>;
}

export const chosen = (mode: Expr<string | null>, { least, perimeter }: Ready): Expr<string> =>
  x.when(x.eq(mode, "full"), FULL, () =>
    x.when(x.eq(mode, "least"), least, () =>
      x.when(x.eq(mode, "perimeter"), perimeter, () => x.nonNull(mode)),
    ),
  );

function readyPolicies({ scope, inputs, keys }: Grounds): Policies<string> {
  const actions = table(scope, "ready_actions", READY_ACTIONS);
  const documents = x.mapFrom(actions, ["service", "actions"], (service, list) =>
    policyDocument(
      x.concat(within(keys, list, "*"), ownedBySystemsManager({ scope, inputs, keys }, service)),
    ),
  );
  return local(scope, "ready_policies", documents);
}

/** Whether there is a ready-made policy for the service. */
export const isReady = (service: Expr<string>): Expr<boolean> => x.hasKey(READY_ACTIONS, service);

/** One's own principals read the parameters and documents that AWS publishes. */
const ownedBySystemsManager = ({ scope, inputs, keys }: Grounds, service: Expr<string>): Statements =>
  x.when(
    x.eq(service, "ssm"),
    () =>
      x.items([
        allow(["ssm:Describe*", "ssm:Get*", "ssm:List*"], systemsManagerOwned(scope, inputs.region), {
          StringEquals: keys.principal,
        }),
      ]),
    () => x.items([]),
  );

/**
 * Every action, as far as the perimeter goes: aws-samples/data-perimeter-policy-examples, default_endpoint_policy.json,
 * s3_endpoint_policy.json and ssm_endpoint_policy.json.
 */
export function everythingWithin(grounds: Grounds, service: Expr<string>): Statements {
  const { scope, inputs, keys } = grounds;
  const base = local(
    scope,
    "whatever_within_perimeter",
    x.concat(
      within(keys, "*", "*"),
      x.items([allow("*", "*", { Bool: { "aws:PrincipalIsAWSService": "true" } })]),
    ),
  );
  const uses = x.items([...AWS_BUCKET_USES]);
  const objects = local(scope, "objects_of_aws", objectsOf(scope, inputs.region, uses));
  const all = table<Record<string, Statement[]>>(scope, "within_perimeter", {
    s3: x.concat(base, readStatements(objects)),
    ssm: x.concat(base, ownedBySystemsManager(grounds, x.lift("ssm"))),
    others: base,
  });
  const kind = x.when(x.contains(x.items(["s3", "ssm"]), service), service, "others");
  return x.get(all, kind);
}

/** Reading objects, whoever asks: what AWS has there is read without credentials, as is what nginx serves. */
export const readStatements = (objects: Expr<readonly string[]>): Statements =>
  x.when(
    x.isEmpty(objects),
    () => x.items([]),
    () => x.items([allow("s3:GetObject", objects)]),
  );
