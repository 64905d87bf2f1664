/** What listeners come to: their ports, where they forward to, and whether HTTP is redirected. */
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Action } from "./action.contract";
import type { LoadBalancerInputs } from "./load-balancer.inputs";

/** The port of HTTP, from which the block's own listener redirects. */
export const HTTP_PORT = 80;
const HTTPS_PORT = 443;

export const ports = ({ listeners }: LoadBalancerInputs): Expr<number[]> =>
  x.listFrom(listeners, ["key", "listener"], (_, { port }) => ({ value: port }));

export const httpsPorts = ({ listeners }: LoadBalancerInputs): Expr<number[]> =>
  x.listFrom(listeners, ["key", "listener"], (_, { port, protocol }) => ({
    value: port,
    when: x.eq(protocol, "HTTPS"),
  }));

/** Whether the block's own listener on port 80 is there. */
export const redirects = (inputs: LoadBalancerInputs): Expr<boolean> =>
  x.and(
    inputs.redirectHttp,
    x.not(x.isEmpty(httpsPorts(inputs))),
    x.not(x.contains(ports(inputs), HTTP_PORT)),
  );

/** Where it redirects to: 443, or the only other port of HTTPS. */
export const redirectPort = (inputs: LoadBalancerInputs): Expr<number> =>
  x.when(
    x.contains(httpsPorts(inputs), HTTPS_PORT),
    () => HTTPS_PORT,
    () => x.at(httpsPorts(inputs), 0),
  );

/** Keys of the target groups that an action forwards to. */
export const forwardKeys = ({ forward }: Expr<Action>): Expr<readonly string[]> =>
  x.ifSet(
    forward,
    (forward) => x.keys(forward.targetGroups),
    () => [],
  );
