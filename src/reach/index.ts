/** Reachability of what a Terraform plan or state describes, before anything is deployed. */
import { Network } from "./model/network";
import { readResources } from "./terraform/read";

export { type Line, matrix } from "./answer/matrix";
export type { Answer, By, Hop, Mend, Obstacle, Protocol, Question } from "./answer/question";
export { reach } from "./answer/reach";
export { ReachError } from "./error";
export { type Intent, intentsIn, type Proof, prove } from "./intents/intent";
export { standingIntents } from "./intents/standing";
export { matchers } from "./matchers";
export type { Network } from "./model/network";
export { answerText, proofsText, proofText, proofTexts } from "./told";

export interface ReadOptions {
  /**
   * The root module in Terraform's JSON syntax, as cdktf writes it. A plan says what its arguments refer to, but for locals
   * and `dynamic` blocks: with the configuration these are known, too.
   */
  readonly configuration?: readonly unknown[];
}

/**
 * Reads the JSON of `terraform show -json` of a plan or a state, or what cdktf synthesizes (cdk.tf.json): values that are literal
 * there are known, and what only a plan can decide is unknown. Throws ReachError with a message for a person.
 */
export function readTerraform(json: unknown, { configuration = [] }: ReadOptions = {}): Network {
  return new Network(readResources(json, configuration));
}
