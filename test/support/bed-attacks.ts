// Attacks and edits of the bed against sites that a node watches: what it tells, what its pages show, and what is left.

import assert from 'node:assert/strict'
import { type BedSite, changes, pageNow } from './bed-sites.ts'
import type { Told, WatchedBed } from './bed-watch.ts'

/** What is put on which page. */
export type Round = ReadonlyMap<BedSite, string>

/**
 * Rounds in which each change is on the page of one site, at most one on each; throws where one fits no page. What fits
 * few pages is placed first.
 */
export function roundsOf(sites: readonly BedSite[], all: readonly string[]): Round[] {
  const fitting = new Map(
    all.map((change) => [change, sites.filter((one) => changes(one, change))]),
  )
  const ordered = all.toSorted(
    (one, other) => (fitting.get(one)?.length ?? 0) - (fitting.get(other)?.length ?? 0),
  )
  const rounds: Map<BedSite, string>[] = []
  for (const change of ordered) {
    const places = fitting.get(change) ?? []
    assert.ok(places.length > 0, `${change} changes no page`)
    const round = rounds.find((one) => places.some((site) => !one.has(site)))
    const free = places.find((site) => !round?.has(site))
    assert.ok(free)
    if (round) round.set(free, change)
    else rounds.push(new Map([[free, change]]))
  }
  return rounds
}

/** A finding of a change, with the page on which a person reads of it. */
interface Shown {
  readonly told: Told
  readonly change: string
}

/** Puts all of a round on its pages, waits until each is told, reads the pages of the findings, and mends. */
export async function attack(bed: WatchedBed, round: Round): Promise<Shown[]> {
  const honest = new Map([...round.keys()].map((site) => [site.host, pageNow(site)]))
  for (const [site, change] of round) site.change = change
  const missed = await bed.lookUntil([...round.keys()], (open) => open.some(isOfPage))
  assert.deepEqual(
    missed.map((site) => `${site.change} on ${site.kind}`),
    [],
    'attacks that were not told',
  )
  const shown: Shown[] = []
  const open = Map.groupBy((await bed.open()).filter(isOfPage), ({ host }) => host)
  for (const [site, change] of round) {
    const all = open.get(site.host) ?? []
    for (const told of all) shown.push({ told, change })
    const page = { before: honest.get(site.host) ?? '', now: pageNow(site) }
    await readFinding(bed, all[0], page)
  }
  await mend(bed, round)
  return shown
}

/** Ends what is on the pages, and waits until no finding about a page is open. */
async function mend(bed: WatchedBed, round: Round): Promise<void> {
  for (const site of round.keys()) site.change = null
  await bed.lookUntil([...round.keys()], (open) => !open.some(isOfPage))
  assert.deepEqual(ofPages(await bed.open()), [], 'findings of pages that were mended')
}

/** Whether a finding is about what stands on a page. */
function isOfPage({ check }: Told): boolean {
  return check === 'defacement'
}

/** Findings about pages, as `host: severity reason`. */
export function ofPages(open: readonly Told[]): string[] {
  return open.filter(isOfPage).map(({ host, severity, reason }) => `${host}: ${severity} ${reason}`)
}

interface Change {
  readonly change: {
    readonly place: string
    readonly old: string | null
    readonly now: string | null
    readonly marked: readonly { readonly text: string; readonly in: 'both' | 'old' | 'now' }[]
  } | null
}

/** The page of a finding says where it is, and shows words that stood on the page and words that stand there now. */
async function readFinding(
  bed: WatchedBed,
  told: Told | undefined,
  page: { readonly before: string; readonly now: string },
): Promise<void> {
  assert.ok(told)
  const about = `${told.host} ${told.reason}`
  const { change } = await bed.node.call<Change>('monitoring.finding', { finding: told.id })
  assert.ok(change, about)
  const { place, old, now, marked } = change
  const markup = await bed.analyst.page(`/en/console/findings/${told.id}`)
  const text = plain(markup)
  assert.ok(text.includes(plain(place)), `${about}: the place ${place}`)
  assert.ok(old !== null || now !== null, `${about}: words of one side at least`)
  for (const [words, source] of [
    [old, page.before],
    [now, page.now],
  ] as const) {
    const some = (words?.match(LETTERS) ?? []).slice(0, MAX_WORDS)
    for (const word of some) {
      assert.ok(text.includes(word), `${about}: ${word} is shown`)
      assert.ok(plain(source).includes(word), `${about}: ${word} stands on the page`)
    }
  }
  for (const run of marked.filter(({ text: words }) => LETTERS.test(words))) {
    const tag = { both: null, old: 'del', now: 'ins' }[run.in]
    if (tag === null) continue
    const drawn = [...markup.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))]
    const isMarked = drawn.some(([, words = '']) => plain(words).includes(plain(run.text)))
    assert.ok(isMarked, `${about}: ${run.text} is marked`)
  }
}

/** Words that are looked for on a page. */
const MAX_WORDS = 12
const LETTERS = /\p{L}{3,}/gu

/** A page as plain text: without tags, references resolved, one space between words, unseen characters taken out. */
function plain(markup: string): string {
  return markup
    .replaceAll(/<!--[^]*?-->/g, ' ')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .normalize('NFKC')
    .replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
