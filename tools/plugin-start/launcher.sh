#!/bin/sh
# Starts a provider for Pulumi.
if ! command -v node >/dev/null 2>&1; then
  echo "NAME: there is no node on the PATH. TITLE needs NEEDED" >&2
  exit 1
fi
exec node "${0%/*}/start.js" "$@"
