/** Names that App Runner takes. App Runner API Reference: CreateService, CreateVpcConnector. */
import { pattern } from "../../core/contract";

/** 4 to 40 letters, digits, hyphens and underscores. */
export const appRunnerName = () =>
  pattern(
    "[A-Za-z0-9][A-Za-z0-9_-]{3,39}",
    "4 to 40 letters, digits, hyphens and underscores, beginning with a letter or digit",
    "shop-api",
    ["", "api", "-api", "shop api", "shop.api", `a${"b".repeat(40)}`],
  );
