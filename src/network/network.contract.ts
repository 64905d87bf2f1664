/** The contract of the network block: its inputs and the rules between them. */
import * as t from "../core/contract";
import { computedRules } from "./network.computed-rules";
import { crossRules } from "./network.cross-rules";
import { networkInputs } from "./network.inputs";

export const networkContract = t.contract({
  name: "network",
  inputs: networkInputs,
  crossRules: crossRules(),
  computedRules: computedRules(),
  // a transit gateway's attachment, a firewall's endpoint, a directory's DNS server: all made in this network
  lateInputs: ["routes", "dhcp"],
  example: {
    name: "main",
    cidr: "10.0.0.0/16",
    zones: ["ap-northeast-2a", "ap-northeast-2c"],
    tiers: {
      public: { kind: "public", slot: 0 },
      private: { kind: "private", slot: 1 },
      isolated: { kind: "isolated", slot: 2 },
    },
    nat: { mode: "single", zone: "ap-northeast-2a" },
  },
});
