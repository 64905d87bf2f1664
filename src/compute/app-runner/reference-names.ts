/** Names that App Runner takes. App Runner API Reference: CreateService, CreateVpcConnector, CreateAutoScalingConfiguration. */
import * as t from "../../core/contract";

/** Letters, digits, hyphens and underscores: 4 to 40, or 4 to 32 for scaling and observability configurations. */
export const appRunnerName = (longest: 31 | 32 | 40 = 40) =>
  t.pattern(
    `[A-Za-z0-9][A-Za-z0-9_-]{3,${longest - 1}}`,
    `4 to ${longest} ASCII letters, digits, hyphens and underscores, beginning with a letter or digit`,
    "shop-api",
    ["", "api", "-api", "shop api", "shop.api", `a${"b".repeat(longest)}`],
  );
