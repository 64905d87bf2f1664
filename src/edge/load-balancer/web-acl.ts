/** The web ACL of AWS WAF. */
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { optional } from "../../core/resources";

const association = t
  .shape("LbWebAcl", {
    arn: t
      .arn("wafv2", "a web ACL's ARN")
      .describe("The web ACL, of the load balancer's region.")
      .rule({
        test: (value) => x.matches(":regional/webacl/", value),
        allowed: 'a web ACL of a region, whose ARN holds ":regional/webacl/"',
        refused: [
          "arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/0123",
          "arn:aws:wafv2:ap-northeast-2:123456789012:regional/ipset/shop/0123",
        ],
      })
      .example("arn:aws:wafv2:ap-northeast-2:123456789012:regional/webacl/shop/0123"),
    failOpen: t
      .flag("Whether requests pass while AWS WAF does not answer (enable_waf_fail_open).")
      .default(false),
  })
  .describe("The web ACL of AWS WAF.");

const inputs = {
  webAcl: association.optional(),
};

export const webAcl = t.concern({ inputs });

/** By whether there is a web ACL at all: its ARN may be known only after the apply. */
export function associateWebAcl(
  scope: Construct,
  { webAcl }: t.InputsOf<typeof inputs>,
  loadBalancer: Lb,
): void {
  optional(scope, Wafv2WebAclAssociation, "wafv2_web_acl_association", x.isSet(webAcl), () => ({
    resourceArn: x.attribute(loadBalancer, "arn"),
    webAclArn: webAcl.arn,
  }));
}
