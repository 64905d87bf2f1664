/** The script that mounts data volumes, run with the real blkid, cmp and mkfs on files in place of devices. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { mountScript } from "../../../src/compute/ec2-instance/mounts";
import { tool } from "../nginx/tool";

const MIB = 1024 * 1024;
const SERIAL = "vol0123456789abcdef0";
let root: string;
let device: string;
let path: string;

const at = (name: string) => join(root, name);
const fstab = () => readFileSync(at("etc/fstab"), "utf8");
const signature = () =>
  execFileSync("blkid", ["-p", "-o", "value", "-s", "TYPE", device], environment()).toString();
const environment = () => ({
  env: {
    ...process.env,
    ROOT: root,
    PATH: [at("bin"), process.env.PATH, "/usr/sbin", "/sbin"].join(delimiter),
  },
});
const stand = (name: string, text: string) => {
  writeFileSync(at(`bin/${name}`), `#!/bin/bash\n${text}\n`);
  chmodSync(at(`bin/${name}`), 0o755);
};

/** User data as it stands on a server, for a volume at `path`. */
function boot(): { status: number | null; output: string } {
  writeFileSync(at("user-data"), `${mountScript(root)}\nmount_volume data ${SERIAL} ${path} ext4\n`);
  const { status, stdout, stderr } = spawnSync("bash", [at("user-data")], {
    ...environment(),
    encoding: "utf8",
  });
  return { status, output: `${stdout}${stderr}` };
}

beforeEach(async () => {
  await Promise.all([tool("blkid"), tool("mkfs.ext4")]);
  root = mkdtempSync(join(tmpdir(), "hanok-volumes-"));
  for (const directory of ["bin", "etc", "dev/disk/by-id"]) mkdirSync(at(directory), { recursive: true });
  writeFileSync(at("etc/fstab"), "UUID=1 / xfs defaults 0 1\n");
  device = at(`dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${SERIAL}`);
  path = at("srv/data");
  writeFileSync(device, Buffer.alloc(8 * MIB));
  stand("sleep", "");
  stand("systemctl", 'echo "$*" >> "$ROOT/calls"');
  // what is mounted is written down; nothing is mounted here
  stand("mountpoint", '[ -e "$ROOT/mounted" ]');
  stand("mount", 'echo "$*" > "$ROOT/mounted"');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it("makes a file system on a blank volume, and mounts it for good", () => {
  expect(boot()).toEqual({ status: 0, output: "" });
  expect(signature()).toBe("ext4\n");
  expect(fstab()).toBe(
    `UUID=1 / xfs defaults 0 1\n${device} ${path} ext4 defaults,nofail,x-systemd.growfs 0 2\n`,
  );
  expect(readFileSync(at("mounted"), "utf8")).toBe(`${path}\n`);
});

it("mounts a volume with data as it is", () => {
  execFileSync("mkfs.ext4", ["-q", "-L", "precious", device], environment());
  const before = readFileSync(device);
  expect(boot()).toEqual({ status: 0, output: "" });
  expect(readFileSync(device).equals(before)).toBe(true);
  expect(existsSync(at("mounted"))).toBe(true);
});

it("does the same twice", () => {
  boot();
  const [before, lines] = [readFileSync(device), fstab()];
  expect(boot()).toEqual({ status: 0, output: "" });
  expect(readFileSync(device).equals(before)).toBe(true);
  expect(fstab()).toBe(lines);
});

it("leaves alone what it does not know", () => {
  writeFileSync(device, Buffer.concat([Buffer.alloc(4096), Buffer.from("precious"), Buffer.alloc(8 * MIB)]));
  const before = readFileSync(device);
  const { status, output } = boot();
  expect(status).toBe(1);
  expect(output).toContain("left alone");
  expect(readFileSync(device).equals(before)).toBe(true);
  expect(existsSync(at("mounted"))).toBe(false);
});

it("leaves a partition table alone", () => {
  // a protective MBR with one partition
  const disk = Buffer.alloc(8 * MIB);
  disk.set([0, 0, 2, 0, 0xee, 0xff, 0xff, 0xff, 1, 0, 0, 0, 0xff, 0x3f, 0, 0], 446);
  disk.set([0x55, 0xaa], 510);
  writeFileSync(device, disk);
  boot();
  expect(readFileSync(device).equals(disk)).toBe(true);
});

it("gives up on a volume that never comes", () => {
  rmSync(device);
  const { status, output } = boot();
  expect(status).toBe(1);
  expect(output).toContain("data is not there");
  expect(fstab()).not.toContain(path);
});

it("is taken by shellcheck", async () => {
  boot();
  execFileSync(await tool("shellcheck"), ["--shell=bash", at("user-data")]);
});
