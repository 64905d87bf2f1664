/** What is asked, and what is answered. */
import type { By } from "../rights/roles";
import type { Protocol } from "../walk/packet";
import type { Hop, Mend, Obstacle } from "../walk/trail";

export type { By, Hop, Mend, Obstacle, Protocol };

export interface Question {
  /** A resource's address, `internet`, a CIDR block or address, or a name such as `service/api`. */
  readonly from: string;
  /** The same, an AWS service (`aws:ecr.api`), or a URL or name of DNS that a record leads to its end: `https://api.example.com/v1`. */
  readonly to: string;
  /** Default: tcp. */
  readonly protocol?: Protocol;
  /** Default: what `to` listens on. */
  readonly port?: number;
  /** Whether ways over load balancers do not count. Default: false. */
  readonly direct?: boolean;
  /** Of a request, for the rules of listeners: `api.example.com`. Default: any. */
  readonly host?: string;
  /** The same: `/v1/users`. */
  readonly path?: string;
  /**
   * What is asked of AWS at the end of the way: `s3:GetObject`. Then the policies along it are asked, too. Default, where `to` is a
   * resource that is asked by actions alone: the one that mostly is.
   */
  readonly action?: string;
  /** An ARN, the address of a bucket, a queue, a secret, …, or `*` for an action that is on none. Default: what `to` names. */
  readonly resource?: string;
  /**
   * Who asks: the application by its role, AWS's agent that starts it by its own, or anyone, unsigned. Default: the agent, where it
   * pulls images, writes logs or reads secrets that are named to it; of what has no role of its own, anyone.
   */
  readonly by?: By;
  /** Whether policies that were not read are taken to allow it. Default: false, it is unknown. */
  readonly unreadAllows?: boolean;
}

export interface Yes {
  readonly verdict: "yes";
  readonly path: readonly Hop[];
  /** The way of the answer. */
  readonly back: readonly Hop[];
  /** For which requests, where a listener's rules do not take all of them: `host api.example.com`. */
  readonly when?: readonly string[];
  /** The policies that let the action pass. */
  readonly policies?: readonly Hop[];
}

export interface No {
  readonly verdict: "no";
  /** In the order of the way; everything that is known to stop it. */
  readonly stoppedBy: readonly Obstacle[];
  readonly mends: readonly Mend[];
  /** A path that there is all the same: from or to another place of one that is in several. */
  readonly yet?: readonly Hop[];
}

export interface NotKnown {
  readonly verdict: "unknown";
  readonly reasons: readonly string[];
}

export type Answer = Yes | No | NotKnown;

/** ` for host api.example.com and path /v1` */
export const aboutText = ({ host, path }: Pick<Question, "host" | "path">): string =>
  [
    ...(host === undefined ? [] : [` for host ${host}`]),
    ...(path === undefined ? [] : [` ${host === undefined ? "for" : "and"} path ${path}`]),
  ].join("");
