/** Endpoint policies: what may pass, and who may ask for whose. IAM policies of the caller apply on top. */
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr, In } from "../core/expressions";
import * as x from "../core/expressions";
import { local } from "../core/stack/local";
import { table } from "../core/stack/table";
import { AWS_BUCKET_USES, objectsOf, systemsManagerOwned } from "./aws-owned";
import type { EndpointsInputs, GatewaySettings } from "./endpoints.inputs";
import { eachOf, type PerimeterKeys } from "./perimeter";
import { DATA_ACTIONS, READY_ACTIONS } from "./ready-actions";
import { calledServices, readsLayers } from "./workloads";

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

type Statements = Expr<Statement[]>;

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
const within = (
  keys: PerimeterKeys,
  action: In<string | readonly string[]>,
  resource: In<string | readonly string[]>,
): Statements => eachOf<Statement>(keys, (own) => allow(action, resource, { StringEquals: own }));

const documentOf = (statements: In<readonly Statement[]>): Expr<string> =>
  x.jsonEncode({ Version: "2012-10-17", Statement: statements });

/** Said in full: an endpoint without a policy keeps the one it had. */
const FULL = () => documentOf([allow("*", "*")]);

type Policies<P> = Expr<Record<string, P>>;

/** What an endpoint's policy is: least, perimeter, full, a document, or null where AWS's own is left, which allows all. */
type Modes = Policies<string | null>;

/** What the ready-made policies are made of. */
interface Grounds {
  readonly scope: Construct;
  readonly inputs: EndpointsInputs;
  readonly keys: PerimeterKeys;
}

/** The policies of interface endpoints, by service. */
export function interfacePolicies(
  { scope, inputs, keys }: Grounds,
  given: Expr<Record<string, { readonly policy: string | null }>>,
): Policies<string | null> {
  const ready = readyPolicies({ scope, inputs, keys });
  const modes: Modes = x.mapFrom(given, ["service", "endpoint"], (service, { policy }) => ({
    key: service,
    value: x.orElse(policy, () =>
      x.when(
        x.hasKey(ready, service),
        () => "least",
        () => null,
      ),
    ),
  }));
  const documents = x.mapFrom<string | null, string | null>(
    local(scope, "interface_modes", modes),
    ["service", "mode"],
    (service, mode) => ({
      key: service,
      value: x.ifSet(
        mode,
        (mode) =>
          chosen(mode, {
            least: () => x.get(ready, service),
            perimeter: () => documentOf(everythingWithin({ scope, inputs, keys }, service)),
          }),
        () => null,
      ),
    }),
  );
  return local(scope, "interface_policies", documents);
}

interface Ready {
  readonly least: () => Expr<string>;
  readonly perimeter: () => Expr<string>;
}

const chosen = (mode: Expr<string | null>, { least, perimeter }: Ready): Expr<string> =>
  x.when(x.eq(mode, "full"), FULL, () =>
    x.when(x.eq(mode, "least"), least, () =>
      x.when(x.eq(mode, "perimeter"), perimeter, () => mode as Expr<string>),
    ),
  );

function readyPolicies({ scope, inputs, keys }: Grounds): Policies<string> {
  const actions = table(scope, "ready_actions", READY_ACTIONS);
  const documents = x.mapFrom<readonly string[], string>(
    actions,
    ["service", "actions"],
    (service, list) => ({
      key: service,
      value: documentOf(
        x.concat<Statement>(within(keys, list, "*"), ownedBySystemsManager({ scope, inputs, keys }, service)),
      ),
    }),
  );
  return local(scope, "ready_policies", documents);
}

/** Whether there is a ready-made policy for the service. */
export const isReady = (service: Expr<string>): Expr<boolean> => x.hasKey(READY_ACTIONS, service);

/** One's own principals read the parameters and documents that AWS publishes. */
const ownedBySystemsManager = ({ scope, inputs, keys }: Grounds, service: Expr<string>): Statements =>
  x.when<Statement[]>(
    x.eq(service, "ssm"),
    () =>
      x.items<Statement>([
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
function everythingWithin(grounds: Grounds, service: Expr<string>): Statements {
  const { scope, inputs, keys } = grounds;
  const base = local(
    scope,
    "whatever_within_perimeter",
    x.concat<Statement>(
      within(keys, "*", "*"),
      x.items<Statement>([allow("*", "*", { Bool: { "aws:PrincipalIsAWSService": "true" } })]),
    ),
  );
  const uses = x.items([...AWS_BUCKET_USES]);
  const objects = local(scope, "objects_of_aws", objectsOf(scope, inputs.region, uses));
  const all = table<Record<string, Statement[]>>(scope, "within_perimeter", {
    s3: x.concat(base, readStatements(objects)),
    ssm: x.concat(base, ownedBySystemsManager(grounds, x.lift("ssm"))),
    others: base,
  });
  const kind = x.when(
    x.contains(x.items(["s3", "ssm"]), service),
    () => service,
    () => "others",
  );
  return x.get(all, kind);
}

/** Reading objects, whoever asks: what AWS has there is read without credentials, as is what nginx serves. */
const readStatements = (objects: Expr<readonly string[]>): Statements =>
  x.when(
    x.isEmpty(objects),
    () => x.items([]),
    () => x.items([allow("s3:GetObject", objects)]),
  );

/** Objects of a bucket, indexes of a table. */
const CONTENTS: Readonly<Record<string, string>> = { s3: "/*", dynamodb: "/index/*" };

type Gateways = Expr<Record<string, GatewaySettings>>;

/** The policies of gateway endpoints, by service: by default the least, where it is known what that is. */
export function gatewayPolicies({ scope, inputs, keys }: Grounds, gateways: Gateways): Policies<string> {
  const { region, workloads } = inputs;
  const layers = local(scope, "reads_layers", readsLayers(workloads));
  const called = local(scope, "called_services", calledServices(workloads));
  const readByAll = x.mapFrom(
    gateways,
    ["service", "gateway"],
    (service, { awsBuckets, anonymousReads }) => ({
      key: service,
      value: x.concat(
        objectsOf(scope, region, usesOf(awsBuckets, x.and(x.eq(service, "s3"), layers))),
        x.listEach(anonymousReads, ["bucket"], (bucket) => ({ value: x.str`${bucket}/*` })),
      ),
    }),
  );
  const reads = local(scope, "gateway_reads", readByAll);
  const statements = x.mapFrom<GatewaySettings, Statement[]>(
    gateways,
    ["service", "gateway"],
    (service, { resources }) => ({
      key: service,
      value: x.concat<Statement>(
        readStatements(x.get(reads, service)),
        resourceStatements({ scope, inputs, keys }, service, resources),
      ),
    }),
  );
  const leasts = local(scope, "gateway_statements", statements);
  const modes = x.mapFrom(
    gateways,
    ["service", "gateway"],
    (service, { policy, resources, awsBuckets, anonymousReads }) => ({
      key: service,
      value: x.orElse(policy, () =>
        x.when(
          x.or(
            x.not(x.isEmpty(resources)),
            x.not(x.isEmpty(awsBuckets)),
            x.not(x.isEmpty(anonymousReads)),
            x.and(x.eq(service, "s3"), layers, x.not(x.contains(called, service))),
          ),
          () => "least",
          () => "perimeter",
        ),
      ),
    }),
  );
  const documents = x.mapFrom<string, string>(
    local(scope, "gateway_modes", modes),
    ["service", "mode"],
    (service, mode) => ({
      key: service,
      value: chosen(mode, {
        least: () => documentOf(x.get(leasts, service)),
        perimeter: () =>
          documentOf(
            x.concat<Statement>(
              everythingWithin({ scope, inputs, keys }, service),
              readStatements(x.get(reads, service)),
            ),
          ),
      }),
    }),
  );
  return local(scope, "gateway_policies", documents);
}

/** ECR's layers are read wherever workloads pull images. */
const usesOf = (awsBuckets: Expr<readonly string[]>, layers: Expr<boolean>): Expr<string[]> =>
  x.distinct(
    x.concat(
      x.when(
        layers,
        () => x.items(["ecr_layers"]),
        () => x.items([]),
      ),
      // a set is no list to concat()
      x.sort(awsBuckets),
    ),
  );

function resourceStatements(
  { scope, keys }: Grounds,
  service: Expr<string>,
  resources: Expr<readonly string[]>,
): Statements {
  const actions = x.get(table(scope, "data_actions", DATA_ACTIONS), service);
  const contents = x.get(CONTENTS, service);
  const both = x.flatten(
    x.listEach(resources, ["resource"], (resource) => ({
      value: x.items([resource, x.str`${resource}${contents}`]),
    })),
  );
  return x.when(
    x.isEmpty(resources),
    () => x.items([]),
    () => within(keys, actions, both),
  );
}
