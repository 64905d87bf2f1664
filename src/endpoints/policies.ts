/** Endpoint policies: what may pass, and who may ask for whose. IAM policies of the caller apply on top. */
import type { Construct } from "constructs";
import { compactCharacters, pattern } from "../core/contract";
import {
  and,
  concat,
  contains,
  distinct,
  type Expr,
  eq,
  flatten,
  get,
  hasKey,
  type In,
  isEmpty,
  isNull,
  items,
  jsonEncode,
  le,
  lift,
  listEach,
  mapFrom,
  not,
  or,
  orElse,
  sort,
  str,
  when,
} from "../core/expressions";
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
  pattern(
    "least|perimeter|full|\\s*\\{(.|\\s)*\\}\\s*",
    '"least", "perimeter", "full" or a policy document as JSON',
    "full",
    ["none", "arn:aws:iam::aws:policy/ReadOnlyAccess", ""],
  ).rule({
    whereKnown: true,
    test: (text) => le(compactCharacters(text), LONGEST_POLICY),
    got: (text) => str`a policy document of ${compactCharacters(text)} characters`,
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
  lift<Statement>({
    Effect: "Allow",
    Principal: "*",
    Action: action,
    Resource: resource,
    ...(condition ? { Condition: condition } : {}),
  } as In<Statement>);

type Condition = Readonly<Record<string, In<unknown>>>;

/** By one's own principals, on one's own resources. */
const within = (
  keys: PerimeterKeys,
  action: In<string | readonly string[]>,
  resource: In<string | readonly string[]>,
): Statements => eachOf<Statement>(keys, (own) => allow(action, resource, { StringEquals: own }));

const documentOf = (statements: In<readonly Statement[]>): Expr<string> =>
  jsonEncode({ Version: "2012-10-17", Statement: statements });

/** Said in full: an endpoint without a policy keeps the one it had. */
const FULL = () => documentOf([allow("*", "*")] as In<readonly Statement[]>);

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
  const modes: Modes = mapFrom(given, ["service", "endpoint"], (service, { policy }) => ({
    key: service,
    value: orElse<string | null>(policy, () =>
      when<string | null>(
        hasKey(ready, service),
        () => "least",
        () => null,
      ),
    ),
  }));
  const documents = mapFrom<string | null, string | null>(
    local(scope, "interface_modes", modes),
    ["service", "mode"],
    (service, mode) => ({
      key: service,
      value: when<string | null>(
        isNull(mode),
        () => null,
        () =>
          chosen(mode, {
            least: () => get(ready, service),
            perimeter: () => documentOf(everythingWithin({ scope, inputs, keys }, service)),
          }),
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
  when<string>(eq(mode, "full"), FULL, () =>
    when<string>(eq(mode, "least"), least, () =>
      when<string>(eq(mode, "perimeter"), perimeter, () => mode as Expr<string>),
    ),
  );

function readyPolicies({ scope, inputs, keys }: Grounds): Policies<string> {
  const actions = table(scope, "ready_actions", READY_ACTIONS);
  const documents = mapFrom<readonly string[], string>(actions, ["service", "actions"], (service, list) => ({
    key: service,
    value: documentOf(
      concat<Statement>(within(keys, list, "*"), ownedBySystemsManager({ scope, inputs, keys }, service)),
    ),
  }));
  return local(scope, "ready_policies", documents);
}

/** Whether there is a ready-made policy for the service. */
export const isReady = (service: Expr<string>): Expr<boolean> => hasKey(READY_ACTIONS, service);

/** One's own principals read the parameters and documents that AWS publishes. */
const ownedBySystemsManager = ({ scope, inputs, keys }: Grounds, service: Expr<string>): Statements =>
  when<Statement[]>(
    eq(service, "ssm"),
    () =>
      items<Statement>([
        allow(["ssm:Describe*", "ssm:Get*", "ssm:List*"], systemsManagerOwned(scope, inputs.region), {
          StringEquals: keys.principal,
        }),
      ]),
    () => items<Statement>([]),
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
    concat<Statement>(
      within(keys, "*", "*"),
      items<Statement>([allow("*", "*", { Bool: { "aws:PrincipalIsAWSService": "true" } })]),
    ),
  );
  const uses = items<string>([...AWS_BUCKET_USES]);
  const objects = local(scope, "objects_of_aws", objectsOf(scope, inputs.region, uses));
  const all = table<Record<string, Statement[]>>(scope, "within_perimeter", {
    s3: concat<Statement>(base, readStatements(objects)),
    ssm: concat<Statement>(base, ownedBySystemsManager(grounds, lift("ssm"))),
    others: base,
  } as In<Record<string, Statement[]>>);
  const kind = when<string>(
    contains(items<string>(["s3", "ssm"]), service),
    () => service,
    () => "others",
  );
  return get(all, kind);
}

/** Reading objects, whoever asks: what AWS has there is read without credentials, as is what nginx serves. */
const readStatements = (objects: Expr<readonly string[]>): Statements =>
  when<Statement[]>(
    isEmpty(objects),
    () => items<Statement>([]),
    () => items<Statement>([allow("s3:GetObject", objects)]),
  );

/** Objects of a bucket, indexes of a table. */
const CONTENTS: Readonly<Record<string, string>> = { s3: "/*", dynamodb: "/index/*" };

type Gateways = Expr<Record<string, GatewaySettings>>;

/** The policies of gateway endpoints, by service: by default the least, where it is known what that is. */
export function gatewayPolicies({ scope, inputs, keys }: Grounds, gateways: Gateways): Policies<string> {
  const { region, workloads } = inputs;
  const layers = local(scope, "reads_layers", readsLayers(workloads));
  const called = local(scope, "called_services", calledServices(workloads));
  const readByAll = mapFrom<GatewaySettings, string[]>(
    gateways,
    ["service", "gateway"],
    (service, { awsBuckets, anonymousReads }) => ({
      key: service,
      value: concat<string>(
        objectsOf(scope, region, usesOf(awsBuckets, and(eq(service, "s3"), layers))),
        listEach<string, string>(anonymousReads, ["bucket"], (bucket) => ({ value: str`${bucket}/*` })),
      ),
    }),
  );
  const reads = local(scope, "gateway_reads", readByAll);
  const statements = mapFrom<GatewaySettings, Statement[]>(
    gateways,
    ["service", "gateway"],
    (service, { resources }) => ({
      key: service,
      value: concat<Statement>(
        readStatements(get(reads, service)),
        resourceStatements({ scope, inputs, keys }, service, resources),
      ),
    }),
  );
  const leasts = local(scope, "gateway_statements", statements);
  const modes = mapFrom<GatewaySettings, string>(
    gateways,
    ["service", "gateway"],
    (service, { policy, resources, awsBuckets, anonymousReads }) => ({
      key: service,
      value: orElse<string>(policy, () =>
        when<string>(
          or(
            not(isEmpty(resources)),
            not(isEmpty(awsBuckets)),
            not(isEmpty(anonymousReads)),
            and(eq(service, "s3"), layers, not(contains(called, service))),
          ),
          () => "least",
          () => "perimeter",
        ),
      ),
    }),
  );
  const documents = mapFrom<string, string>(
    local(scope, "gateway_modes", modes),
    ["service", "mode"],
    (service, mode) => ({
      key: service,
      value: chosen(mode, {
        least: () => documentOf(get(leasts, service)),
        perimeter: () =>
          documentOf(
            concat<Statement>(
              everythingWithin({ scope, inputs, keys }, service),
              readStatements(get(reads, service)),
            ),
          ),
      }),
    }),
  );
  return local(scope, "gateway_policies", documents);
}

/** ECR's layers are read wherever workloads pull images. */
const usesOf = (awsBuckets: Expr<readonly string[]>, layers: Expr<boolean>): Expr<string[]> =>
  distinct<string>(
    concat<string>(
      when<string[]>(
        layers,
        () => items<string>(["ecr_layers"]),
        () => items<string>([]),
      ),
      // a set is no list to concat()
      sort(awsBuckets),
    ),
  );

function resourceStatements(
  { scope, keys }: Grounds,
  service: Expr<string>,
  resources: Expr<readonly string[]>,
): Statements {
  const actions = get(table(scope, "data_actions", DATA_ACTIONS), service);
  const contents = get(CONTENTS, service);
  const both = flatten<string>(
    listEach<string, string[]>(resources, ["resource"], (resource) => ({
      value: items<string>([resource, str`${resource}${contents}`]),
    })),
  );
  return when<Statement[]>(
    isEmpty(resources),
    () => items<Statement>([]),
    () => within(keys, actions, both),
  );
}
