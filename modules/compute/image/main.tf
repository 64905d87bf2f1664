# Generated from src/compute/image/image.ts by `npm run modules`. Do not edit.

# An image of one's own by EC2 Image Builder: components, recipe, build servers with least rights in
# a private subnet, tests, distribution to regions and accounts, a schedule, and an SSM parameter
# that always holds the newest image's id for fleets and servers.
#
# builder-role.tf    What build and test servers may do: the parts of the AWS managed policies
#                    EC2InstanceProfileForImageBuilder and AmazonSSMManagedInstanceCore that a build
#                    of this image needs, without parameters' values, snapshots and ISO files.
# components.tf      What an image is made with: a document of one's own, or a component that is
#                    there.
# distribution.tf    Where images go, and who may start servers from them.
# infrastructure.tf  The servers that build and test.
# parameter.tf       The SSM parameter that servers read the image's id from.
# pipeline.tf        The pipeline, and the image that an apply builds where it is wanted.
# recipe.tf          The recipe: what an image begins with, what is done to it, and its disk.
# rules.tf           What is refused: lists of problems that preconditions and checks tell, and
#                    steps of the variables' validations.

locals {
  partition_name = data.aws_partition.this.partition
  amazon         = "arn:${local.partition_name}:imagebuilder:${var.region}:aws"

  ami_id = (
    var.build_now
    ? one([
      for ami in flatten([for output in one(aws_imagebuilder_image.this[*].output_resources) : output.amis]) :
      ami.image
      if ami.region == var.region
    ])
    : null
  )
}

data "aws_partition" "this" {}
