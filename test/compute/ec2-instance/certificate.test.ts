/** The certificate on the instance: the script of user data, the same on both faces. What it does: test/emulator/server. */
import { filesOf, setupOf, setupsByTerraform, type Written } from "./certificate";

const LEAST = { names: ["shop.example.com"], appPort: 3000 };
const FULL = {
  names: ["shop.example.com", "www.shop.example.com"],
  email: "ops+certificates@example.com",
  directoryUrl: "https://ca.example.com:14000/acme/dir",
  keyType: "rsa",
  appPort: 8080,
  hstsSeconds: 31536000,
  timeoutSeconds: 5,
  maxBodyMib: 100,
  websocket: false,
};
const ALL: Written[] = [LEAST, FULL, { ...LEAST, hstsSeconds: 1 }, { ...LEAST, email: "a@example.com" }];

const file = (written: Written, path: string) => filesOf(setupOf(written))[path];
const secure = (written: Written) => file(written, "/etc/nginx/hanok/secure.conf");
const script = (written: Written) => file(written, "/opt/hanok/certificate");

it("is the same bytes on both faces", () => {
  expect(setupsByTerraform(ALL)).toEqual(ALL.map((written) => setupOf(written)));
});

it("leaves room in user data's 16 KB", () => {
  expect(setupOf(FULL).length).toBeLessThan(9000);
});

it("writes nginx's files, the script and its units", () => {
  expect(Object.keys(filesOf(setupOf(LEAST)))).toEqual([
    "/etc/nginx/nginx.conf",
    "/etc/nginx/hanok/waiting.conf",
    "/etc/nginx/hanok/secure.conf",
    "/opt/hanok/certificate",
    "/etc/systemd/system/hanok-certificate.service",
    "/etc/systemd/system/hanok-certificate.timer",
  ]);
});

it("takes TLS 1.2 and 1.3 alone, and passes requests to the application", () => {
  expect(secure(LEAST)).toContain("ssl_protocols TLSv1.2 TLSv1.3;");
  expect(secure(LEAST)).toContain("proxy_pass http://127.0.0.1:3000;");
  expect(secure(LEAST)).toContain("return 308 https://$host$request_uri;");
  expect(secure(LEAST)).not.toContain("Strict-Transport-Security");
  expect(secure(FULL)).toContain('add_header Strict-Transport-Security "max-age=31536000" always;');
  expect(secure(LEAST)).toContain("Connection $connection_header;");
  expect(secure(FULL)).not.toContain("$connection_header");
});

it("keeps the certificates of each authority apart, on the volume", () => {
  const store = "/srv/data/certificates/acme-v02.api.letsencrypt.org_directory";
  expect(script(LEAST)).toContain(`\nstore=${store}\n`);
  expect(secure(LEAST)).toContain(`ssl_certificate ${store}/live/server/fullchain.pem;`);
  expect(file(LEAST, "/etc/systemd/system/hanok-certificate.service")).toContain(
    `\nRequiresMountsFor=${store}\n`,
  );
  expect(script(FULL)).toContain("\nstore=/srv/data/certificates/ca.example.com_14000_acme_dir\n");
});

it("asks the authority for the names, with the account that is named", () => {
  expect(script(FULL)).toContain('\nnames="shop.example.com www.shop.example.com"\n');
  expect(script(FULL)).toContain("\ndirectory=https://ca.example.com:14000/acme/dir\n");
  expect(script(FULL)).toContain(" --agree-tos --no-eff-email --email ops+certificates@example.com ");
  expect(script(FULL)).toContain("\nkey=rsa\n");
  expect(script(LEAST)).toContain(" --agree-tos --register-unsafely-without-email ");
});
