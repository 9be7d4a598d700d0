/**
 * Lines of a web server's access log in the combined format, which every server writes and every tool reads.
 * Source: Apache HTTP Server 2.4, mod_log_config, "combined".
 */

/** One request as a web server answered it. */
export interface Access {
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly address: string
  /** Who was signed in; null for nobody. */
  readonly user: string | null
  readonly method: string
  readonly path: string
  readonly status: number
  /** Bytes of the answer's body. */
  readonly size: number
  readonly agent: string
}

/** Longest path, name or program of one line, in characters; what is longer is cut. */
const MAX_FIELD = 300

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The line without its end. Whatever a client sent stays within its field: quotes and control characters are escaped. */
export function combinedLine(access: Access): string {
  const { address, user, method, path, status, size, agent } = access
  const request = `${escaped(method)} ${escaped(path)} HTTP/1.1`
  const name = user === null ? '-' : escaped(user)
  return `${address} - ${name} [${stamp(access.at)}] "${request}" ${status} ${size === 0 ? '-' : size} "-" "${escaped(agent) || '-'}"`
}

/** A moment as the format writes it: `26/Nov/2026:21:05:09 +0000`. */
function stamp(at: string): string {
  const month = MONTHS[Number(at.slice(5, 7)) - 1] ?? 'Jan'
  return `${at.slice(8, 10)}/${month}/${at.slice(0, 4)}:${at.slice(11, 19)} +0000`
}

function escaped(field: string): string {
  return field
    .slice(0, MAX_FIELD)
    .replaceAll(/["\\]|[^ -~]/gu, (one) => `\\x${(one.codePointAt(0) ?? 0).toString(16)}`)
}
