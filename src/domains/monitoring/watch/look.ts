import {
  normalText,
  type Reading,
  type ReadingOptions,
  readForWatch,
} from '../../../lib/html/index.ts'
import { forgetOld } from './approve.ts'
import { type Judgement, type JudgeOptions, judge } from './judge.ts'
import { learnFetch, learnVariant } from './learn.ts'
import { newProfile, type Profile } from './profile.ts'
import { type ProfileDamage, readProfile, writeProfile } from './profile-file.ts'
import { rememberTold } from './recurring.ts'
import { isAboutVote } from './words-of.ts'

/** Learning takes a day, so that every hour and a midnight are seen. */
export const LEARN_MS = 86_400_000

export interface LookOptions extends JudgeOptions, ReadingOptions {
  /** SCRUTINEER_LEARN_MS. */
  readonly learnMs: number
}

export interface Looked extends Judgement {
  readonly reading: Reading
  /** To be stored; the one that was given, where the fetch did not count. */
  readonly stored: Uint8Array
  /** Why the stored profile could not be used: the page is learned again from this visit on. */
  readonly damage: ProfileDamage | null
}

/** One visit: reads the page, judges it by the stored profile (null before the first), and learns what may be learned. */
export function look(html: string, stored: Uint8Array | null, options: LookOptions): Looked {
  const loaded = stored === null ? null : readProfile(stored)
  const damage = loaded && 'damage' in loaded ? loaded.damage : null
  const profile = loaded === null || 'damage' in loaded ? null : loaded
  const passages = options.passages.map(passageOf)
  const reading = readForWatch(html, { ...options, tells: isAboutVote })
  const judgement = judge(profile, reading, options.atMs, { ...options, passages })
  const kept = profile ?? newProfile()
  const isLearned = learn(kept, reading, judgement, { ...options, passages })
  const unchanged = profile !== null && stored !== null && !isLearned
  return { ...judgement, reading, stored: unchanged ? stored : writeProfile(kept), damage }
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
