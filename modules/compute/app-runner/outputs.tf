# Generated from src/compute/app-runner/app-runner.ts by `npm run modules`. Do not edit.

output "called_services" {
  description = "AWS services that the application calls, by `calls` and by `statements`: their endpoints."
  value       = local.called_services
}

output "domain_records" {
  description = "By domain: where its name has to lead, and the records that validate its certificate."
  value = {
    for key, domain in local.domains : key => {
      dns_target = aws_apprunner_custom_domain_association.this[key].dns_target
      validation = aws_apprunner_custom_domain_association.this[key].certificate_validation_records
    }
  }
}

output "service" {
  description = "The service: ARN, name, domain name, roles, scaling."
  value = {
    access_role_arn = (
      (var.image == null ? false : var.image.registry == "ecr") && var.access_role == null
      ? one(aws_iam_role.access[*].arn)
      : var.access_role == null ? null : var.access_role.arn
    )
    arn = aws_apprunner_service.this.arn
    instance_role_arn = (
      var.instance_role == null ? one(aws_iam_role.instance[*].arn) : var.instance_role.arn
    )
    instance_role_name = one(aws_iam_role.instance[*].name)
    name               = var.name
    scaling_arn = (
      var.shared_scaling == null
      ? one(aws_apprunner_auto_scaling_configuration_version.this[*].arn)
      : var.shared_scaling.arn
    )
    service_url = (
      var.ingress == "private"
      ? one(aws_apprunner_vpc_ingress_connection.this[*].domain_name)
      : aws_apprunner_service.this.service_url
    )
  }
}

output "service_arn" {
  description = "The service's ARN."
  value       = aws_apprunner_service.this.arn
}

output "service_url" {
  description = "The service's own domain name, for HTTPS; with private ingress the VPC's clients' name."
  value = (
    var.ingress == "private"
    ? one(aws_apprunner_vpc_ingress_connection.this[*].domain_name)
    : aws_apprunner_service.this.service_url
  )
}
