/** Settings that every server has, as launch templates and instances take them. */
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { ServerInputs } from "./server.inputs";

/** IMDSv2 alone (AWS Foundational Security Best Practices: EC2.8, EC2.170). */
export const metadataOptions = ({ metadataHopLimit }: Pick<ServerInputs, "metadataHopLimit">) => ({
  httpEndpoint: "enabled",
  httpTokens: "required",
  httpPutResponseHopLimit: x.tf(metadataHopLimit),
});

export const securityGroupIds = ({ securityGroups }: Pick<ServerInputs, "securityGroups">): Expr<string[]> =>
  x.listEach(securityGroups, ["group"], ({ id }) => ({ value: id }));
