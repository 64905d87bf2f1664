/**
 * What policy scanners ask of the resources that our stacks have: checkov's checks of Terraform by their ids, and controls of AWS
 * Security Hub ("Control reference") that it does not have. checkov itself is a program in Python, which this repository
 * does not have; each condition is read off its source (bridgecrewio/checkov, checkov/terraform/checks).
 */
import type { Check } from "../check";
import { COMPUTE } from "./compute";
import { DATA } from "./data";
import { EDGE } from "./edge";
import { NETWORK } from "./network";
import { RIGHTS } from "./rights";

export const CHECKS: readonly Check[] = [...NETWORK, ...EDGE, ...COMPUTE, ...DATA, ...RIGHTS];
