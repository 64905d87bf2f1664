/** The module `endpoints`. */
import { defineBlock } from "../core/module/block";
import { Endpoints, type TypedEndpointsProps } from "./endpoints";
import { endpointsContract } from "./endpoints.contract";
import { NOTES } from "./endpoints.notes";

export const endpointsBlock = defineBlock<TypedEndpointsProps>({
  path: "endpoints",
  source: "src/endpoints/endpoints.ts",
  title: "Endpoints",
  purpose:
    "VPC endpoints of a network: say what runs and get the set that it needs, each with the least policy, or name services. Gateway endpoints for S3 and DynamoDB, interface endpoints one subnet in a zone, a security group that admits HTTPS from private and isolated subnets only, and an inbound resolver for DNS servers of one's own.",
  contract: endpointsContract,
  construct: Endpoints,
  notes: NOTES,
});
