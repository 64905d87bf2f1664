# Generated from src/edge/load-balancer/web-acl.ts by `npm run modules`. Do not edit.

# The web ACL of AWS WAF.

# By whether there is a web ACL at all: its ARN may be known only after the apply.
resource "aws_wafv2_web_acl_association" "this" {
  count = var.web_acl != null ? 1 : 0

  resource_arn = aws_lb.this.arn
  web_acl_arn  = var.web_acl.arn
}
