/**
 * The script of user data that mounts data volumes: each by its volume id, which is the serial number of its NVMe device
 * (Amazon EBS User Guide: "Map Amazon EBS volumes to NVMe device names"), so that none is taken for another. A file
 * system is made on a volume that is blank, and on no other. Volumes are attached after the first boot has begun.
 */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { table } from "../../core/stack/table";
import { isMounted, type ServerVolume } from "./volumes";

/** Where things lie below `root`, which is empty on a server. */
export const mountScript = (root = "") =>
  `#!/bin/bash
# mounts the data volumes by their ids
set -euo pipefail
mount_volume() {
  local device=${root}/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_$2 path=$3 type=$4 found=0
  for _ in $(seq 120); do
    [ -e "$device" ] && break
    sleep 5
  done
  blkid -p "$device" > /dev/null || found=$?
  # 2: no sign of a file system, a partition table or anything else
  if [ "$found" = 2 ] && cmp -s -n 1048576 "$device" /dev/zero; then
    "mkfs.$type" -q "$device"
  elif [ "$found" != 0 ]; then
    echo "$1 is not there, or holds what blkid does not know: left alone" >&2
    return 1
  fi
  mkdir -p "$path"
  if ! grep -q " $path " ${root}/etc/fstab; then
    echo "$device $path $type defaults,nofail,x-systemd.growfs 0 2" >> ${root}/etc/fstab
  fi
  systemctl daemon-reload
  mountpoint -q "$path" || mount "$path"
}`;

/** A line for each volume; the serial number is the id without its hyphen. */
export const mountLines = (
  volumes: Expr<Readonly<Record<string, ServerVolume>>>,
  serial: (name: Expr<string>) => Expr<string>,
): Expr<string> =>
  x.join(
    "",
    x.listFrom(volumes, ["name", "volume"], (name, volume) => ({
      value: () => x.str`mount_volume ${name} ${serial(name)} ${volume.mountPath} ${volume.fileSystem}\n`,
      when: isMounted(volume),
    })),
  );

/** The script that mounts data volumes; its last lines are a call for each of them. */
export const mountSetup = (scope: Construct, lines: Expr<string>): Expr<string> =>
  x.str`${table<string>(scope, "mount_script", mountScript())}\n${lines}`;
