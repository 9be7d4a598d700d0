import {
  cap,
  type Cap,
  category,
  type Category,
  type Result,
  type Verdict,
} from './checks/check.ts'

export type Letter = 'A+' | 'A' | 'B' | 'C' | 'D' | Cap

/** Points of a result as a share of the check's weight; N is no part of the sum. */
export const POINTS: Readonly<Record<Exclude<Result, 'N'>, number>> = { G: 1, S: 1, P: 0.5, I: 0 }

/** Lowest score, 0–100, of each letter, from the best. Source: bands of MDN HTTP Observatory. */
export const LETTERS: readonly { readonly letter: Letter; readonly from: number }[] = [
  { letter: 'A+', from: 100 },
  { letter: 'A', from: 90 },
  { letter: 'B', from: 70 },
  { letter: 'C', from: 50 },
  { letter: 'D', from: 30 },
  { letter: 'F', from: 0 },
]

/** Highest score under each cap: what is wrong there is not made good by anything else. */
export const CAP_SCORE: Readonly<Record<Cap, number>> = { A: 99, B: 89, C: 69, F: 20, T: 20, M: 20 }

export const CATEGORIES: readonly Category[] = category.exclude(['inside']).options

/** Below this share of its weight a category says too little to have a number. */
const MIN_TESTED_SHARE = 0.5
/** Below this share of all checks no letter is given: what was not looked at might be anything. */
const MIN_LOOKED_SHARE = 0.6
/** Caps that stand whatever else there is: what is that wrong is known, however little was looked at. */
const GRAVE_CAPS: readonly Cap[] = ['F', 'T', 'M']

/** The share of one category: points earned of points possible over its tested verdicts. */
export interface CategoryGrade {
  readonly category: Category
  /** 0–100, not rounded; null where less than half of the weight was tested: then it is no part of the mean. */
  readonly score: number | null
  readonly tested: number
  readonly notTested: number
}

/** A verdict that holds the grade down. */
interface CapReason extends Pick<Verdict, 'check' | 'subject' | 'reason'> {
  readonly cap: Cap
}

export interface Grade {
  /** null when too little was looked at for one. */
  readonly letter: Letter | null
  /** 0–100, rounded down, under the caps. */
  readonly score: number | null
  /** Mean of the categories before the caps, rounded down; null when too little was looked at for it. */
  readonly uncapped: number | null
  /** Checks that had something to say. */
  readonly tested: number
  /** All checks that count for a grade. */
  readonly all: number
  readonly categories: readonly CategoryGrade[]
  /** Those that make the grade what it is: none above the lowest, and none that the mean is below anyway. */
  readonly caps: readonly CapReason[]
}

/**
 * Grades the verdicts of one visit: every category that was tested by half counts the same, caps bound the result. Of a
 * visit that looked at less than three fifths only what is gravely wrong gives a letter.
 */
export function gradeOf(verdicts: readonly Verdict[]): Grade {
  const categories = CATEGORIES.map((category) => categoryGrade(category, verdicts))
  const tested = categories.reduce((sum, one) => sum + one.tested, 0)
  const all = categories.reduce((sum, one) => sum + one.tested + one.notTested, 0)
  const looked = { categories, tested, all }
  const scores = categories.flatMap(({ score }) => score ?? [])
  const known = capsOf(verdicts)
  const isEnough = tested >= all * MIN_LOOKED_SHARE
  const isGrave = known[0] !== undefined && GRAVE_CAPS.includes(known[0].cap)
  if (scores.length === 0 || !(isEnough || isGrave))
    return { letter: null, score: null, uncapped: null, ...looked, caps: [] }
  // A hair more than the sum's rounding error, so that six times 100 is 100.
  const uncapped = Math.floor(scores.reduce((sum, score) => sum + score, 0) / scores.length + 1e-9)
  const score = Math.min(uncapped, ...known.map(({ cap }) => CAP_SCORE[cap]))
  const letter = letterOf(score, known[0]?.cap)
  const caps = known.filter(({ cap }) => names(letter, cap) || bindsScore(cap, { score, uncapped }))
  return { letter, score, uncapped: isEnough ? uncapped : null, ...looked, caps }
}

/** Whether the letter itself is that of the cap: an untrusted certificate, or one for another name. */
function names(letter: Letter, cap: Cap): boolean {
  return (cap === 'T' || cap === 'M') && cap === letter
}

/** Whether a cap is what keeps the score where it is. */
function bindsScore(cap: Cap, { score, uncapped }: { score: number; uncapped: number }): boolean {
  return CAP_SCORE[cap] === score && score < uncapped
}

function categoryGrade(category: Category, verdicts: readonly Verdict[]): CategoryGrade {
  const own = verdicts.filter((verdict) => verdict.category === category)
  let points = 0
  let possible = 0
  let tested = 0
  let whole = 0
  for (const { result, weight } of own) {
    whole += weight
    if (result === 'N') continue
    points += POINTS[result] * weight
    possible += weight
    tested++
  }
  const isEnough = possible > 0 && possible >= whole * MIN_TESTED_SHARE
  const score = isEnough ? (points / possible) * 100 : null
  return { category, score, tested, notTested: own.length - tested }
}

function capsOf(verdicts: readonly Verdict[]): CapReason[] {
  return verdicts
    .flatMap(({ cap, check, subject, reason }) => (cap ? [{ cap, check, subject, reason }] : []))
    .sort(
      (one, other) =>
        cap.options.indexOf(one.cap) - cap.options.indexOf(other.cap) ||
        (`${one.check} ${one.subject}` < `${other.check} ${other.subject}` ? -1 : 1),
    )
}

/** T and M say more than F and stand in its place, unless something else is an F of its own. */
function letterOf(score: number, lowest: Cap | undefined): Letter {
  if (lowest === 'T' || lowest === 'M') return lowest
  return letterOfScore(score)
}

/** The letter of a score alone, 0–100. */
export function letterOfScore(score: number): Letter {
  return LETTERS.find(({ from }) => score >= from)?.letter ?? 'F'
}
