import type { InventoryKind, Reading, Thing } from '../../../lib/html/index.ts'
import { hostState, isEmbed, isForAnybody } from './hosts.ts'
import { type Draft, why } from './item.ts'
import { itemOf } from './judge-things.ts'
import { isAlways, type Kept, type Profile } from './profile.ts'
import { isFontFirm, isService, takesReports } from './services.ts'

/** Types that browsers show as a page. */
const PAGES: ReadonlySet<string> = new Set(['type:text/html', 'type:application/xhtml+xml'])
/** Types that they show in the window, though not as a page; all else is saved as a file. */
const SHOWN =
  /^type:(?:text\/|image\/|audio\/|video\/|application\/(?:json|pdf|xml|[\w.-]+\+(?:json|xml)|(?:java|ecma)script)$)/
/** Encodings in which bytes that look like text are other text: what is read here is not what a browser shows. */
const ODD =
  /^charset:(?:utf-7|utf-16|utf-32|utf7|iso-2022|hz-|x-user-defined|x-imap|replacement|cp1252ascii|ibm037)/
/** Encoding of new pages: to change to it is to mend. */
const USUAL = 'charset:utf-8'
/** Places that a page moved to by itself, by which it moves. */
const MOVING = 3

type Found = Parameters<typeof itemOf>[1]
interface Look {
  readonly profile: Profile
  /** What is learned of the same kind. */
  readonly known: ReadonlyMap<string, Kept>
}

/** What came with the page and is not as it was: where its way ends, and header fields that browsers act on. */
export function judgeHead(profile: Profile, reading: Reading): Draft[] {
  const items = (['head', 'landing'] as const).flatMap((kind) => judgeKind(profile, reading, kind))
  return [...items, ...protectionGone(profile, reading)]
}

function judgeKind(profile: Profile, reading: Reading, kind: 'head' | 'landing'): Draft[] {
  const known = profile.things.get(kind) ?? new Map<string, Kept>()
  return [...reading.inventories[kind].values()].flatMap((thing) => {
    if (known.has(thing.key)) return []
    const look = { profile, known }
    const found = kind === 'landing' ? judgeLanding(thing, look) : judgeField(thing, look)
    if (found === null) return []
    return [{ ...itemOf(thing, found), old: labelBefore(thing.key, known) }]
  })
}

/** What stood in its place: the part before the colon says what a thing of the header is about. */
function labelBefore(key: string, known: ReadonlyMap<string, Kept>): string | null {
  const about = sortOf(key)
  let best: Kept | null = null
  for (const [other, one] of known)
    if (sortOf(other) === about && (best === null || one.seen > best.seen)) best = one
  return best?.label ?? null
}

function sortOf(key: string): string {
  // Addresses are all of one sort.
  return key.startsWith('/') || key.startsWith('http:') ? '' : key.slice(0, key.indexOf(':') + 1)
}

function judgeField({ key }: Thing, look: Look): Found | null {
  const { known } = look
  if (key === 'shown:attachment') return { level: 'C', code: 'downloaded' }
  if (key.startsWith('type:')) {
    if (PAGES.has(key)) return null
    return SHOWN.test(key) ? { level: 'H', code: 'no_page' } : { level: 'C', code: 'downloaded' }
  }
  if (key.startsWith('charset:'))
    return isOddCharset(key, known) ? { level: 'H', code: 'charset' } : null
  if (POLICY.test(key)) return judgePolicy(key, look)
  if (/^(?:origin|onion|rules|service):/.test(key)) return judgeLed(key, look)
  return key === 'policy' || key === 'transport' ? null : { level: 'M', code: 'header' }
}

/** What a policy lets run, whom browsers report to, and whom they tell where visitors come from. */
const POLICY = /^(?:runs|reports|referrer):/
/** Sources of one sort that came and went, by which they change by themselves. */
const COMING = 3

function judgePolicy(key: string, { profile, known }: Look): Found | null {
  const [sort = '', host = null] = key.split('//', 2)
  const others = [...known].filter(([other]) => sortOf(other) === sortOf(key))
  if (others.filter(([, { seen }]) => !isAlways(seen, profile.fetches)).length >= COMING)
    return null
  if (host === null) return isOpening(key, known) ? { level: 'M', code: 'policy' } : null
  const isReached = KINDS.some((kind) => hostState(profile, kind, host) !== 'new')
  if (sort === 'reports:') {
    if (isReached) return null
    return { level: takesReports(host) ? 'M' : 'H', code: 'reports', args: { host } }
  }
  // Where nothing was forbidden before, a policy lets nobody in.
  if (!known.has('policy')) return null
  const isFirm = isReached || isService(host) || isEmbed(host) || isFontFirm(host)
  return { level: isFirm && !isForAnybody(host) ? 'M' : 'H', code: 'policy', args: { host } }
}

/** What is fetched from a host, by which a policy names nobody new. */
const KINDS = ['script', 'frame', 'sheet', 'image'] as const

/** Another site that may read the page, that is fetched beforehand or asked in its place, or another place of the site itself, where such do not come and go. */
function judgeLed(key: string, { profile, known }: Look): Found | null {
  const others = [...known].filter(([other]) => sortOf(other) === sortOf(key))
  if (others.filter(([, { seen }]) => !isAlways(seen, profile.fetches)).length >= COMING)
    return null
  return { level: key.startsWith('origin:open') ? 'M' : 'H', code: 'header' }
}

/** More than was let in before; a first policy opens something only where it allows all. */
function isOpening(key: string, known: Look['known']): boolean {
  return known.has('policy') || /^(?:runs:\*|referrer:.*)$/.test(key)
}

/** An encoding that hides text, or another one than the page always named. */
function isOddCharset(key: string, known: ReadonlyMap<string, Kept>): boolean {
  if (ODD.test(key)) return true
  return key !== USUAL && [...known.keys()].some((other) => other.startsWith('charset:'))
}

function judgeLanding({ key, address }: Thing, { known }: Look): Found | null {
  const host = address?.host ?? null
  const own = [...known.keys()].filter((other) => !other.startsWith('//'))
  if (host !== null) return { level: 'C', code: 'landed_elsewhere', args: { host } }
  if (own.length >= MOVING || own.some((other) => isInOtherLanguage(key, other))) return null
  return { level: own.some((other) => isFront(key, other)) ? 'M' : 'H', code: 'landed' }
}

/** A first folder that names a language: `/en/`, `/pt-br/`. */
const LANGUAGE = /^(\/)[a-z]{2}(?:[-_][a-z]{2,4})?(?:\/|$)/i

/** The same place but for the folder of a language. */
function isInOtherLanguage(one: string, other: string): boolean {
  return one.replace(LANGUAGE, '$1') === other.replace(LANGUAGE, '$1')
}

/** Names that servers give to the front page. */
const FRONT = /(?:index|home|default|start|main|welcome)(?:\.\w{2,5})?\/?$/i

/** The front page under its other name. */
function isFront(one: string, other: string): boolean {
  return one.replace(FRONT, '') === other.replace(FRONT, '')
}

/** Headers that protect visitors, with why it is told that one is gone: a question to a person, for a server may have been put up anew. */
const PROTECTING = [
  ['policy', 'policy'],
  ['transport', 'header'],
] as const

function protectionGone({ things, fetches }: Profile, { inventories: { head } }: Reading): Draft[] {
  const isGiven = [...head.keys()].some((key) => key.startsWith('type:'))
  return PROTECTING.flatMap(([key, code]) => {
    const known = things.get('head')?.get(key)
    if (!known || !isGiven || head.has(key) || !isAlways(known.seen, fetches)) return []
    const kind: InventoryKind = 'head'
    return [{ class: kind, id: key, level: 'M' as const, why: why(code), old: known.label }]
  })
}
