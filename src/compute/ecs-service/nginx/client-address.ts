/** Where the client's address and scheme come from; both ends have to be of one mind about it. */
import type { Expr, In } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import type { Naming } from "./naming";
import type { Nginx } from "./nginx.contract";

/** What `listen` says more. */
export const listenOptions = ({ clientAddress }: Nginx): Expr<string> =>
  x.when(
    x.eq(clientAddress, "proxy_protocol"),
    () => " proxy_protocol",
    () => "",
  );

/** The ranges whose word counts: the input's, or the network's. */
export const trusted = ({ trustedRanges }: Nginx, network: In<readonly string[]>): Expr<readonly string[]> =>
  x.ifSet(
    trustedRanges,
    (trustedRanges) => trustedRanges,
    () => network,
  );

const perRange = (ranges: Expr<readonly string[]>, line: (range: Expr<string>) => Expr<string>) =>
  x.join(
    "\n",
    x.listEach(ranges, ["range"], (range) => ({ value: line(range) })),
  );

/** Lines in `http`: `$remote_addr` is the client's address, `$client_scheme` and `$client_port` what it asked for. */
export function clientAddress(nginx: Nginx, network: In<readonly string[]>, { step }: Naming): Expr<string> {
  const ranges = step("nginx_trusted_ranges", trusted(nginx, network));
  const believed = step(
    "nginx_believed",
    perRange(ranges, (range) => x.str`    set_real_ip_from ${range};`),
  );
  const isForwarded = x.eq(nginx.clientAddress, "forwarded");
  const address = x.when(
    x.eq(nginx.clientAddress, "preserved"),
    () => "",
    () =>
      x.str`${believed}
    real_ip_header ${header(isForwarded)};
    real_ip_recursive on;\n`,
  );
  const port = x.str`    map $client_scheme $client_port { default 443; http 80; }`;
  return step("nginx_client", x.str`${address}${scheme(nginx, isForwarded, ranges, step)}\n${port}`);
}

const header = (isForwarded: Expr<boolean>): Expr<string> =>
  x.when(
    isForwarded,
    () => "X-Forwarded-For",
    () => "proxy_protocol",
  );

/** An Application Load Balancer says which of its listeners was asked; anyone else may say what they like. */
function scheme(
  nginx: Nginx,
  isForwarded: Expr<boolean>,
  ranges: Expr<readonly string[]>,
  step: Naming["step"],
): Expr<string> {
  return x.when(
    isForwarded,
    () => {
      const balancers = step(
        "nginx_balancers",
        perRange(ranges, (range) => x.str` ${range} 1;`),
      );
      return x.str`    geo $realip_remote_addr $is_balancer { default 0;\n${balancers} }
    map $is_balancer:$http_x_forwarded_proto $client_scheme { default ${nginx.scheme}; 1:http http; 1:https https; }`;
    },
    () => x.str`    map "" $client_scheme { default ${nginx.scheme}; }`,
  );
}

/** In a server of a host: what came to the load balancer's plain listener goes to HTTPS. */
export const redirectForwarded = ({ clientAddress: source, scheme: wanted }: Nginx): Expr<string> =>
  x.when(
    x.eq(x.str`${source}:${wanted}`, "forwarded:https"),
    () => "        if ($client_scheme = http) { return 308 https://$host$request_uri; }\n",
    () => "",
  );
