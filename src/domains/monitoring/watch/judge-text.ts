import { beginningOf } from '../../../core/line.ts'
import { type Block, countWords, type Reading } from '../../../lib/html/index.ts'
import { concernsVoters } from './about-lists.ts'
import { isEntry, newsOf } from './dated.ts'
import { isCountdown } from './facts.ts'
import { type Draft, why, worst } from './item.ts'
import { isContact } from './judge-hidden.ts'
import { type Judged, judgeAdded, judgeChange, judgeTogether, newContrary } from './judge-change.ts'
import {
  DAYS,
  type Firm,
  type Here,
  type Index,
  isOpenPath,
  isThere,
  partOf,
  SLOT_COUNT,
} from './known.ts'
import { judgeEntry } from './judge-dated.ts'
import { countedOnce } from './judge-results.ts'
import { judgeRows } from './judge-rows.ts'
import { isLike, pairUp } from './pair.ts'
import { isAlways, type Profile, stageOf } from './profile.ts'
import { isRecurring } from './recurring.ts'
import { regroup, regroupedItems } from './regroup.ts'
import { isAboutVoting, saysMaintenance } from './words-of.ts'

/** A page with fewer words than this is drawn by script: what it lacks is not told. */
export const DRAWN_WORDS = 40
/** Firm parts left below which the page is another one, and the words left below which much of it is gone. */
const REPLACED = 0.3
const HALF = 0.5
/** A page that says that it is worked on has fewer words than this. */
const MAINTENANCE_WORDS = 60

export interface TextJudgement {
  readonly items: Draft[]
  /** Blocks that are no part of a finding, by their place in the reading. */
  readonly learned: ReadonlySet<number>
  readonly notes: Draft[]
}

/** Judges the text of a page. `isActive`: something new on the page runs, frames or takes input. */
export function judgeText(
  index: Index,
  reading: Reading,
  here: Here,
  { atMs, isActive }: { readonly atMs: number; readonly isActive: boolean },
): TextJudgement {
  const news = newsOf(reading)
  const isStamped = (path: string, text: string) =>
    news.paths.has(path) && isEntry(text, reading.calendar)
  const wasNews = ({ path, sample }: Firm) =>
    isStamped(path, sample) ||
    news.pure.has(path) ||
    (news.mixed.has(path) && !isAboutVoting(sample))
  const gone = index.firm.filter((firm) => !isThere(firm, here) && !wasNews(firm))
  const whole = judgeWhole(index, reading, gone, isActive)
  if (whole) return { items: [whole], learned: new Set(), notes: [] }
  const items: Draft[] = []
  const notes: Draft[] = []
  const learned = new Set<number>()
  const fresh: number[] = []
  reading.blocks.forEach((block, at) => {
    if (here.known[at]) learned.add(at)
    else if (!news.cards.has(at) && !isStamped(block.path, block.text)) fresh.push(at)
    else {
      const item = judgeEntry(index, reading, at)
      if (item.level === 'note') learned.add(at)
      const list = item.level === 'note' ? notes : items
      list.push(item)
    }
  })
  const isDrawn = isDrawnByScript(index)
  items.push(...hiddenItems(gone, { reading, here, learned }))
  const missed = gone.filter((firm) => !(firm.form && here.hidden.has(firm.form)))
  const regrouped = regroup(missed, fresh, reading)
  items.push(...regroupedItems(regrouped, reading))
  const pairs = pairUp(
    missed.filter((firm) => !regrouped.gone.has(firm)),
    fresh.filter((at) => !regrouped.fresh.has(at)),
    reading,
  )
  const isOpen = openerOf(index, reading)
  const added: number[] = []
  for (const { firm, index: at } of pairs) {
    const block = at === null ? undefined : reading.blocks[at]
    if (at === null || !block) items.push(...(firm && !isDrawn ? [goneItem(firm)] : []))
    else if (firm === null && !isOpen(block)) added.push(at)
    else
      judgePair(
        index,
        reading,
        { firm, at, block, isOpen: isOpen(block), atMs },
        { items, notes, learned },
      )
  }
  for (const group of grouped(added)) items.push(addedItem(index, group, reading))
  const isNews = ({ place = '', parts }: Draft) =>
    news.paths.has(place) || (parts?.blocks?.some((at) => news.cards.has(at)) ?? false)
  items.push(...judgeRows(index, reading, here).filter((item) => !isNews(item)))
  settleRecurring(index.profile, { reading, atMs }, { items, notes, learned })
  if (!isDrawn && wordsLeft(index, gone) < HALF) items.push(halfItem(gone))
  return { ...softened(index, { items: countedOnce(items, reading), notes }), learned }
}

/** What comes by itself once more is a note, and learned. */
function settleRecurring(
  profile: Profile,
  { reading, atMs }: { readonly reading: Reading; readonly atMs: number },
  { items, notes, learned }: Found,
): void {
  const told = items.filter((item) => !isRecurring(profile, item, reading, atMs))
  for (const item of items.filter((one) => !told.includes(one))) {
    notes.push({ ...item, level: 'note' })
    for (const at of item.parts?.blocks ?? []) learned.add(at)
  }
  items.splice(0, items.length, ...told)
}

/** Whether a block stands where texts come and go; where one or two do, one more than ever is an addition. */
function openerOf(index: Index, { blocks }: Reading): (block: Block) => boolean {
  let placed: Map<string, Block[]> | undefined
  return ({ path }) => {
    if (!isOpenPath(index, path)) return false
    const most = index.byPath.get(path)?.most ?? 0
    if (most === 0 || most > SLOT_COUNT) return true
    placed ??= Map.groupBy(blocks, (block) => block.path)
    return (placed.get(path)?.length ?? 0) <= most
  }
}

/** Before learning ends, and on a page that is too much to watch, a text that changed is a note, unless it touches the vote. */
function softened(
  { profile }: Index,
  found: { items: Draft[]; notes: Draft[] },
): { items: Draft[]; notes: Draft[] } {
  const isTooMuch = profile.isTooMuch || profile.limits.has('blocks') || profile.limits.has('text')
  if (stageOf(profile) === 'full' && !isTooMuch) return found
  const isSoft = (item: Draft) =>
    item.level === 'M' && ['changed', 'added', 'gone'].includes(item.why.code)
  const soft = found.items.filter(isSoft).map((item) => ({ ...item, level: 'note' as const }))
  return { items: found.items.filter((item) => !isSoft(item)), notes: [...found.notes, ...soft] }
}

export function isDrawnByScript({ profile }: Index): boolean {
  return profile.words < DRAWN_WORDS * profile.fetches
}

function judgeWhole(
  index: Index,
  reading: Reading,
  gone: readonly Firm[],
  isActive: boolean,
): Draft | null {
  const all = index.firm.filter(({ isPinned }) => !isPinned)
  const lost = gone.filter(({ isPinned }) => !isPinned)
  const isOther = isDrawnByScript(index)
    ? isNoLongerDrawn(index, reading)
    : all.length > 0 && all.length - lost.length < all.length * REPLACED
  if (!isOther) return null
  const now = beginningOf(reading.visible, 400)
  const old = all.map(({ sample }) => sample).join('\n')
  const isWorkedOn =
    saysMaintenance(reading.visible) && reading.words < MAINTENANCE_WORDS && !isActive
  const why_ = why(isWorkedOn ? 'maintenance' : 'replaced', {
    left: Math.round((100 * (all.length - lost.length)) / Math.max(1, all.length)),
  })
  return { class: 'page', id: why_.code, level: isWorkedOn ? 'M' : 'C', why: why_, old, now }
}

/** Where a page drawn by script has no script any more. */
function isNoLongerDrawn({ profile }: Index, { inventories }: Reading): boolean {
  const kept = profile.things.get('script')
  const isUsual = [...(kept?.values() ?? [])].some((one) => isAlways(one.seen, profile.fetches))
  return isUsual && inventories.script.size === 0 && inventories.inline.size === 0
}

function wordsLeft(index: Index, gone: readonly Firm[]): number {
  if (gone.length === 0) return 1
  const count = (firm: readonly Firm[]) =>
    firm.reduce((sum, { sample }) => sum + countWords(sample) + 1, 0)
  const all = count(index.firm.filter(({ isPinned }) => !isPinned))
  return all === 0 ? 1 : 1 - count(gone.filter(({ isPinned }) => !isPinned)) / all
}

function halfItem(gone: readonly Firm[]): Draft {
  const old = gone.map(({ sample }) => sample).join('\n')
  const parts = { gone: gone.map(partOf) }
  return { class: 'page', id: 'half', level: 'H', why: why('half_gone'), old, now: null, parts }
}

/** Firm texts that are hidden now. */
function hiddenItems(
  gone: readonly Firm[],
  { reading, here, learned }: { reading: Reading; here: Here; learned: Set<number> },
): Draft[] {
  return gone.flatMap((firm) => {
    if (!firm.form || !here.hidden.has(firm.form)) return []
    const blocks = hiddenBlocks(firm.form, reading)
    for (const at of blocks) learned.delete(at)
    return [hiddenItem(firm, blocks, reading)]
  })
}

function hiddenBlocks(form: string, { blocks }: Reading): number[] {
  return blocks.flatMap(({ isHidden, key }, at) => (isHidden && key === form ? [at] : []))
}

/** Grave where people vote by it. */
function hiddenItem(firm: Firm, blocks: readonly number[], reading: Reading): Draft {
  const [block] = blocks.flatMap((at) => reading.blocks[at] ?? [])
  const isGrave =
    firm.shape.isVoting ||
    isContact(firm) ||
    (block !== undefined && concernsVoters(block, reading.calendar))
  return {
    class: 'text',
    id: `hidden ${firm.id}`,
    level: isGrave ? 'H' : 'M',
    why: why('hidden_text'),
    place: firm.path,
    old: firm.sample,
    now: null,
    parts: { blocks, gone: [partOf(firm)] },
  }
}

function goneItem(firm: Firm): Draft {
  const { sample: old, path: place } = firm
  const isWhen = firm.shape.beside !== ''
  const isRule = firm.shape.isVoting
  return {
    class: 'text',
    id: `gone ${firm.id}`,
    level: isWhen || isRule ? 'H' : 'M',
    why: why(isWhen ? 'facts' : isRule ? 'rule_gone' : 'gone'),
    place,
    old,
    isOldCut: firm.isCut,
    parts: { gone: [partOf(firm)] },
  }
}

interface Found {
  readonly items: Draft[]
  readonly notes: Draft[]
  readonly learned: Set<number>
}

interface PairHere {
  readonly firm: Firm | null
  readonly at: number
  readonly block: Block
  readonly isOpen: boolean
  readonly atMs: number
}

/** Days that are counted by words that other numbers change: one day is left where two days were. */
function countsDays({ sample, shape: { last } }: Firm, block: Block, atMs: number): boolean {
  const { text, shape } = block
  const isOfDays = DAYS.test(sample) && DAYS.test(text) && !/\{date\}|#:#/.test(shape)
  return isOfDays && isCountdown(sample, text, atMs - last * 60_000) && isLike(sample, text)
}

/** A text in place of a firm one, or a new one where texts move. */
function judgePair(
  index: Index,
  reading: Reading,
  { firm, at, block, isOpen, atMs }: PairHere,
  found: Found,
): void {
  const isMoving = firm?.form === null
  const isCounted = firm !== null && countsDays(firm, block, atMs)
  const judged: Judged = isCounted
    ? { level: 'note', why: why('changed') }
    : judgeChange(index, reading, { old: firm?.sample ?? '', block, isOpen, isMoving })
  const item: Draft = {
    class: 'text',
    id: `${firm ? `changed ${firm.id}` : `added ${block.path} ${block.shapeKey}`}`,
    ...judged,
    place: block.path,
    under: block.heading,
    old: firm?.sample ?? null,
    isOldCut: firm?.isCut ?? false,
    now: block.text,
    // What may be shown to every third visitor only is not waited for.
    isNew: firm === null || judged.level === 'H',
    parts: { blocks: [at], ...(firm ? { gone: [partOf(firm)] } : {}) },
  }
  if (judged.level === 'note') {
    found.notes.push(item)
    found.learned.add(at)
  } else found.items.push(item)
}

/** Places that follow each other are one piece of text. */
function grouped(added: readonly number[]): number[][] {
  const groups: number[][] = []
  for (const at of [...added].sort((one, other) => one - other)) {
    const last = groups.at(-1)
    if (last && at - (last.at(-1) ?? 0) === 1) last.push(at)
    else groups.push([at])
  }
  return groups
}

/** A new text; where it goes on with one that stands elsewhere too, as a change of that one. */
function judgeNew(index: Index, reading: Reading, block: Block): Judged {
  const contrary = newContrary(index, reading, block.text)
  if (contrary) return contrary
  const longer = beginningsOf(index)
    .get(block.text.slice(0, MIN_SENTENCE))
    ?.find(({ sample }) => sample.length < block.text.length && block.text.startsWith(sample))
  const change = { old: longer?.sample ?? '', block, isOpen: false, isMoving: false }
  const judged = longer ? judgeChange(index, reading, change) : null
  return judged?.level === 'H' ? judged : judgeAdded(block, reading)
}

/** Characters from which a text is a sentence of its own. */
const MIN_SENTENCE = 8

const beginnings = new WeakMap<Index, ReadonlyMap<string, readonly Firm[]>>()

/** Firm texts by how they begin: each of many new texts is compared with few of them. */
function beginningsOf(index: Index): ReadonlyMap<string, readonly Firm[]> {
  const known = beginnings.get(index)
  if (known) return known
  const long = index.firm.filter(
    ({ form, sample }) => form !== null && sample.length >= MIN_SENTENCE,
  )
  const made = Map.groupBy(long, ({ sample }) => sample.slice(0, MIN_SENTENCE))
  beginnings.set(index, made)
  return made
}

function addedItem(index: Index, group: readonly number[], reading: Reading): Draft {
  const blocks = group.flatMap((at) => reading.blocks[at] ?? [])
  const [first] = blocks
  const text = blocks.map((block) => block.text).join('\n')
  const judged = blocks
    .map((block) => judgeNew(index, reading, block))
    .reduce(
      (one, other) => (worst(one.level, other.level) === one.level ? one : other),
      judgeTogether(text),
    )
  return {
    class: 'text',
    id: `added ${first?.path ?? ''} ${first?.shapeKey ?? ''}`,
    ...judged,
    place: first?.path ?? '',
    under: first?.heading ?? '',
    now: text,
    isNew: true,
    parts: { blocks: group },
  }
}
