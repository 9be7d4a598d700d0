/** A run of words that both texts have, or one of them. */
export interface Marked {
  readonly text: string
  readonly in: 'both' | 'old' | 'now'
}

/** Words of each text that are compared: the table of comparing has as many fields as their product. */
const MAX_WORDS = 300

/** The words of two texts in order, marked by where they stand. Beyond MAX_WORDS the middle counts as other words. */
export function markWords(old: string, now: string): Marked[] {
  const [one, other] = [wordsOf(old), wordsOf(now)]
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let end = 0
  while (
    end < Math.min(one.length, other.length) - start &&
    one[one.length - 1 - end] === other[other.length - 1 - end]
  )
    end++
  const before = one.slice(start, one.length - end)
  const after = other.slice(start, other.length - end)
  return joined([
    ...one.slice(0, start).map((text) => ({ text, in: 'both' as const })),
    ...middle(before, after),
    ...one.slice(one.length - end).map((text) => ({ text, in: 'both' as const })),
  ])
}

function wordsOf(text: string): string[] {
  return text.match(/[\u3040-\u9fff]|[^\s\u3040-\u9fff]+|\s+/gu) ?? []
}

function middle(before: readonly string[], after: readonly string[]): Marked[] {
  const olds = before.map((text) => ({ text, in: 'old' as const }))
  const news = after.map((text) => ({ text, in: 'now' as const }))
  if (before.length > MAX_WORDS || after.length > MAX_WORDS) return [...olds, ...news]
  const common = commonLengths(before, after)
  const width = after.length + 1
  const marked: Marked[] = []
  let [row, column] = [0, 0]
  while (row < before.length && column < after.length) {
    const text = before[row] ?? ''
    if (text === after[column]) {
      marked.push({ text, in: 'both' })
      row++
      column++
    } else if ((common[(row + 1) * width + column] ?? 0) >= (common[row * width + column + 1] ?? 0))
      marked.push({ text: before[row++] ?? '', in: 'old' })
    else marked.push({ text: after[column++] ?? '', in: 'now' })
  }
  return [...marked, ...olds.slice(row), ...news.slice(column)]
}

/** Length of the longest common run of words from each pair of places on. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array {
  const width = after.length + 1
  const common = new Uint16Array((before.length + 1) * width)
  for (let row = before.length - 1; row >= 0; row--)
    for (let column = after.length - 1; column >= 0; column--)
      common[row * width + column] =
        before[row] === after[column]
          ? (common[(row + 1) * width + column + 1] ?? 0) + 1
          : Math.max(common[(row + 1) * width + column] ?? 0, common[row * width + column + 1] ?? 0)
  return common
}

function joined(marked: readonly Marked[]): Marked[] {
  const runs: { text: string; in: Marked['in'] }[] = []
  for (const one of marked) {
    const last = runs.at(-1)
    if (last?.in === one.in) last.text += one.text
    else runs.push({ ...one })
  }
  return runs
}
