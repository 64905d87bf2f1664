# Generated from src/edge/load-balancer/http-redirect.ts by `npm run modules`. Do not edit.

# The listener that sends HTTP to HTTPS.

locals {
  redirects_http = (
    var.redirect_http &&
    length([for listener in var.listeners : listener.port if listener.protocol == "HTTPS"]) != 0 &&
    !contains([for listener in var.listeners : listener.port], 80)
  )
}

resource "aws_lb_listener" "http_redirect" {
  count = local.redirects_http ? 1 : 0

  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"
  tags              = merge(var.tags, { Name = "${var.name}-http-redirect" })

  default_action {
    type = "redirect"

    redirect {
      port = tostring(
        contains([for listener in var.listeners : listener.port if listener.protocol == "HTTPS"], 443)
        ? 443
        : [for listener in var.listeners : listener.port if listener.protocol == "HTTPS"][0]
      )
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }

  # One of them may have to leave the port first.
  depends_on = [aws_lb_listener.this, aws_lb_listener.pipeline]
}
