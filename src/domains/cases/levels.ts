import type { Level } from './schema/attribution.ts'
import type { Seat } from './schema/case.ts'

/** What a level stands on, counted. */
export interface Grounds {
  /** Rows of the matrix that stand on items of evidence in custody. */
  readonly items: number
  /** Pivots, and those of them that nothing weakens. */
  readonly pivots: number
  readonly strongPivots: number
  /** Whether it takes a hypothesis that somebody named and that was scored. */
  readonly hasHypothesis: boolean
  /** Sheets that different analysts handed in for it, and how many this house asks for. */
  readonly sheets: number
  readonly sheetsNeeded: number
  /** Sources of its rows that have no origin in common. */
  readonly sources: number
  /** Rows that alone decide, and have no second source of another origin. */
  readonly openLinchpins: number
  /** Analysts who rank another hypothesis first and have not said what they think of it. */
  readonly silentDissenters: number
  /** Whether it names the charge or finding that it repeats. */
  readonly hasBasis: boolean
  /** Whether the seventh step of the protocol was done, and not waived. */
  readonly isAnalysed: boolean
}

/** What is missing for a level; `count` of them where that can be counted. */
export interface Missing {
  readonly what:
    | 'item'
    | 'strong-pivot'
    | 'hypothesis'
    | 'sheets'
    | 'sources'
    | 'linchpins'
    | 'dissent'
    | 'basis'
    | 'analysis'
  readonly count: number
}

/** Sources of different origin that an intrusion set needs at least. */
export const MIN_SOURCES = 2

const of = (what: Missing['what'], count: number): readonly Missing[] =>
  count > 0 ? [{ what, count }] : []

function forInfrastructure({ items, pivots, strongPivots }: Grounds): readonly Missing[] {
  const isWeak = pivots > 0 && strongPivots === 0
  return [...of('item', items > 0 ? 0 : 1), ...of('strong-pivot', isWeak ? 1 : 0)]
}

function forIntrusionSet(grounds: Grounds): readonly Missing[] {
  return [
    ...of('hypothesis', grounds.hasHypothesis ? 0 : 1),
    ...of('sheets', grounds.sheetsNeeded - grounds.sheets),
    ...of('sources', MIN_SOURCES - grounds.sources),
    ...of('linchpins', grounds.openLinchpins),
    ...of('dissent', grounds.silentDissenters),
    ...of('analysis', grounds.isAnalysed ? 0 : 1),
  ]
}

/**
 * What an attribution of this level still lacks; empty where it has its minimum. A tool needs what infrastructure needs,
 * and the second analyst who confirms it is who decides ({@link DECIDING}).
 */
export function missingFor(level: Level, grounds: Grounds): readonly Missing[] {
  if (level === 'A4')
    return [...of('basis', grounds.hasBasis ? 0 : 1), ...of('analysis', grounds.isAnalysed ? 0 : 1)]
  if (level === 'A3') return forIntrusionSet(grounds)
  return forInfrastructure(grounds)
}

/** The seat of those who score and propose. */
export const ANALYSTS: readonly Seat[] = ['investigator']

/** In which seat somebody proposes an attribution of a level. */
export const PROPOSING: Readonly<Record<Level, readonly Seat[]>> = {
  A1: ANALYSTS,
  A2: ANALYSTS,
  A3: ANALYSTS,
  A4: ['prosecutor'],
}

/** In which seat the second person decides; an intrusion set is decided by another team. */
export const DECIDING: Readonly<Record<Level, readonly Seat[]>> = {
  A1: [...ANALYSTS, 'reviewer'],
  A2: ANALYSTS,
  A3: ['reviewer'],
  A4: ['head'],
}

/** By what way an attribution may leave the node: as it is marked, to few who need it, or by the courts alone. */
export const LEAVES_BY = {
  A1: 'marking',
  A2: 'marking',
  A3: 'amber',
  A4: 'legal',
} as const satisfies Readonly<Record<Level, string>>
export type Way = (typeof LEAVES_BY)[Level]

/** A source with the one that it has it from. */
interface Origin {
  readonly id: string
  readonly origin: string | null
}

/**
 * The source at the beginning of each: what repeats another has its origin. `sources` are in the order in which they were
 * added, and an origin was there before what repeats it.
 */
export function originsOf(sources: readonly Origin[]): ReadonlyMap<string, string> {
  const origins = new Map<string, string>()
  for (const { id, origin } of sources)
    origins.set(id, origin === null ? id : (origins.get(origin) ?? origin))
  return origins
}
