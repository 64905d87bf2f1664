/** Health checks of endpoints and alarms, and those over them. */
import { Route53HealthCheck } from "@cdktf/provider-aws/lib/route53-health-check";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { DnsInputs } from "./dns.inputs";
import { type CalculatedHealthCheck, type HealthCheck, isAlarm, isWeb } from "./health-check.contract";

/** How an endpoint is asked; what the check's type has no use for is null. */
interface Request {
  readonly type: string;
  readonly port: number | null;
  readonly path: string | null;
  readonly sni: boolean | null;
}

interface Pace {
  readonly interval: number | null;
  readonly failureThreshold: number | null;
  readonly measureLatency: boolean | null;
}

/** What is asked, and what the answer means. */
interface Subject {
  readonly fqdn: string | null;
  readonly ipAddress: string | null;
  readonly searchString: string | null;
  readonly regions: readonly string[] | null;
  readonly inverted: boolean;
  readonly disabled: boolean;
  readonly alarmName: string | null;
  readonly alarmRegion: string | null;
  readonly insufficientData: string | null;
}

/** A check as its resource needs it. */
type CheckArguments = Request & Pace & Subject;

/** An old check goes after the records have left it. */
const lifecycle = { createBeforeDestroy: true };

export interface HealthChecks {
  readonly ids: Expr<Record<string, string>>;
}

interface Site {
  readonly inputs: DnsInputs;
  readonly name: Expr<string>;
  readonly provider: TerraformProvider | undefined;
}

export function healthChecks(scope: Construct, site: Site): HealthChecks {
  const endpoints = endpointChecks(scope, site);
  const calculated = calculatedChecks(scope, site, endpoints);
  const ids = x.merge(endpoints.attribute("id"), calculated.attribute("id"));
  return { ids: local(scope, "health_check_ids", ids) };
}

type Checks<V> = Instances<V, Route53HealthCheck>;

function endpointChecks(scope: Construct, { inputs, name, provider }: Site): Checks<CheckArguments> {
  const given = inputs.healthChecks;
  const step = <T>(title: string, of: (check: Expr<HealthCheck>, key: Expr<string>) => Expr<T>) =>
    local(
      scope,
      title,
      x.mapFrom(given, ["key", "check"], (key, check) => ({
        key,
        value: of(check, key),
      })),
    );
  const requests = step("health_check_requests", requestOf);
  const paced = step("paced_health_checks", (check, key) => x.extend(x.get(requests, key), paceOf(check)));
  const all = step("health_checks", (check, key) => checkArguments(check, x.get(paced, key)));
  return forEach<CheckArguments, Route53HealthCheck>(
    all,
    ({ meta, key, value }) =>
      new Route53HealthCheck(scope, "route53_health_check", {
        ...meta,
        provider,
        type: x.tf(value.type),
        fqdn: x.tf(value.fqdn),
        ipAddress: x.tf(value.ipAddress),
        port: x.tf(value.port),
        resourcePath: x.tf(value.path),
        searchString: x.tf(value.searchString),
        requestInterval: x.tf(value.interval),
        failureThreshold: x.tf(value.failureThreshold),
        regions: x.tf(value.regions) as string[] | undefined,
        enableSni: x.tf(value.sni),
        measureLatency: x.tf(value.measureLatency),
        invertHealthcheck: x.tf(value.inverted),
        disabled: x.tf(value.disabled),
        cloudwatchAlarmName: x.tf(value.alarmName),
        cloudwatchAlarmRegion: x.tf(value.alarmRegion),
        insufficientDataHealthStatus: x.tf(value.insufficientData),
        tags: nameTag(inputs, x.str`${name} ${key}`),
        lifecycle,
      }),
  );
}

const only = <T>(test: Expr<boolean>, value: Expr<T>): Expr<T | null> =>
  x.when(
    test,
    () => value,
    () => null,
  );

const requestOf = (check: Expr<HealthCheck>): Expr<Request> =>
  x.object<Request>({
    type: typeOf(check),
    port: portOf(check),
    path: only(
      isWeb(check),
      x.orElse(check.path, () => "/"),
    ),
    sni: only(x.eq(check.type, "HTTPS"), check.sni),
  });

function paceOf(check: Expr<HealthCheck>): { [K in keyof Pace]: Expr<Pace[K]> } {
  const asked = x.not(isAlarm(check));
  return {
    interval: only(asked, check.intervalSeconds),
    failureThreshold: only(asked, check.failureThreshold),
    measureLatency: only(asked, check.measureLatency),
  };
}

const checkArguments = (check: Expr<HealthCheck>, paced: Expr<Request & Pace>): Expr<CheckArguments> =>
  x.extend(paced, {
    fqdn: check.fqdn,
    ipAddress: check.ipAddress,
    searchString: check.searchString,
    regions: check.regions,
    inverted: check.inverted,
    disabled: check.disabled,
    alarmName: check.alarmName,
    alarmRegion: check.alarmRegion,
    insufficientData: only(isAlarm(check), check.insufficientData),
  });

/** A check that reads the answer is a type of its own. */
const typeOf = ({ type, searchString }: Expr<HealthCheck>): Expr<string> =>
  x.when(
    x.isNull(searchString),
    () => type,
    () => x.str`${type}_STR_MATCH`,
  );

const portOf = (check: Expr<HealthCheck>): Expr<number | null> =>
  x.orElse(check.port, () =>
    x.when(
      isWeb(check),
      () =>
        x.when(
          x.eq(check.type, "HTTPS"),
          () => 443,
          () => 80,
        ),
      () => null,
    ),
  );

function calculatedChecks(
  scope: Construct,
  { inputs, name, provider }: Site,
  endpoints: Checks<CheckArguments>,
): Checks<CalculatedHealthCheck> {
  const all = inputs.calculatedHealthChecks;
  return forEach<CalculatedHealthCheck, Route53HealthCheck>(all, ({ meta, key, value }) => {
    const { healthChecks: children, threshold } = value;
    return new Route53HealthCheck(scope, "route53_health_check_calculated", {
      ...meta,
      provider,
      type: "CALCULATED",
      childHealthchecks: x.tf(
        x.listEach(children, ["child"], (child) => ({
          value: endpoints.at(child, "id"),
        })),
      ),
      childHealthThreshold: x.tf(x.orElse(threshold, () => x.length(children))),
      invertHealthcheck: x.tf(value.inverted),
      disabled: x.tf(value.disabled),
      tags: nameTag(inputs, x.str`${name} ${key}`),
      lifecycle,
    });
  });
}
