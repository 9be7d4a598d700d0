// What became of cases, suspects and offences, counted apart: how many reached each stage, in what time, and how they divide.
// What is still open counts for as long as it lasts (Kaplan-Meier). For publication small counts are hidden, so that no
// subtraction of what is shown gives one back. Pure.
import { DAY, type Time, toMs } from '../../core/time.ts'
import { published, shown } from '../../lib/disclosure/index.ts'
import { type Followed, spread } from '../../lib/survival/index.ts'

export const UNITS = ['cases', 'suspects', 'offences'] as const
export type Unit = (typeof UNITS)[number]

/** Stages of each unit; who reached one has passed those before it. */
export const STAGES = {
  cases: ['registered', 'suspect', 'prosecuted', 'convicted', 'sentenced'],
  suspects: ['named', 'charged', 'convicted', 'sentenced'],
  offences: ['charged', 'decided', 'convicted', 'sentenced'],
} as const
export type StageName = (typeof STAGES)[Unit][number]

export interface CountedCase {
  readonly id: string
  readonly openedAt: Time
  readonly prosecutingAt: Time | null
  readonly endedAt: Time | null
  /** RSIT class, asset; null where nobody has said. */
  readonly class: string | null
  readonly asset: string | null
}

export interface CountedSuspect {
  readonly id: string
  readonly case: string
  readonly namedAt: Time
}

export interface CountedCharge {
  readonly case: string
  readonly suspect: string
  readonly article: string
  readonly outcome: string
  readonly isFinal: boolean
  readonly broughtAt: Time
  readonly outcomeAt: Time | null
  readonly convictedAt: Time | null
  readonly sentencedAt: Time | null
}

export interface Counted {
  readonly cases: readonly CountedCase[]
  readonly suspects: readonly CountedSuspect[]
  readonly charges: readonly CountedCharge[]
}

/** How many reached a stage and in how many days since the first one; null is not known, or hidden. */
export interface Stage {
  readonly unit: Unit
  readonly stage: StageName
  readonly n: number | null
  /** Of those that have not come so far: how many still may; null at the first stage, which all have. */
  readonly nOpen: number | null
  /** Of the stage before, 0 to 1. */
  readonly share: number | null
  readonly medianDays: number | null
  readonly p90Days: number | null
}

/** How a unit divides by one thing. */
export interface Division {
  readonly unit: Unit
  readonly by: 'outcome' | 'article' | 'class' | 'asset' | 'year'
  readonly total: number | null
  readonly parts: readonly { readonly key: string; readonly n: number | null }[]
}

export interface Figures {
  readonly stages: readonly Stage[]
  readonly divisions: readonly Division[]
}

/** Values by which everything is divided, each listed even where nothing has it. */
export interface Keys {
  readonly outcomes: readonly string[]
  readonly articles: readonly string[]
  readonly classes: readonly string[]
  readonly assets: readonly string[]
}

/** What nobody has said. */
export const NOT_SAID = 'not-said'

/** One thing on its way: when it began, when it reached each stage, and when it came to its end otherwise. */
interface Way {
  readonly from: Time
  /** Null for a stage that it has not reached. */
  readonly reached: readonly (Time | null)[]
  readonly until: Time | null
}

/** All figures as they are, nothing hidden. Days are counted up to `now`. */
export function figuresOf(counted: Counted, keys: Keys, now: Time): Figures {
  const ways: Readonly<Record<Unit, readonly Way[]>> = {
    cases: waysOfCases(counted),
    suspects: waysOfSuspects(counted),
    offences: waysOfCharges(counted),
  }
  return {
    stages: UNITS.flatMap((unit) => stagesOf(unit, ways[unit], now)),
    divisions: divisionsOf(counted, keys, now),
  }
}

const first = (times: readonly (Time | null)[]): Time | null =>
  times.flatMap((time) => time ?? []).toSorted()[0] ?? null

/** A stage that was passed over counts as reached with the next one: nobody is convicted who was not charged. */
function filled(reached: readonly (Time | null)[]): (Time | null)[] {
  return reached.map((time, at) => time ?? first(reached.slice(at + 1)))
}

function waysOfCases({ cases, suspects, charges }: Counted): Way[] {
  const named = Map.groupBy(suspects, (one) => one.case)
  const charged = Map.groupBy(charges, (one) => one.case)
  return cases.map(({ id, openedAt, prosecutingAt, endedAt }) => {
    const own = charged.get(id) ?? []
    const suspect = first((named.get(id) ?? []).map(({ namedAt }) => namedAt))
    const convicted = first(own.map(({ convictedAt }) => convictedAt))
    const sentenced = first(own.map(({ sentencedAt }) => sentencedAt))
    const reached = filled([openedAt, suspect, prosecutingAt, convicted, sentenced])
    return { from: openedAt, reached, until: endedAt }
  })
}

function waysOfSuspects({ suspects, charges }: Counted): Way[] {
  const charged = Map.groupBy(charges, ({ suspect }) => suspect)
  return suspects.map(({ id, namedAt }) => {
    const own = charged.get(id) ?? []
    const isOver = own.length > 0 && own.every(({ isFinal }) => isFinal)
    const last =
      own
        .flatMap(({ outcomeAt }) => outcomeAt ?? [])
        .toSorted()
        .at(-1) ?? null
    const reached = filled([
      namedAt,
      first(own.map(({ broughtAt }) => broughtAt)),
      first(own.map(({ convictedAt }) => convictedAt)),
      first(own.map(({ sentencedAt }) => sentencedAt)),
    ])
    return { from: namedAt, reached, until: isOver ? last : null }
  })
}

function waysOfCharges({ charges }: Counted): Way[] {
  return charges.map(({ broughtAt, outcomeAt, convictedAt, sentencedAt, isFinal }) => ({
    from: broughtAt,
    reached: filled([broughtAt, outcomeAt, convictedAt, sentencedAt]),
    until: isFinal ? outcomeAt : null,
  }))
}

function stagesOf(unit: Unit, ways: readonly Way[], now: Time): Stage[] {
  const names: readonly StageName[] = STAGES[unit]
  const counts = names.map((_, at) => ways.filter(({ reached }) => reached[at] !== null).length)
  return names.map((stage, at) => {
    const n = counts[at] ?? 0
    const before = at === 0 ? 0 : (counts[at - 1] ?? 0)
    const share = before === 0 ? null : n / before
    if (at === 0) return { unit, stage, n, nOpen: null, share, medianDays: null, p90Days: null }
    const { median, p90 } = spread(ways.map((way) => followed(way, at, now)))
    const nOpen = ways.filter(({ reached, until }) => reached[at] === null && until === null).length
    return { unit, stage, n, nOpen, share, medianDays: median, p90Days: p90 }
  })
}

/** How many whole days a thing took to a stage, or has been on its way to it. */
function followed({ from, reached, until }: Way, at: number, now: Time): Followed {
  const time = reached[at] ?? null
  const end = time ?? until ?? now
  // What was written down later than it happened may lie before the beginning of what it belongs to.
  const length = Math.max(0, Math.floor((toMs(end) - toMs(from)) / DAY))
  return { length, isOver: time !== null }
}

function divisionsOf({ cases, charges }: Counted, keys: Keys, now: Time): Division[] {
  const years = yearsOf(cases, now)
  return [
    divided('offences', 'outcome', { keys: keys.outcomes, of: charges.map((one) => one.outcome) }),
    divided('offences', 'article', { keys: keys.articles, of: charges.map((one) => one.article) }),
    divided('cases', 'class', {
      keys: [...keys.classes, NOT_SAID],
      of: cases.map((one) => one.class ?? NOT_SAID),
    }),
    divided('cases', 'asset', {
      keys: [...keys.assets, NOT_SAID],
      of: cases.map((one) => one.asset ?? NOT_SAID),
    }),
    divided('cases', 'year', { keys: years, of: cases.map((one) => one.openedAt.slice(0, 4)) }),
  ]
}

function yearsOf(cases: readonly CountedCase[], now: Time): string[] {
  const last = Number(now.slice(0, 4))
  const from = Math.min(last, ...cases.map(({ openedAt }) => Number(openedAt.slice(0, 4))))
  return Array.from({ length: last - from + 1 }, (_, n) => String(from + n))
}

function divided(
  unit: Unit,
  by: Division['by'],
  { keys, of }: { readonly keys: readonly string[]; readonly of: readonly string[] },
): Division {
  const counts = new Map<string, number>()
  for (const key of of) counts.set(key, (counts.get(key) ?? 0) + 1)
  const parts = keys.map((key) => ({ key, n: counts.get(key) ?? 0 }))
  return { unit, by, total: of.length, parts }
}

/** The same for everybody: nothing under `least` is told or can be reckoned from what is. */
export function forEverybody({ stages, divisions }: Figures, least: number): Figures {
  const own = divisions.map((one) => hiddenDivision(one, least))
  const outcomes = own.find(({ by }) => by === 'outcome')
  return {
    stages: UNITS.flatMap((unit) => {
      const of = stages.filter((one) => one.unit === unit)
      return hiddenOpen(hiddenStages(tied(of, outcomes), least), least)
    }),
    divisions: own,
  }
}

/** Stages that tell what courts decided. */
const VERDICTS: ReadonlySet<StageName> = new Set(['decided', 'convicted', 'sentenced'])

/**
 * What may be told next, nothing hidden yet, by what was told last: the numbers of a unit are renewed together, once at
 * least `least` of it changed, and as many verdicts where any did. Or two readings, before and after, would tell of one.
 */
export function renewed(told: Figures, now: Figures, least: number): Figures {
  const from = (unit: Unit) => {
    const { all, verdicts } = changesIn(unit, told, now)
    return all >= least && (verdicts === 0 || verdicts >= least) ? now : told
  }
  return {
    stages: UNITS.flatMap((unit) => from(unit).stages.filter((one) => one.unit === unit)),
    divisions: now.divisions.map((line) => {
      const { divisions } = from(line.unit)
      return divisions.find((one) => one.unit === line.unit && one.by === line.by) ?? line
    }),
  }
}

/** How many things of a unit changed at least, and how many of them by a verdict. */
function changesIn(unit: Unit, told: Figures, now: Figures) {
  const before = new Map(told.stages.map((one) => [`${one.unit} ${one.stage}`, one.n ?? 0]))
  const moved = now.stages
    .filter((one) => one.unit === unit)
    .map(({ stage, n }) => {
      const by = Math.abs((n ?? 0) - (before.get(`${unit} ${stage}`) ?? 0))
      return { isVerdict: VERDICTS.has(stage), by }
    })
  const divided = now.divisions
    .filter((one) => one.unit === unit)
    .flatMap((line) => {
      const old = told.divisions.find((one) => one.unit === unit && one.by === line.by)
      const all = { isVerdict: false, by: movedIn(old, line, null) }
      const isOutcome = line.by === 'outcome'
      return isOutcome ? [all, { isVerdict: true, by: movedIn(old, line, PENDING) }] : [all]
    })
  const all = [...moved, ...divided]
  return {
    all: Math.max(0, ...all.map(({ by }) => by)),
    verdicts: Math.max(0, ...all.map(({ isVerdict, by }) => (isVerdict ? by : 0))),
  }
}

/** The outcome of a charge that has none yet. */
const PENDING = 'pending'

/** How many things came into parts of a line, or left them, whichever were more; those of one part are left out. */
function movedIn(old: Division | undefined, line: Division, without: string | null): number {
  const before = new Map(old?.parts.map(({ key, n }) => [key, n ?? 0]))
  const by = line.parts
    .filter(({ key }) => key !== without)
    .map(({ key, n }) => (n ?? 0) - (before.get(key) ?? 0))
  const sum = (some: readonly number[]) => some.reduce((total, one) => total + Math.abs(one), 0)
  return Math.max(sum(by.filter((one) => one > 0)), sum(by.filter((one) => one < 0)))
}

function hiddenDivision({ parts, ...rest }: Division, least: number): Division {
  const line = published(
    parts.map(({ n }) => n ?? 0),
    least,
  )
  const hidden = parts.map(({ key }, at) => ({ key, n: line.parts[at] ?? null }))
  // Assets are listed because a case has them: a hidden one would be known to be no nought.
  const told = rest.by === 'asset' ? hidden.filter(({ n }) => n !== null) : hidden
  return { ...rest, total: line.total, parts: told }
}

/**
 * Stages that the table of outcomes gives, too, are shown only as far as that shows them. Cases and suspects that were
 * convicted, and whatever was sentenced, are no more than the offences that were: they tell the least that those can be.
 */
function tied(stages: readonly Stage[], outcomes: Division | undefined): Stage[] {
  const part = (key: string) => outcomes?.parts.find((one) => one.key === key)?.n ?? null
  const isHidden = { decided: part('pending') === null, convicted: part('convicted') === null }
  return stages.map((one) => {
    if (one.stage === 'decided' && isHidden.decided) return { ...one, n: null }
    const isOfConvicted = one.stage === 'convicted' || one.stage === 'sentenced'
    if (isOfConvicted && isHidden.convicted) return { ...one, n: null }
    return one
  })
}

/**
 * A stage is told where it is large enough and where those who did not come so far since the last one that is told are,
 * too: they are what a reader gets by subtraction.
 */
function hiddenStages(stages: readonly Stage[], least: number): Stage[] {
  let told: number | null = null
  return stages.map((one, at) => {
    const before: number | null = told
    const isFirst = at === 0
    const isLarge = one.n !== null && shown(one.n, least) !== null
    const isApart = before !== null && one.n !== null && before - one.n >= least
    if (!isLarge || !(isFirst || isApart))
      return { ...one, n: null, nOpen: null, share: null, medianDays: null, p90Days: null }
    told = one.n
    const previous = stages[at - 1]?.n
    const isShared = previous !== undefined && previous === before
    return { ...one, share: isShared ? one.share : null }
  })
}

/**
 * Those that still may come so far are told where they are enough, where those that no longer can are, too, and where they
 * differ by as much from those told before. Of offences nobody is told: the table of outcomes says who is open, and they
 * would give away parts of it.
 */
function hiddenOpen(stages: readonly Stage[], least: number): Stage[] {
  const first = stages[0]?.n ?? null
  let told: number | null = null
  return stages.map((one) => {
    const { unit, n, nOpen } = one
    const isKnown = unit !== 'offences' && first !== null && n !== null && nOpen !== null
    const isTold: boolean =
      isKnown &&
      nOpen >= least &&
      first - n - nOpen >= least &&
      (told === null || Math.abs(nOpen - told) >= least)
    if (isTold) told = nOpen
    return isTold ? one : { ...one, nOpen: null }
  })
}
