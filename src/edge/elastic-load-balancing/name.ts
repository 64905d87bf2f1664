/** A load balancer's name and tags. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";

export const loadBalancerName = () =>
  t.blockName().rule({
    test: (name) => x.not(x.startsWith(x.lower(name), "internal-")),
    allowed: 'a name that does not begin with "internal-", which AWS keeps for its own',
    refused: ["internal-web"],
  });

const inputs = {
  name: loadBalancerName().describe(
    "The load balancer's name: once in a region and account. A change replaces it.",
  ),
  tags: t.tags(),
};

export const naming = t.concern({ inputs });
export type NamingInputs = t.InputsOf<typeof inputs>;
