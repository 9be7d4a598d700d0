// What the change watch hands from one visit of a site to the next, and what a visit hands back: plain values, since a
// visit is judged in another thread.
import { hash } from 'node:crypto'
import { z } from 'zod'
import { time } from '../../core/time.ts'
import { spanMs } from '../../core/bounds.ts'
import { keptFacts } from './checks/page-facts.ts'
import { type InventoryKind, type Limit, MAX_OWN_FILES } from '../../lib/html/index.ts'
import {
  concernsVoting,
  type Item,
  type ItemClass,
  LEVELS,
  MAX_PROFILE_BYTES,
  type NotTested,
  type ProfileDamage,
  type WhyCode,
} from './watch/index.ts'

/** Text of which our own code decides what it may be. */
function ours<T extends string>(): z.ZodType<T> {
  return z.string() as unknown as z.ZodType<T>
}

const text = z.string()
const count = z.number().int()

const parts = z.strictObject({
  blocks: z.array(count).exactOptional(),
  gone: z.array(z.strictObject({ shape: text, form: text.nullable() })).exactOptional(),
  things: z.array(z.tuple([ours<InventoryKind>(), text])).exactOptional(),
  phrases: z.array(text).exactOptional(),
  limits: z.array(ours<Limit>()).exactOptional(),
  files: z.array(text).exactOptional(),
})

/** One thing on a page that is not as it was, as it is stored. */
export const changeItem = z.strictObject({
  key: text,
  class: ours<ItemClass>(),
  level: z.enum(LEVELS),
  why: z.strictObject({
    code: ours<WhyCode>(),
    args: z.record(text, z.union([text, z.number(), z.array(text)])),
  }),
  place: text,
  under: text,
  old: text.nullable(),
  now: text.nullable(),
  whole: text.exactOptional(),
  marked: z.array(z.strictObject({ text, in: z.enum(['both', 'old', 'now']) })),
  isNew: z.boolean(),
  isAnnounced: z.boolean(),
  parts,
}) satisfies z.ZodType<Item>
export type ChangeItem = z.infer<typeof changeItem>

/** A text of a page that must stay, as it stands there. */
export const passageText = z.string().trim().min(4).max(400)

/** What of a change is shown. */
export const shownChange = changeItem
  .omit({ class: true, level: true, why: true, parts: true })
  /** It concerns voting: two persons make it right. */
  .extend({ isOfVoting: z.boolean() })
export type ShownChange = z.infer<typeof shownChange>

/** The same of an item. */
function shownOf(item: ChangeItem): ShownChange {
  const { class: _class, level: _level, why: _why, parts: _parts, ...shown } = item
  return { ...shown, isOfVoting: concernsVoting(item) }
}

/** The same of one of several; null for a finding about something else. */
export function shownIn(items: ReadonlyMap<string, ChangeItem>, finding: string) {
  const item = items.get(finding)
  return item === undefined ? null : shownOf(item)
}

/** A change is right; or its place moves by itself, so that other texts there are nothing new. */
export const decisionKind = z.enum(['approve', 'moves'])

/** A change as the person saw who decided about it: another text in its place is another change. */
export const decidedItem = changeItem.pick({
  key: true,
  place: true,
  old: true,
  now: true,
  whole: true,
})

const decision = z.strictObject({ id: text, kind: decisionKind, items: z.array(decidedItem) })
export type Decision = z.infer<typeof decision>

/** Short hash of changes as they are shown, in the order of their findings' ids: whoever decides names what was read. */
export function readOf(
  changes: readonly (Pick<ChangeItem, 'key' | 'old' | 'now' | 'whole'> & { readonly id: string })[],
): string {
  const read = changes
    .map(({ id, key, old, now, whole }) => [id, key, old, now, ...(whole ? [whole] : [])])
    .toSorted(([one = ''], [other = '']) => ((one ?? '') < (other ?? '') ? -1 : 1))
  return hash('sha256', JSON.stringify(read)).slice(0, 32)
}

/** A change as it is held: by its key and what was seen of it, since another text in its place was announced by nobody. */
export function heldAs(item: Pick<ChangeItem, 'key' | 'old' | 'now' | 'whole'>): string {
  return `${item.key} ${readOf([{ id: '', ...item }])}`
}

/** The key of a held change; earlier versions wrote the key alone, which holds nothing. */
export function keyHeld(held: string): string {
  return held.split(' ')[0] ?? held
}

export const watchStage = z.enum(['learning', 'provisional', 'full'])
export const profileDamage = z.enum(['damaged', 'older']) satisfies z.ZodType<ProfileDamage>
const notTested = z.enum(['drawn', 'too_much', 'learning']) satisfies z.ZodType<NotTested>

/** A profile in base64. */
const profile = z.base64().max(Math.ceil(MAX_PROFILE_BYTES / 3) * 4)

/** A script or style sheet of the page, as it was asked for last. */
export const pageFileState = z.strictObject({
  url: text,
  /** Null where it is to be read whole. */
  sha256: text.nullable(),
  etag: text.nullable(),
  modified: text.nullable(),
  /** Null before the first time. */
  askedAt: time.nullable(),
})
export type PageFileState = z.infer<typeof pageFileState>

/** What a page was judged to be. */
export const judgedPage = z.strictObject({
  /** SHA-256 of the body that was judged. */
  body: text,
  /** SHA-256 of what it was judged by besides the profile. */
  circumstances: text,
  judgedAt: time,
  stage: watchStage,
  /** Without notes; what was announced is marked so. */
  items: z.array(changeItem),
  notTested: z.array(notTested),
  /** What the checks know of the body; absent where that is too much, or an earlier version judged it. */
  page: keptFacts.exactOptional(),
  /** Scripts and style sheets of the site that it names; absent where an earlier version judged it. */
  files: z.array(pageFileState).max(MAX_OWN_FILES).exactOptional(),
})
export type JudgedPage = z.infer<typeof judgedPage>

/** What a visit is judged by: what was learned, what was judged last, and what counts now. */
export const watching = z.strictObject({
  /** Null before the first visit. */
  profile: profile.nullable(),
  /** Rises with every visit and every act of a person that changes the profile; 0 before the first. */
  version: count,
  last: judgedPage.nullable(),
  /** Texts that must stay. */
  passages: z.array(text),
  /** What people decided since. */
  decisions: z.array(decision),
  languages: z.array(text),
  learnMs: spanMs,
  isFrozen: z.boolean(),
  isAnnounced: z.boolean(),
  /** Changes that were seen while one was announced, as `heldAs` says them: work, and no alarm. */
  held: z.array(text),
})
export type Watching = z.infer<typeof watching>

/** What a visit came to. */
export const watchedPage = judgedPage.extend({
  /** The version that it was judged by: where another one is there by now, nothing of this counts. */
  version: count,
  /** To be stored; null where it is as it was. */
  profile: profile.nullable(),
  damage: profileDamage.nullable(),
  /** Decisions that it took in. */
  applied: z.array(text),
})
export type WatchedPage = z.infer<typeof watchedPage>
