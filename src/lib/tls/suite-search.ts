import type { OfferedVersion } from './client-hello.ts'
import { everySuite } from './suites.ts'

/** Old servers fall silent over longer lists. */
const MAX_OFFERED = 128

/** What one hello of a search came to: the number of the suite that was chosen, or how it ended without. */
export type SuiteAnswer = number | 'refused' | 'lost'

/**
 * The search for every suite that a server takes in one version: all are offered, the chosen one is struck, and so on
 * until nothing of the rest is taken. A value; each answer makes the next one.
 */
export interface SuiteSearch {
  readonly version: OfferedVersion
  /** What is still to be offered, one list a hello; none when the search is over. */
  readonly left: readonly (readonly number[])[]
  /** What the server took, in the order in which it chose. */
  readonly found: readonly number[]
  /** No answer was lost, so that what was not found is not taken. */
  readonly isSure: boolean
}

/** A search at its beginning. */
export function suiteSearch(version: OfferedVersion): SuiteSearch {
  const suites = everySuite(version)
  const left = Array.from({ length: Math.ceil(suites.length / MAX_OFFERED) }, (_, part) =>
    suites.slice(part * MAX_OFFERED, (part + 1) * MAX_OFFERED),
  )
  return { version, left, found: [], isSure: true }
}

/** The suites of the next hello; null when the search is over. */
export function nextOffer({ left }: SuiteSearch): readonly number[] | null {
  return left[0] ?? null
}

/**
 * The search after the answer to its next offer. A server that chooses what was not offered, and an answer that was
 * lost, end that part of the search unsure.
 */
export function afterAnswer(search: SuiteSearch, answer: SuiteAnswer): SuiteSearch {
  const [offered = [], ...later] = search.left
  if (answer === 'refused') return { ...search, left: later }
  if (answer === 'lost' || !offered.includes(answer)) {
    return { ...search, left: later, isSure: false }
  }
  const rest = offered.filter((suite) => suite !== answer)
  const left = rest.length === 0 ? later : [rest, ...later]
  return { ...search, left, found: [...search.found, answer] }
}
