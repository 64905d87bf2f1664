/** What the resources themselves need, and what must never be: intents that nobody has to write. */
import type { Network } from "../../model/network";
import type { Intent } from "../intent";
import { ofBalancers } from "./balancers";
import { ofBuckets } from "./buckets";
import { ofDatabases } from "./databases";
import { ofHosts, ofServices } from "./services";

export const standingIntents = (network: Network): Intent[] => [
  ...ofServices(network),
  ...ofHosts(network),
  ...ofBalancers(network),
  ...ofDatabases(network),
  ...ofBuckets(network),
];
