/** Cache-Control: a rule's, else the object's own, else the host's. */
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { type Bucket, variableName } from "./bucket-server";
import type { Hosts } from "./host.contract";
import type { Naming } from "./naming";

type Rules = Bucket["cacheRules"];
type Rule = Rules[string];

/** A map in `http` finds the rule by `$web_path`, which `$uri` is no longer once the key is made from it. */
export function cacheMaps(hosts: Hosts, { step }: Naming): Expr<string> {
  const rules = step(
    "nginx_cache_rules",
    x.mapFrom(hosts, ["name", "host"], (name, { bucket }) => ({
      key: name,
      value: () => ruleLines(bucket.cacheRules),
      when: x.isSet(bucket),
    })),
  );
  const maps = x.listFrom(hosts, ["name", "host"], (name, { bucket }) => ({
    value: () => {
      const end = variableName(name);
      return x.str`    map $upstream_http_cache_control $own_${end} {
        default $upstream_http_cache_control;
        "" "${bucket.cacheControl}";
    }
    map $web_path $rule_${end} {
        default $own_${end};${x.get(rules, name)}
    }
    map $status $cache_${end} { default $rule_${end}; "~^[45]" "no-store"; }`;
    },
    when: x.isSet(bucket),
  }));
  return step("nginx_cache_maps", x.join("\n", maps));
}

const ruleLines = (rules: Expr<Rules>): Expr<string> =>
  x.join("", x.flatten(x.listFrom(rules, ["rule", "cache"], (_, rule) => ({ value: linesOf(rule) }))));

const linesOf = ({ extensions, paths, cacheControl }: Expr<Rule>): Expr<string[]> =>
  x.concat(
    x.listEach(paths, ["path"], (path) => ({
      value: x.str`\n        ${path} "${cacheControl}";`,
    })),
    x.when(
      x.isEmpty(extensions),
      () => [],
      () => x.items([x.str`\n        "~*[.](?:${x.join("|", extensions)})$" "${cacheControl}";`]),
    ),
  );
