"""Services that moto lacks, as far as Terraform's provider asks for them."""
