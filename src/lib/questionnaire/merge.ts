// What several observers say of one place becomes one row: a pure function of what was said, whatever the order in which
// it came. Nothing is decided by majority: who differ leave no value, until a person says which is right, and why.

/** One entry as it counts. */
export interface Said {
  readonly id: string
  readonly observer: string
  /** When it was written, text in the order of time. */
  readonly at: string
  readonly answers: Readonly<Record<string, number>>
}

/** What a person put in the place of a value. */
export interface Override {
  readonly id: string
  readonly tag: string
  readonly value: number
}

/** What is known under one tag. */
export interface MergedField {
  readonly state: 'missing' | 'agreed' | 'conflict' | 'overridden'
  readonly value: number | null
  /** Observers who said something. */
  readonly count: number
  /** Different values that were said, in order; one where all agree. */
  readonly values: readonly number[]
  /** Entries behind it, in order. */
  readonly from: readonly string[]
}

export type Merged = Readonly<Record<string, MergedField>>

interface Last {
  readonly value: number
  readonly entry: string
}

const inOrder = (a: Said, b: Said) => (a.at === b.at ? compare(a.id, b.id) : compare(a.at, b.at))
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))

/** The row of a place. What one observer says twice under a tag is his last word. */
export function merge(
  tags: readonly string[],
  said: readonly Said[],
  overrides: readonly Override[] = [],
): Merged {
  const byTag = new Map<string, Map<string, Last>>()
  for (const { id, observer, answers } of said.toSorted(inOrder)) {
    for (const [tag, value] of Object.entries(answers)) {
      const own = byTag.get(tag) ?? new Map<string, Last>()
      own.set(observer, { value, entry: id })
      byTag.set(tag, own)
    }
  }
  const decided = new Map(
    overrides.toSorted((a, b) => compare(a.id, b.id)).map(({ tag, value }) => [tag, value]),
  )
  return Object.fromEntries(
    tags.map((tag) => [tag, mergedField([...(byTag.get(tag)?.values() ?? [])], decided.get(tag))]),
  )
}

function mergedField(said: readonly Last[], decided: number | undefined): MergedField {
  const values = [...new Set(said.map(({ value }) => value))].toSorted((a, b) => a - b)
  const from = [...new Set(said.map(({ entry }) => entry))].toSorted(compare)
  const facts = { count: said.length, values, from }
  if (decided !== undefined) return { state: 'overridden', value: decided, ...facts }
  const [first, second] = values
  if (first === undefined) return { state: 'missing', value: null, ...facts }
  if (second !== undefined) return { state: 'conflict', value: null, ...facts }
  return { state: 'agreed', value: first, ...facts }
}

/** The values of a row that hold, for rules and figures. */
export function heldValues(merged: Merged): Record<string, number> {
  return Object.fromEntries(
    Object.entries(merged).flatMap(([tag, { value }]) => (value === null ? [] : [[tag, value]])),
  )
}
