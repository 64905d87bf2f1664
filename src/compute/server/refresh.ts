/** How far a group of instances may shrink and grow while an instance refresh replaces them. */
import * as t from "../../core/contract";

export const refreshFields = {
  minHealthyPercentage: t
    .percentage()
    .describe(
      "Least share of the group that stays in service (Amazon EC2 Auto Scaling API Reference: RefreshPreferences).",
    )
    .default(100),
  maxHealthyPercentage: t
    .integer({ min: 100, max: 200 }, "per cent")
    .describe("Most the group may grow to: above 100 a new instance is there before an old one leaves.")
    .default(110),
};
