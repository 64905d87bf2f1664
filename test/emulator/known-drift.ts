/** What drifts in an example by the emulator's own fault: exact address, exact attribute, the reason. */
import type { KnownDrift } from "./drift";

const LOST_DHCP_TAGS = "moto does not keep the tags of DHCP options";

const KNOWN: Readonly<Record<string, readonly KnownDrift[]>> = {
  "network/examples/complete": [
    { address: "module.network.aws_vpc_dhcp_options.this[0]", attribute: "tags", reason: LOST_DHCP_TAGS },
    { address: "module.network.aws_vpc_dhcp_options.this[0]", attribute: "tags_all", reason: LOST_DHCP_TAGS },
  ],
};

export const knownDriftOf = (example: string): KnownDrift[] => [...(KNOWN[example] ?? [])];
