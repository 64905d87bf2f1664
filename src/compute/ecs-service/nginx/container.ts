/**
 * The sidecar's container: the stock image with another command. The configuration comes in an environment variable,
 * so that no text of it is ever read by a shell; it is written to a directory in memory, and nginx takes the shell's
 * place. Nobody is root, and nothing else can be written to.
 *
 * A scratch volume would not do: on Fargate it belongs to root with the mode 0755 unless the image's Dockerfile says
 * otherwise (Amazon ECS Developer Guide: Use bind mounts with Amazon ECS). A tmpfs may be written to by everyone, on
 * Fargate since January 2026 (Amazon ECS now supports tmpfs mounts on AWS Fargate and ECS Managed Instances).
 */
import { type Expr, str } from "../../../core/expressions";
import type { Nginx } from "./nginx.contract";

/** The container's name in the task. */
export const NGINX_CONTAINER = "nginx";

/** User and group `nginx` of the stock images, Debian's and Alpine's. */
export const NGINX_USER = "101:101";

/** Paths of the configuration are relative to the scratch directory. */
export const START =
  `umask 077 && printf '%s' "$NGINX_CONFIGURATION" > "$NGINX_SCRATCH/nginx.conf"` +
  ` && exec nginx -e stderr -p "$NGINX_SCRATCH" -c "$NGINX_SCRATCH/nginx.conf"`;

export const ENTRY_POINT = ["/bin/sh", "-c"];

export const environment = ({ scratchPath }: Nginx, configuration: Expr<string>) => ({
  NGINX_CONFIGURATION: configuration,
  NGINX_SCRATCH: scratchPath as Expr<string>,
});

/** curl is in the stock images, wget in the slim ones (docker-nginx: Dockerfile of debian, alpine and alpine-slim). */
export function healthCommand({ healthPort, healthPath }: Nginx): Expr<string> {
  const url = str`http://127.0.0.1:${healthPort}${healthPath}`;
  return str`curl -fsS -m 3 -o /dev/null ${url} || wget -q -T 3 -O /dev/null ${url} || exit 1`;
}
