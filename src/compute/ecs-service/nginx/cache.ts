/** Cache-Control: a rule's, else the object's own, else the host's. */
import {
  concat,
  type Expr,
  flatten,
  get,
  isEmpty,
  isSet,
  items,
  join,
  listEach,
  listFrom,
  mapFrom,
  str,
  when,
} from "../../../core/expressions";
import { type Bucket, variableName } from "./bucket-server";
import type { Hosts, NginxHost } from "./host.contract";
import type { Naming } from "./naming";

type Rules = Bucket["cacheRules"];
type Rule = Rules[string];

/** A map in `http` finds the rule by `$web_path`, which `$uri` is no longer once the key is made from it. */
export function cacheMaps(hosts: Hosts, { step }: Naming): Expr<string> {
  const rules = step(
    "nginx_cache_rules",
    mapFrom<NginxHost, string>(hosts, ["name", "host"], (name, { bucket }) => ({
      key: name,
      value: () => ruleLines(bucket.cacheRules as Expr<Rules>),
      when: isSet(bucket),
    })),
  );
  const maps = listFrom<NginxHost, string>(hosts, ["name", "host"], (name, { bucket }) => ({
    value: () => {
      const end = variableName(name);
      return str`    map $upstream_http_cache_control $own_${end} {
        default $upstream_http_cache_control;
        "" "${bucket.cacheControl}";
    }
    map $web_path $rule_${end} {
        default $own_${end};${get(rules, name)}
    }
    map $status $cache_${end} { default $rule_${end}; "~^[45]" "no-store"; }`;
    },
    when: isSet(bucket),
  }));
  return step("nginx_cache_maps", join("\n", maps));
}

const ruleLines = (rules: Expr<Rules>): Expr<string> =>
  join(
    "",
    flatten<string>(
      listFrom<Rule, readonly string[]>(rules, ["rule", "cache"], (_, rule) => ({ value: linesOf(rule) })),
    ),
  );

const linesOf = ({ extensions, paths, cacheControl }: Expr<Rule>): Expr<string[]> =>
  concat<string>(
    listEach<string, string>(paths, ["path"], (path) => ({
      value: str`\n        ${path} "${cacheControl}";`,
    })),
    when<readonly string[]>(
      isEmpty(extensions),
      () => [],
      () => items<string>([str`\n        "~*[.](?:${join("|", extensions)})$" "${cacheControl}";`]),
    ),
  );
