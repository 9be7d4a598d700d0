/** What an address says of where a site is; what it does not say is left out. */
export interface Place {
  readonly host: string
  readonly path?: string
  readonly httpsPort?: number
  readonly httpPort?: number
}

/** Name of a host in lower case, other scripts as `xn--`. */
export const DOMAIN =
  /^(?=.{1,253}$)([a-z0-9_]([a-z0-9-_]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/** Marks that turn the direction of text and come along where an address is copied. */
const MARKS = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/**
 * A name alone, or a whole address as a browser shows it, taken apart; other scripts become `xn--`. Null for what is no
 * address of a web page: another scheme, a user or password in it, an IPv6 address.
 */
export function readAddress(text: string): Place | null {
  const bare = text.replaceAll(MARKS, '').trim()
  const scheme = /^(https?):\/\//i.exec(bare)?.[1]?.toLowerCase()
  if (/[\s\\@]/.test(bare) || (scheme === undefined && bare.includes('://'))) return null
  const url = URL.parse(scheme === undefined ? `https://${bare}` : bare)
  const host = url?.hostname.replace(/\.$/, '') ?? ''
  if (url === null || !DOMAIN.test(host)) return null
  const path = `${url.pathname}${url.search}`
  const port = url.port === '' ? {} : { [`${scheme ?? 'https'}Port`]: Number(url.port) }
  return { host, ...(path === '/' ? {} : { path }), ...port }
}

/** The address of a site as a browser shows it, without the port where it is the usual one. */
export function addressOf(site: {
  readonly host: string
  readonly httpsPort: number
  readonly path: string
}): string {
  return `https://${site.host}${site.httpsPort === 443 ? '' : `:${site.httpsPort}`}${site.path}`
}
