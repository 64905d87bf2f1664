# Generated from src/compute/ecs-service/nginx/nginx-bucket.ts by `npm run modules`. Do not edit.

# An S3 bucket with web assets: what nginx needs to know of it, what a host's server says of it, and
# its locations.

locals {
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

  # With a single page, what has no dot in its last part and is not found is the page's to show.
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
}
