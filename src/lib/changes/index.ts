// What changed between two texts, word by word, for whoever must see exactly what went and what came.

/** A stretch of words that is in both, only in the first, or only in the second. */
export interface Change {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Most pairs of words that are compared one by one; beyond them all between the common ends counts as changed. */
const MAX_PAIRS = 1_000_000

/** The changes from one text to the other; together the kinds `same` and `gone` are the first, `same` and `new` the second. */
export function wordChanges(before: string, after: string, language: string): Change[] {
  const [old, now] = [piecesOf(before, language), piecesOf(after, language)]
  const start = commonStart(old, now)
  const end = commonStart(old.slice(start).toReversed(), now.slice(start).toReversed())
  const [gone, come] = [old.slice(start, old.length - end), now.slice(start, now.length - end)]
  const middle =
    gone.length * come.length > MAX_PAIRS
      ? [...as('gone', gone), ...as('new', come)]
      : compared(gone, come)
  return joined([
    ...as('same', old.slice(0, start)),
    ...middle,
    ...as('same', old.slice(old.length - end)),
  ])
}

const as = (kind: Change['kind'], pieces: readonly string[]): Change[] =>
  pieces.map((text) => ({ kind, text }))

/** Words, and what stands between them, in the language's own way. */
function piecesOf(text: string, language: string): string[] {
  const cut = new Intl.Segmenter(language, { granularity: 'word' }).segment(text)
  return [...cut].map(({ segment }) => segment)
}

function commonStart(one: readonly string[], other: readonly string[]): number {
  let at = 0
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1
  return at
}

/** By the longest common row of pieces. */
function compared(one: readonly string[], other: readonly string[]): Change[] {
  const width = other.length + 1
  const longest = new Uint32Array((one.length + 1) * width)
  for (let n = one.length - 1; n >= 0; n -= 1)
    for (let m = other.length - 1; m >= 0; m -= 1)
      longest[n * width + m] =
        one[n] === other[m]
          ? (longest[(n + 1) * width + m + 1] ?? 0) + 1
          : Math.max(longest[(n + 1) * width + m] ?? 0, longest[n * width + m + 1] ?? 0)
  const changes: Change[] = []
  let [n, m] = [0, 0]
  while (n < one.length || m < other.length) {
    const [gone, come] = [one[n], other[m]]
    if (gone !== undefined && gone === come) {
      changes.push({ kind: 'same', text: gone })
      n += 1
      m += 1
    } else if (isGone(longest, { n, m, width }, come)) {
      changes.push({ kind: 'gone', text: gone ?? '' })
      n += 1
    } else {
      changes.push({ kind: 'new', text: come ?? '' })
      m += 1
    }
  }
  return changes
}

/** Whether the next piece of the first text is left out; what goes stands before what comes. */
function isGone(
  longest: Uint32Array,
  { n, m, width }: { readonly n: number; readonly m: number; readonly width: number },
  come: string | undefined,
): boolean {
  if (n >= longest.length / width - 1) return false
  if (come === undefined) return true
  return (longest[(n + 1) * width + m] ?? 0) >= (longest[n * width + m + 1] ?? 0)
}

/** Neighbours of one kind as one. */
function joined(changes: readonly Change[]): Change[] {
  const all: Change[] = []
  for (const one of changes) {
    const last = all.at(-1)
    if (last?.kind === one.kind) all[all.length - 1] = { ...last, text: last.text + one.text }
    else all.push(one)
  }
  return all
}
