/** Where App Runner is, and which zones its connectors stand in. Data, with its source and the day it was read. */

/**
 * AWS General Reference, "AWS App Runner endpoints and quotas", service endpoints; read on 2026-11-22. App Runner takes no
 * new customers since 2026-04-30, so none is expected to follow.
 *
 * Within these regions AWS names no zone: "Enabling VPC access for outgoing traffic" says that some zones of some
 * regions are not supported, without a list, and that the API names them when a service is made. `zones` leaves them out.
 */
export const APP_RUNNER_REGIONS = [
  ...["us-east-1", "us-east-2", "us-west-2"],
  ...["ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2"],
  ...["eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3"],
] as const;

/** A zone's name in one of the regions: a letter after the region, so that no Local Zone or Wavelength Zone is one. */
export const SUPPORTED_ZONE = `^(${APP_RUNNER_REGIONS.join("|")})[a-z]$`;

/** Each of these regions has three zones or more (AWS Regions and Availability Zones: "AWS Regions"). */
export const ZONES_TO_HAVE = 3;
