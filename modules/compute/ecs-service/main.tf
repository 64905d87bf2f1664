# Generated from src/compute/ecs-service/ecs-service.ts by `npm run modules`. Do not edit.

locals {
  older_regions = [
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
    "ca-central-1",
    "sa-east-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-east-1",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "af-south-1",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "us-gov-east-1",
    "us-gov-west-1",
    "cn-north-1",
    "cn-northwest-1",
  ]

  region_is_newer = !contains(local.older_regions, try(var.endpoints.region, ""))

  fetches_secrets = (
    anytrue([
      for container in var.containers : anytrue(concat(
        [for secret in container.secrets : secret.secret_arn != null],
        [for secret in container.logging.secret_options : secret.secret_arn != null]
      ))
    ]) ||
    anytrue([for container in var.containers : container.registry_credentials != null])
  )

  fetches_parameters = anytrue([
    for container in var.containers : anytrue(concat(
      [for secret in container.secrets : secret.parameter_arn != null],
      [for secret in container.logging.secret_options : secret.parameter_arn != null]
    ))
  ])

  writes_logs = (
    anytrue([for container in var.containers : container.logging.driver == "awslogs"]) ||
    length(var.nginx.hosts) != 0 ||
    (var.service_connect == null ? false : var.service_connect.logging)
  )

  endpoint_rules = {
    container_instances = var.launch_type == "ec2"
    exec                = var.exec
    kms                 = var.exec && try(var.cluster.execute_command.kms_key_arn, null) != null
    logs                = (local.writes_logs ? "awslogs" : "none") == "awslogs"
    newer_region        = var.launch_type == "fargate" && local.region_is_newer
    private_images      = true
    secrets             = local.fetches_secrets
    service_connect     = var.service_connect != null
    session_manager     = false
    ssm_parameters      = local.fetches_parameters
  }

  rule_services = {
    container_instances = ["ecs-agent", "ecs-telemetry", "ecs"]
    exec                = ["ssmmessages"]
    kms                 = ["kms"]
    logs                = ["logs"]
    newer_region        = ["ecs-agent", "ecs-telemetry", "ecs"]
    private_images      = ["ecr.api", "ecr.dkr", "s3"]
    secrets             = ["secretsmanager"]
    service_connect     = ["ecs-agent"]
    session_manager     = ["ssm", "ssmmessages", "ec2messages"]
    ssm_parameters      = ["ssm"]
  }

  rule_reasons = {
    container_instances = "its container instances' agents talk to ECS"
    exec                = "ECS Exec opens shells in its containers"
    kms                 = "it decrypts with KMS keys"
    logs                = "its log driver awslogs writes to CloudWatch Logs"
    newer_region        = "Fargate talks to ECS through the VPC in regions opened since December 2023"
    private_images      = "it pulls images from private repositories; their layers lie in S3"
    secrets             = "its containers are given secrets of Secrets Manager"
    service_connect     = "Service Connect manages its Envoy through ecs-agent"
    session_manager     = "Session Manager opens shells on its container instances"
    ssm_parameters      = "its containers are given parameters of the Parameter Store"
  }

  reached_services = try(
    concat(
      [
        for service, endpoint in var.endpoints.interfaces : service
        if anytrue([
          for zone in endpoint.zones : contains(
            var.zones == null ? try(keys(var.network.tiers[var.tier].subnets), []) : var.zones,
            zone
          )
        ])
      ],
      [
        for service, endpoint in var.endpoints.gateways : service
        if contains(endpoint.tiers, var.tier)
      ]
    ),
    []
  )

  unserved_calls = (
    var.endpoint_check &&
    (
      contains(keys(var.network.tiers), var.tier)
      ? !(
        var.network.tiers[var.tier].internet == null
        ? var.network.tiers[var.tier].kind != "isolated"
        : var.network.tiers[var.tier].internet
      )
      : false
    ) &&
    var.endpoints != null
    ? flatten([
      for rule, applies in local.endpoint_rules : [
        for service in local.rule_services[rule] : "${service}: ${local.rule_reasons[rule]}"
        if !contains(local.reached_services, service)
      ]
      if applies
    ])
    : []
  )

  unreached_services = [
    for call in local.unserved_calls :
    "endpoints has none for ${call}; allowed: one for all that tasks of the tier ${var.tier}, which does not lead to the internet, call, in one of their zones ${jsonencode(
      var.zones == null ? try(keys(var.network.tiers[var.tier].subnets), []) : var.zones
    )} or as a route of their tier. Add it, or set endpoint_check = false where routes of yours lead there."
  ]

  containers_within_1_step = {
    for name, container in var.containers : name => keys(container.depends_on)
  }

  containers_within_2_steps = {
    for name, others in local.containers_within_1_step : name => distinct(concat(others, flatten([
      for other in others : try(local.containers_within_1_step[other], [])
    ])))
  }

  containers_within_4_steps = {
    for name, others in local.containers_within_2_steps : name => distinct(concat(others, flatten([
      for other in others : try(local.containers_within_2_steps[other], [])
    ])))
  }

  containers_within_8_steps = {
    for name, others in local.containers_within_4_steps : name => distinct(concat(others, flatten([
      for other in others : try(local.containers_within_4_steps[other], [])
    ])))
  }

  containers_within_16_steps = {
    for name, others in local.containers_within_8_steps : name => distinct(concat(others, flatten([
      for other in others : try(local.containers_within_8_steps[other], [])
    ])))
  }

  circular_containers = [
    for name, others in local.containers_within_16_steps : name
    if contains(others, name)
  ]

  dependency_cycles = length(local.circular_containers) == 0 ? [] : [
    "containers has ${join(", ", local.circular_containers)}, which wait for each other by depends_on; allowed: containers of which one can start first.",
  ]

  nginx_text = {
    app = chomp(<<-EOT
                  proxy_pass_request_headers on;
                  proxy_intercept_errors off;
                  proxy_hide_header X-Powered-By;
                  proxy_ignore_headers X-Accel-Redirect X-Accel-Expires X-Accel-Charset X-Accel-Limit-Rate;
                  proxy_set_header Host $host;
                  proxy_set_header X-Real-IP $remote_addr;
                  proxy_set_header X-Forwarded-For $remote_addr;
                  proxy_set_header X-Forwarded-Host $host;
                  proxy_set_header X-Forwarded-Proto $client_scheme;
                  proxy_set_header X-Forwarded-Port $client_port;
                  proxy_set_header X-Request-ID $request_id;
                  proxy_set_header Forwarded "";
                  proxy_set_header Proxy "";
                  proxy_set_header Proxy-Connection "";
                  proxy_set_header X-Forwarded-Prefix "";
                  proxy_set_header X-Forwarded-Scheme "";
                  proxy_set_header X-Forwarded-Server "";
                  proxy_set_header X-Forwarded-Ssl "";
                  proxy_set_header X-Original-URL "";
                  proxy_set_header X-Rewrite-URL "";
      ${"" /* the margin */}
    EOT
    )
    bucket = chomp(<<-EOT
              set $web_path $uri;
              client_max_body_size 1k;
              recursive_error_pages on;
              proxy_intercept_errors on;
              proxy_pass_request_headers off;
              proxy_pass_request_body off;
              proxy_read_timeout 30s;
              proxy_set_header Host $web_host;
              proxy_ssl_name $web_host;
              proxy_set_header Connection "";
              proxy_set_header Content-Length "";
              proxy_set_header Origin $http_origin;
              proxy_set_header Range $http_range;
              proxy_set_header If-Range $http_if_range;
              proxy_set_header If-Match $http_if_match;
              proxy_set_header If-None-Match $http_if_none_match;
              proxy_set_header If-Modified-Since $http_if_modified_since;
              proxy_set_header If-Unmodified-Since $http_if_unmodified_since;
              proxy_hide_header Cache-Control;
              proxy_hide_header x-amz-bucket-region;
              proxy_hide_header x-amz-checksum-crc32;
              proxy_hide_header x-amz-checksum-crc32c;
              proxy_hide_header x-amz-checksum-crc64nvme;
              proxy_hide_header x-amz-checksum-sha1;
              proxy_hide_header x-amz-checksum-sha256;
              proxy_hide_header x-amz-checksum-type;
              proxy_hide_header x-amz-delete-marker;
              proxy_hide_header x-amz-expiration;
              proxy_hide_header x-amz-id-2;
              proxy_hide_header x-amz-meta-sha256;
              proxy_hide_header x-amz-missing-meta;
              proxy_hide_header x-amz-mp-parts-count;
              proxy_hide_header x-amz-object-lock-legal-hold;
              proxy_hide_header x-amz-object-lock-mode;
              proxy_hide_header x-amz-object-lock-retain-until-date;
              proxy_hide_header x-amz-replication-status;
              proxy_hide_header x-amz-request-charged;
              proxy_hide_header x-amz-request-id;
              proxy_hide_header x-amz-restore;
              proxy_hide_header x-amz-server-side-encryption;
              proxy_hide_header x-amz-server-side-encryption-aws-kms-key-id;
              proxy_hide_header x-amz-server-side-encryption-bucket-key-enabled;
              proxy_hide_header x-amz-storage-class;
              proxy_hide_header x-amz-tagging-count;
              proxy_hide_header x-amz-version-id;
              proxy_hide_header x-amz-website-redirect-location;
              proxy_hide_header x-amzn-requestid;
      ${"" /* the margin */}
    EOT
    )
    errors_document = chomp(<<-EOT
              error_page 400 412 416 @refused;
              error_page 301 302 307 308 =502 @unavailable;
              error_page 500 501 502 503 504 @unavailable;
              error_page 401 403 404 =404 @error_document;
      ${"" /* the margin */}
    EOT
    )
    errors_missing = chomp(<<-EOT
              error_page 400 412 416 @refused;
              error_page 301 302 307 308 =502 @unavailable;
              error_page 500 501 502 503 504 @unavailable;
              error_page 401 403 404 =404 @missing;
      ${"" /* the margin */}
    EOT
    )
    errors_of_document = "            error_page 401 403 404 301 302 307 308 400 412 416 500 501 502 503 504 =404 @missing;"
    errors_page = chomp(<<-EOT
                  error_page 400 412 416 @refused;
                  error_page 301 302 307 308 =502 @unavailable;
                  error_page 500 501 502 503 504 @unavailable;
                  error_page 401 403 404 = @page;
      ${"" /* the margin */}
    EOT
    )
    http = chomp(<<-EOT
          server_tokens off;
          default_type text/plain;
          underscores_in_headers off;
          ignore_invalid_headers on;
          absolute_redirect off;
          server_names_hash_max_size 4096;
          server_names_hash_bucket_size 512;
          map_hash_bucket_size 512;
          proxy_headers_hash_max_size 1024;
          proxy_headers_hash_bucket_size 128;
          client_header_timeout 15s;
          client_body_timeout 30s;
          send_timeout 30s;
          keepalive_timeout 65s;
          reset_timedout_connection on;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          proxy_http_version 1.1;
          proxy_request_buffering off;
          proxy_max_temp_file_size 0;
          proxy_buffer_size 16k;
          proxy_buffers 8 16k;
          proxy_busy_buffers_size 32k;
          proxy_connect_timeout 3s;
          proxy_next_upstream_tries 3;
          proxy_next_upstream_timeout 10s;
          proxy_ssl_protocols TLSv1.2 TLSv1.3;
          proxy_ssl_server_name on;
          proxy_ssl_verify on;
          proxy_ssl_verify_depth 4;
          gzip_vary on;
          gzip_proxied any;
          gzip_comp_level 5;
          gzip_min_length 1024;
          gzip_types text/plain text/css text/javascript text/xml application/javascript application/json application/manifest+json application/wasm application/xml image/svg+xml;
          map $http_upgrade $upgrade { default ""; "~*^websocket$" websocket; }
          map $upgrade $connection_header { default ""; websocket upgrade; }
      ${"" /* the margin */}
    EOT
    )
    last_answers = chomp(<<-EOT
              location @missing {
                  return 404 "Not found\n";
              }
              location @refused {
                  return 400 "Refused\n";
              }
              location @unavailable {
                  return 502 "Not available\n";
              }
      ${"" /* the margin */}
    EOT
    )
    log = chomp(<<-EOT
          log_format requests escape=json
              '{"time":"$time_iso8601","id":"$request_id","client":"$remote_addr","scheme":"$client_scheme",'
              '"host":"$host","method":"$request_method","path":"$request_uri","protocol":"$server_protocol",'
              '"status":$status,"bytes":$body_bytes_sent,"seconds":$request_time,"upstream":"$upstream_addr",'
              '"upstream_status":"$upstream_status","upstream_seconds":"$upstream_response_time",'
              '"referer":"$http_referer","agent":"$http_user_agent"}';
          access_log /dev/stdout requests;
      ${"" /* the margin */}
    EOT
    )
    main = chomp(<<-EOT
      daemon off;
      worker_processes auto;
      worker_shutdown_timeout 25s;
      pid nginx.pid;
      error_log stderr warn;
      events {
          worker_connections 4096;
      }
    EOT
    )
    no_upgrade = chomp(<<-EOT
                  proxy_set_header Upgrade "";
                  proxy_set_header Connection "";
      ${"" /* the margin */}
    EOT
    )
    read_only = chomp(<<-EOT
                  if ($request_method !~ "^(?:GET|HEAD)$") {
                      add_header Allow "GET, HEAD" always;
                      return 405;
                  }
      ${"" /* the margin */}
    EOT
    )
    upgrade = chomp(<<-EOT
                  proxy_set_header Upgrade $upgrade;
                  proxy_set_header Connection $connection_header;
      ${"" /* the margin */}
    EOT
    )
    whole_page = chomp(<<-EOT
                  proxy_set_header Host $web_host;
                  proxy_set_header Connection "";
                  proxy_set_header Content-Length "";
      ${"" /* the margin */}
    EOT
    )
  }

  nginx_settings = chomp(<<-EOT
    ${local.nginx_text.http}
        resolver ${var.nginx.resolver}${var.nginx.ipv6 ? "" : " ipv6=off"};
        resolver_timeout 5s;
        proxy_ssl_trusted_certificate ${var.nginx.ca_bundle};
    ${var.nginx.access_log ? local.nginx_text.log : "    access_log off;"}
  EOT
  )

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

  nginx_balancers = join("\n", [for range in local.nginx_trusted_ranges : " ${range} 1;"])

  nginx_client = chomp(<<-EOT
    ${var.nginx.client_address == "preserved" ? "" : "${local.nginx_believed}\n    real_ip_header ${var.nginx.client_address == "forwarded" ? "X-Forwarded-For" : "proxy_protocol"};\n    real_ip_recursive on;\n"}${var.nginx.client_address == "forwarded" ? "    geo $realip_remote_addr $is_balancer { default 0;\n${local.nginx_balancers} }\n    map $is_balancer:$http_x_forwarded_proto $client_scheme { default ${var.nginx.scheme}; 1:http http; 1:https https; }" : "    map \"\" $client_scheme { default ${var.nginx.scheme}; }"}
        map $client_scheme $client_port { default 443; http 80; }
  EOT
  )

  nginx_upstreams = join("\n", [
    for name, host in var.nginx.hosts :
    chomp(<<-EOT
          upstream app_${name} {
              server 127.0.0.1:${host.app.port};
              keepalive 32;
          }
      ${"" /* the margin */}
    EOT
    )
    if host.app != null
  ])

  nginx_cache_rules = {
    for name, host in var.nginx.hosts : name => join("", flatten([
      for cache in host.bucket.cache_rules : concat(
        [for path in cache.paths : "\n        ${path} \"${cache.cache_control}\";"],
        length(cache.extensions) == 0 ? [] : [
          "\n        \"~*[.](?:${join("|", cache.extensions)})$\" \"${cache.cache_control}\";",
        ]
      )
    ]))
    if host.bucket != null
  }

  nginx_cache_maps = join("\n", [
    for name, host in var.nginx.hosts :
    chomp(<<-EOT
          map $upstream_http_cache_control $own_${replace(name, "-", "_")} {
              default $upstream_http_cache_control;
              "" "${host.bucket.cache_control}";
          }
          map $web_path $rule_${replace(name, "-", "_")} {
              default $own_${replace(name, "-", "_")};${local.nginx_cache_rules[name]}
          }
          map $status $cache_${replace(name, "-", "_")} { default $rule_${replace(name, "-", "_")}; "~^[45]" "no-store"; }
      ${"" /* the margin */}
    EOT
    )
    if host.bucket != null
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

  nginx_bucket_headers = {
    for name, host in var.nginx.hosts : name => join("\n", [
      for header, value in host.bucket.headers : "        add_header ${header} \"${value}\" always;"
    ])
    if host.bucket != null
  }

  nginx_bucket_settings = {
    for name, host in var.nginx.hosts :
    name => chomp(<<-EOT
              set $web_host ${host.bucket.domain_name};
              set $web_origin ${host.bucket.domain_name}:${host.bucket.port};
      ${local.nginx_text.bucket}
              add_header Cache-Control $cache_${replace(name, "-", "_")} always;
              add_header Strict-Transport-Security "${host.hsts_seconds > 0 ? "max-age=${host.hsts_seconds}" : ""}" always;
      ${local.nginx_bucket_headers[name]}
      ${host.bucket.error_document == null ? local.nginx_text.errors_missing : local.nginx_text.errors_document}
    EOT
    )
    if host.bucket != null
  }

  nginx_bucket_fetches = {
    for name, host in var.nginx.hosts : name => join("", [
      local.nginx_text.read_only,
      "\n            rewrite \"(?s)^(.*/)\\z\" \"",
      host.bucket.prefix == null ? "" : "/${host.bucket.prefix}",
      "$1",
      host.bucket.index_document,
      "?\" break;\n            rewrite \"(?s)^(.*)\\z\" \"",
      host.bucket.prefix == null ? "" : "/${host.bucket.prefix}",
      "$1?\" break;\n            proxy_pass ${host.bucket.scheme}://$web_origin;",
    ])
    if host.bucket != null
  }

  nginx_single_pages = {
    for name, host in var.nginx.hosts :
    name => host.bucket.single_page == null
    ? "        location / {\n${local.nginx_bucket_fetches[name]}\n        }\n"
    : join("", [
      "        location ~ \"[.][^/]*\\z\" {\n",
      local.nginx_bucket_fetches[name],
      "\n        }\n        location / {\n",
      local.nginx_bucket_fetches[name],
      "\n",
      local.nginx_text.errors_page,
      "\n        }\n        location @page {\n            set $web_path /",
      host.bucket.single_page,
      ";\n            rewrite \"^\" \"",
      host.bucket.prefix == null ? "" : "/${host.bucket.prefix}",
      "/",
      host.bucket.single_page,
      "?\" break;\n            proxy_pass ${host.bucket.scheme}://$web_origin;\n        }\n",
    ])
    if host.bucket != null
  }

  nginx_error_documents = {
    for name, host in var.nginx.hosts :
    name => host.bucket.error_document == null
    ? ""
    : <<-EOT
              location @error_document {
                  rewrite "^" "${host.bucket.prefix == null ? "" : "/${host.bucket.prefix}"}/${host.bucket.error_document}?" break;
      ${local.nginx_text.whole_page}
      ${local.nginx_text.errors_of_document}
                  proxy_pass ${host.bucket.scheme}://$web_origin;
              }
    EOT
    if host.bucket != null
  }

  nginx_bucket_locations = {
    for name, host in var.nginx.hosts : name => join("", [
      local.nginx_single_pages[name],
      local.nginx_error_documents[name],
      local.nginx_text.last_answers,
    ])
    if host.bucket != null
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

  nginx_size = length(jsonencode(local.nginx_configuration))

  nginx_problems = [
    for size in [local.nginx_size] :
    "nginx comes to a configuration of ${size} characters; allowed: up to 61440, since a task definition has 64 KiB. Fewer hosts, or a second service for some of them."
    if size > 61440
  ]

  nginx_fixed = {
    command = [
      "umask 077 && printf '%s' \"$NGINX_CONFIGURATION\" > \"$NGINX_SCRATCH/nginx.conf\" && exec nginx -e stderr -p \"$NGINX_SCRATCH\" -c \"$NGINX_SCRATCH/nginx.conf\"",
    ]
    cpu         = null
    entry_point = ["/bin/sh", "-c"]
    essential   = true
    firelens    = null
    logging = {
      driver         = "awslogs"
      options        = {}
      retention_days = null
      secret_options = {}
    }
    memory                   = null
    memory_reservation       = null
    mount_points             = {}
    readonly_root_filesystem = true
    registry_credentials     = null
    secrets                  = {}
    stop_timeout_seconds     = 30
    ulimits = {
      nofile = {
        hard = 65536
        soft = 65536
      }
    }
    user              = "101:101"
    working_directory = null
  }

  nginx_ports = {
    for name, number in {
      "nginx-http"     = var.nginx.port
      "nginx-redirect" = var.nginx.redirect_port
    } : name => { app_protocol = null, container_port = number, protocol = "tcp" }
    if number != null
  }

  nginx_dependencies = {
    for name, container in var.containers :
    name => container.health_check == null ? "START" : "HEALTHY"
    if anytrue([
      for settings in container.ports : contains(
        [for host in var.nginx.hosts : host.app.port if host.app != null],
        settings.container_port
      )
    ])
  }

  nginx_health_command = "curl -fsS -m 3 -o /dev/null http://127.0.0.1:${var.nginx.health_port}${var.nginx.health_path} || wget -q -T 3 -O /dev/null http://127.0.0.1:${var.nginx.health_port}${var.nginx.health_path} || exit 1"

  nginx_containers = {
    for name in ["nginx"] : name => merge(local.nginx_fixed, {
      depends_on = local.nginx_dependencies
      environment = {
        NGINX_CONFIGURATION = local.nginx_configuration
        NGINX_SCRATCH       = var.nginx.scratch_path
      }
      health_check = {
        command              = ["CMD-SHELL", local.nginx_health_command]
        interval_seconds     = 10
        retries              = 3
        start_period_seconds = 10
        timeout_seconds      = 5
      }
      image = var.nginx.image
      linux = {
        add_capabilities  = []
        drop_capabilities = ["ALL"]
        init_process      = false
        tmpfs             = { for path in [var.nginx.scratch_path] : path => var.nginx.scratch_mib }
      }
      ports = local.nginx_ports
    })
    if length(var.nginx.hosts) != 0
  }

  all_containers = merge(var.containers, local.nginx_containers)
  partition      = split(":", var.cluster.arn)[1]
  region         = split(":", var.cluster.arn)[3]
  account        = split(":", var.cluster.arn)[4]

  fetched_values = flatten([
    for container in local.all_containers :
    concat(values(container.secrets), values(container.logging.secret_options))
  ])

  secret_arns = distinct(concat(
    [for secret in local.fetched_values : secret.secret_arn if secret.secret_arn != null],
    [
      for container in local.all_containers : container.registry_credentials
      if container.registry_credentials != null
    ]
  ))

  parameter_arns = distinct([
    for secret in local.fetched_values : secret.parameter_arn
    if secret.parameter_arn != null
  ])

  secret_statements = concat(
    length(local.secret_arns) == 0 ? [] : [
      {
        Action   = "secretsmanager:GetSecretValue"
        Effect   = "Allow"
        Resource = local.secret_arns
        Sid      = "Secrets"
      },
    ],
    length(local.parameter_arns) == 0 ? [] : [
      {
        Action   = "ssm:GetParameters"
        Effect   = "Allow"
        Resource = local.parameter_arns
        Sid      = "Parameters"
      },
    ],
    length(var.secret_key_arns) == 0 ? [] : [
      {
        Action = "kms:Decrypt"
        Condition = {
          StringEquals = {
            "kms:ViaService" = [
              "secretsmanager.${local.region}.amazonaws.com",
              "ssm.${local.region}.amazonaws.com",
            ]
          }
        }
        Effect   = "Allow"
        Resource = var.secret_key_arns
        Sid      = "Decrypt"
      },
    ]
  )

  secret_characters = nonsensitive(length(replace(
    jsonencode({ Statement = local.secret_statements, Version = "2012-10-17" }),
    " ",
    ""
  )))

  secret_problems = (
    var.execution_role == null
    ? [
      for size in [local.secret_characters] :
      "the execution role's policy for the secrets of containers comes to ${size} characters; allowed: up to 10240 characters. Fewer secrets with more keys each, or a role of your own (execution_role)."
      if size > 10240
    ]
    : []
  )

  container_registries = {
    for key, container in local.all_containers : key => {
      firelensConfiguration = container.firelens == null ? null : merge(
        { type = container.firelens.type },
        {
          for member, value in {
            options = length(container.firelens.options) == 0 ? null : container.firelens.options
          } : member => value
          if value != null
        }
      )
      repositoryCredentials = container.registry_credentials == null ? null : {
        credentialsParameter = container.registry_credentials
      }
    }
  }

  container_processes = {
    for key, container in local.all_containers : key => {
      command          = length(container.command) == 0 ? null : container.command
      entryPoint       = length(container.entry_point) == 0 ? null : container.entry_point
      stopTimeout      = container.stop_timeout_seconds
      user             = container.user
      workingDirectory = container.working_directory
    }
  }

  container_limits = {
    for key, container in local.all_containers : key => {
      cpu               = container.cpu
      memory            = container.memory
      memoryReservation = container.memory_reservation
      ulimits = length(container.ulimits) == 0 ? null : [
        for name, limit in container.ulimits :
        { hardLimit = limit.hard, name = name, softLimit = limit.soft }
      ]
    }
  }

  container_tmpfs = {
    for key, container in local.all_containers :
    key => length(container.linux.tmpfs) == 0 ? null : [
      for path, size in container.linux.tmpfs :
      { containerPath = path, mountOptions = ["nosuid", "nodev", "noexec"], size = size }
    ]
  }

  container_linux = {
    for key, container in local.all_containers : key => {
      linuxParameters = merge(
        { initProcessEnabled = container.linux.init_process },
        {
          for member, value in {
            capabilities = (
              length(container.linux.add_capabilities) == 0 &&
              length(container.linux.drop_capabilities) == 0
              ? null
              : {
                for member, value in {
                  add = (
                    length(container.linux.add_capabilities) == 0
                    ? null
                    : container.linux.add_capabilities
                  )
                  drop = (
                    length(container.linux.drop_capabilities) == 0
                    ? null
                    : container.linux.drop_capabilities
                  )
                } : member => value
                if value != null
              }
            )
            tmpfs = local.container_tmpfs[key]
          } : member => value
          if value != null
        }
      )
    }
  }

  container_ports = {
    for key, container in local.all_containers : key => {
      portMappings = length(container.ports) == 0 ? null : [
        for name, port in container.ports : merge(
          {
            containerPort = port.container_port
            hostPort      = port.container_port
            name          = name
            protocol      = port.protocol
          },
          {
            for member, value in { appProtocol = port.app_protocol } : member => value
            if value != null
          }
        )
      ]
    }
  }

  container_environments = {
    for key, container in local.all_containers : key => {
      environment = length(container.environment) == 0 ? null : [
        for name, value in container.environment : { name = name, value = value }
      ]
    }
  }

  secret_sources = {
    for key, container in local.all_containers : key => {
      for name, secret in container.secrets :
      name => secret.parameter_arn == null
      ? (
        secret.json_key == null && secret.version_stage == null && secret.version_id == null
        ? secret.secret_arn
        : join("", [
          "${secret.secret_arn}:",
          secret.json_key == null ? "" : secret.json_key,
          ":",
          secret.version_stage == null ? "" : secret.version_stage,
          ":",
          secret.version_id == null ? "" : secret.version_id,
        ])
      )
      : secret.parameter_arn
    }
  }

  container_secrets = {
    for key, sources in local.secret_sources : key => {
      secrets = length(sources) == 0 ? null : [
        for name, source in sources : { name = name, valueFrom = source }
      ]
    }
  }

  container_mounts = {
    for key, container in local.all_containers : key => {
      mountPoints = length(container.mount_points) == 0 ? null : [
        for volume, mount in container.mount_points :
        { containerPath = mount.container_path, readOnly = mount.read_only, sourceVolume = volume }
      ]
    }
  }

  container_starts = {
    for key, container in local.all_containers : key => {
      dependsOn = length(container.depends_on) == 0 ? null : [
        for other, condition in container.depends_on :
        { condition = condition, containerName = other }
      ]
      healthCheck = container.health_check == null ? null : merge(
        {
          command  = container.health_check.command
          interval = container.health_check.interval_seconds
          retries  = container.health_check.retries
          timeout  = container.health_check.timeout_seconds
        },
        {
          for member, value in { startPeriod = container.health_check.start_period_seconds } :
          member => value
          if value != null
        }
      )
    }
  }

  log_options = {
    for key, container in local.all_containers : key => merge(
      container.logging.options,
      container.logging.driver == "awslogs"
      ? {
        "awslogs-group"         = "/aws/ecs/${var.cluster.name}/${var.name}/${key}"
        "awslogs-region"        = local.region
        "awslogs-stream-prefix" = key
      }
      : {}
    )
  }

  log_secret_sources = {
    for key, container in local.all_containers : key => {
      for name, secret in container.logging.secret_options :
      name => secret.parameter_arn == null
      ? (
        secret.json_key == null && secret.version_stage == null && secret.version_id == null
        ? secret.secret_arn
        : join("", [
          "${secret.secret_arn}:",
          secret.json_key == null ? "" : secret.json_key,
          ":",
          secret.version_stage == null ? "" : secret.version_stage,
          ":",
          secret.version_id == null ? "" : secret.version_id,
        ])
      )
      : secret.parameter_arn
    }
  }

  container_logs = {
    for key, container in local.all_containers : key => {
      logConfiguration = container.logging.driver == "none" ? null : merge(
        { logDriver = container.logging.driver },
        {
          for member, value in {
            options = length(local.log_options[key]) == 0 ? null : local.log_options[key]
            secretOptions = length(local.log_secret_sources[key]) == 0 ? null : [
              for name, source in local.log_secret_sources[key] :
              { name = name, valueFrom = source }
            ]
          } : member => value
          if value != null
        }
      )
    }
  }

  container_definitions = [
    for key, container in local.all_containers : merge(
      {
        essential              = container.essential
        image                  = container.image
        name                   = key
        readonlyRootFilesystem = container.readonly_root_filesystem
      },
      {
        for member, value in merge(
          local.container_registries[key],
          local.container_processes[key],
          local.container_limits[key],
          local.container_linux[key],
          local.container_ports[key],
          local.container_environments[key],
          local.container_secrets[key],
          local.container_mounts[key],
          local.container_starts[key],
          local.container_logs[key]
        ) : member => value
        if value != null
      }
    )
  ]

  definitions_base64 = base64encode(replace(
    replace(replace(jsonencode(local.container_definitions), "\\u003c", "<"), "\\u003e", ">"),
    "\\u0026",
    "&"
  ))

  definitions_bytes = nonsensitive(
    3 * floor(length(local.definitions_base64) / 4) -
    (
      (endswith(local.definitions_base64, "=") ? 1 : 0) +
      (endswith(local.definitions_base64, "==") ? 1 : 0)
    )
  )

  definition_problems = [
    for size in [local.definitions_bytes] :
    "the JSON of containers comes to ${size} bytes; allowed: up to 65536 bytes. A task definition has 64 KiB: keep large values in Parameter Store, Secrets Manager or the image, or make a second service."
    if size > 65536
  ]

  log_plans = merge(
    {
      for key, container in local.all_containers : key => {
        name = "/aws/ecs/${var.cluster.name}/${var.name}/${key}"
        retention_days = (
          container.logging.retention_days == null
          ? var.logs.retention_days
          : container.logging.retention_days
        )
        tags = merge(var.tags, { Name = "${var.name}-${key}" })
      }
      if container.logging.driver == "awslogs"
    },
    {
      for key in ["service-connect"] : key => {
        name           = "/aws/ecs/${var.cluster.name}/${var.name}/${key}"
        retention_days = var.logs.retention_days
        tags           = merge(var.tags, { Name = "${var.name}-${key}" })
      }
      if try(var.service_connect.logging, false)
    }
  )

  ecs_arn = "arn:${local.partition}:ecs:${local.region}:${local.account}"

  log_stream_arns = [
    for arn in { for key, instance in aws_cloudwatch_log_group.this : key => instance.arn } :
    "${arn}:*"
  ]

  private_images = [
    for container in local.all_containers :
    replace(split(":", split("@", container.image)[0])[0], ".dkr-ecr.", ".dkr.ecr.")
    if can(regex(
      "^[0-9]{12}\\.dkr(\\.ecr(-fips)?|-ecr)\\.[a-z0-9-]+\\.(amazonaws\\.com(\\.cn)?|on\\.aws)/",
      container.image
    ))
  ]

  repository_arns = distinct([
    for image in local.private_images :
    "arn:${local.partition}:ecr:${split(".", image)[3]}:${split(".", image)[0]}:repository/${join(
      "/",
      slice(split("/", image), 1, length(split("/", image)))
    )}"
  ])

  pull_endpoint_ids = (
    var.launch_type != "fargate" ? []
    : var.endpoints == null ? []
    : contains(keys(var.endpoints.interfaces), "ecr.api") &&
    contains(keys(var.endpoints.interfaces), "ecr.dkr")
    ? [var.endpoints.interfaces["ecr.api"].id, var.endpoints.interfaces["ecr.dkr"].id]
    : []
  )

  repositories_by_endpoint = [
    for arn in local.repository_arns : arn
    if length(local.pull_endpoint_ids) == 0 ? false : split(":", arn)[3] == var.endpoints.region
  ]

  repositories_direct = [
    for arn in local.repository_arns : arn
    if length(local.pull_endpoint_ids) == 0 ? true : split(":", arn)[3] != var.endpoints.region
  ]

  pull_statements = concat(
    length(local.repository_arns) == 0 ? [] : [
      { Action = "ecr:GetAuthorizationToken", Effect = "Allow", Resource = "*", Sid = "Login" },
    ],
    length(local.repositories_by_endpoint) == 0 ? [] : [
      {
        Action = [
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:GetDownloadUrlForLayer",
        ]
        Condition = { StringEquals = { "aws:SourceVpce" = local.pull_endpoint_ids } }
        Effect    = "Allow"
        Resource  = local.repositories_by_endpoint
        Sid       = "PullThroughEndpoints"
      },
    ],
    length(local.repositories_direct) == 0 ? [] : [
      {
        Action = [
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:GetDownloadUrlForLayer",
        ]
        Effect   = "Allow"
        Resource = local.repositories_direct
        Sid      = "Pull"
      },
    ]
  )

  log_router_configurations = [
    for container in local.all_containers :
    container.firelens == null ? ""
    : lookup(container.firelens.options, "config-file-type", "") == "s3"
    ? lookup(container.firelens.options, "config-file-value", "")
    : ""
  ]

  log_router_objects = [for arn in local.log_router_configurations : arn if arn != ""]

  log_router_statements = concat(
    length(local.log_router_objects) == 0 ? [] : [
      {
        Action   = "s3:GetObject"
        Effect   = "Allow"
        Resource = local.log_router_objects
        Sid      = "LogRouterObject"
      },
    ],
    length([for arn in local.log_router_objects : split("/", arn)[0]]) == 0
    ? []
    : [
      {
        Action   = "s3:GetBucketLocation"
        Effect   = "Allow"
        Resource = [for arn in local.log_router_objects : split("/", arn)[0]]
        Sid      = "LogRouterBucket"
      },
    ]
  )

  execution_statements = concat(
    length(local.log_stream_arns) == 0 ? [] : [
      {
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Effect   = "Allow"
        Resource = local.log_stream_arns
        Sid      = "Log"
      },
    ],
    local.pull_statements,
    local.secret_statements,
    local.log_router_statements
  )

  elasticfilesystem_arn = "arn:${local.partition}:elasticfilesystem:${local.region}:${local.account}"

  mount_statements = [
    for key, volume in var.volumes : merge(
      {
        Action = concat(
          ["elasticfilesystem:ClientMount"],
          !volume.efs.read_only ? ["elasticfilesystem:ClientWrite"] : [],
          volume.efs.root_access ? ["elasticfilesystem:ClientRootAccess"] : []
        )
        Effect   = "Allow"
        Resource = "${local.elasticfilesystem_arn}:file-system/${volume.efs.file_system_id}"
        Sid      = "Mount${replace(key, "-", "")}"
      },
      {
        for member, value in {
          Condition = volume.efs.access_point_id == null ? null : {
            StringEquals = {
              "elasticfilesystem:AccessPointArn" = "${local.elasticfilesystem_arn}:access-point/${volume.efs.access_point_id}"
            }
          }
        } : member => value
        if value != null
      }
    )
    if volume.efs == null ? false : volume.efs.iam
  ]

  exec_record_statements = var.cluster.execute_command == null ? [] : [
    { Action = ["logs:DescribeLogGroups"], Effect = "Allow", Resource = "*", Sid = "ExecFindLog" },
    {
      Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
      Effect   = "Allow"
      Resource = "${var.cluster.execute_command.log_group_arn}:*"
      Sid      = "ExecRecord"
    },
  ]

  exec_key_statements = (
    var.cluster.execute_command == null ? []
    : var.cluster.execute_command.kms_key_arn == null
    ? []
    : [
      {
        Action   = ["kms:Decrypt"]
        Effect   = "Allow"
        Resource = var.cluster.execute_command.kms_key_arn
        Sid      = "ExecKey"
      },
    ]
  )

  task_arns = "${local.ecs_arn}:task/${var.cluster.name}/*"
  ec2_arn   = "arn:${local.partition}:ec2:${local.region}:${local.account}"

  volume_key_arns = [
    for volume in var.volumes : volume.ebs.kms_key_arn
    if volume.ebs != null ? volume.ebs.kms_key_arn != null : false
  ]

  volume_key_statements = concat(
    length(local.volume_key_arns) == 0 ? [] : [
      {
        Action = [
          "kms:DescribeKey",
          "kms:GenerateDataKeyWithoutPlaintext",
          "kms:ReEncryptFrom",
          "kms:ReEncryptTo",
        ]
        Condition = { StringEquals = { "kms:ViaService" = "ec2.${local.region}.amazonaws.com" } }
        Effect    = "Allow"
        Resource  = local.volume_key_arns
      },
    ],
    length(local.volume_key_arns) == 0 ? [] : [
      {
        Action = "kms:CreateGrant"
        Condition = {
          Bool         = { "kms:GrantIsForAWSResource" = "true" }
          StringEquals = { "kms:ViaService" = "ec2.${local.region}.amazonaws.com" }
        }
        Effect   = "Allow"
        Resource = local.volume_key_arns
      },
    ]
  )

  ec2_providers = [
    for provider in keys(var.cluster.capacity_provider_names) : provider
    if !contains(["FARGATE", "FARGATE_SPOT"], provider)
  ]

  capacity_providers = (
    var.strategy == null
    ? [
      for provider in keys(var.cluster.capacity_provider_names) : provider
      if var.launch_type == "fargate"
      ? provider == "FARGATE"
      : contains(local.ec2_providers, provider) && length(local.ec2_providers) == 1
    ]
    : keys(var.strategy)
  )

  strategy = [
    for key in local.capacity_providers : {
      base     = try(var.strategy[key].base, 0)
      provider = var.cluster.capacity_provider_names[key]
      weight   = try(var.strategy[key].weight, 1)
    }
  ]

  subnet_ids = [
    for zone, subnet in var.network.tiers[var.tier].subnets : subnet.id
    if var.zones == null || contains(var.zones == null ? [] : var.zones, zone)
  ]

  registrations = [
    for target in var.targets : {
      container        = target.container
      port             = local.all_containers[target.container].ports[target.port].container_port
      target_group_arn = target.target_group.arn
    }
  ]

  service_case = (
    var.deployment_owner == "pipeline" ? (var.desired_count != null ? "pipeline_fixed" : "pipeline")
    : var.desired_count != null
    ? "fixed"
    : "this"
  )

  connected_services = [
    for name, service in try(var.service_connect.services, {}) :
    merge(service, { port_name = name })
  ]

  request_label = try(
    join("", [
      var.targets[var.scaling.requests.target_key].target_group.load_balancer_arn_suffix,
      "/",
      var.targets[var.scaling.requests.target_key].target_group.arn_suffix,
    ]),
    null
  )

  scaling_metrics = {
    for key, metric in {
      cpu      = try(var.scaling.cpu, null)
      memory   = try(var.scaling.memory, null)
      requests = try(var.scaling.requests, null)
    } : key => metric
    if metric != null
  }

  scaling_policies = {
    for key, metric in local.scaling_metrics : key => {
      label = key == "requests" ? local.request_label : null
      metric = {
        cpu      = "ECSServiceAverageCPUUtilization"
        memory   = "ECSServiceAverageMemoryUtilization"
        requests = "ALBRequestCountPerTarget"
      }[key]
      scale_in           = metric.scale_in
      scale_in_cooldown  = metric.scale_in_cooldown
      scale_out_cooldown = metric.scale_out_cooldown
      target             = metric.target
    }
  }
}

resource "aws_cloudwatch_log_group" "this" {
  for_each = local.log_plans

  kms_key_id        = var.logs.kms_key_arn
  name              = each.value.name
  retention_in_days = each.value.retention_days
  tags              = each.value.tags
}

resource "aws_iam_role" "execution" {
  count = var.execution_role == null ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Condition = {
          ArnLike      = { "aws:SourceArn" = "${local.ecs_arn}:*" }
          StringEquals = { "aws:SourceAccount" = local.account }
        }
        Effect    = "Allow"
        Principal = { Service = "ecs-tasks.amazonaws.com" }
      },
    ]
    Version = "2012-10-17"
  })
  description = "ECS: starts the containers of the service ${var.name}."
  # Role names are shared by all regions of the account.
  name_prefix          = "${var.name}-exec-"
  permissions_boundary = var.permissions_boundary
  tags                 = merge(var.tags, { Name = "${var.name}-execution" })
}

resource "aws_iam_role" "task" {
  count = var.task_role == null ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Condition = {
          ArnLike      = { "aws:SourceArn" = "${local.ecs_arn}:*" }
          StringEquals = { "aws:SourceAccount" = local.account }
        }
        Effect    = "Allow"
        Principal = { Service = "ecs-tasks.amazonaws.com" }
      },
    ]
    Version = "2012-10-17"
  })
  description          = "The application of the ECS service ${var.name}."
  name_prefix          = "${var.name}-task-"
  permissions_boundary = var.permissions_boundary
  tags                 = merge(var.tags, { Name = "${var.name}-task" })
}

resource "aws_iam_role" "infrastructure" {
  count = length([for name, volume in var.volumes : name if volume.ebs != null]) > 0 ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Effect = "Allow"
        Principal = {
          Service = "ecs.amazonaws.com"
        }
      },
    ]
    Version = "2012-10-17"
  })
  description          = "ECS: the EBS volumes of the service ${var.name}."
  name_prefix          = "${var.name}-ebs-"
  permissions_boundary = var.permissions_boundary
  tags                 = merge(var.tags, { Name = "${var.name}-infrastructure" })
}

resource "aws_iam_role_policy" "execution" {
  count = var.execution_role == null ? 1 : 0

  name = "start-containers"
  policy = jsonencode({
    Statement = concat(
      local.execution_statements,
      length(local.execution_statements) == 0
      ? [{ Action = "sts:GetCallerIdentity", Effect = "Allow", Resource = "*", Sid = "Nothing" }]
      : []
    )
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.execution[*].id)
}

resource "aws_iam_role_policy" "application" {
  count = var.task_role == null && length(var.task_statements) != 0 ? 1 : 0

  name = "application"
  policy = jsonencode({
    Statement = [
      for name, statement in var.task_statements : merge(
        {
          Action   = statement.actions
          Effect   = statement.effect
          Resource = statement.resources
          Sid      = replace(name, "-", "")
        },
        {
          for member, value in {
            Condition = length(statement.conditions) == 0 ? null : statement.conditions
          } : member => value
          if value != null
        }
      )
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.task[*].id)
}

resource "aws_iam_role_policy" "volumes" {
  count = (
    var.task_role == null &&
    length([
      for key, volume in var.volumes : key
      if volume.efs == null ? false : volume.efs.iam
    ]) != 0
  ) ? 1 : 0

  name   = "mount-volumes"
  policy = jsonencode({ Statement = local.mount_statements, Version = "2012-10-17" })
  role   = one(aws_iam_role.task[*].id)
}

resource "aws_iam_role_policy" "exec" {
  count = var.task_role == null && var.exec ? 1 : 0

  name = "ecs-exec"
  policy = jsonencode({
    Statement = (
      var.exec
      ? concat(
        [
          {
            Action = [
              "ssmmessages:CreateControlChannel",
              "ssmmessages:CreateDataChannel",
              "ssmmessages:OpenControlChannel",
              "ssmmessages:OpenDataChannel",
            ]
            Effect   = "Allow"
            Resource = "*"
            Sid      = "ExecChannels"
          },
        ],
        local.exec_record_statements,
        local.exec_key_statements
      )
      : []
    )
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.task[*].id)
}

resource "aws_iam_role_policy" "create_volumes" {
  count = length([for name, volume in var.volumes : name if volume.ebs != null]) > 0 ? 1 : 0

  name = "create-volumes"
  policy = jsonencode({
    Statement = [
      {
        Action = "ec2:CreateVolume"
        Condition = {
          ArnLike      = { "aws:RequestTag/AmazonECSCreated" = local.task_arns }
          StringEquals = { "aws:RequestTag/AmazonECSManaged" = "true" }
        }
        Effect   = "Allow"
        Resource = "${local.ec2_arn}:volume/*"
      },
      {
        Action   = "ec2:CreateVolume"
        Effect   = "Allow"
        Resource = "arn:${local.partition}:ec2:${local.region}::snapshot/*"
      },
      {
        Action = "ec2:CreateTags"
        Condition = {
          ArnLike = { "aws:RequestTag/AmazonECSCreated" = local.task_arns }
          StringEquals = {
            "aws:RequestTag/AmazonECSManaged" = "true"
            "ec2:CreateAction"                = "CreateVolume"
          }
        }
        Effect   = "Allow"
        Resource = "${local.ec2_arn}:volume/*"
      },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.infrastructure[*].id)
}

resource "aws_iam_role_policy" "attach_volumes" {
  count = length([for name, volume in var.volumes : name if volume.ebs != null]) > 0 ? 1 : 0

  name = "attach-volumes"
  policy = jsonencode({
    Statement = concat(
      [
        {
          Action   = ["ec2:DescribeAvailabilityZones", "ec2:DescribeInstances", "ec2:DescribeVolumes"]
          Effect   = "Allow"
          Resource = "*"
        },
        {
          Action = ["ec2:AttachVolume", "ec2:DetachVolume"]
          Condition = {
            ArnLike      = { "aws:ResourceTag/AmazonECSCreated" = local.task_arns }
            StringEquals = { "aws:ResourceTag/AmazonECSManaged" = "true" }
          }
          Effect   = "Allow"
          Resource = "${local.ec2_arn}:volume/*"
        },
        {
          Action   = ["ec2:AttachVolume", "ec2:DetachVolume"]
          Effect   = "Allow"
          Resource = "${local.ec2_arn}:instance/*"
        },
      ],
      local.volume_key_statements
    )
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.infrastructure[*].id)
}

resource "aws_iam_role_policy" "delete_volumes" {
  count = length([for name, volume in var.volumes : name if volume.ebs != null]) > 0 ? 1 : 0

  name = "delete-volumes"
  policy = jsonencode({
    Statement = [
      {
        Action = "ec2:DeleteVolume"
        Condition = {
          ArnLike      = { "aws:ResourceTag/AmazonECSCreated" = local.task_arns }
          StringEquals = { "aws:ResourceTag/AmazonECSManaged" = "true" }
        }
        Effect   = "Allow"
        Resource = "${local.ec2_arn}:volume/*"
      },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.infrastructure[*].id)
}

resource "aws_ecs_task_definition" "this" {
  container_definitions = jsonencode(local.container_definitions)
  cpu                   = var.cpu
  execution_role_arn = (
    var.execution_role == null ? one(aws_iam_role.execution[*].arn) : var.execution_role.arn
  )
  family                   = "${var.cluster.name}-${var.name}"
  memory                   = var.memory
  network_mode             = "awsvpc"
  requires_compatibilities = [var.launch_type == "fargate" ? "FARGATE" : "EC2"]
  tags                     = merge(var.tags, { Name = var.name })
  task_role_arn            = var.task_role == null ? one(aws_iam_role.task[*].arn) : var.task_role.arn

  runtime_platform {
    cpu_architecture        = var.architecture
    operating_system_family = "LINUX"
  }

  dynamic "ephemeral_storage" {
    for_each = var.ephemeral_storage_gib == null ? [] : [var.ephemeral_storage_gib]

    content {
      size_in_gib = ephemeral_storage.value
    }
  }

  dynamic "volume" {
    for_each = [for name, volume in var.volumes : { name = name, volume = volume }]

    content {
      configure_at_launch = volume.value.volume.ebs != null
      name                = volume.value.name

      dynamic "efs_volume_configuration" {
        for_each = volume.value.volume.efs == null ? [] : [volume.value.volume.efs]

        content {
          file_system_id     = efs_volume_configuration.value.file_system_id
          root_directory     = efs_volume_configuration.value.root_directory
          transit_encryption = "ENABLED"

          authorization_config {
            access_point_id = efs_volume_configuration.value.access_point_id
            iam             = efs_volume_configuration.value.iam ? "ENABLED" : "DISABLED"
          }
        }
      }
    }
  }

  lifecycle {
    precondition {
      condition     = length(local.unreached_services) == 0
      error_message = join("\n", local.unreached_services)
    }

    precondition {
      condition     = length(local.dependency_cycles) == 0
      error_message = join("\n", local.dependency_cycles)
    }

    precondition {
      condition     = length(local.nginx_problems) == 0
      error_message = join("\n", local.nginx_problems)
    }

    precondition {
      condition     = length(local.secret_problems) == 0
      error_message = join("\n", local.secret_problems)
    }

    precondition {
      condition     = length(local.definition_problems) == 0
      error_message = join("\n", local.definition_problems)
    }
  }
}

resource "terraform_data" "service_address" {
  input            = local.service_case
  triggers_replace = var.service_moved

  lifecycle {
    ignore_changes = [input]

    postcondition {
      condition     = self.output == local.service_case
      error_message = "The service is aws_ecs_service.${self.output}[0] and would become aws_ecs_service.${local.service_case}[0], deleted and made anew; allowed: a move. Declare moved { from, to } of the two addresses where the module is called and change service_moved in the same apply: see \"Who changes what runs\" in the module's README."
    }
  }
}

resource "aws_ecs_service" "this" {
  count = var.deployment_owner != "pipeline" && var.desired_count == null ? 1 : 0

  availability_zone_rebalancing      = var.zone_rebalancing ? "ENABLED" : "DISABLED"
  cluster                            = var.cluster.arn
  deployment_maximum_percent         = var.deployment.maximum_percent
  deployment_minimum_healthy_percent = var.deployment.minimum_healthy_percent
  desired_count                      = var.desired_count == null ? try(var.scaling.min, 1) : var.desired_count
  enable_ecs_managed_tags            = true
  enable_execute_command             = var.exec
  force_new_deployment               = var.deployment.force_new
  health_check_grace_period_seconds  = var.health_check_grace_period
  launch_type = (
    length(local.strategy) == 0 ? (var.launch_type == "fargate" ? "FARGATE" : "EC2") : null
  )
  name = var.name
  platform_version = (
    var.launch_type == "fargate"
    ? (var.platform_version == null ? "LATEST" : var.platform_version)
    : null
  )
  propagate_tags        = var.propagate_tags
  tags                  = merge(var.tags, { Name = var.name })
  task_definition       = aws_ecs_task_definition.this.arn
  wait_for_steady_state = var.wait_for_steady_state

  deployment_circuit_breaker {
    enable   = var.deployment.circuit_breaker.enabled
    rollback = var.deployment.circuit_breaker.rollback
  }

  network_configuration {
    assign_public_ip = var.public_ip
    security_groups  = [for group in var.security_groups : group.id]
    subnets          = local.subnet_ids
  }

  service_connect_configuration {
    enabled = var.service_connect != null
    namespace = (
      var.service_connect != null
      ? (
        try(var.service_connect.namespace_arn, null) == null
        ? var.cluster.service_connect_namespace_arn
        : try(var.service_connect.namespace_arn, null)
      )
      : null
    )

    dynamic "service" {
      for_each = local.connected_services

      content {
        discovery_name        = service.value.discovery_name
        ingress_port_override = service.value.ingress_port
        port_name             = service.value.port_name

        client_alias {
          dns_name = service.value.dns_name
          port     = service.value.port
        }

        dynamic "timeout" {
          for_each = (
            service.value.idle_timeout != null || service.value.request_timeout != null
            ? [service.value]
            : []
          )

          content {
            idle_timeout_seconds        = timeout.value.idle_timeout
            per_request_timeout_seconds = timeout.value.request_timeout
          }
        }

        dynamic "tls" {
          for_each = service.value.tls != null ? [service.value.tls] : []

          content {
            kms_key  = tls.value.kms_key_arn
            role_arn = tls.value.role_arn

            issuer_cert_authority {
              aws_pca_authority_arn = tls.value.authority_arn
            }
          }
        }
      }
    }

    dynamic "log_configuration" {
      for_each = (
        try(var.service_connect.logging, false)
        ? ["/aws/ecs/${var.cluster.name}/${var.name}/service-connect"]
        : []
      )

      content {
        log_driver = "awslogs"
        options = {
          "awslogs-group"         = log_configuration.value
          "awslogs-region"        = local.region
          "awslogs-stream-prefix" = "service-connect"
        }
      }
    }
  }

  dynamic "capacity_provider_strategy" {
    for_each = local.strategy

    content {
      base              = capacity_provider_strategy.value.base
      capacity_provider = capacity_provider_strategy.value.provider
      weight            = capacity_provider_strategy.value.weight
    }
  }

  dynamic "alarms" {
    for_each = length(var.deployment.alarms) != 0 ? [values(var.deployment.alarms)] : []

    content {
      alarm_names = alarms.value
      enable      = true
      rollback    = var.deployment.alarm_rollback
    }
  }

  dynamic "load_balancer" {
    for_each = local.registrations

    content {
      container_name   = load_balancer.value.container
      container_port   = load_balancer.value.port
      target_group_arn = load_balancer.value.target_group_arn
    }
  }

  dynamic "volume_configuration" {
    for_each = [
      for name, volume in var.volumes : { name = name, volume = volume.ebs }
      if volume.ebs != null
    ]

    content {
      name = volume_configuration.value.name

      managed_ebs_volume {
        encrypted        = true
        file_system_type = volume_configuration.value.volume.file_system
        iops             = volume_configuration.value.volume.iops
        kms_key_id       = volume_configuration.value.volume.kms_key_arn
        role_arn         = one(aws_iam_role.infrastructure[*].arn)
        size_in_gb       = volume_configuration.value.volume.size_gib
        snapshot_id      = volume_configuration.value.volume.snapshot_id
        throughput       = volume_configuration.value.volume.throughput
        volume_type      = volume_configuration.value.volume.type

        tag_specifications {
          propagate_tags = "SERVICE"
          resource_type  = "volume"
          tags           = var.tags
        }
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]

    postcondition {
      condition = (
        !var.wait_for_steady_state || self.task_definition == aws_ecs_task_definition.this.arn
      )
      error_message = "The deployment of ${aws_ecs_task_definition.this.arn} failed and was rolled back: the service ${var.name} runs another task definition. Its events and stopped tasks say why; the next apply tries again."
    }
  }

  depends_on = [
    aws_iam_role_policy.execution,
    aws_iam_role_policy.application,
    aws_iam_role_policy.volumes,
    aws_iam_role_policy.exec,
    aws_iam_role_policy.create_volumes,
    aws_iam_role_policy.attach_volumes,
    aws_iam_role_policy.delete_volumes,
  ]
}

resource "aws_ecs_service" "fixed" {
  count = var.deployment_owner != "pipeline" && var.desired_count != null ? 1 : 0

  availability_zone_rebalancing      = var.zone_rebalancing ? "ENABLED" : "DISABLED"
  cluster                            = var.cluster.arn
  deployment_maximum_percent         = var.deployment.maximum_percent
  deployment_minimum_healthy_percent = var.deployment.minimum_healthy_percent
  desired_count                      = var.desired_count == null ? try(var.scaling.min, 1) : var.desired_count
  enable_ecs_managed_tags            = true
  enable_execute_command             = var.exec
  force_new_deployment               = var.deployment.force_new
  health_check_grace_period_seconds  = var.health_check_grace_period
  launch_type = (
    length(local.strategy) == 0 ? (var.launch_type == "fargate" ? "FARGATE" : "EC2") : null
  )
  name = var.name
  platform_version = (
    var.launch_type == "fargate"
    ? (var.platform_version == null ? "LATEST" : var.platform_version)
    : null
  )
  propagate_tags        = var.propagate_tags
  tags                  = merge(var.tags, { Name = var.name })
  task_definition       = aws_ecs_task_definition.this.arn
  wait_for_steady_state = var.wait_for_steady_state

  deployment_circuit_breaker {
    enable   = var.deployment.circuit_breaker.enabled
    rollback = var.deployment.circuit_breaker.rollback
  }

  network_configuration {
    assign_public_ip = var.public_ip
    security_groups  = [for group in var.security_groups : group.id]
    subnets          = local.subnet_ids
  }

  service_connect_configuration {
    enabled = var.service_connect != null
    namespace = (
      var.service_connect != null
      ? (
        try(var.service_connect.namespace_arn, null) == null
        ? var.cluster.service_connect_namespace_arn
        : try(var.service_connect.namespace_arn, null)
      )
      : null
    )

    dynamic "service" {
      for_each = local.connected_services

      content {
        discovery_name        = service.value.discovery_name
        ingress_port_override = service.value.ingress_port
        port_name             = service.value.port_name

        client_alias {
          dns_name = service.value.dns_name
          port     = service.value.port
        }

        dynamic "timeout" {
          for_each = (
            service.value.idle_timeout != null || service.value.request_timeout != null
            ? [service.value]
            : []
          )

          content {
            idle_timeout_seconds        = timeout.value.idle_timeout
            per_request_timeout_seconds = timeout.value.request_timeout
          }
        }

        dynamic "tls" {
          for_each = service.value.tls != null ? [service.value.tls] : []

          content {
            kms_key  = tls.value.kms_key_arn
            role_arn = tls.value.role_arn

            issuer_cert_authority {
              aws_pca_authority_arn = tls.value.authority_arn
            }
          }
        }
      }
    }

    dynamic "log_configuration" {
      for_each = (
        try(var.service_connect.logging, false)
        ? ["/aws/ecs/${var.cluster.name}/${var.name}/service-connect"]
        : []
      )

      content {
        log_driver = "awslogs"
        options = {
          "awslogs-group"         = log_configuration.value
          "awslogs-region"        = local.region
          "awslogs-stream-prefix" = "service-connect"
        }
      }
    }
  }

  dynamic "capacity_provider_strategy" {
    for_each = local.strategy

    content {
      base              = capacity_provider_strategy.value.base
      capacity_provider = capacity_provider_strategy.value.provider
      weight            = capacity_provider_strategy.value.weight
    }
  }

  dynamic "alarms" {
    for_each = length(var.deployment.alarms) != 0 ? [values(var.deployment.alarms)] : []

    content {
      alarm_names = alarms.value
      enable      = true
      rollback    = var.deployment.alarm_rollback
    }
  }

  dynamic "load_balancer" {
    for_each = local.registrations

    content {
      container_name   = load_balancer.value.container
      container_port   = load_balancer.value.port
      target_group_arn = load_balancer.value.target_group_arn
    }
  }

  dynamic "volume_configuration" {
    for_each = [
      for name, volume in var.volumes : { name = name, volume = volume.ebs }
      if volume.ebs != null
    ]

    content {
      name = volume_configuration.value.name

      managed_ebs_volume {
        encrypted        = true
        file_system_type = volume_configuration.value.volume.file_system
        iops             = volume_configuration.value.volume.iops
        kms_key_id       = volume_configuration.value.volume.kms_key_arn
        role_arn         = one(aws_iam_role.infrastructure[*].arn)
        size_in_gb       = volume_configuration.value.volume.size_gib
        snapshot_id      = volume_configuration.value.volume.snapshot_id
        throughput       = volume_configuration.value.volume.throughput
        volume_type      = volume_configuration.value.volume.type

        tag_specifications {
          propagate_tags = "SERVICE"
          resource_type  = "volume"
          tags           = var.tags
        }
      }
    }
  }

  lifecycle {
    postcondition {
      condition = (
        !var.wait_for_steady_state || self.task_definition == aws_ecs_task_definition.this.arn
      )
      error_message = "The deployment of ${aws_ecs_task_definition.this.arn} failed and was rolled back: the service ${var.name} runs another task definition. Its events and stopped tasks say why; the next apply tries again."
    }
  }

  depends_on = [
    aws_iam_role_policy.execution,
    aws_iam_role_policy.application,
    aws_iam_role_policy.volumes,
    aws_iam_role_policy.exec,
    aws_iam_role_policy.create_volumes,
    aws_iam_role_policy.attach_volumes,
    aws_iam_role_policy.delete_volumes,
  ]
}

resource "aws_ecs_service" "pipeline" {
  count = var.deployment_owner == "pipeline" && var.desired_count == null ? 1 : 0

  availability_zone_rebalancing      = var.zone_rebalancing ? "ENABLED" : "DISABLED"
  cluster                            = var.cluster.arn
  deployment_maximum_percent         = var.deployment.maximum_percent
  deployment_minimum_healthy_percent = var.deployment.minimum_healthy_percent
  desired_count                      = var.desired_count == null ? try(var.scaling.min, 1) : var.desired_count
  enable_ecs_managed_tags            = true
  enable_execute_command             = var.exec
  force_new_deployment               = var.deployment.force_new
  health_check_grace_period_seconds  = var.health_check_grace_period
  launch_type = (
    length(local.strategy) == 0 ? (var.launch_type == "fargate" ? "FARGATE" : "EC2") : null
  )
  name = var.name
  platform_version = (
    var.launch_type == "fargate"
    ? (var.platform_version == null ? "LATEST" : var.platform_version)
    : null
  )
  propagate_tags        = var.propagate_tags
  tags                  = merge(var.tags, { Name = var.name })
  task_definition       = aws_ecs_task_definition.this.arn
  wait_for_steady_state = var.wait_for_steady_state

  deployment_circuit_breaker {
    enable   = var.deployment.circuit_breaker.enabled
    rollback = var.deployment.circuit_breaker.rollback
  }

  network_configuration {
    assign_public_ip = var.public_ip
    security_groups  = [for group in var.security_groups : group.id]
    subnets          = local.subnet_ids
  }

  service_connect_configuration {
    enabled = var.service_connect != null
    namespace = (
      var.service_connect != null
      ? (
        try(var.service_connect.namespace_arn, null) == null
        ? var.cluster.service_connect_namespace_arn
        : try(var.service_connect.namespace_arn, null)
      )
      : null
    )

    dynamic "service" {
      for_each = local.connected_services

      content {
        discovery_name        = service.value.discovery_name
        ingress_port_override = service.value.ingress_port
        port_name             = service.value.port_name

        client_alias {
          dns_name = service.value.dns_name
          port     = service.value.port
        }

        dynamic "timeout" {
          for_each = (
            service.value.idle_timeout != null || service.value.request_timeout != null
            ? [service.value]
            : []
          )

          content {
            idle_timeout_seconds        = timeout.value.idle_timeout
            per_request_timeout_seconds = timeout.value.request_timeout
          }
        }

        dynamic "tls" {
          for_each = service.value.tls != null ? [service.value.tls] : []

          content {
            kms_key  = tls.value.kms_key_arn
            role_arn = tls.value.role_arn

            issuer_cert_authority {
              aws_pca_authority_arn = tls.value.authority_arn
            }
          }
        }
      }
    }

    dynamic "log_configuration" {
      for_each = (
        try(var.service_connect.logging, false)
        ? ["/aws/ecs/${var.cluster.name}/${var.name}/service-connect"]
        : []
      )

      content {
        log_driver = "awslogs"
        options = {
          "awslogs-group"         = log_configuration.value
          "awslogs-region"        = local.region
          "awslogs-stream-prefix" = "service-connect"
        }
      }
    }
  }

  dynamic "capacity_provider_strategy" {
    for_each = local.strategy

    content {
      base              = capacity_provider_strategy.value.base
      capacity_provider = capacity_provider_strategy.value.provider
      weight            = capacity_provider_strategy.value.weight
    }
  }

  dynamic "alarms" {
    for_each = length(var.deployment.alarms) != 0 ? [values(var.deployment.alarms)] : []

    content {
      alarm_names = alarms.value
      enable      = true
      rollback    = var.deployment.alarm_rollback
    }
  }

  dynamic "load_balancer" {
    for_each = local.registrations

    content {
      container_name   = load_balancer.value.container
      container_port   = load_balancer.value.port
      target_group_arn = load_balancer.value.target_group_arn
    }
  }

  dynamic "volume_configuration" {
    for_each = [
      for name, volume in var.volumes : { name = name, volume = volume.ebs }
      if volume.ebs != null
    ]

    content {
      name = volume_configuration.value.name

      managed_ebs_volume {
        encrypted        = true
        file_system_type = volume_configuration.value.volume.file_system
        iops             = volume_configuration.value.volume.iops
        kms_key_id       = volume_configuration.value.volume.kms_key_arn
        role_arn         = one(aws_iam_role.infrastructure[*].arn)
        size_in_gb       = volume_configuration.value.volume.size_gib
        snapshot_id      = volume_configuration.value.volume.snapshot_id
        throughput       = volume_configuration.value.volume.throughput
        volume_type      = volume_configuration.value.volume.type

        tag_specifications {
          propagate_tags = "SERVICE"
          resource_type  = "volume"
          tags           = var.tags
        }
      }
    }
  }

  lifecycle {
    ignore_changes = [task_definition, desired_count]
  }

  depends_on = [
    aws_iam_role_policy.execution,
    aws_iam_role_policy.application,
    aws_iam_role_policy.volumes,
    aws_iam_role_policy.exec,
    aws_iam_role_policy.create_volumes,
    aws_iam_role_policy.attach_volumes,
    aws_iam_role_policy.delete_volumes,
  ]
}

resource "aws_ecs_service" "pipeline_fixed" {
  count = var.deployment_owner == "pipeline" && var.desired_count != null ? 1 : 0

  availability_zone_rebalancing      = var.zone_rebalancing ? "ENABLED" : "DISABLED"
  cluster                            = var.cluster.arn
  deployment_maximum_percent         = var.deployment.maximum_percent
  deployment_minimum_healthy_percent = var.deployment.minimum_healthy_percent
  desired_count                      = var.desired_count == null ? try(var.scaling.min, 1) : var.desired_count
  enable_ecs_managed_tags            = true
  enable_execute_command             = var.exec
  force_new_deployment               = var.deployment.force_new
  health_check_grace_period_seconds  = var.health_check_grace_period
  launch_type = (
    length(local.strategy) == 0 ? (var.launch_type == "fargate" ? "FARGATE" : "EC2") : null
  )
  name = var.name
  platform_version = (
    var.launch_type == "fargate"
    ? (var.platform_version == null ? "LATEST" : var.platform_version)
    : null
  )
  propagate_tags        = var.propagate_tags
  tags                  = merge(var.tags, { Name = var.name })
  task_definition       = aws_ecs_task_definition.this.arn
  wait_for_steady_state = var.wait_for_steady_state

  deployment_circuit_breaker {
    enable   = var.deployment.circuit_breaker.enabled
    rollback = var.deployment.circuit_breaker.rollback
  }

  network_configuration {
    assign_public_ip = var.public_ip
    security_groups  = [for group in var.security_groups : group.id]
    subnets          = local.subnet_ids
  }

  service_connect_configuration {
    enabled = var.service_connect != null
    namespace = (
      var.service_connect != null
      ? (
        try(var.service_connect.namespace_arn, null) == null
        ? var.cluster.service_connect_namespace_arn
        : try(var.service_connect.namespace_arn, null)
      )
      : null
    )

    dynamic "service" {
      for_each = local.connected_services

      content {
        discovery_name        = service.value.discovery_name
        ingress_port_override = service.value.ingress_port
        port_name             = service.value.port_name

        client_alias {
          dns_name = service.value.dns_name
          port     = service.value.port
        }

        dynamic "timeout" {
          for_each = (
            service.value.idle_timeout != null || service.value.request_timeout != null
            ? [service.value]
            : []
          )

          content {
            idle_timeout_seconds        = timeout.value.idle_timeout
            per_request_timeout_seconds = timeout.value.request_timeout
          }
        }

        dynamic "tls" {
          for_each = service.value.tls != null ? [service.value.tls] : []

          content {
            kms_key  = tls.value.kms_key_arn
            role_arn = tls.value.role_arn

            issuer_cert_authority {
              aws_pca_authority_arn = tls.value.authority_arn
            }
          }
        }
      }
    }

    dynamic "log_configuration" {
      for_each = (
        try(var.service_connect.logging, false)
        ? ["/aws/ecs/${var.cluster.name}/${var.name}/service-connect"]
        : []
      )

      content {
        log_driver = "awslogs"
        options = {
          "awslogs-group"         = log_configuration.value
          "awslogs-region"        = local.region
          "awslogs-stream-prefix" = "service-connect"
        }
      }
    }
  }

  dynamic "capacity_provider_strategy" {
    for_each = local.strategy

    content {
      base              = capacity_provider_strategy.value.base
      capacity_provider = capacity_provider_strategy.value.provider
      weight            = capacity_provider_strategy.value.weight
    }
  }

  dynamic "alarms" {
    for_each = length(var.deployment.alarms) != 0 ? [values(var.deployment.alarms)] : []

    content {
      alarm_names = alarms.value
      enable      = true
      rollback    = var.deployment.alarm_rollback
    }
  }

  dynamic "load_balancer" {
    for_each = local.registrations

    content {
      container_name   = load_balancer.value.container
      container_port   = load_balancer.value.port
      target_group_arn = load_balancer.value.target_group_arn
    }
  }

  dynamic "volume_configuration" {
    for_each = [
      for name, volume in var.volumes : { name = name, volume = volume.ebs }
      if volume.ebs != null
    ]

    content {
      name = volume_configuration.value.name

      managed_ebs_volume {
        encrypted        = true
        file_system_type = volume_configuration.value.volume.file_system
        iops             = volume_configuration.value.volume.iops
        kms_key_id       = volume_configuration.value.volume.kms_key_arn
        role_arn         = one(aws_iam_role.infrastructure[*].arn)
        size_in_gb       = volume_configuration.value.volume.size_gib
        snapshot_id      = volume_configuration.value.volume.snapshot_id
        throughput       = volume_configuration.value.volume.throughput
        volume_type      = volume_configuration.value.volume.type

        tag_specifications {
          propagate_tags = "SERVICE"
          resource_type  = "volume"
          tags           = var.tags
        }
      }
    }
  }

  lifecycle {
    ignore_changes = [task_definition]
  }

  depends_on = [
    aws_iam_role_policy.execution,
    aws_iam_role_policy.application,
    aws_iam_role_policy.volumes,
    aws_iam_role_policy.exec,
    aws_iam_role_policy.create_volumes,
    aws_iam_role_policy.attach_volumes,
    aws_iam_role_policy.delete_volumes,
  ]
}

resource "aws_appautoscaling_target" "this" {
  count = var.scaling != null ? 1 : 0

  max_capacity = var.scaling.max
  min_capacity = var.scaling.min
  resource_id = "service/${var.cluster.name}/${one(concat(
    aws_ecs_service.this[*].name,
    aws_ecs_service.fixed[*].name,
    aws_ecs_service.pipeline[*].name,
    aws_ecs_service.pipeline_fixed[*].name
  ))}"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"
  tags               = merge(var.tags, { Name = var.name })

  suspended_state {
    dynamic_scaling_in_suspended  = var.scaling.suspended.scale_in
    dynamic_scaling_out_suspended = var.scaling.suspended.scale_out
    scheduled_scaling_suspended   = var.scaling.suspended.schedules
  }
}

resource "aws_appautoscaling_policy" "this" {
  for_each = local.scaling_policies

  name               = "${var.name}-${each.key}"
  policy_type        = "TargetTrackingScaling"
  resource_id        = one(aws_appautoscaling_target.this[*].resource_id)
  scalable_dimension = one(aws_appautoscaling_target.this[*].scalable_dimension)
  service_namespace  = one(aws_appautoscaling_target.this[*].service_namespace)

  target_tracking_scaling_policy_configuration {
    disable_scale_in   = !each.value.scale_in
    scale_in_cooldown  = each.value.scale_in_cooldown
    scale_out_cooldown = each.value.scale_out_cooldown
    target_value       = each.value.target

    predefined_metric_specification {
      predefined_metric_type = each.value.metric
      resource_label         = each.value.label
    }
  }
}

resource "aws_appautoscaling_scheduled_action" "this" {
  for_each = try(var.scaling.schedules, {})

  end_time           = each.value.end_time
  name               = "${var.name}-${each.key}"
  resource_id        = one(aws_appautoscaling_target.this[*].resource_id)
  scalable_dimension = one(aws_appautoscaling_target.this[*].scalable_dimension)
  schedule           = each.value.schedule
  service_namespace  = one(aws_appautoscaling_target.this[*].service_namespace)
  start_time         = each.value.start_time
  timezone           = each.value.timezone

  scalable_target_action {
    max_capacity = each.value.max
    min_capacity = each.value.min
  }
}
