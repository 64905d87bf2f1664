# Generated from src/data/bucket/bucket.ts by `npm run modules`. Do not edit.

# What is refused: lists of problems that preconditions and checks tell, and steps of the variables'
# validations.

locals {
  storage_classes = {
    DEEP_ARCHIVE        = 6
    GLACIER             = 5
    GLACIER_IR          = 4
    INTELLIGENT_TIERING = 2
    ONEZONE_IA          = 3
    STANDARD_IA         = 1
  }
}
