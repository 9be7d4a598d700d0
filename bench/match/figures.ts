// How good an order is, as such rankings are judged.

/** Precision at each relevant one among the first five, over how many there are. */
export function averagePrecision(found: readonly string[], relevant: readonly string[]): number {
  let [hits, sum] = [0, 0]
  for (const [at, id] of found.slice(0, 5).entries()) {
    if (!relevant.includes(id)) continue
    hits += 1
    sum += hits / (at + 1)
  }
  return sum / relevant.length
}

/** Share of the relevant ones among the first twenty. */
export function recall(found: readonly string[], relevant: readonly string[]): number {
  const first = new Set(found.slice(0, 20))
  return relevant.filter((id) => first.has(id)).length / relevant.length
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
