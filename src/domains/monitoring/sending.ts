/** Where and as whom a system sends. */
export interface Sender {
  /** The node's origin with the realm's prefix: `https://scrutineer.example`, `…/exercise`. */
  readonly node: string
  readonly origin: string
  readonly system: string
}

/** Stands where the key belongs, which is shown only once. */
const KEY_PLACE = 'KEY'

/**
 * One line for a shell that sends a heartbeat, to try a key or for a timer. The key is visible to other users of the
 * machine while it runs; the script does without that.
 */
export function curlLine({ node, origin, system }: Sender, key = KEY_PLACE): string {
  const signed = String.raw`scrutineer-signal-v1\n%s\n%s\n%s\nheartbeat\nvalues\n\n`
  const body = String.raw`{\"system\":\"$S\",\"at\":\"$T\",\"number\":$I,\"kind\":\"heartbeat\",\"mac\":\"$M\"}`
  return [
    `K=${key} S=${system} T=$(date -u +%Y-%m-%dT%H:%M:%S.000Z) I=$(date +%s)`,
    `M=$(printf '${signed}' "$S" "$T" "$I" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$K" -r | cut -c 1-64)`,
    `curl -fsS '${node}/api/monitoring.signal' -H 'Origin: ${origin}' -H 'Content-Type: application/json' -d "${body}"`,
  ].join('; ')
}

/** The settings file of the script, `/etc/scrutineer-signal.conf`, readable by its user only. */
export function settingsFile({ node, system }: Sender, key = KEY_PLACE): string {
  return `NODE=${node}\nSYSTEM=${system}\nKEY=${key}\n`
}

/** The script that systems run; the same as `deploy/scrutineer-signal.sh`, as a test holds. */
export const SIGNAL_SCRIPT = `#!/bin/sh
# Tells Scrutineer something: scrutineer-signal KIND [NAME=VALUE]...
# Alerts of a sensor from standard input: scrutineer-signal sensor-alert -f eve|ocsf|syslog
set -eu; umask 077
. "\${SIGNAL_CONF:-/etc/scrutineer-signal.conf}" # NODE, SYSTEM and KEY
kind=$1 format=values; shift
if [ "\${1:-}" = -f ]; then format=$2 payload=$(openssl base64 -A); else payload=$(printf '%s' "$*" | openssl base64 -A); fi
state=\${STATE:-/var/lib/scrutineer-signal}/$SYSTEM; mkdir -p "\${state%/*}"
tries=0; until mkdir "$state.lock" 2>/dev/null || [ $((tries += 1)) -gt 60 ]; do sleep 1; done
trap 'rmdir "$state.lock"' EXIT
number=$(($(cat "$state" 2>/dev/null || echo 0) + 1)) now=$(date +%s)
[ "$number" -gt "$now" ] || number=$now; echo "$number" >"$state"
at=$(date -u +%Y-%m-%dT%H:%M:%S.000Z)
# HMAC by hand, so that the key is in no command line that others of this machine could read.
pad() { k=$KEY; while [ -n "$k" ]; do printf "\\\\$(printf %03o $((0x\${k%"\${k#??}"} ^ $1)))"; k=\${k#??}; done; printf '%32s' '' | tr ' ' "$2"; }
inner() { { pad 54 6; printf '%s\\n' scrutineer-signal-v1 "$SYSTEM" "$at" "$number" "$kind" "$format" "$payload"; } | openssl dgst -sha256 -binary; }
mac=$({ pad 92 '\\\\'; inner; } | openssl dgst -sha256 -r | cut -c 1-64)
printf '{"system":"%s","at":"%s","number":%s,"kind":"%s","format":"%s","payload":"%s","mac":"%s"}' "$SYSTEM" "$at" "$number" "$kind" "$format" "$payload" "$mac" |
  curl -sS --fail-with-body --max-time 20 --retry 3 -H "Origin: $(echo "$NODE" | cut -d / -f 1-3)" -H 'Content-Type: application/json' --data-binary @- "$NODE/api/monitoring.signal"
`
