/**
 * The script that installs the CodeDeploy agent. AWS CodeDeploy User Guide: "Install the CodeDeploy agent for Amazon
 * Linux or RHEL", whose bucket is named after the region; region and domain as the instance metadata tell (IMDSv2).
 */
export const CODEDEPLOY_AGENT = `#!/bin/bash
# installs the CodeDeploy agent from the region's own bucket
set -euo pipefail

metadata=http://169.254.169.254/latest
token=$(curl -fsS --retry 5 --retry-connrefused -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 300' "$metadata/api/token")
ask() { curl -fsS --retry 5 -H "X-aws-ec2-metadata-token: $token" "$metadata/meta-data/$1"; }
AWS_REGION=$(ask placement/region)
domain=$(ask services/domain)
export AWS_REGION

dnf install -y ruby wget
cd "$(mktemp -d)"
curl -fsS --retry 5 -o install "https://aws-codedeploy-$AWS_REGION.s3.$AWS_REGION.$domain/latest/install"
chmod +x install
./install auto
systemctl enable --now codedeploy-agent
systemctl is-active --quiet codedeploy-agent
`;
