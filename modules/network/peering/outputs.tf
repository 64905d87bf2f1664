# Generated from src/network/peering/peering.ts by `npm run modules`. Do not edit.

output "accept_status" {
  description = "The connection's state: `active`."
  value       = aws_vpc_peering_connection_accepter.this.accept_status
}

output "accepter_route_ids" {
  description = "Ids of the accepter's routes, by `tier/zone/range`."
  value       = { for key, instance in aws_route.accepter : key => instance.id }
}

output "peering_connection_id" {
  description = "The connection's id, once it is accepted."
  value       = aws_vpc_peering_connection_accepter.this.id
}

output "requester_route_ids" {
  description = "Ids of the requester's routes, by `tier/zone/range`."
  value       = { for key, instance in aws_route.requester : key => instance.id }
}
