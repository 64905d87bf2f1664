/** Where the tasks of `static-ip-web` stand, and what comes to them how. */
import type { Dns } from "../../edge/dns/dns";
import type { Environment } from "../../environments";
import type { WebSettings } from "../../environments/environment";
import type { Network } from "../../network/named";
import type { SecurityGroup } from "../../network/security-group/security-group";

export const TIER = "private";
export const PORTS = { api: 3000, nginx: 8080, redirect: 8081 } as const;

export interface FrontPlace {
  readonly title: string;
  readonly environment: Environment;
  readonly network: Network;
  readonly tasks: SecurityGroup;
  /** Where there is one to prove the names in, there is TLS; port 80 then only sends on to HTTPS. */
  readonly zone: Dns | undefined;
}

/** Whether connections come to the tasks as they are, without an Application Load Balancer before them. */
export const isDirect = ({ topology = "nlb-nginx" }: WebSettings): boolean => topology === "nlb-nginx";

/** Whether nginx has a port that sends on to HTTPS: an Application Load Balancer does it by itself. */
export const sendsOn = (web: WebSettings): boolean => isDirect(web) && web.zone !== undefined;
