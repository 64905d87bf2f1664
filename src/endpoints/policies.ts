/** Endpoint policies: what may pass, whoever asks. IAM policies of the caller apply on top. */
import type { Construct } from "constructs";
import { compactCharacters, pattern } from "../core/contract";
import {
  and,
  concat,
  contains,
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
  listEach,
  mapFrom,
  not,
  or,
  orElse,
  str,
  when,
} from "../core/expressions";
import { local } from "../core/stack/local";
import { table } from "../core/stack/table";
import type { EndpointsInputs, GatewaySettings } from "./endpoints.inputs";
import { DATA_ACTIONS, READY_ACTIONS } from "./ready-actions";
import { partitionOf } from "./regions";
import { calledServices, readsLayers } from "./workloads";

/** AWS PrivateLink Guide, "AWS PrivateLink quotas": Characters per VPC endpoint policy; cannot be raised. */
const LONGEST_POLICY = 20480;

/** `least`, `full`, or a document. */
export const policyText = () =>
  pattern("least|full|\\s*\\{(.|\\s)*\\}\\s*", '"least", "full" or a policy document as JSON', "full", [
    "none",
    "arn:aws:iam::aws:policy/ReadOnlyAccess",
    "",
  ]).rule({
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
}

const allow = (
  action: In<string | readonly string[]>,
  resource: In<string | readonly string[]>,
): In<Statement> =>
  ({ Effect: "Allow", Principal: "*", Action: action, Resource: resource }) as In<Statement>;

const documentOf = (statements: In<readonly Statement[]>): Expr<string> =>
  jsonEncode({ Version: "2012-10-17", Statement: statements });

/** Said in full: an endpoint without a policy keeps the one it had. */
const FULL = () => documentOf([allow("*", "*")] as In<readonly Statement[]>);

type Policies<P> = Expr<Record<string, P>>;

/** What an endpoint's policy is: least, full, a document, or null where AWS's own is left, which allows everything. */
type Modes = Policies<string | null>;

/** The policies of interface endpoints, by service. */
export function interfacePolicies(
  scope: Construct,
  given: Expr<Record<string, { readonly policy: string | null }>>,
): Policies<string | null> {
  const ready = readyPolicies(scope);
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
        () => chosen(mode, () => get(ready, service)),
      ),
    }),
  );
  return local(scope, "interface_policies", documents);
}

const chosen = (mode: Expr<string | null>, least: () => Expr<string>): Expr<string> =>
  when<string>(eq(mode, "full"), FULL, () =>
    when<string>(eq(mode, "least"), least, () => mode as Expr<string>),
  );

function readyPolicies(scope: Construct): Policies<string> {
  const actions = table(scope, "ready_actions", READY_ACTIONS);
  const documents = mapFrom<readonly string[], string>(actions, ["service", "actions"], (service, list) => ({
    key: service,
    value: documentOf([allow(list, "*")] as In<readonly Statement[]>),
  }));
  return local(scope, "ready_policies", documents);
}

/** Whether there is a ready-made policy for the service. */
export const isReady = (service: Expr<string>): Expr<boolean> => hasKey(READY_ACTIONS, service);

/** Objects of a bucket, indexes of a table. */
const CONTENTS: Readonly<Record<string, string>> = { s3: "/*", dynamodb: "/index/*" };

type Gateways = Expr<Record<string, GatewaySettings>>;

/** The policies of gateway endpoints, by service: by default the least, where it is known what that is. */
export function gatewayPolicies(
  scope: Construct,
  { region, workloads }: EndpointsInputs,
  gateways: Gateways,
): Policies<string> {
  const layers = local(scope, "reads_layers", readsLayers(workloads));
  const called = local(scope, "called_services", calledServices(workloads));
  const statements = mapFrom<GatewaySettings, Statement[]>(
    gateways,
    ["service", "gateway"],
    (service, { resources }) => ({
      key: service,
      value: concat<Statement>(
        layerStatements(region, and(eq(service, "s3"), layers)),
        resourceStatements(scope, service, resources),
      ),
    }),
  );
  const leasts = local(scope, "gateway_statements", statements);
  const modes = mapFrom<GatewaySettings, string>(
    gateways,
    ["service", "gateway"],
    (service, { policy, resources }) => ({
      key: service,
      value: orElse<string>(policy, () =>
        when<string>(
          or(not(isEmpty(resources)), and(eq(service, "s3"), layers, not(contains(called, service)))),
          () => "least",
          () => "full",
        ),
      ),
    }),
  );
  const documents = mapFrom<string, string>(
    local(scope, "gateway_modes", modes),
    ["service", "mode"],
    (service, mode) => ({
      key: service,
      value: chosen(mode, () => documentOf(get(leasts, service))),
    }),
  );
  return local(scope, "gateway_policies", documents);
}

/** Amazon ECR User Guide, "Minimum Amazon S3 bucket permissions for Amazon ECR". */
function layerStatements(region: Expr<string>, layers: Expr<boolean>): Expr<Statement[]> {
  const bucket = str`arn:${partitionOf(region)}:s3:::prod-${region}-starport-layer-bucket/*`;
  const statement = () => items<Statement>([allow("s3:GetObject", bucket)]);
  return when<Statement[]>(layers, statement, () => items<Statement>([]));
}

function resourceStatements(
  scope: Construct,
  service: Expr<string>,
  resources: Expr<readonly string[]>,
): Expr<Statement[]> {
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
    () => items<Statement>([allow(actions, both)]),
  );
}
