/** The contract of the database: its inputs and the rules between them. */
import * as t from "../../core/contract";
import { reservedWords, windows } from "./database.computed-rules";
import { crossRules } from "./database.cross-rules";
import { databaseInputs } from "./database.inputs";
import { EXAMPLE_NETWORK } from "./placement.rules";

export const databaseContract = t.contract({
  name: "database",
  inputs: databaseInputs,
  crossRules,
  computedRules: [reservedWords, windows],
  example: {
    name: "shop",
    network: EXAMPLE_NETWORK,
    tier: "data",
    engine: "postgres",
    engineVersion: "17",
    instanceClass: "db.m7g.large",
  },
});
