# Generated from src/compute/ecs-service/ownership.ts by `npm run modules`. Do not edit.

# Who changes what of the running service: Terraform or a pipeline the task definition, Terraform or
# auto scaling the number of tasks.

locals {
  service_case = (
    var.deployment_owner == "pipeline" ? (var.desired_count != null ? "pipeline_fixed" : "pipeline")
    : var.desired_count != null
    ? "fixed"
    : "this"
  )
}

resource "terraform_data" "service_address" {
  input            = local.service_case
  triggers_replace = var.service_moved

  lifecycle {
    ignore_changes = [input]

    postcondition {
      condition     = self.output == local.service_case
      error_message = "The service is aws_ecs_service.${self.output}[0] and would become aws_ecs_service.${local.service_case}[0], deleted and made anew; allowed: a move. Declare moved { from, to } of the two addresses where the module is called and change service_moved in the same apply: see \"Who changes what runs\" in the module's README."
    }
  }
}
