/** Where the files lie and nginx listens. A server has one place; tests put everything below a directory of their own. */
export interface Place {
  /** What every path begins with. */
  readonly root: string;
  readonly httpPort: number;
  readonly httpsPort: number;
  /** Whom nginx's workers run as. */
  readonly user: string;
}

export const SERVER: Place = { root: "", httpPort: 80, httpsPort: 443, user: "nginx" };

/** Paths of the certificate's files. */
export const paths = ({ root }: Place) => ({
  programs: `${root}/opt/hanok`,
  script: `${root}/opt/hanok/certificate`,
  units: `${root}/etc/systemd/system`,
  nginx: `${root}/etc/nginx`,
  sites: `${root}/etc/nginx/hanok`,
  /** What the certificate authority asks for lies here, in `.well-known/acme-challenge`. */
  webroot: `${root}/var/lib/hanok/webroot`,
  /** certbot's own work. */
  work: `${root}/var/lib/hanok/certbot`,
  logs: `${root}/var/log/hanok-certificate`,
  nginxLogs: `${root}/var/log/nginx`,
  run: `${root}/run`,
});
