/** What a hosted zone gives to those who put names into it; an object like this stands for an existing one. */
import * as t from "../../core/contract";
import { zoneDomain } from "./names";

const ZONE_REFERENCE_FILE = "edge/dns/zone-reference.props";

export const zoneReference = t
  .shape(
    "ZoneReference",
    {
      id: t.text().describe("The zone's id; may be known only after the apply."),
      name: zoneDomain().describe("The zone's domain name, known when Terraform plans."),
      private: t.flag("Whether only VPCs ask it.").default(false),
      nameServers: t
        .listOf(t.text(), "server")
        .describe("The zone's name servers: what the domain is delegated to.")
        .default([]),
      arn: t.text().describe("The zone's ARN; default: made from the id.").optional(),
    },
    ZONE_REFERENCE_FILE,
  )
  .describe("A hosted zone: the output `zone` of modules/edge/dns, or an object written by hand.")
  .example({ id: "Z0123456789ABCDEFGHIJ", name: "example.com" });

export type ZoneReferenceValue = t.Infer<typeof zoneReference>;
