/** Characters of an address that is looked at whole. */
const MAX_ADDRESS = 2048
/** Characters of a path that are read of a longer one; keys of addresses hold fewer. */
const MAX_PATH = 1024
/** Characters of a name, with its port. Source: RFC 1035 section 2.3.4. */
const MAX_HOST = 261
/** In place of a name that nobody can look up. */
const UNNAMEABLE = 'too-long.invalid'

/** Schemes whose addresses have a host and a path. */
export const HIERARCHICAL: ReadonlySet<string> = new Set(['http:', 'https:', 'ftp:', 'ws:', 'wss:'])
/** Schemes of addresses that are no base: the page's own address is. */
const BASELESS = new Set(['data:', 'javascript:'])

/**
 * What the references of a page at `address` are resolved against, where `written` is the `href` of its first `<base>`.
 * Source: HTML standard, "set the frozen base URL".
 */
export function baseAddress(written: string | null, address: URL): URL {
  const base = written === null ? null : URL.parse(written, address.href)
  return shortAddress(base === null || BASELESS.has(base.protocol) ? address : base)
}

/**
 * The address as references are resolved against it. It is read again with each of them: one as long as a page would
 * make the work the square of the page, so of a long one only scheme, host and the beginning of the path are left.
 */
export function shortAddress(url: URL): URL {
  if (url.href.length <= MAX_ADDRESS) return url
  const { protocol, host, pathname } = url
  if (!HIERARCHICAL.has(protocol)) return new URL(`${UNNAMEABLE}:`)
  const name = host.length > MAX_HOST ? UNNAMEABLE : host
  return new URL(`${protocol}//${name}${pathname.slice(0, MAX_PATH)}`)
}
