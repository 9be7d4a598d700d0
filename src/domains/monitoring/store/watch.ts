import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { time } from '../../../core/time.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'
import { MAX_PASSAGES } from '../watch/index.ts'
import {
  changeItem,
  decidedItem,
  decisionKind,
  judgedPage,
  profileDamage,
  watchStage,
} from '../watched.ts'

const sighting = z.strictObject({
  key: z.string(),
  isNew: z.boolean(),
  isOpen: z.boolean(),
  atMs: z.array(z.number()),
})

/** Changes that were seen while one was announced, as `heldAs` says them, and the window in which they were. */
const held = z.strictObject({ maintenance: id.nullable(), keys: z.array(z.string()) })
export type Held = z.infer<typeof held>
export const NOTHING_HELD: Held = { maintenance: null, keys: [] }

export const siteWatchRow = z.strictObject({
  site: id,
  profile: z.instanceof(Uint8Array),
  /** Rises with whatever changes the row. */
  version: z.number().int(),
  /** Visits that were learned. */
  fetches: z.number().int(),
  /** As in `last`, to be counted. */
  stage: watchStage,
  /** Since when it is learned. */
  beganAt: time,
  /** Why it was begun anew; null where it was not. */
  damage: profileDamage.nullable(),
  last: judgedPage,
  sightings: z.strictObject({ looksMs: z.array(z.number()), waiting: z.array(sighting) }),
  held,
})
/** What is learned of the page of a site. */
export const siteWatches = table('site_watch', siteWatchRow, ['site'])
export type SiteWatch = RowOf<typeof siteWatches>

/** Keeps what a look left. A profile and a judgement that stay are left alone: PostgreSQL would write them anew each time. */
export async function keepWatch(
  tx: Tx,
  before: SiteWatch | undefined,
  watch: SiteWatch,
): Promise<void> {
  if (before?.profile !== watch.profile) {
    await siteWatches.put(tx, watch)
    return
  }
  const { site, profile: _profile, last, ...rest } = watch
  const changed = isDeepStrictEqual(before.last, last) ? rest : { ...rest, last }
  await siteWatches.change(tx, { site }, changed)
}

/** The change that a finding is about, as it was seen last. */
export const pageChanges = table(
  'page_change',
  z.strictObject({
    finding: id,
    site: id,
    item: changeItem,
    /** The window in which it was seen first; null for one that nobody announced. */
    announced: id.nullable(),
    /** When somebody was last reminded of it, and of what: `age`, or the time at which days of freeze begin. */
    remindedAt: time.nullable(),
    remindedOf: z.string().nullable(),
  }),
  ['finding'],
)

/** Keeps a change as it was seen; of what people were reminded stays. */
export async function keepChange(
  tx: Tx,
  change: Pick<RowOf<typeof pageChanges>, 'finding' | 'site' | 'item' | 'announced'>,
): Promise<void> {
  const { finding, site, ...seen } = change
  const isKnown = (await pageChanges.change(tx, { finding }, seen)) > 0
  if (!isKnown) await pageChanges.insert(tx, { finding, site, ...seen })
}

/** The changes that these findings are about, by finding; `isAnnounced` of those that were seen in a window first. */
export async function changesOf(tx: Tx, finding: readonly string[]) {
  const rows = await pageChanges.many(tx, { finding }, { limit: finding.length })
  return new Map(
    rows.map(({ finding, item, announced }) => [
      finding,
      { ...item, isAnnounced: announced !== null },
    ]),
  )
}

/** What a person decided about changes of a page. */
export const pageDecisions = table(
  'page_decision',
  z.strictObject({
    id,
    site: id,
    kind: decisionKind,
    items: z.array(decidedItem.extend({ finding: id })),
    madeBy: z.string(),
    madeAt: time,
    /** When a look took it in. */
    appliedAt: time.nullable(),
    /** The profile before, of the newest decision alone. */
    before: z.instanceof(Uint8Array).nullable(),
    undoneAt: time.nullable(),
  }),
)

/** Decisions of a site that wait for a look at once; each is a person's act. */
const MAX_WAITING = 50

/** Decisions that no look took in yet, oldest first. */
export async function waitingDecisions(tx: Tx, site: string) {
  const where = { site, appliedAt: null, undoneAt: null }
  return await pageDecisions.many(tx, where, { order: ['id'], limit: MAX_WAITING })
}

/** Texts of a page that must stay. */
export const passages = table(
  'passage',
  z.strictObject({
    site: id,
    text: z.string(),
    setBy: z.string(),
    setAt: time,
    removedAt: time.nullable(),
  }),
  ['site', 'text'],
)

/** Those of a site. */
export async function passagesOf(tx: Tx, site: string): Promise<string[]> {
  const rows = await passages.many(
    tx,
    { site, removedAt: null },
    { order: ['text'], limit: MAX_PASSAGES },
  )
  return rows.map(({ text }) => text)
}
