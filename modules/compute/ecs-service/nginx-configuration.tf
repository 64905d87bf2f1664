# Generated from src/compute/ecs-service/nginx/nginx-configuration.ts by `npm run modules`. Do not edit.

# The configuration of nginx, from the input `nginx`: a host's names lead to an application of the
# task or to a bucket.

locals {
  nginx_settings = chomp(<<-EOT
    ${local.nginx_text.http}
        resolver ${var.nginx.resolver}${var.nginx.ipv6 ? "" : " ipv6=off"};
        resolver_timeout 5s;
        proxy_ssl_trusted_certificate ${var.nginx.ca_bundle};
    ${var.nginx.access_log ? local.nginx_text.log : "    access_log off;"}
  EOT
  )

  # What health checks ask for: they come by address, so these are in the server of unknown names.
  nginx_checked_locations = chomp(<<-EOT
            location = ${var.nginx.health_path} {
                access_log off;
                return 200 "ok\n";
            }${var.nginx.readiness == null ? "" : "\n        location = ${var.nginx.readiness.path} {\n            access_log off;\n${local.nginx_text.app}\n${local.nginx_text.no_upgrade}\n            proxy_read_timeout 5s;\n            proxy_pass http://127.0.0.1:${var.nginx.readiness.port};\n        }"}
    ${"" /* the margin */}
  EOT
  )

  nginx_trusted_ranges = (
    var.nginx.trusted_ranges == null
    ? concat(
      var.network.cidr_blocks,
      var.network.ipv6_cidr_block == null ? [] : [var.network.ipv6_cidr_block]
    )
    : var.nginx.trusted_ranges
  )

  nginx_believed = join("\n", [
    for range in local.nginx_trusted_ranges : "    set_real_ip_from ${range};"
  ])

  # An Application Load Balancer says which of its listeners was asked; anyone else may say what
  # they like.
  nginx_balancers = join("\n", [for range in local.nginx_trusted_ranges : " ${range} 1;"])

  nginx_client = chomp(<<-EOT
    ${var.nginx.client_address == "preserved" ? "" : "${local.nginx_believed}\n    real_ip_header ${var.nginx.client_address == "forwarded" ? "X-Forwarded-For" : "proxy_protocol"};\n    real_ip_recursive on;\n"}${var.nginx.client_address == "forwarded" ? "    geo $realip_remote_addr $is_balancer { default 0;\n${local.nginx_balancers} }\n    map $is_balancer:$http_x_forwarded_proto $client_scheme { default ${var.nginx.scheme}; 1:http http; 1:https https; }" : "    map \"\" $client_scheme { default ${var.nginx.scheme}; }"}
        map $client_scheme $client_port { default 443; http 80; }
  EOT
  )

  # A pool of connections per host: they are used again.
  nginx_upstreams = join("\n", [
    for name, host in var.nginx.hosts :
    "    upstream app_${name} {\n        server 127.0.0.1:${host.app.port};\n        keepalive 32;\n    }"
    if host.app != null
  ])

  nginx_default_listens = concat(
    var.nginx.default_host == null
    ? [
      join("", [
        "        listen ",
        var.nginx.listen_address,
        ":${var.nginx.port} default_server",
        var.nginx.client_address == "proxy_protocol" ? " proxy_protocol" : "",
        ";",
        var.nginx.ipv6
        ? "\n        listen [::]:${var.nginx.port} default_server${
          var.nginx.client_address == "proxy_protocol" ? " proxy_protocol" : ""
        };"
        : "",
      ]),
    ]
    : [],
    var.nginx.redirect_port != null
    ? [
      join("", [
        "        listen ",
        var.nginx.listen_address,
        ":",
        var.nginx.redirect_port,
        " default_server",
        var.nginx.client_address == "proxy_protocol" ? " proxy_protocol" : "",
        ";",
        var.nginx.ipv6
        ? "\n        listen [::]:${var.nginx.redirect_port} default_server${
          var.nginx.client_address == "proxy_protocol" ? " proxy_protocol" : ""
        };"
        : "",
      ]),
    ]
    : []
  )

  nginx_default_servers = chomp(<<-EOT
    ${length(local.nginx_default_listens) == 0 ? "" : "    server {\n${join("\n", local.nginx_default_listens)}\n        server_name _;\n        keepalive_timeout 0;\n${local.nginx_checked_locations}\n        location / {\n            return ${lookup({ close = "444", misdirected = "421", not_found = "404" }, var.nginx.unknown_hosts, "421")};\n        }\n    }\n"}    server {
            listen 127.0.0.1:${var.nginx.health_port};
            access_log off;
            location = ${var.nginx.health_path} {
                access_log off;
                return 200 "ok\n";
            }
            location / {
                return 404;
            }
        }
  EOT
  )

  nginx_server_names = flatten([for host in var.nginx.hosts : host.server_names])

  nginx_redirect_server = (
    var.nginx.redirect_port == null
    ? ""
    : chomp(<<-EOT
          server {
              listen ${var.nginx.listen_address}:${var.nginx.redirect_port}${var.nginx.client_address == "proxy_protocol" ? " proxy_protocol" : ""};${var.nginx.ipv6 ? "\n        listen [::]:${var.nginx.redirect_port}${var.nginx.client_address == "proxy_protocol" ? " proxy_protocol" : ""};" : ""}
              server_name ${join(" ", local.nginx_server_names)};
              location / {
                  return 308 https://$host$request_uri;
              }
          }
      ${"" /* the margin */}
    EOT
    )
  )

  nginx_listen = join("", [
    "        listen ",
    var.nginx.listen_address,
    ":${var.nginx.port}",
    var.nginx.client_address == "proxy_protocol" ? " proxy_protocol" : "",
    ";",
    var.nginx.ipv6
    ? "\n        listen [::]:${var.nginx.port}${
      var.nginx.client_address == "proxy_protocol" ? " proxy_protocol" : ""
    };"
    : "",
  ])

  nginx_listen_by_default = chomp(<<-EOT
            listen ${var.nginx.listen_address}:${var.nginx.port} default_server${var.nginx.client_address == "proxy_protocol" ? " proxy_protocol" : ""};${var.nginx.ipv6 ? "\n        listen [::]:${var.nginx.port} default_server${var.nginx.client_address == "proxy_protocol" ? " proxy_protocol" : ""};" : ""}
    ${local.nginx_checked_locations}
  EOT
  )

  # The location of each host's application, by the host's name.
  nginx_app_locations = {
    for name, host in var.nginx.hosts :
    name => chomp(<<-EOT
              location ^~ ${host.app.path_prefix} {
      ${local.nginx_text.app}
      ${host.app.websocket ? local.nginx_text.upgrade : local.nginx_text.no_upgrade}
                  add_header Strict-Transport-Security "${host.hsts_seconds > 0 ? "max-age=${host.hsts_seconds}" : ""}" always;
                  client_max_body_size ${host.app.max_body_mib}m;
                  proxy_read_timeout ${host.app.timeout_seconds}s;
                  proxy_send_timeout ${host.app.timeout_seconds}s;
                  proxy_pass http://app_${name};
              }
    EOT
    )
    if host.app != null
  }

  nginx_host_bodies = {
    for name, host in var.nginx.hosts : name => join("\n", [
      for piece in [
        host.bucket != null ? local.nginx_bucket_settings[name] : "",
        host.app != null ? local.nginx_app_locations[name] : "",
        host.bucket != null ? local.nginx_bucket_locations[name] : "",
        host.bucket == null && (host.app == null ? false : host.app.path_prefix != "/")
        ? "        location / {\n            return 404;\n        }"
        : "",
      ] : piece
      if piece != ""
    ])
  }

  nginx_host_servers = join("\n", [
    for name, host in var.nginx.hosts :
    chomp(<<-EOT
          server {
      ${name == (var.nginx.default_host == null ? "" : var.nginx.default_host) ? local.nginx_listen_by_default : local.nginx_listen}
              server_name ${join(" ", host.server_names)};
              gzip ${host.gzip ? "on" : "off"};
      ${"${var.nginx.client_address}:${var.nginx.scheme}" == "forwarded:https" ? "        if ($client_scheme = http) { return 308 https://$host$request_uri; }\n" : ""}${local.nginx_host_bodies[name]}
          }
    EOT
    )
  ])

  nginx_configuration = <<-EOT
    ${local.nginx_text.main}
    http {
    ${join("\n", [for piece in [local.nginx_settings, local.nginx_client, local.nginx_upstreams, local.nginx_cache_maps, local.nginx_default_servers, local.nginx_redirect_server, local.nginx_host_servers] : piece if piece != ""])}
    }
  EOT
}
