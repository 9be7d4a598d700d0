import {
  normalText,
  type Reading,
  type ReadingOptions,
  readForWatch,
} from '../../../lib/html/index.ts'
import { forgetOld } from './approve.ts'
import { type Judgement, type JudgeOptions, judge } from './judge.ts'
import { type FilesNow, isRelease } from './judge-files.ts'
import { learnFetch, learnVariant } from './learn.ts'
import { type FileGiven, filesNow, hidingNow, learnFiles } from './learn-files.ts'
import { newProfile, type Profile } from './profile.ts'
import { type ProfileDamage, readProfile, writeProfile } from './profile-file.ts'
import { rememberTold } from './recurring.ts'
import { newSpam, tellsVoters } from './about-lists.ts'

/** Learning takes a day, so that every hour and a midnight are seen. */
export const LEARN_MS = 86_400_000

export interface LookOptions extends JudgeOptions, ReadingOptions {
  /** SCRUTINEER_LEARN_MS. */
  readonly learnMs: number
  /** Scripts and style sheets of the site that were asked for, by address. */
  readonly files?: ReadonlyMap<string, FileGiven> | undefined
}

export interface Looked extends Judgement {
  readonly reading: Reading
  /** To be stored; the one that was given, where the fetch did not count. */
  readonly stored: Uint8Array
  /** Why the stored profile could not be used: the page is learned again from this visit on. */
  readonly damage: ProfileDamage | null
  /** Files of which only a hash came that nobody knows: they are to be asked for whole. */
  readonly unread: readonly string[]
}

/** One visit: reads the page, judges it by the stored profile (null before the first), and learns what may be learned. */
export function look(html: string, stored: Uint8Array | null, options: LookOptions): Looked {
  const loaded = stored === null ? null : readProfile(stored)
  const damage = loaded && 'damage' in loaded ? loaded.damage : null
  const profile = loaded === null || 'damage' in loaded ? null : loaded
  const passages = options.passages.map(passageOf)
  const given = options.files ?? new Map<string, FileGiven>()
  const styles = options.styles ?? hidingNow(profile, given)
  const reading = readForWatch(html, { ...options, styles, tells: tellsWatched })
  const { now, unread } = filesNow(profile, reading, given)
  const how = { ...options, passages, filesNow: now }
  const judgement = judge(profile, reading, options.atMs, how)
  const kept = profile ?? newProfile()
  const isLearned = learn(kept, reading, judgement, how)
  const hasFiles = learnOwnFiles(kept, reading, judgement, how)
  const unchanged = profile !== null && stored !== null && !isLearned && !hasFiles
  return { ...judgement, reading, stored: unchanged ? stored : writeProfile(kept), damage, unread }
}

/** Sentences in data that voters go by or that sell; of names only what sells. */
function tellsWatched(sentence: string, isName: boolean): boolean {
  return (!isName && tellsVoters(sentence)) || newSpam('', sentence).length > 0
}

/** Learns from a visit what its judgement leaves; false where the fetch did not count. */
export function learn(
  profile: Profile,
  reading: Reading,
  judgement: Judgement,
  options: LookOptions,
): boolean {
  if (judgement.isReplaced) {
    // While a page is learned, what stands in for it is learned too; later it is a finding until a person approves it.
    if (judgement.stage === 'full') return false
    learnVariant(profile, reading)
    return true
  }
  const { notBlocks, notThings, missed } = judgement
  const { atMs, passages, learnMs } = options
  const isNextDay = dayOf(atMs) > dayOf(profile.lastMs)
  const isLearned = learnFetch(profile, {
    reading,
    atMs,
    notBlocks,
    notThings,
    missed,
    passages,
    learnMs,
  })
  if (isLearned && judgement.stage === 'full')
    rememberTold(profile, judgement.items, { reading, atMs })
  const isDue = isNextDay || profile.fetches % FORGET_EVERY === 0
  if (isLearned && isDue) forgetOld(profile, atMs)
  return isLearned
}

/** What is told of a file waits for a person; of a page that stands in for the usual one nothing is learned. */
function learnOwnFiles(
  profile: Profile,
  reading: Reading,
  { items, isReplaced }: Judgement,
  { filesNow: now, atMs }: { readonly filesNow: FilesNow; readonly atMs: number },
): boolean {
  if (isReplaced) return false
  if (isRelease(profile, reading)) profile.releasedMs = atMs
  const told = items
    .filter(({ level }) => level !== 'note')
    .flatMap(({ parts }) => parts.files ?? [])
  return learnFiles(profile, reading, { now, told: new Set(told) })
}

/** Fetches after which old alternatives are looked for, and once a day: a page that stays as it is is learned no more often. */
const FORGET_EVERY = 50
const DAY_MS = 86_400_000

function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS)
}

/** A passage that a person set, as texts of blocks are. */
export function passageOf(text: string): string {
  return normalText(text).text
}
