// Addresses of the web as people pass them on: which two of them are the same page.

import { plainHost } from '../html/address-key.ts'

/** Longest address that is looked at, in UTF-16 units; browsers' own bars take about as much. */
export const MAX_URL = 2_000
/** Parameters of a query that tell two pages apart; an address with more keeps the first. */
const MAX_PARAMETERS = 30

/** Names before a host that stand for the same pages on small screens. */
const FOR_TELEPHONES = new Set(['www', 'm', 'mobile', 'amp'])

/** Hosts that serve the same pages under another name. */
const SAME_HOSTS: Readonly<Record<string, string>> = {
  'x.com': 'twitter.com',
  'nitter.net': 'twitter.com',
  'fb.com': 'facebook.com',
  'old.reddit.com': 'reddit.com',
  'dx.doi.org': 'doi.org',
}

/** What only says by which way somebody came. Names are compared in lower case. */
const OF_THE_WAY =
  /^(?:utm_.*|mtm_.*|pk_.*|fbclid|gclid|gbraid|wbraid|dclid|msclkid|twclid|ttclid|yclid|igshid|igsh|mc_cid|mc_eid|_ga|_gl|ref_src|ref_url|at_medium|at_campaign|cmpid|__twitter_impression|amp)$/

/** Parameters that say by which way somebody came, on the hosts where they do; elsewhere they may name the page. */
const OF_THE_WAY_AT: Readonly<Record<string, RegExp>> = {
  'twitter.com': /^[st]$/,
  'youtube.com': /^(?:si|feature|t|pp|ab_channel)$/,
}

/**
 * One text for all addresses of one page: without scheme, `www.` and `m.`, port, part, parameters that tell how somebody came
 * and the slash at the end; the rest of the parameters in order of their names. An address without scheme counts as one
 * of the web. null for whatever is no address of http or https, is longer than MAX_URL, or holds a user name.
 * Source: RFC 3986 §6 for what never changes the page; the rest as sites use it.
 */
export function urlKey(written: string): string | null {
  const url = webUrl(written)
  if (url === null) return null
  const host = hostKey(url.hostname)
  // The usual one of the other scheme too: which scheme it was does not count.
  const port = ['', '80', '443'].includes(url.port) ? '' : `:${url.port}`
  const short = shortened(host, url.pathname)
  if (short !== null) return short
  const path = plainEscapes(url.pathname).replace(/(?:\/(?:index\.(?:html?|php))?)+$/, '')
  return `${host}${port}${path}${queryKey(host, url.searchParams)}`
}

/** The address read as one of http or https, also without its scheme; null where it is none. */
export function webUrl(written: string): URL | null {
  const text = written.trim()
  if (text.length > MAX_URL || /\s/.test(text)) return null
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '') return null
  // A single word and a number are no address that anybody passes on.
  return url.hostname.includes('.') || url.hostname.startsWith('[') ? url : null
}

/** The host without what stands before it for telephones; at least two names are left. */
function hostKey(hostname: string): string {
  const labels = plainHost(hostname).split('.')
  while (labels.length > 2 && FOR_TELEPHONES.has(labels[0] ?? '')) labels.shift()
  const bare = labels.join('.')
  return Object.hasOwn(SAME_HOSTS, bare) ? (SAME_HOSTS[bare] ?? bare) : bare
}

/** Short addresses of videos as their long one; null for all others. */
function shortened(host: string, pathname: string): string | null {
  const id = /^\/(?:(?:shorts|live|embed)\/)?([\w-]{6,20})\/?$/.exec(pathname)?.[1]
  if (id === undefined) return null
  const isVideo = host === 'youtu.be' || (host === 'youtube.com' && pathname.indexOf('/', 1) > 0)
  return isVideo ? `youtube.com/watch?v=${id}` : null
}

/** Escapes of signs that need none are undone, the others are written in capitals. Source: RFC 3986 §6.2.2. */
function plainEscapes(path: string): string {
  return path.replaceAll(/%[0-9a-f]{2}/gi, (escape) => {
    const sign = String.fromCharCode(Number.parseInt(escape.slice(1), 16))
    return /[\w.~-]/.test(sign) ? sign : escape.toUpperCase()
  })
}

function queryKey(host: string, query: URLSearchParams): string {
  const here = Object.hasOwn(OF_THE_WAY_AT, host) ? OF_THE_WAY_AT[host] : undefined
  const kept = new URLSearchParams()
  let count = 0
  for (const [name, value] of query) {
    const plain = name.toLowerCase()
    if (OF_THE_WAY.test(plain) || here?.test(plain) === true) continue
    if (count === MAX_PARAMETERS) break
    kept.append(name, value)
    count += 1
  }
  kept.sort()
  return count === 0 ? '' : `?${kept.toString()}`
}
