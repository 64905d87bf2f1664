# Generated from src/endpoints/service/notifications.ts by `npm run modules`. Do not edit.

# Topics that are told when consumers' endpoints come and go.

resource "aws_vpc_endpoint_connection_notification" "this" {
  for_each = var.notifications

  connection_events           = each.value.events
  connection_notification_arn = each.value.topic_arn
  vpc_endpoint_service_id     = aws_vpc_endpoint_service.this.id
}
