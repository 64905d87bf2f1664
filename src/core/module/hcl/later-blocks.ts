/**
 * Nested blocks that only provider 6 has. No provider 6 is asked for its schema here: test/provider6 holds these against the bindings,
 * whose comments say of an argument that it is a block.
 */
import type { BlockNames } from "./body";

export const laterBlocks: Readonly<Record<string, BlockNames>> = {
  aws_ecr_repository: { image_tag_mutability_exclusion_filter: {} },
  aws_ecs_service: {
    deployment_configuration: { canary_configuration: {}, lifecycle_hook: {}, linear_configuration: {} },
    load_balancer: { advanced_configuration: {} },
  },
  aws_lb_listener_rule: {
    transform: {
      host_header_rewrite_config: { rewrite: {} },
      url_rewrite_config: { rewrite: {} },
    },
  },
  aws_nat_gateway: { availability_zone_address: {} },
};
