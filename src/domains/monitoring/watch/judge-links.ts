import { isSameSite, linkFact, type Reading, short, type Thing } from '../../../lib/html/index.ts'
import { choicesIn } from './choices.ts'
import { isFilm, isForAnybody, isMap, programEnding } from './hosts.ts'
import { isImitation } from './imitation.ts'
import { type Draft, why } from './item.ts'
import { itemOf } from './judge-things.ts'
import { type Index, isOpenPath, placeOf } from './known.ts'
import { MAX_HOSTS } from './learn-things.ts'
import { takesMoney } from './payments.ts'
import { isAlways, type Link } from './profile.ts'
import { asksFor, isAboutVote } from './words-of.ts'

/** New hosts in places that do not move, or hidden, from which links were put there for search engines. */
const MANY_HOSTS = 8
/** The same, where nobody sees them. */
const MANY_HIDDEN = 4

/** Judges where links lead. */
export function judgeLinks(index: Index, reading: Reading): Draft[] {
  const { profile } = index
  // Where a page has more links than are kept, every one of the rest would be new.
  if (profile.limits.has('link')) return []
  const items: Draft[] = []
  const strange: Thing[] = []
  for (const thing of reading.inventories.link.values()) {
    const where = whereOf(index, thing, reading.home.host)
    const grave = judgeProgram(index, thing, where) ?? judgePayment(index, thing, where)
    const item =
      grave ??
      judgeImitation(thing, where) ??
      judgeCampaign(thing, where, reading) ??
      judgeLink(index, thing, where)
    if (item) items.push(item)
    if (isStrange(index, thing, where)) strange.push(thing)
  }
  const hidden = strange.filter(({ isHidden }) => isHidden)
  if (hostsOf(strange).length >= MANY_HOSTS) items.push(manyItem(strange))
  else if (hostsOf(hidden).length >= MANY_HIDDEN) items.push(manyItem(hidden))
  return items
}

function hostsOf(links: readonly Thing[]): string[] {
  return [...new Set(links.map(({ address }) => address?.host ?? ''))]
}

function whereOf(index: Index, thing: Thing, home: string): Where {
  const host = thing.address?.host ?? null
  const isNewHost = host !== null && !index.profile.linkHosts.has(host)
  return {
    link: index.profile.links.get(thing.spot ?? ''),
    isOpen: isOpenPath(index, thing.path),
    isNewHost,
    isImitation: isNewHost && isImitation(host, home),
    led: ledHost(index, thing, home),
  }
}

/** Strange host in a parameter, to which the page that a link leads to leads on: where people are sent once they registered. */
function ledHost({ profile }: Index, { address }: Thing, home: string): string | null {
  const [, led = null] = /[?&][^=&]*=\/\/([^&/]+)/.exec(address?.key ?? '') ?? []
  return led === null || isSameSite(led, home) || profile.linkHosts.has(led) ? null : led
}

/** A new host in a place that does not move or never led elsewhere, or hidden. */
function isStrange(index: Index, thing: Thing, { isOpen, isNewHost }: Where): boolean {
  if (!isNewHost) return false
  const isUsual = isOpen && (placeOf(index, thing.path)?.hadForeign ?? false)
  return !isUsual || thing.isHidden
}

interface Where {
  readonly link: Link | undefined
  readonly isOpen: boolean
  readonly isNewHost: boolean
  /** A new host that readers take for the site's own. */
  readonly isImitation: boolean
  readonly led: string | null
}

/** A link that asks for a name, a vote or money and leads where readers take for the site itself. */
function judgeImitation(thing: Thing, where: Where): Draft | null {
  const { words = '', address } = thing
  if (!where.isImitation || words === '' || !asksFor(words)) return null
  return itemOf(thing, { level: 'H', code: 'imitation', id: `${address?.host} ${short(words)}` })
}

/** Places of lists and tables, where candidates may have pages of their own. */
const LISTED = />(?:li|td|th|tr|dd|dt|article)(?:[#>]|$)/

/** A new link that names a candidate of the page and leads to a strange host, outside of every list. */
function judgeCampaign(
  thing: Thing,
  { link, isOpen, isNewHost }: Where,
  reading: Reading,
): Draft | null {
  const { words = '', address, path } = thing
  if (link || isOpen || !isNewHost || LISTED.test(path)) return null
  const [choice] = choicesIn(reading, words)
  if (choice === undefined) return null
  const id = `campaign ${address?.host} ${short(words)}`
  return itemOf(thing, { level: 'H', code: 'told_of_choice', args: { choice }, id })
}

/** A new link by which people pay; where they always could, another one is a question. */
function judgePayment({ profile }: Index, thing: Thing, { link, isNewHost }: Where): Draft | null {
  const host = thing.address?.host ?? null
  if (host === null || !takesMoney(host) || link?.targets.includes(thing.target ?? '')) return null
  const id = `money ${host} ${short(thing.words ?? '')}`
  if (isNewHost) return itemOf(thing, { level: 'H', code: 'asks_money', id })
  const isUsual = link !== undefined && !isAlways(link.seen, profile.fetches)
  return isUsual ? null : itemOf(thing, { level: 'M', code: 'asks_money', id })
}

function judgeLink({ profile }: Index, thing: Thing, where: Where): Draft | null {
  const { link, isOpen, isNewHost, led } = where
  const { address, words = '' } = thing
  if (!address || link?.targets.includes(thing.target ?? '')) return null
  const { host } = address
  const asks = words !== '' && asksFor(words)
  const isUnknown = isNewHost || (host !== null && isForAnybody(host))
  if (!link) return isUnknown ? judgeStrange(thing, { asks, isOpen }) : null
  const isFirm = isAlways(link.seen, profile.fetches)
  return isFirm ? judgeFirm(thing, { link, isOpen, asks, isUnknown, led }) : null
}

/** A new link to a host that nobody knows. */
function judgeStrange(
  thing: Thing,
  { asks, isOpen }: { readonly asks: boolean; readonly isOpen: boolean },
): Draft | null {
  if (isOverPicture(thing) && !isOpen) return overItem(thing)
  return asks ? askingItem(thing, isOpen) : null
}

/** A part of a picture that leads somewhere, without a word of where. */
function isOverPicture({ path, words = '' }: Thing): boolean {
  return words === '' && /(?:^|>)area(?:#[^>]*)?$/.test(path)
}

function overItem(thing: Thing): Draft {
  const host = thing.address?.host ?? ''
  return itemOf(thing, {
    level: 'H',
    code: 'link_left',
    args: { host, was: [] },
    id: `area ${host}`,
  })
}

/** A new link that asks for a name, a vote or money at a host that nobody knows. */
function askingItem(thing: Thing, isOpen: boolean): Draft {
  const host = thing.address?.host ?? null
  const isQuestion = isOpen || (host !== null && isFilm(host))
  const id = `${host} ${short(thing.words ?? '')}`
  return itemOf(thing, { level: isQuestion ? 'M' : 'H', code: 'link_asks', id })
}

/** A link that was always there and leads elsewhere now. */
function judgeFirm(
  thing: Thing,
  where: { link: Link; isOpen: boolean; asks: boolean; isUnknown: boolean; led: string | null },
): Draft | null {
  const { link, isOpen, asks } = where
  const { host = null, key } = thing.address ?? {}
  if (key === '#') return deadItem(thing, { asks, isOpen })
  if (host === null) return !isOpen && asks ? movedItem(thing, link) : null
  return judgeAbroad(thing, host, where)
}

/** The same, to another host. */
function judgeAbroad(
  thing: Thing,
  host: string,
  where: { link: Link; isOpen: boolean; asks: boolean; isUnknown: boolean; led: string | null },
): Draft | null {
  const { link, isOpen, asks, isUnknown, led } = where
  const { words = '' } = thing
  if (led !== null && asks && !isOpen && link.targets.length < MAX_HOSTS)
    return leftItem(thing, link, led)
  if (leadsThere(link, host) || isMapStill(thing, link) || !(isUnknown || asks)) return null
  if (!isOpen) return leftItem(thing, link)
  return isUnknown && (asks || isAboutVote(words))
    ? { ...leftItem(thing, link), level: 'M', why: why('link_moved', { host }) }
    : null
}

/** A link by which people registered or found where to vote, and that leads nowhere now. */
function deadItem(
  thing: Thing,
  { asks, isOpen }: { readonly asks: boolean; readonly isOpen: boolean },
): Draft | null {
  const { words = '' } = thing
  if (!asks && !isAboutVote(words)) return null
  const id = `dead ${short(words)}`
  const item = itemOf(thing, { level: asks && !isOpen ? 'H' : 'M', code: 'link_moved', id })
  return { ...item, under: words }
}

/** Addresses of a search of the site. */
const SEARCH = /[?&](?:q|s|query|search|suche|keys?|term)=/i

/** A link that leads elsewhere on the site itself, where it always led to one page. */
function movedItem(thing: Thing, { targets }: Link): Draft | null {
  // What others searched for leads to a search.
  if (SEARCH.test(thing.label)) return null
  const id = `moved ${short(thing.words ?? '')}`
  return targets.length === 1 ? itemOf(thing, { level: 'M', code: 'link_moved', id }) : null
}

/** Whether a link leads to another firm's map where it led to one: then its place is judged, and nothing else. */
function isMapStill({ label }: Thing, { hosts }: Link): boolean {
  return linkFact(label)?.kind === 'place' && hosts.some(isMap)
}

/** Whether a link led to a host before, or to so many that no more are kept: then it moves by itself. */
function leadsThere({ hosts }: Link, host: string): boolean {
  return hosts.includes(host) || hosts.length >= MAX_HOSTS
}

function leftItem(thing: Thing, link: Link, host = thing.address?.host ?? ''): Draft {
  const was = link.hosts.filter((one) => one !== '')
  const item = itemOf(thing, {
    level: 'H',
    code: 'link_left',
    args: { host, was },
    id: `${host} ${thing.path}`,
  })
  return { ...item, under: thing.words ?? '' }
}

function judgeProgram(
  { profile }: Index,
  thing: Thing,
  { link, isOpen }: Pick<Where, 'link' | 'isOpen'>,
): Draft | null {
  const ending = programEnding(thing)
  if (ending === null || link?.targets.includes(thing.target ?? '')) return null
  const isOwn = (thing.address?.host ?? null) === null
  const isUsual =
    isOwn && isOpen && link !== undefined && !/exe|msi|apk|scr|bat|cmd|ps1|vbs|hta|jar/.test(ending)
  if (isUsual) return null
  const level = isOwn && isOpen && profile.links.size > 0 ? 'M' : 'H'
  const item = itemOf(thing, { level, code: 'download', args: { ending } })
  return { ...item, class: 'download' }
}

function manyItem(strange: readonly Thing[]): Draft {
  const hosts = hostsOf(strange)
  return {
    class: 'links',
    id: 'many',
    level: 'H',
    why: why('many_hosts', { hosts: hosts.slice(0, 20) }),
    place: strange[0]?.path ?? '',
    now: hosts.slice(0, 20).join('\n'),
    isNew: true,
    parts: { things: strange.map(({ kind, key }) => [kind, key] as const) },
  }
}
