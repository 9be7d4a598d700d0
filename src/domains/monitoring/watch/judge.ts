import { beginningOf } from '../../../core/line.ts'
import { type InventoryKind, type Reading, short } from '../../../lib/html/index.ts'
import { phrasesIn } from '../checks/phrases.ts'
import { type Draft, type GonePart, type Item, type Level, LEVELS, why } from './item.ts'
import { type FilesNow, judgeFiles } from './judge-files.ts'
import { judgeHead } from './judge-head.ts'
import { hiddenHere } from './judge-hidden.ts'
import { judgeLinks } from './judge-links.ts'
import { rowsGone } from './judge-options.ts'
import type { FactLook } from './fact-look.ts'
import { judgeOutside } from './judge-outside.ts'
import { isDrawnByScript, judgeText } from './judge-text.ts'
import { isSecretField } from './judge-forms.ts'
import { itemOf, judgeThings } from './judge-things.ts'
import { hereOf, type Index, indexOf } from './known.ts'
import { standsIn, variantKey } from './learn.ts'
import { markWords } from './mark.ts'
import { type Profile, type Stage, stageOf, textKey } from './profile.ts'

/** What is told of one visit at most; the rest is one item. */
const MAX_ITEMS = 20
const MAX_NOTES = 40
/** Characters of a text that is shown. */
const MAX_SHOWN = 2_000
/** Passages of one page. */
export const MAX_PASSAGES = 20

/** Fetches that lacked a passage, by which it is known to come and go. */
const COMES_AND_GOES = 2

/** Fetches in which a short page was seen whole, by which it is known as one that stands in. */
const SEEN_WHOLE = 2

/** Parts of a page that cannot be judged, and why. */
export type NotTested = 'drawn' | 'too_much' | 'learning'

/** What a person set for the page, and what time it is. */
export interface JudgeOptions {
  /** Texts that must stay, as they stand in the page; at most MAX_PASSAGES. */
  readonly passages: readonly string[]
  /** Phrases of defacers besides the built-in ones. */
  readonly phrases: readonly string[]
  /** In the freeze window of the election M counts as H. */
  readonly isFrozen: boolean
  /** A change is announced for now: nothing but C is told. */
  readonly isAnnounced: boolean
  /** Scripts and sheets of the site, as far as anything is known of them. */
  readonly filesNow?: FilesNow
}

export interface Judgement {
  readonly stage: Stage
  /** C first; at most MAX_ITEMS and one that counts the rest. */
  readonly items: readonly Item[]
  /** What is known to move or too small to tell; at most MAX_NOTES. */
  readonly notes: readonly Item[]
  readonly notTested: readonly NotTested[]
  /** What must not be learned. */
  readonly notBlocks: ReadonlySet<number>
  readonly notThings: ReadonlySet<string>
  /** Firm parts that a finding misses: they stay firm however long they are gone. */
  readonly missed: readonly GonePart[]
  /** Another page stands here: nothing of it is learned. */
  readonly isReplaced: boolean
}

/** Judges a reading by what was learned. `profile` is null where nothing was yet. Never changes the profile. */
export function judge(
  profile: Profile | null,
  reading: Reading,
  atMs: number,
  options: JudgeOptions,
): Judgement {
  const stage = profile ? stageOf(profile) : 'learning'
  if (profile && stage !== 'learning') return judgeLearned(profile, reading, atMs, options)
  const items = finish(alwaysItems(profile, reading, options, stage), profile, options)
  // What is only asked about is learned: a form that was there from the first is no finding for ever.
  const grave = items.filter(({ level }) => level === 'C')
  const kept = keptOut(grave, reading, { learned: null, isFull: false })
  return { stage, items, notes: [], notTested: ['learning'], ...kept }
}

function judgeLearned(
  profile: Profile,
  reading: Reading,
  atMs: number,
  options: JudgeOptions,
): Judgement {
  const stage = stageOf(profile)
  const index = indexOf(profile)
  const isKnownWhole = isStandIn(profile, reading)
  const things = isKnownWhole ? [] : judgeThings(profile, reading, options.filesNow)
  const isActive = things.some(({ class: kind }) => ACTIVE.has(kind))
  const text = isKnownWhole
    ? null
    : judgeText(index, reading, hereOf(index, reading, atMs), { atMs, isActive })
  const isWorkedOn = text?.items.some(({ why: { code } }) => code === 'maintenance') ?? false
  // A page that stands in for the usual one, where the site is full or worked on, has no passages.
  const passages = isKnownWhole || isWorkedOn ? [] : options.passages
  const look = { profile, reading, atMs, texts: text?.items ?? [] }
  const drafts = [
    ...alwaysItems(profile, reading, { ...options, passages }, stage),
    ...judgeFiles(profile, reading, { ...options, atMs }),
    // What comes with a page that stands in for the usual one is a part of what it is known by.
    ...(text === null
      ? []
      : partItems(index, look, isWorkedOn ? things.map(whileWorkedOn) : things)),
    ...judgeLinks(index, reading),
    ...limitItems(profile, reading),
  ]
  const items = finish(drafts, profile, options)
  const notes = finish(text?.notes ?? [], profile, { ...options, isFrozen: false })
  const notTested = notTestedOf(index, reading)
  const kept = keptOut(items, reading, { learned: text?.learned ?? null, isFull: stage === 'full' })
  return { stage, items, notes: notes.slice(0, MAX_NOTES), notTested, ...kept }
}

/** What is told of the parts of a page that is the usual one. */
function partItems(index: Index, look: FactLook, things: readonly Draft[]): Draft[] {
  const { profile, reading, texts } = look
  const gone = isReplacing(texts)
    ? []
    : [...hiddenHere(index, reading), ...rowsGone(index, reading)]
  return [...judgeHead(profile, reading), ...judgeOutside(look, things), ...texts, ...gone]
}

/** Whether another page stands here, of which no part is told by itself. */
function isReplacing(items: readonly Draft[]): boolean {
  return items.some(({ class: kind, why: { code } }) => kind === 'page' && code !== 'half_gone')
}

/** Who works on a page keeps search engines from keeping that. */
function whileWorkedOn(item: Draft): Draft {
  return item.class === 'robots' ? { ...item, level: 'M' } : item
}

function notTestedOf(index: Index, reading: Reading): NotTested[] {
  const isTooMuch = index.profile.isTooMuch || reading.limits.length > 0
  return [
    ...(isDrawnByScript(index) ? (['drawn'] as const) : []),
    ...(isTooMuch ? (['too_much'] as const) : []),
  ]
}

/** Whether a short page that was seen whole before stands in for the usual one. */
function isStandIn(profile: Profile, reading: Reading): boolean {
  const seen = profile.variants.get(variantKey(reading) ?? '') ?? 0
  return seen >= SEEN_WHOLE && standsIn(profile, reading)
}

const ACTIVE = new Set([
  'script',
  'inline',
  'handler',
  'code',
  'srcdoc',
  'frame',
  'form',
  'field',
  'base',
  'refresh',
])

/** What is judged from the first visit on: a site may have been broken into while it was learned. */
function alwaysItems(
  profile: Profile | null,
  reading: Reading,
  options: JudgeOptions,
  stage: Stage,
): Draft[] {
  const known = profile?.phrases ?? new Set()
  const phrases = phrasesIn(reading.everything, options.phrases).filter(
    (phrase) => !known.has(phrase),
  )
  const items: Draft[] = phrases.map((phrase) => ({
    class: 'phrase',
    id: phrase,
    level: 'C',
    why: why('phrase', { phrase }),
    now: around(reading.everything, phrase),
    isNew: true,
    parts: { phrases: [phrase] },
  }))
  for (const passage of options.passages.slice(0, MAX_PASSAGES)) {
    if (reading.visible.includes(passage)) continue
    const missed = stage === 'full' ? (profile?.passages.get(textKey(passage)) ?? 0) : 0
    // A passage that came and went while the page was learned is no alarm when it goes.
    const isFirm = missed < COMES_AND_GOES
    const level = isFirm ? 'C' : 'note'
    items.push({
      class: 'passage',
      id: textKey(passage),
      level,
      why: why('passage_gone'),
      old: passage,
    })
  }
  if (stage === 'learning') items.push(...foreignForms(reading))
  return items
}

/** Forms to other hosts before anything is known: with a secret field as grave as ever, otherwise a question to a person. */
function foreignForms(reading: Reading): Draft[] {
  const isSecret = [...reading.inventories.field.keys()].some(isSecretField)
  return [...reading.inventories.form.values()].flatMap((thing) => {
    const host = thing.address?.host
    if (!host) return []
    return [itemOf(thing, { level: isSecret ? 'C' : 'M', code: 'foreign_form', args: { host } })]
  })
}

/** Characters of a page that are shown on either side of a phrase. */
const BESIDE = 80

function around(text: string, phrase: string): string {
  const at = text.toLowerCase().indexOf(phrase)
  if (at < 0) return phrase
  const [from, to] = [Math.max(0, at - BESIDE), at + phrase.length + BESIDE]
  const cut = text.slice(from, to).toWellFormed()
  return `${from > 0 ? '…' : ''}${cut}${to < text.length ? '…' : ''}`
}

/** Parts behind which something may be hidden that runs, takes input or leads away. */
const GRAVE_LIMITS: ReadonlySet<string> = new Set(['elements', 'inner', ...ACTIVE])

/** Parts that are too much to watch now and were not before. */
function limitItems(profile: Profile, reading: Reading): Draft[] {
  const fresh = reading.limits.filter((limit) => !profile.limits.has(limit))
  return fresh.map((limit) => ({
    class: 'limit',
    id: limit,
    level: GRAVE_LIMITS.has(limit) ? 'H' : 'M',
    why: why('too_much', { part: limit }),
    parts: { limits: [limit] },
  }))
}

function finish(drafts: readonly Draft[], profile: Profile | null, options: JudgeOptions): Item[] {
  const items = new Map<string, Item>()
  for (const draft of drafts) {
    const item = itemFrom(draft, options)
    if (profile?.approved.has(item.key)) continue
    const known = items.get(item.key)
    if (!known || LEVELS.indexOf(item.level) < LEVELS.indexOf(known.level))
      items.set(item.key, known ? { ...item, parts: joinParts(known.parts, item.parts) } : item)
    else items.set(item.key, { ...known, parts: joinParts(known.parts, item.parts) })
  }
  const sorted = [...items.values()].sort(
    (one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level),
  )
  const told = sorted.filter(({ level }) => level !== 'note')
  if (told.length <= MAX_ITEMS) return sorted
  const rest = told.slice(MAX_ITEMS)
  const parts = rest.map((item) => item.parts).reduce(joinParts, {})
  const more: Draft = {
    class: 'more',
    id: 'more',
    level: rest[0]?.level ?? 'M',
    why: why('many_items', { count: rest.length }),
    now: rest.map(({ now, old }) => now ?? old ?? '').join('\n'),
    parts,
  }
  return [...told.slice(0, MAX_ITEMS), itemFrom(more, options)]
}

function joinParts(one: Item['parts'], other: Item['parts']): Item['parts'] {
  return {
    blocks: [...(one.blocks ?? []), ...(other.blocks ?? [])],
    gone: [...(one.gone ?? []), ...(other.gone ?? [])],
    things: [...(one.things ?? []), ...(other.things ?? [])],
    phrases: [...(one.phrases ?? []), ...(other.phrases ?? [])],
    limits: [...(one.limits ?? []), ...(other.limits ?? [])],
    files: [...(one.files ?? []), ...(other.files ?? [])],
    lists: [...(one.lists ?? []), ...(other.lists ?? [])],
  }
}

function itemFrom(draft: Draft, { isFrozen, isAnnounced }: JudgeOptions): Item {
  const { id, old = null, now = null, isOldCut = false, ...rest } = draft
  const level: Level = isFrozen && draft.level === 'M' ? 'H' : draft.level
  const [before, after] = [old, now].map((text) => text && beginningOf(text, MAX_SHOWN))
  return {
    place: '',
    under: '',
    isNew: false,
    parts: {},
    ...rest,
    key: `${draft.class}-${short(id).replace(/[+/]/g, '_')}`,
    level,
    old: before ?? null,
    now: after ?? null,
    ...(before === old && after === now && !isOldCut ? {} : { whole: short(`${old}\n\n${now}`) }),
    marked: before && after && draft.class === 'text' ? markWords(before, after) : [],
    isAnnounced: isAnnounced && level !== 'C',
  }
}

/**
 * What must not be learned: parts of findings, and all of a page that was replaced. Before learning ends texts are learned
 * nevertheless, or nothing would be known to move; who sees a change then sees it in the looks that follow at once.
 */
function keptOut(
  items: readonly Item[],
  reading: Reading,
  { learned, isFull }: { learned: ReadonlySet<number> | null; isFull: boolean },
): Pick<Judgement, 'notBlocks' | 'notThings' | 'missed' | 'isReplaced'> {
  const told = items.filter(({ level }) => level !== 'note')
  // Facts are learned as texts are.
  const things = told
    .flatMap(({ parts }) => parts.things ?? [])
    .filter(([kind]) => isFull || kind !== 'fact')
    .map(thingKey)
  const isReplaced = told.some(({ why: { code } }) => code === 'replaced' || code === 'maintenance')
  const notBlocks = new Set<number>()
  const notThings = new Set(things)
  if (!isFull) return { notBlocks, notThings, missed: [], isReplaced }
  for (const { parts } of told) for (const at of parts.blocks ?? []) notBlocks.add(at)
  if (learned) reading.blocks.forEach((_, at) => void (learned.has(at) || notBlocks.add(at)))
  const missed = told.flatMap(({ parts }) => parts.gone ?? [])
  return { notBlocks, notThings, missed, isReplaced }
}

function thingKey([kind, key]: readonly [InventoryKind, string]): string {
  return `${kind} ${key}`
}
