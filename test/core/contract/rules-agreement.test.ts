/**
 * A rule is written once and judged twice: while synthesizing, and by Terraform in a variable's validation. Every
 * rule of every block is held against Terraform over values near its edges: the same verdict, the same message.
 * To see another set of values: HANOK_SEED=123 HANOK_CASES=200 npx jest rules-agreement
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { blocks } from "../../../src/blocks";
import { type AnyContract, type AnyType, type CrossRule, type Inputs, type Sample, shape, spelling } from "../../../src/core/contract";
import { readFields, readValue } from "../../../src/core/contract/read";
import { holdsAt, problemText, type Site } from "../../../src/core/contract/rules";
import { pool } from "./near-values";
import { nearValues } from "./near-values";
import { spellSample, typeConstraint, variablesJson } from "../../../src/core/contract/terraform";
import { camelToSnake, type Expr, knownValue, lift, raw } from "../../../src/core/expressions";
import { unwrap, wrap } from "../../../src/core/expressions/expr";
import { toCode } from "../../../src/core/expressions/literal";
import { inConfiguration, terraform } from "../expressions/evaluate";

const seed = Number(process.env.HANOK_SEED ?? 20251122);
const runs = Number(process.env.HANOK_CASES ?? 60);
