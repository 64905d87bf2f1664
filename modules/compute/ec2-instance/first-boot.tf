# Generated from src/compute/ec2-instance/first-boot.ts by `npm run modules`. Do not edit.

# What the server does at its first boot: the user's parts, before them the data volumes and the
# certificate.

locals {
  certificate_base = try(
    "${var.volumes[try(var.certificate.volume, null)].mount_path}/certificates",
    "/var/lib/hanok/certificates"
  )

  certificate_text = {
    challenge = chomp(<<-EOT
          location ^~ /.well-known/acme-challenge/ {
              root /var/lib/hanok/webroot;
              try_files $uri =404;
          }
      ${"" /* the margin */}
    EOT
    )
    nginx = chomp(<<-EOT
      user nginx;
      worker_processes auto;
      pid /run/nginx.pid;
      error_log /var/log/nginx/error.log warn;
      events {
          worker_connections 4096;
      }
      http {
          server_tokens off;
          default_type text/plain;
          server_names_hash_max_size 4096;
          server_names_hash_bucket_size 512;
          access_log /var/log/nginx/access.log;
          map $http_upgrade $upgrade { default ""; "~*^websocket$" websocket; }
          map $upgrade $connection_header { default ""; websocket upgrade; }
          include /etc/nginx/hanok/site.conf;
      }
    EOT
    )
    no_upgrade = chomp(<<-EOT
              proxy_set_header Upgrade "";
              proxy_set_header Connection "";
      ${"" /* the margin */}
    EOT
    )
    packages = chomp(<<-EOT
      for attempt in 1 2 3 4 5; do
        dnf install -y -q nginx certbot && break
        [ "$attempt" = 5 ] && exit 1
        sleep 20
      done
    EOT
    )
    plain = chomp(<<-EOT
      server {
          listen 80;
          listen [::]:80;
    EOT
    )
    proxy = chomp(<<-EOT
              proxy_http_version 1.1;
              proxy_set_header Host $host;
              proxy_set_header X-Real-IP $remote_addr;
              proxy_set_header X-Forwarded-For $remote_addr;
              proxy_set_header X-Forwarded-Host $host;
              proxy_set_header X-Forwarded-Proto https;
              proxy_set_header X-Forwarded-Port 443;
              proxy_set_header Forwarded "";
              proxy_set_header Proxy "";
      ${"" /* the margin */}
    EOT
    )
    redirect = chomp(<<-EOT
          location / {
              return 308 https://$host$request_uri;
          }
      }
    EOT
    )
    script = chomp(<<-EOT
      sites=/etc/nginx/hanok
      webroot=/var/lib/hanok/webroot
      refused=/var/lib/hanok/certbot/refused
      live=$store/live/server

      # nginx gets the configuration that the certificate at hand allows
      serve() {
        local site
        for site in secure waiting; do
          if [ "$site" = secure ] && ! [ -s "$live/fullchain.pem" ]; then continue; fi
          cp "$sites/$site.conf" "$sites/site.conf"
          if nginx -t -q; then
            systemctl reload-or-restart nginx
            return
          fi
        done
        return 1
      }

      # whether every name leads here, at port 80
      reached() {
        local name token answer
        token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
        mkdir -p "$webroot/.well-known/acme-challenge"
        printf %s "$token" > "$webroot/.well-known/acme-challenge/hanok"
        for name in $names; do
          answer=$(curl -fsS -m 10 "http://$name/.well-known/acme-challenge/hanok") || answer=
          if [ "$answer" != "$token" ]; then
            echo "$name does not lead here yet" >&2
            return 1
          fi
        done
      }

      serve
      if [ "$#" -gt 0 ]; then exit; fi
      reached
      if [ -n "$(find "$refused" -mmin -15 2>/dev/null)" ]; then
        echo "the authority refused less than 15 minutes ago" >&2
        exit 75
      fi
      for name in $names; do set -- "$@" -d "$name"; done
      if ! certificate --server "$directory" --webroot --webroot-path "$webroot" --cert-name server "$@" \
        --key-type "$key" --keep-until-expiring --renew-with-new-domains --deploy-hook "$0 deployed" \
        --config-dir "$store" --work-dir /var/lib/hanok/certbot --logs-dir /var/log/hanok-certificate; then
        touch "$refused"
        exit 1
      fi
      rm -f "$refused"
      serve
    EOT
    )
    secure = chomp(<<-EOT
      server {
          listen 443 ssl;
          listen [::]:443 ssl;
    EOT
    )
    service = chomp(<<-EOT
      [Service]
      Type=oneshot
      ExecStart=/opt/hanok/certificate
      Restart=on-failure
      RestartSec=120
      PrivateTmp=yes
      ProtectHome=yes

      [Install]
      WantedBy=multi-user.target
    EOT
    )
    service_unit = chomp(<<-EOT
      [Unit]
      Description=The server's certificate, got and renewed by ACME
      Wants=network-online.target
      After=network-online.target nginx.service
      StartLimitIntervalSec=0
    EOT
    )
    start = chomp(<<-EOT
      chmod 0755 /opt/hanok/certificate
      systemctl daemon-reload
      systemctl enable nginx hanok-certificate.service hanok-certificate.timer
      systemctl start hanok-certificate.timer
      # not waited for: it goes on until the names lead here
      systemctl start --no-block hanok-certificate.service
    EOT
    )
    timer = chomp(<<-EOT
      [Unit]
      Description=Twice a day: whether the certificate is to be renewed

      [Timer]
      OnCalendar=*-*-* 03,15:00:00
      RandomizedDelaySec=6h
      Persistent=true

      [Install]
      WantedBy=timers.target
    EOT
    )
    unknown_plain = chomp(<<-EOT
      server {
          listen 80 default_server;
          listen [::]:80 default_server;
          server_name _;
          return 404;
      }
    EOT
    )
    unknown_secure = chomp(<<-EOT
      ssl_protocols TLSv1.2 TLSv1.3;
      ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305;
      ssl_prefer_server_ciphers off;
      ssl_session_timeout 1d;
      ssl_session_cache shared:tls:10m;
      ssl_session_tickets off;
      server {
          listen 443 ssl default_server;
          listen [::]:443 ssl default_server;
          server_name _;
          ssl_reject_handshake on;
      }
    EOT
    )
    upgrade = chomp(<<-EOT
              proxy_set_header Upgrade $upgrade;
              proxy_set_header Connection $connection_header;
      ${"" /* the margin */}
    EOT
    )
    waiting = chomp(<<-EOT
          location / {
              add_header Retry-After "120" always;
              return 503 "The certificate is not there yet.\n";
          }
      }
    EOT
    )
  }

  certificate_store = "${local.certificate_base}/${replace(
    replace(replace(try(var.certificate.directory_url, ""), "https://", ""), "/", "_"),
    ":",
    "_"
  )}"

  certificate_server_name = "    server_name ${join(" ", try(var.certificate.names, []))};"

  certificate_location = chomp(<<-EOT
        location / {
            proxy_pass http://127.0.0.1:${try(var.certificate.app_port, 0)};
            proxy_read_timeout ${try(var.certificate.timeout_seconds, 0)}s;
            proxy_send_timeout ${try(var.certificate.timeout_seconds, 0)}s;
    ${local.certificate_text.proxy}
    ${try(var.certificate.websocket, false) ? local.certificate_text.upgrade : local.certificate_text.no_upgrade}
        }
  EOT
  )

  certificate_secure_server = chomp(<<-EOT
    ${local.certificate_text.secure}
    ${local.certificate_server_name}
        ssl_certificate ${local.certificate_store}/live/server/fullchain.pem;
        ssl_certificate_key ${local.certificate_store}/live/server/privkey.pem;
        client_max_body_size ${try(var.certificate.max_body_mib, 0)}m;
    ${try(var.certificate.hsts_seconds, 0) > 0 ? "    add_header Strict-Transport-Security \"max-age=${try(var.certificate.hsts_seconds, 0)}\" always;\n" : ""}${local.certificate_location}
    }
  EOT
  )

  certificate_site_waiting = <<-EOT
    ${local.certificate_text.unknown_plain}
    ${local.certificate_text.plain}
    ${local.certificate_server_name}
    ${local.certificate_text.challenge}
    ${local.certificate_text.waiting}
  EOT

  certificate_site_secure = <<-EOT
    ${local.certificate_text.unknown_plain}
    ${local.certificate_text.plain}
    ${local.certificate_server_name}
    ${local.certificate_text.challenge}
    ${local.certificate_text.redirect}
    ${local.certificate_text.unknown_secure}
    ${local.certificate_secure_server}
  EOT

  certificate_script = chomp(<<-EOT
    #!/bin/bash
    # Gets the certificate and renews it (RFC 8555, HTTP-01). Its service and its timer run it.
    set -euo pipefail
    names="${join(" ", try(var.certificate.names, []))}"
    directory=${try(var.certificate.directory_url, "")}
    key=${try(var.certificate.key_type, "ecdsa")}
    store=${local.certificate_store}
    certificate() { certbot certonly --non-interactive --agree-tos ${try(var.certificate.email, null) == null ? "--register-unsafely-without-email" : "--no-eff-email --email ${try(var.certificate.email, null)}"} "$@"; }
    ${local.certificate_text.script}
  EOT
  )

  certificate_site_files = <<-EOT
    cat > /etc/nginx/nginx.conf <<'HANOK_END'
    ${local.certificate_text.nginx}
    HANOK_END
    cat > /etc/nginx/hanok/waiting.conf <<'HANOK_END'
    ${local.certificate_site_waiting}
    HANOK_END
    cat > /etc/nginx/hanok/secure.conf <<'HANOK_END'
    ${local.certificate_site_secure}
    HANOK_END
  EOT

  certificate_unit_files = <<-EOT
    cat > /opt/hanok/certificate <<'HANOK_END'
    ${local.certificate_script}
    HANOK_END
    cat > /etc/systemd/system/hanok-certificate.service <<'HANOK_END'
    ${local.certificate_text.service_unit}
    RequiresMountsFor=${local.certificate_store}

    ${local.certificate_text.service}
    HANOK_END
    cat > /etc/systemd/system/hanok-certificate.timer <<'HANOK_END'
    ${local.certificate_text.timer}
    HANOK_END
  EOT

  certificate_setup = <<-EOT
    #!/bin/bash
    set -euo pipefail
    ${local.certificate_text.packages}
    install -d -m 0755 /opt/hanok /etc/nginx/hanok /var/lib/hanok/webroot
    install -d -m 0700 ${local.certificate_store} /var/lib/hanok/certbot /var/log/hanok-certificate
    ${local.certificate_site_files}${local.certificate_unit_files}${local.certificate_text.start}
  EOT

  cloudwatch_files = var.cloudwatch_agent == null ? [] : [
    for log in var.cloudwatch_agent.logs : {
      file_path       = log.path
      log_group_name  = split(":", log.log_group_arn)[6]
      log_stream_name = "{instance_id}"
    }
  ]

  cloudwatch_metrics = var.cloudwatch_agent == null ? null : {
    append_dimensions = { InstanceId = "$${aws:InstanceId}" }
    metrics_collected = {
      disk = { measurement = ["used_percent"], resources = var.cloudwatch_agent.disks }
      mem  = { measurement = ["mem_used_percent"] }
    }
    namespace = var.cloudwatch_agent.namespace
  }

  cloudwatch_configuration = var.cloudwatch_agent == null ? "" : jsonencode(merge(
    {
      agent   = { metrics_collection_interval = var.cloudwatch_agent.interval_seconds }
      metrics = local.cloudwatch_metrics
    },
    {
      for member, value in {
        logs = length(local.cloudwatch_files) == 0 ? null : {
          logs_collected = { files = { collect_list = local.cloudwatch_files } }
        }
      } : member => value
      if value != null
    }
  ))

  cloudwatch_agent = (
    var.cloudwatch_agent == null
    ? ""
    : <<-EOT
      #!/bin/bash
      # installs the CloudWatch agent with its configuration
      set -euo pipefail

      dnf install -y amazon-cloudwatch-agent
      home=/opt/aws/amazon-cloudwatch-agent
      cat > "$home/etc/hanok.json" <<'END'
      ${local.cloudwatch_configuration}
      END
      "$home/bin/amazon-cloudwatch-agent-ctl" -a fetch-config -m ec2 -s -c "file:$home/etc/hanok.json"
    EOT
  )

  codedeploy_agent = <<-EOT
    #!/bin/bash
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
  EOT
}
