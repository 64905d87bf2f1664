#!/bin/bash
# ValidateService: the deployment succeeds when this revision answers. Its failure is what rolls back.
set -euo pipefail

PORT=8080
if [ -r /etc/shop/environment ]; then
  # shellcheck source=/dev/null
  . /etc/shop/environment
fi
wanted=unknown
if [ -r /opt/shop/REVISION ]; then
  wanted=$(tr -d '[:space:]' </opt/shop/REVISION)
fi

for _ in $(seq 1 "${ATTEMPTS:-30}"); do
  if answer=$(curl -fsS --max-time 2 "http://127.0.0.1:$PORT/healthz" 2>&1); then
    if [[ $answer == *"\"revision\": \"$wanted\""* ]]; then
      echo "revision $wanted answers"
      exit 0
    fi
    answer="another revision than $wanted: $answer"
  fi
  sleep 1
done
echo "the shop does not answer as it should: $answer" >&2
systemctl status shop --no-pager --lines=20 >&2 || true
exit 1
