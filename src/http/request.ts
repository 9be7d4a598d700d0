import { createHmac, hash } from 'node:crypto'
import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import { ANONYMOUS, type Actor } from '../core/actor.ts'
import { readBounded } from '../core/body.ts'
import { newBytes, newSecret } from '../core/id.ts'
import type { RemoteEnd } from '../core/network.ts'
import { Problem } from '../core/problem.ts'
import { BY_ONION, ownNetwork, sharerAt } from '../core/shares.ts'
import { isLanguage, type Language } from '../core/text.ts'
import { JsonError, parseBoundedJson } from '../lib/json/bounded.ts'
import type { Credentials, DoorParts, House, Identity } from './house.ts'

/** Largest JSON or form body of a person or program that signed in: a page of import rows fits, a film does not. */
const MAX_BODY_BYTES = 1024 * 1024

/** Largest body of anybody else, stations too: the longest that is sent in honesty is a signal of an inside system. */
const MAX_SHORT_BODY_BYTES = 64 * 1024

/** Deepest nesting of a JSON body: an alert with its texts has five levels. */
const MAX_JSON_DEPTH = 32

export type RealmName = 'actual' | 'exercise'

/** Cookie names by purpose; the device cookie of each realm is its own, a session belongs to Actual and opens both. */
const COOKIES = {
  session: '__Host-session',
  browser: '__Host-browser',
  device: { actual: '__Host-station', exercise: '__Host-station-exercise' },
  watch: { actual: '__Host-watch', exercise: '__Host-watch-exercise' },
} as const

/** Stored form of a bearer secret, as accounts keep it. */
function hashed(secret: string | undefined): string | undefined {
  if (secret === undefined || secret.length < 16 || secret.length > 200) return undefined
  return hash('sha256', secret)
}

/**
 * The credentials of a request, by its `Authorization` and `Cookie` headers. Bearer and Basic calls carry no cookie: then
 * cookies are not looked at.
 */
export function credentialsOf(
  headers: { readonly authorization?: string | undefined; readonly cookie?: string | undefined },
  realm: RealmName,
): Credentials {
  if (headers.authorization !== undefined) return { token: hashed(bearerOf(headers.authorization)) }
  const cookies = parse(headers.cookie ?? '')
  return {
    session: hashed(cookies[COOKIES.session]),
    browser: hashed(markOf(cookies)),
    device: hashed(cookies[COOKIES.device[realm]]),
  }
}

/** A mark is 256 random bits that a door of this kind made; anything else is none. */
const MARK = /^[\w-]{43}$/

/** Longest time that browsers keep a cookie. Source: RFC 6265bis §5.5 */
const MARK_SECONDS = 400 * 24 * 3600

function markOf(cookies: Readonly<Record<string, string>>): string | undefined {
  const mark = cookies[COOKIES.browser]
  return mark !== undefined && MARK.test(mark) ? mark : undefined
}

/** The mark of the browser that asks; one that carries none gets a new one, which is set with its first session. */
function browserMark(c: Context): string {
  const given: string | undefined = c.get('mark')
  const mark = given ?? markOf(parse(c.req.header('cookie') ?? '')) ?? newSecret()
  c.set('mark', mark)
  return mark
}

function bearerOf(header: string): string | undefined {
  const [scheme, value = ''] = header.split(' ', 2)
  if (scheme?.toLowerCase() === 'bearer') return value
  if (scheme?.toLowerCase() === 'basic') return Buffer.from(value, 'base64').toString('utf8')
  return undefined
}

/** Whose cookie a page or an action asks for: that of an observer's telephone, or whatever there is. */
export type Carrier = 'watch' | undefined

/**
 * Identity of a request; nobody when it carries no credentials or stale ones. Where `carrier` says so, the telephone of an
 * observer: then neither tokens nor other cookies are looked at, so that whoever is signed in in the same browser is not it.
 */
export async function identify(
  c: Context,
  parts: DoorParts,
  realm: RealmName,
  carrier?: Carrier,
): Promise<Identity> {
  // What the limits asked serves once: whoever asks again, as an open screen does, wants to know it anew.
  const key = askedKey(realm, carrier)
  const asked: Promise<Identity> | undefined = c.get(key)
  c.set(key, undefined)
  return await (asked ?? identityOf(c, parts, realm, carrier))
}

const askedKey = (realm: RealmName, carrier: Carrier) => `identity ${realm} ${carrier ?? ''}`

/** By what whoever is known at this request is counted; null for strangers, and where no door could say. */
export async function knownCaller(c: Context, parts: DoorParts): Promise<string | null> {
  const realm: RealmName = c.req.path.startsWith('/exercise/') ? 'exercise' : 'actual'
  const cookies = parse(c.req.header('cookie') ?? '')
  const own = cookies[COOKIES.session] ?? cookies[COOKIES.device[realm]]
  const carriers: Carrier[] = [
    ...((own ?? c.req.header('authorization')) === undefined ? [] : [undefined]),
    ...(cookies[COOKIES.watch[realm]] === undefined ? [] : (['watch'] as const)),
  ]
  for (const carrier of carriers) {
    const asked = identityOf(c, parts, realm, carrier)
    c.set(askedKey(realm, carrier), asked)
    // A token that is none, or a store in trouble: the door itself says so.
    const found = await asked.catch(() => null)
    if (found !== null && isSignedIn(found.actor)) return found.actor.via ?? found.actor.id
  }
  return null
}

async function identityOf(
  c: Context,
  parts: DoorParts,
  realm: RealmName,
  carrier: Carrier,
): Promise<Identity> {
  if (carrier === 'watch') return await phoneOf(c, parts, realm)
  const authorization = c.req.header('authorization')
  const credentials = credentialsOf({ authorization, cookie: c.req.header('cookie') }, realm)
  // What a token asks for comes from no browser.
  const browser = authorization === undefined ? hashed(browserMark(c)) : undefined
  const mark = browser === undefined ? {} : { browser }
  const nobody = (): Identity => {
    const via = placeOf(clientAddress(c, parts.trustProxy))
    return { actor: { ...strangerOf(c, parts.trustProxy), via, ...mark }, name: null }
  }
  if (!credentials.session && !credentials.device && !credentials.token) {
    if (authorization !== undefined) throw badToken()
    return nobody()
  }
  const identity = await parts.identify(realm, credentials)
  if (identity === null && credentials.token) throw badToken()
  if (identity === null) return nobody()
  parts.known?.(socketOf(c), identity.actor)
  return { ...identity, actor: { ...identity.actor, ...mark } }
}

async function phoneOf(c: Context, parts: DoorParts, realm: RealmName): Promise<Identity> {
  const watch = hashed(parse(c.req.header('cookie') ?? '')[COOKIES.watch[realm]])
  const identity = watch === undefined ? null : await parts.identify(realm, { watch })
  if (identity !== null) {
    parts.known?.(socketOf(c), identity.actor)
    return identity
  }
  const via = placeOf(clientAddress(c, parts.trustProxy))
  return { actor: { ...strangerOf(c, parts.trustProxy), via }, name: null }
}

/** Names change with every start, and are held in memory: they tell two callers apart but never where they live. */
const placeKey = newBytes(32)

/** A name for the place a caller without credentials comes from: limits of tries count by it. */
function placeOf(address: string): string {
  return `address:${createHmac('sha256', placeKey).update(ownNetwork(address)).digest('hex').slice(0, 16)}`
}

/** Nobody, with the network whose share he uses; loopback is a network like any other. */
export function strangerOf(c: Context, trustProxy: number): Actor & { readonly network: string } {
  if (c.get('onion') !== undefined) return { ...ANONYMOUS, network: BY_ONION }
  const named = (network: string) =>
    createHmac('sha256', placeKey).update(`share ${network}`).digest('hex').slice(0, 32)
  return { ...ANONYMOUS, network: sharerAt(clientAddress(c, trustProxy), named) }
}

function badToken(): Problem {
  return new Problem('http.bad_token', 401, 'This token is not known or no longer valid.')
}

/**
 * A request that changes something must come from our own pages: Origin equal to the node's, by the address at which it
 * was asked, and no browser that says otherwise. Calls with a token carry no cookie and need none. Throws Problem
 * `http.wrong_origin` (403).
 */
export function checkOrigin(c: Context, house: House): void {
  if (c.req.header('authorization') !== undefined) return
  const own = c.get('onion') ?? house.node.origin
  const site = c.req.header('sec-fetch-site') ?? 'same-origin'
  if (c.req.header('origin') === own && site === 'same-origin') return
  throw new Problem(
    'http.wrong_origin',
    403,
    'This request did not come from a page of this node.',
    {
      recorded: false,
    },
  )
}

/** Takes `cookie` out of an action's output and sets or clears the browser's cookie. */
export function moveCookie(
  c: Context,
  kind: 'session' | 'device' | 'watch',
  realm: RealmName,
  output: unknown,
): unknown {
  const { cookie, ...rest } = output as {
    cookie?: { secret: string; maxAgeSeconds: number } | null
  }
  if (cookie === undefined) return rest
  setCookie(c, kind === 'session' ? COOKIES.session : COOKIES[kind][realm], cookie?.secret ?? '', {
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'Strict',
    maxAge: cookie?.maxAgeSeconds ?? 0,
  })
  // Whoever signs in keeps the mark; whoever signs out keeps it too, so that the next person has the same device.
  if (kind === 'session' && cookie !== null) keepMark(c)
  return rest
}

function keepMark(c: Context): void {
  const options = { path: '/', httpOnly: true, secure: true, sameSite: 'Strict' } as const
  setCookie(c, COOKIES.browser, browserMark(c), { ...options, maxAge: MARK_SECONDS })
}

/** Throws Problem `http.encoded` (415) for a body that is compressed: small ones could become large here. */
export function checkEncoding(c: Context): void {
  if ((c.req.header('content-encoding') ?? 'identity').toLowerCase() === 'identity') return
  throw new Problem('http.encoded', 415, 'A body is sent as it is, not compressed.')
}

/**
 * Reads the body of a request that `actor` stands behind: whoever is to send much is known before it is read. Throws
 * Problem `http.too_large` (413), `http.encoded` (415) and those of readBounded.
 */
export async function readBody(c: Context, actor: Actor, moreBytes = 0): Promise<Uint8Array> {
  const mayBeLarge = isSignedIn(actor) && actor.station === undefined
  const limit = (mayBeLarge ? MAX_BODY_BYTES : MAX_SHORT_BODY_BYTES) + moreBytes
  const tooLarge = () =>
    new Problem('http.too_large', 413, `The body may have at most ${limit} bytes.`)
  checkEncoding(c)
  if (Number(c.req.header('content-length') ?? 0) > limit) throw tooLarge()
  return await readBounded(c, limit, tooLarge)
}

/** Parses a JSON body; an empty one is `{}`. Throws Problem `http.bad_json`, `http.too_deep` (400) and those of readBody. */
export async function readJson(c: Context, actor: Actor): Promise<unknown> {
  const text = Buffer.from(await readBody(c, actor)).toString('utf8')
  if (text === '') return {}
  try {
    return parseBoundedJson(text, { maxLength: MAX_BODY_BYTES, maxDepth: MAX_JSON_DEPTH })
  } catch (cause) {
    if (cause instanceof JsonError && cause.reason === 'too_deep') {
      throw new Problem('http.too_deep', 400, 'The body is nested too deep.', { cause })
    }
    throw new Problem('http.bad_json', 400, 'The body is not JSON.', { cause })
  }
}

/** Best language for a visitor by Accept-Language among those of the node; its first one otherwise. */
export function preferredLanguage(
  header: string | undefined,
  languages: readonly Language[],
): Language {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const weight = rest.map((r) => /^\s*q=([\d.]+)/.exec(r)?.[1]).find((q) => q !== undefined)
      return { tag: tag.toLowerCase().split('-')[0] ?? '', weight: Number(weight ?? 1) }
    })
    .sort((a, b) => b.weight - a.weight)
  const found = wishes.find(({ tag }) => isLanguage(tag) && languages.includes(tag))
  return (found?.tag as Language | undefined) ?? languages[0] ?? 'en'
}

/** Address of the other side, through as many proxies as the node trusts. */
export function clientAddress(c: Context, trustProxy: number): string {
  // Whoever comes by the onion service has none, and may write any into the header.
  if (c.get('onion') !== undefined) return ''
  const direct = socketOf(c)?.remoteAddress ?? ''
  if (trustProxy === 0) return direct
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  return hops.at(-trustProxy) || direct
}

/** The connection that a request came by; undefined where the node asks itself. */
function socketOf(c: Context): RemoteEnd | undefined {
  return (c.env as { incoming?: { socket?: RemoteEnd } } | undefined)?.incoming?.socket
}

/** Whether `actor` is a person or machine that signed in. */
export function isSignedIn(actor: Actor): boolean {
  return actor.id !== ANONYMOUS.id
}
