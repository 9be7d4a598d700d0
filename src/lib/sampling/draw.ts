// A sample that anybody can draw again: in each stratum the stations lie in the order of their hashes, with the seed in
// front, and the larger one is, the likelier it is drawn.
import { hash } from 'node:crypto'

/** What a sample is drawn from: a station by the number that people know, its district, and its registered voters, from 1. */
export interface FrameUnit {
  readonly number: string
  readonly area: string
  readonly registered: number
}

/** A part of the frame, and how many of it are drawn. */
export interface Stratum {
  readonly area: string
  /** Stations that there are, N, and that are drawn, n. */
  readonly all: number
  readonly drawn: number
}

/** Fewest of a stratum: of one alone nobody knows how far stations lie apart. */
export const LEAST = 2

const levelsOf = (path: string) => path.split('/').length - 2

/** The first `levels` parts of an area path: `/1/34/512/` at 2 is `/1/34/`. */
export function areaAt(path: string, levels: number): string {
  const parts = path.split('/').filter((part) => part !== '')
  return `/${parts
    .slice(0, levels)
    .map((part) => `${part}/`)
    .join('')}`
}

/**
 * How a sample of `size` is spread: over the lowest areas at which every one gets at least {@link LEAST}, or all that it
 * has, and beyond that in proportion to their registered voters, largest remainders first. In the order of the areas.
 */
export function allocate(
  frame: readonly Pick<FrameUnit, 'area' | 'registered'>[],
  size: number,
): Stratum[] {
  const deepest = frame.reduce((most, { area }) => Math.max(most, levelsOf(area)), 0)
  for (let levels = deepest; levels > 0; levels -= 1) {
    const parts = partsAt(frame, levels)
    const least = parts.reduce((sum, { all }) => sum + Math.min(LEAST, all), 0)
    if (least <= size) return spread(parts, size)
  }
  return spread(partsAt(frame, 0), size)
}

interface Part {
  readonly area: string
  readonly all: number
  readonly voters: number
}

function partsAt(frame: readonly Pick<FrameUnit, 'area' | 'registered'>[], levels: number): Part[] {
  const parts = new Map<string, Part>()
  for (const { area, registered } of frame) {
    const own = areaAt(area, levels)
    const { all, voters } = parts.get(own) ?? { all: 0, voters: 0 }
    parts.set(own, { area: own, all: all + 1, voters: voters + registered })
  }
  return [...parts.values()].toSorted((a, b) => (a.area < b.area ? -1 : 1))
}

function spread(given: readonly Part[], size: number): Stratum[] {
  const sumOf = (key: 'all' | 'voters') => given.reduce((sum, one) => sum + one[key], 0)
  const [total, voters] = [sumOf('all'), sumOf('voters')]
  const wanted = Math.min(size, total)
  const parts = given.map(({ area, all, voters: own }) => {
    const share = (wanted * own) / voters
    return { area, all, share, drawn: Math.min(all, Math.max(LEAST, Math.floor(share))) }
  })
  let left = wanted - parts.reduce((sum, { drawn }) => sum + drawn, 0)
  // What the least of small areas takes comes from those that are furthest above their share.
  const after = (one: (typeof parts)[number]) => one.share - one.drawn
  const pick = (may: (one: (typeof parts)[number]) => boolean, sign: 1 | -1) =>
    parts
      .filter(may)
      .toSorted((a, b) => sign * (after(b) - after(a)) || (a.area < b.area ? -1 : 1))[0]
  for (; left !== 0; left -= Math.sign(left)) {
    const one =
      left > 0 ? pick(({ drawn, all }) => drawn < all, 1) : pick(({ drawn }) => drawn > LEAST, -1)
    if (one === undefined) break
    one.drawn += Math.sign(left)
  }
  return parts.map(({ area, all, drawn }) => ({ area, all, drawn }))
}

/** A station that was drawn: of which part, and how likely that was, above 0 and at most 1. */
export type Drawn<U> = U & { readonly stratum: string; readonly chance: number }

/**
 * Draws: of each stratum, in the order of SHA-256 of `seed:number`, the stations laid end to end by their registered voters,
 * those at a start and at every step behind it. The step is all voters by how many are drawn, the start the part of it that
 * the first 48 bits of SHA-256 of `seed:area` say. A station as large as a step is drawn for certain, before the others.
 * Source: systematic sampling with probability proportional to size, in random order; Särndal et al., Model Assisted Survey
 * Sampling, section 3.6.2.
 */
export function draw<U extends FrameUnit>(
  frame: readonly U[],
  strata: readonly Stratum[],
  seed: string,
): Drawn<U>[] {
  const ranked = frame
    .map((unit) => ({ unit, rank: hash('sha256', `${seed}:${unit.number}`) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ unit }) => unit)
  // An area with none below it is a stratum higher up than the others, and may well come first.
  const levels = strata.reduce((most, { area }) => Math.max(most, levelsOf(area)), 0)
  const parts = Map.groupBy(ranked, ({ area }) => areaAt(area, levels))
  return strata.flatMap(({ area, drawn }) => {
    const start = Number.parseInt(hash('sha256', `${seed}:${area}`).slice(0, 12), 16) / 2 ** 48
    return drawFrom(parts.get(area) ?? [], drawn, start).map((one) => ({ ...one, stratum: area }))
  })
}

/** `count` of these, each as likely as it is large. */
function drawFrom<U extends FrameUnit>(units: readonly U[], count: number, start: number) {
  const certain = certainOf(units, count)
  const others = units.filter((one) => !certain.has(one))
  const left = count - certain.size
  const step = votersOf(others) / left
  const drawn = [...certain].map((one) => ({ ...one, chance: 1 }))
  let before = 0
  for (const one of others) {
    before += one.registered
    const next = (start + drawn.length - certain.size) * step
    if (drawn.length < count && before > next) drawn.push({ ...one, chance: one.registered / step })
  }
  return drawn
}

const votersOf = (units: readonly FrameUnit[]) =>
  units.reduce((sum, one) => sum + one.registered, 0)

/** Those that are as large as a step, or larger, once the larger ones are out. */
function certainOf<U extends FrameUnit>(units: readonly U[], count: number): Set<U> {
  if (count >= units.length) return new Set(units)
  const certain = new Set<U>()
  let voters = votersOf(units)
  for (const one of units.toSorted((a, b) => b.registered - a.registered)) {
    if (certain.size === count || one.registered * (count - certain.size) < voters) break
    certain.add(one)
    voters -= one.registered
  }
  return certain
}
