import { isAccount } from './account.ts'
import { HIERARCHICAL, shortAddress } from './base-address.ts'

/** Where something in a page points, without what changes by itself. */
export interface AddressKey {
  /** Own path `/js/app.*.js`, `//host/path` elsewhere, or `scheme:` with a hash of the rest. */
  readonly key: string
  /** Name of another host; null on the site itself. */
  readonly host: string | null
  /** Own path or `//host/path` as it is, without parameters. */
  readonly exact: string
  /** Own directory or `//host/dir`, with its slash. */
  readonly folder: string
  /** A part of the file's name is a hash or a version. */
  readonly isHashed: boolean
}

/** Own names of a site: its address, and the name with and without `www.`. */
export interface Home {
  readonly base: string
  readonly host: string
  /** Host of `base`, another one where a page says that its addresses begin elsewhere; empty where it is no web address. */
  readonly baseHost: string
}

/** Characters of a path or query that tell addresses apart. */
const MAX_PATH = 200
/** Parameters of a query that tell addresses apart. */
const MAX_PARAMETERS = 12

/** The site that an address belongs to; null when it is no web address. */
export function homeOf(address: string): Home | null {
  const whole = URL.parse(address)
  if (!whole?.host) return null
  const url = shortAddress(whole)
  const host = plainHost(url.hostname)
  return { base: url.href, host, baseHost: HIERARCHICAL.has(url.protocol) ? host : '' }
}

/** Lower case, without a final dot, brackets and `www.`. */
export function plainHost(name: string): string {
  return name
    .toLowerCase()
    .replace(/^\[|\]$|\.$/g, '')
    .replace(/^www\./, '')
}

/** Key of an address as written; null for what no browser loads and for the page itself (`#top`). */
export function addressKey(written: string, home: Home): AddressKey | null {
  if (written === '' || written.startsWith('#')) return null
  if (home.baseHost !== '' && isPlainPath(written))
    return hierarchical(home.baseHost, written, '', home)
  const url = URL.parse(written, home.base)
  if (!url || url.protocol === 'about:') return null
  if (!HIERARCHICAL.has(url.protocol)) {
    const { protocol } = url
    return { key: protocol, host: protocol, exact: protocol, folder: protocol, isHashed: false }
  }
  return hierarchical(plainHost(url.hostname), url.pathname, url.search, home)
}

/** A path from the root of the site without anything that a browser would write otherwise: most addresses of a page. */
function isPlainPath(written: string): boolean {
  return /^\/(?!\/)[\w./-]*$/.test(written) && !written.includes('/.')
}

function hierarchical(host: string, pathname: string, search: string, home: Home): AddressKey {
  const isOwn = host === home.host
  const path = pathname.slice(0, MAX_PATH)
  const slash = path.lastIndexOf('/') + 1
  const [folder, isMovingFolder] = plainPath(path.slice(0, slash))
  const [file, isHashed] = plainPath(path.slice(slash))
  const origin = isOwn ? '' : `//${host}`
  const query = plainQuery(search, home) + (isOwn ? throughPath(pathname, home) : '')
  return {
    key: `${origin}${folder}${file}${query}`,
    host: isOwn ? null : host,
    exact: `${origin}${path}`,
    folder: `${origin}${folder}`,
    isHashed: isHashed || isMovingFolder,
  }
}

/** Hash-like and version parts as `*`. */
function plainPath(path: string): [string, boolean] {
  // Small letters alone are names.
  if (/^[a-z./_~-]*$/.test(path)) return [path, false]
  let isHashed = false
  const plain = path.replace(/[^/._~-]+/g, (part) => {
    if (!isHashLike(part)) return part
    isHashed = true
    return '*'
  })
  // A hash may hold hyphens and lines of its own: index-B_yz-k1P.js.
  return [isHashed ? plain.replace(/\*(?:[._~-](?:\*|v(?=[.*]))){1,20}/g, '*') : plain, isHashed]
}

/** A part of a name that a build or a session gave: digits, hexadecimal, or letters that no person would write so. */
export function isHashLike(part: string): boolean {
  if (/^v?\d+$/.test(part)) return true
  if (part.length < 5) return false
  const digits = part.replace(/\D+/g, '').length
  if (digits > 0 && part.length >= 6 && /[A-Za-z]/.test(part)) {
    // report2026 and covid19 are names with a number at the end.
    return !/^[a-z]+\d{1,4}$/i.test(part) || /^[0-9a-f]{8,}$/.test(part)
  }
  if (digits > 0) return !/[A-Za-z]/.test(part)
  return isRandomLetters(part)
}

function isRandomLetters(part: string): boolean {
  if (part.length < 7 || !/^[A-Za-z]+$/.test(part)) return false
  if (part === part.toUpperCase())
    return !/[AEIOUY]/.test(part) || /[BCDFGHJKLMNPQRSTVWXZ]{5}/.test(part)
  // camelCase has humps of three letters and more; DdqFZpAe has not.
  const humps = part.split(/(?=[A-Z])/)
  return humps.length >= 3 && part.length / humps.length < 3
}

/** Names of parameters with their values where these are words; a foreign address in a value is kept by its host. */
function plainQuery(search: string, home: Home): string {
  if (search.length < 2) return ''
  const parts: string[] = []
  for (const [name, value] of new URLSearchParams(search.slice(0, 4 * MAX_PATH))) {
    if (parts.length >= MAX_PARAMETERS) break
    const named = namedHost(value, home) ?? redirectedHost(name, value, home)
    const isWord = /^[\p{L}_,|. -]{1,60}$/u.test(value) && !isHashLike(value) && !isAccount(value)
    parts.push(`${isHashLike(name) ? '*' : name}=${named ? `//${named}` : isWord ? value : '*'}`)
  }
  return parts.length > 0 ? `?${[...new Set(parts)].sort().join('&')}` : ''
}

/** Host of a foreign address within a value: an open door of the site leads there. */
function namedHost(written: string, home: Home): string | null {
  const value = /%2f/i.test(written) ? written.replace(/%2f/gi, '/').replace(/%3a/gi, ':') : written
  const plain = value.replace(/[\t\r\n]+/g, '')
  if (!/^\s*(?:(?:https?:)?[/\\]{2}|https?:[\w-])/i.test(plain)) return null
  // Doors take `https:host` for an address, browsers for a path.
  return foreignHost(plain.replace(/^\s*(https?:)(?![/\\])/i, '$1//'), home)
}

function foreignHost(address: string, home: Home): string | null {
  const host = plainHost(URL.parse(address, home.base)?.hostname ?? '')
  return host === '' || host === home.host ? null : host
}

/** Parameters that lead on to where their value says. */
const REDIRECTS =
  /^(?:url|uri|u|to|q|next|goto|go|dest|destination|target|out|link|continue|redir|redirect\w*|return\w*|r)$/i
const BARE_HOST =
  /^(?:[\w-]+\.){1,9}(?:com|net|org|info|biz|xyz|top|site|online|shop|club|app|dev|live|icu|io|co|me|ru|cn|tk|example|test)(?=[/:?#]|$)/i

/** Host in a parameter that leads on, written without a scheme. */
function redirectedHost(name: string, value: string, home: Home): string | null {
  if (!REDIRECTS.test(name)) return null
  const [host] = BARE_HOST.exec(value.slice(0, MAX_PATH)) ?? []
  return host === undefined ? null : foreignHost(`//${host}`, home)
}

/** A foreign address at the end of an own path, as if it were a parameter. */
function throughPath(path: string, home: Home): string {
  if (!path.includes('/http')) return ''
  const [, found] = /\/https?(?::|%3a)(?:\/|%2f){1,2}([\w-]+(?:\.[\w-]+)+)/i.exec(path) ?? []
  const host = found === undefined ? null : foreignHost(`//${found}`, home)
  return host === null ? '' : `?=//${host}`
}

/** Paths of services that lead on to the address in a parameter. */
const DOOR =
  /^\/\/[^/]+\/(?:[\w-]+\/)?(?:url|l\.php|redir\w*|out|away(?:\.php)?|link|go|r|linkfilter)\/?\?/

/** The foreign host that an address leads on to: an own one, or one of a service that does nothing else; null otherwise. */
export function throughHost(key: AddressKey): string | null {
  if (key.host !== null && !DOOR.test(key.key)) return null
  return /[=]\/\/([^&]+)/.exec(key.key)?.[1] ?? null
}

/** A part of an address with its escapes read; as it stands where these are none. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // URIError: a lone percent sign; a browser takes it as it stands.
    return text
  }
}
