// One site of the bed: learned, watched for days, then attacked and edited.

import {
  confirmItems,
  type Item,
  LEARN_MS,
  look,
  type Looked,
  NO_SIGHTINGS,
  type Sightings,
} from '../../src/domains/monitoring/watch/index.ts'
import type { Answer, Bed, Change } from './file.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** A Monday; each site begins at an hour of its own. */
const BEGIN = Date.UTC(2026, 10, 16)
const EACH_MINUTE = 20
const LEARN_EVERY = 15 * MINUTE
/** Looks at one visit: the scheduled one and those after 20 and 60 seconds. */
const MAX_LOOKS = 3
/** Characters from which a page is large. */
const LARGE = 100_000

export interface SiteRun {
  readonly alarms: number
  readonly reviews: number
  readonly profileBytes: number
}

export interface Totals {
  looks: number
  cpuMs: number
  largeLooks: number
  largeCpuMs: number
  attacks: number
  found: number
  foundHigh: number
  edits: number
  editsAlarmed: number
  readonly used: Set<string>
}

export function newTotals(): Totals {
  return {
    looks: 0,
    cpuMs: 0,
    largeLooks: 0,
    largeCpuMs: 0,
    attacks: 0,
    found: 0,
    foundHigh: 0,
    edits: 0,
    editsAlarmed: 0,
    used: new Set(),
  }
}

interface Watched {
  readonly bed: Bed
  readonly kind: string
  readonly site: number
  readonly url: string
  /** Days that it is watched after the day on which it was learned. */
  readonly days: number
  readonly passages: readonly string[]
  readonly totals: Totals
  stored: Uint8Array | null
  sightings: Sightings
}

export async function watchSite(
  bed: Bed,
  about: {
    readonly kind: string
    readonly site: number
    readonly days: number
    readonly isExplained: boolean
  },
  totals: Totals,
): Promise<SiteRun> {
  const { kind, site, days } = about
  const begin = BEGIN + (hash(`${kind} ${site}`) % 1440) * MINUTE
  const { html: first } = await bed.page(kind, site, begin, null)
  const url = bed.addressOf(kind, site) || canonicalOf(first) || 'https://www.site.example/'
  const visible = first.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ')
  const passages = (await bed.passagesOf(kind, site)).filter((text) => visible.includes(text))
  const watched: Watched = {
    bed,
    kind,
    site,
    url,
    days,
    passages,
    totals,
    stored: null,
    sightings: NO_SIGHTINGS,
  }
  for (let n = 0; n < EACH_MINUTE; n += 1) await visit(watched, begin + n * MINUTE, null)
  let t = begin + EACH_MINUTE * MINUTE
  for (; t <= begin + DAY; t += LEARN_EVERY) await visit(watched, t, null)
  await visit(watched, begin + DAY + MINUTE, null)
  // What was told while learning is asked of a person at its end; what is told from then on is what counts.
  let [alarms, reviews] = [0, 0]
  for (
    t = begin + DAY + HOUR;
    t < begin + DAY + days * DAY;
    t += HOUR - 3 * MINUTE + (hash(`${kind}${site}${t}`) % 6) * MINUTE
  ) {
    for (const item of await visit(watched, t, null)) {
      if (item.level === 'M') reviews += 1
      else alarms += 1
      if (about.isExplained) explain(watched, `by itself (${new Date(t).toISOString()})`, item)
    }
  }
  for (const attack of bed.attacks) await attackSite(watched, t, attack, about.isExplained)
  for (const edit of bed.edits) await editSite(watched, t, edit, about.isExplained)
  return { alarms, reviews, profileBytes: watched.stored?.length ?? 0 }
}

/** One visit with the looks it asks for: the items that it confirms. */
async function visit(watched: Watched, t: number, attack: string | null): Promise<Item[]> {
  const opened: Item[] = []
  let at: number | null = t
  for (let n = 0; n < MAX_LOOKS && at !== null; n += 1) {
    const answer = await watched.bed.page(watched.kind, watched.site, at, attack)
    // An error is told by the checks; what stands there is no page of the site.
    if (answer.status >= 400) return opened
    const looked = measured(watched, answer, at)
    watched.stored = looked.stored
    const confirmed = confirmItems(watched.sightings, looked.items, at)
    watched.sightings = confirmed.next
    opened.push(...confirmed.opened)
    at = confirmed.nextLookMs
  }
  return opened
}

function measured(
  { url, stored, passages, totals }: Watched,
  { html, headers, files }: Answer,
  atMs: number,
): Looked {
  const before = process.threadCpuUsage()
  const looked = look(html, stored, {
    url,
    atMs,
    languages: [],
    passages,
    phrases: [],
    isFrozen: false,
    isAnnounced: false,
    learnMs: LEARN_MS,
    headers: new Map(Object.entries(headers)),
    files: new Map(
      Object.entries(files).flatMap(([written, text]) => {
        const address = URL.parse(written.replaceAll('&amp;', '&'), url)
        return address === null ? [] : [[address.href, text]]
      }),
    ),
  })
  const { user, system } = process.threadCpuUsage(before)
  totals.looks += 1
  totals.cpuMs += (user + system) / 1000
  if (html.length >= LARGE) {
    totals.largeLooks += 1
    totals.largeCpuMs += (user + system) / 1000
  }
  return looked
}

/** What two visits confirm with a change on the page that they would not confirm without; null where it changes nothing. */
async function confirmedBy(watched: Watched, t: number, change: string): Promise<Item[] | null> {
  const { bed, kind, site } = watched
  const looks = [0, 20_000, 60_000, HOUR, HOUR + 20_000, HOUR + 60_000].map((after) => t + after)
  let isChanged = false
  for (const at of looks) {
    if (isChanged) break
    isChanged = differ(await bed.page(kind, site, at, change), await bed.page(kind, site, at, null))
  }
  if (!isChanged) return null
  const clean = { ...watched }
  const usual = new Set(
    [...(await visit(clean, t, null)), ...(await visit(clean, t + HOUR, null))].map(
      ({ key }) => key,
    ),
  )
  const attacked = { ...watched }
  const opened = [
    ...(await visit(attacked, t, change)),
    ...(await visit(attacked, t + HOUR, change)),
  ]
  return opened.filter(({ key }) => !usual.has(key))
}

function differ(one: Answer, other: Answer): boolean {
  return JSON.stringify(one) !== JSON.stringify(other)
}

async function attackSite(
  watched: Watched,
  t: number,
  { id }: Change,
  isExplained: boolean,
): Promise<void> {
  const opened = await confirmedBy(watched, t, id)
  if (opened === null) return
  const { totals } = watched
  totals.used.add(id)
  totals.attacks += 1
  if (opened.length > 0) totals.found += 1
  const isHigh = opened.some(({ level }) => level !== 'M')
  if (isHigh) totals.foundHigh += 1
  if (!isExplained || isHigh) return
  for (const item of opened) explain(watched, `only M: ${id}`, item)
  if (opened.length === 0) console.error(`${watched.kind} ${watched.site}: NOT FOUND: ${id}`)
}

async function editSite(
  watched: Watched,
  t: number,
  { id, changesFact }: Change,
  isExplained: boolean,
): Promise<void> {
  const opened = await confirmedBy(watched, t, id)
  if (opened === null || changesFact) return
  const { totals } = watched
  totals.edits += 1
  const alarms = opened.filter(({ level }) => level !== 'M')
  if (alarms.length === 0) return
  totals.editsAlarmed += 1
  if (isExplained) for (const item of alarms) explain(watched, `edit ALARMED: ${id}`, item)
}

function explain({ kind, site }: Watched, when: string, item: Item): void {
  const { level, class: what, why, place, old, now } = item
  const text = [old, now].map((one) => JSON.stringify(one?.slice(0, 90) ?? null)).join(' -> ')
  console.error(
    `${kind} ${site}: ${when}: ${level} ${what} ${why.code} ${JSON.stringify(why.args).slice(0, 120)} at ${place}: ${text}`,
  )
}

function canonicalOf(html: string): string | null {
  const tag = /<link[^>]{0,200}canonical[^>]{0,400}>/i.exec(html)?.[0] ?? ''
  return /href="?(https?:\/\/[^"\s>]+)/i.exec(tag)?.[1] ?? null
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}
