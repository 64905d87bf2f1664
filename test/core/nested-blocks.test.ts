import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { raw } from "../../src/core/expressions";
import { nestedBlocks, present, repeated, repeatedByKey } from "../../src/core/nested-blocks";
import { resourcesOf, synthesize } from "../support/synthesize";

it("gives blocks of one name from several sources, with blocks in them", () => {
  const json = synthesize((stack) => {
    const listener = new LbListener(stack, "web", { loadBalancerArn: "arn", defaultAction: [] });
    nestedBlocks(listener, "default_action", [
      repeated("first", present(raw<string | null>("each.value.first")), (type) => ({ type })),
      repeatedByKey("second", raw<Record<string, number>>("each.value.second"), (key, order) => ({
        type: key,
        order,
        forward: {
          dynamic: { target_group: repeated("group", raw<string[]>("var.arns"), (arn) => ({ arn })) },
        },
      })),
    ]);
  });
  expect(resourcesOf(json).aws_lb_listener?.web?.dynamic).toEqual({
    default_action: [
      {
        for_each: "${[for item in [each.value.first] : item if item != null]}",
        iterator: "first",
        content: { type: "${first.value}" },
      },
      {
        for_each: "${each.value.second}",
        iterator: "second",
        content: {
          type: "${second.key}",
          order: "${second.value}",
          forward: {
            dynamic: {
              target_group: {
                for_each: "${var.arns}",
                iterator: "group",
                content: { arn: "${group.value}" },
              },
            },
          },
        },
      },
    ],
  });
});
