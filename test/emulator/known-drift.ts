/** What drifts in an example by the emulator's own fault: exact address, exact attribute, the reason. */
import type { KnownDrift } from "./drift";

const KNOWN: Readonly<Record<string, readonly KnownDrift[]>> = {};

export const knownDriftOf = (example: string): KnownDrift[] => [...(KNOWN[example] ?? [])];
