# Generated from src/compute/ecs-service/nginx/nginx-container.ts by `npm run modules`. Do not edit.

# The sidecar's container: the stock image with another command.

locals {
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
    restart_policy           = null
    secrets                  = {}
    stop_timeout_seconds     = 30
    ulimits = {
      nofile = {
        hard = 65536
        soft = 65536
      }
    }
    user                = "101:101"
    version_consistency = null
    working_directory   = null
  }

  nginx_ports = {
    for name, number in { "nginx-http" = var.nginx.port, "nginx-redirect" = var.nginx.redirect_port } :
    name => { app_protocol = null, container_port = number, protocol = "tcp" }
    if number != null
  }

  nginx_dependencies = {
    for name, container in var.containers : name => container.health_check == null ? "START" : "HEALTHY"
    if anytrue([
      for settings in container.ports :
      contains([for host in var.nginx.hosts : host.app.port if host.app != null], settings.container_port)
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
}
