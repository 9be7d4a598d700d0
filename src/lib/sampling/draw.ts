// A sample that anybody can draw again: in each stratum the stations whose hashes, with the seed in front, come first.
import { hash } from 'node:crypto'

/** What a sample is drawn from: a station by the number that people know, and its district. */
export interface FrameUnit {
  readonly number: string
  readonly area: string
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
 * has, and beyond that in proportion to their stations, largest remainders first. In the order of the areas.
 */
export function allocate(frame: readonly Pick<FrameUnit, 'area'>[], size: number): Stratum[] {
  const deepest = frame.reduce((most, { area }) => Math.max(most, levelsOf(area)), 0)
  for (let levels = deepest; levels > 0; levels -= 1) {
    const counts = countsAt(frame, levels)
    const least = counts.reduce((sum, [, all]) => sum + Math.min(LEAST, all), 0)
    if (least <= size) return spread(counts, size)
  }
  return spread(countsAt(frame, 0), size)
}

function countsAt(frame: readonly Pick<FrameUnit, 'area'>[], levels: number) {
  const counts = new Map<string, number>()
  for (const { area } of frame) {
    const own = areaAt(area, levels)
    counts.set(own, (counts.get(own) ?? 0) + 1)
  }
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function spread(counts: readonly (readonly [string, number])[], size: number): Stratum[] {
  const total = counts.reduce((sum, [, all]) => sum + all, 0)
  const wanted = Math.min(size, total)
  const parts = counts.map(([area, all]) => {
    const share = (wanted * all) / total
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

/**
 * Draws: of each stratum the stations with the smallest SHA-256 of `seed:number`. Every choice of so many stations is
 * equally likely as long as nobody chose the seed.
 */
export function draw<U extends FrameUnit>(
  frame: readonly U[],
  strata: readonly Stratum[],
  seed: string,
): (U & { readonly stratum: string })[] {
  const ranked = frame
    .map((unit) => ({ unit, rank: hash('sha256', `${seed}:${unit.number}`) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
  // An area with none below it is a stratum higher up than the others, and may well come first.
  const levels = strata.reduce((most, { area }) => Math.max(most, levelsOf(area)), 0)
  const parts = Map.groupBy(ranked, ({ unit }) => areaAt(unit.area, levels))
  return strata.flatMap(({ area, drawn }) =>
    (parts.get(area) ?? []).slice(0, drawn).map(({ unit }) => ({ ...unit, stratum: area })),
  )
}
