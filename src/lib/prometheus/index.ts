// Figures in the text format that Prometheus reads.
// Source: https://prometheus.io/docs/instrumenting/exposition_formats/ (text format 0.0.4).

/** Content type of the text. */
export const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** Sets of labels that one family keeps apart; what comes beyond is counted under the value `other`. */
export const MAX_SERIES = 1_000

export type Labels = Readonly<Record<string, string>>

/** One value under its labels. */
export interface Sample {
  readonly labels: Labels
  readonly value: number
}

/** Values of one name, ready to be written. Names are `[a-z_]+`; a counter's name ends in `_total`. */
export interface Family {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge'
  readonly samples: readonly Sample[]
}

/** Observations in buckets; `counts[n]` holds those up to `bounds[n]`, the last one all above. */
export interface Distribution {
  readonly labels: Labels
  readonly bounds: readonly number[]
  readonly counts: readonly number[]
  readonly sum: number
}

/** Distributions of one name, ready to be written; the name ends in its unit. */
export interface DistributionFamily {
  readonly name: string
  readonly help: string
  readonly type: 'histogram'
  readonly distributions: readonly Distribution[]
}

/** Counts by labels. */
export interface Counter {
  add(labels: Labels, by?: number): void
  samples(): Sample[]
}

/** A new counter. */
export function createCounter(): Counter {
  const series = new Map<string, { labels: Labels; value: number }>()
  return {
    add(labels, by = 1) {
      const one = seriesFor(series, labels, (kept) => ({ labels: kept, value: 0 }))
      one.value += by
    },
    samples: () => [...series.values()].map(({ labels, value }) => ({ labels, value })),
  }
}

/** Observations by labels. */
export interface Histogram {
  observe(labels: Labels, value: number): void
  distributions(): Distribution[]
}

/** A new histogram with these upper bounds, ascending. */
export function createHistogram(bounds: readonly number[]): Histogram {
  const series = new Map<string, { labels: Labels; counts: number[]; sum: number }>()
  return {
    observe(labels, value) {
      const one = seriesFor(series, labels, (kept) => ({
        labels: kept,
        counts: Array.from({ length: bounds.length + 1 }, () => 0),
        sum: 0,
      }))
      const at = bounds.findIndex((bound) => value <= bound)
      const bucket = at < 0 ? bounds.length : at
      one.counts[bucket] = (one.counts[bucket] ?? 0) + 1
      one.sum += value
    },
    distributions: () =>
      [...series.values()].map(({ labels, counts, sum }) => ({
        labels,
        bounds,
        counts: [...counts],
        sum,
      })),
  }
}

function seriesFor<T>(series: Map<string, T>, labels: Labels, make: (labels: Labels) => T): T {
  const known = series.get(keyOf(labels))
  if (known !== undefined) return known
  const isFull = series.size >= MAX_SERIES
  const kept = isFull
    ? Object.fromEntries(Object.keys(labels).map((name) => [name, 'other']))
    : labels
  const found = isFull ? series.get(keyOf(kept)) : undefined
  if (found !== undefined) return found
  const made = make(kept)
  series.set(keyOf(kept), made)
  return made
}

function keyOf(labels: Labels): string {
  return JSON.stringify(labels)
}

/** The text of all families; one without values is left out. */
export function exposition(families: readonly (Family | DistributionFamily)[]): string {
  return families.flatMap((family) => linesOf(family).map((line) => `${line}\n`)).join('')
}

function linesOf(family: Family | DistributionFamily): string[] {
  const values =
    family.type === 'histogram'
      ? family.distributions.flatMap((one) => distributionLines(family.name, one))
      : family.samples.map(
          ({ labels, value }) => `${family.name}${braces(labels)} ${number(value)}`,
        )
  if (values.length === 0) return []
  const help = family.help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
  return [`# HELP ${family.name} ${help}`, `# TYPE ${family.name} ${family.type}`, ...values]
}

function distributionLines(name: string, { labels, bounds, counts, sum }: Distribution): string[] {
  let total = 0
  const buckets = counts.map((count, n) => {
    total += count
    const bound = bounds[n]
    const le = bound === undefined ? '+Inf' : String(bound)
    return `${name}_bucket${braces({ ...labels, le })} ${total}`
  })
  return [
    ...buckets,
    `${name}_sum${braces(labels)} ${number(sum)}`,
    `${name}_count${braces(labels)} ${total}`,
  ]
}

function braces(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}

function number(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  return String(value)
}
