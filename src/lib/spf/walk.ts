import { MAX_TERMS, MAX_VOIDS } from './limits.ts'
import { expandDomain, type MacroString, usesOnly } from './macro.ts'
import { FAMILIES, type Family, NOBODY, sizeOf, type Space, union, without } from './space.ts'
import type { SpfCounts, SpfProblem } from './tree.ts'

/** The domain, and the terms that lead on from it. */
export type Path = readonly string[]

/** What all records of one walk share. */
export interface Walk {
  readonly domain: string
  readonly problems: SpfProblem[]
  /** Senders for whom the record is void. */
  lost: Space
  /** Questions without answers, as a sender of either family meets them. */
  readonly voids: Record<Family, number>
  terms: number
  words: number
  steps: number
  usesPtr: boolean
}

/** Nothing is counted yet. */
export function startWalk(domain: string): Walk {
  const voids = { v4: 0, v6: 0 }
  return { domain, problems: [], lost: NOBODY, voids, terms: 0, words: 0, steps: 0, usesPtr: false }
}

/** Problems that void no record: there may be an answer that this walk does not have. */
const NOT_VOID: readonly SpfProblem['code'][] = ['failed', 'unasked', 'too_long']

/** Notes where there is no answer, and for whom: nobody of a void record goes further. */
export function breakAt(walk: Walk, code: SpfProblem['code'], path: Path, space: Space): void {
  const families = FAMILIES.filter((family) => space[family].length > 0)
  walk.problems.push({ code, path, families })
  if (NOT_VOID.includes(code)) return
  walk.lost = union([walk.lost, space])
}

/** Those for whom the record is not void. */
export function alive({ lost }: Walk, space: Space): Space {
  return without(space, lost)
}

/** Counts a term that asks DNS; false where it is one too many. */
export function countTerm(walk: Walk, path: Path, space: Space): boolean {
  walk.terms++
  if (walk.terms <= MAX_TERMS) return true
  breakAt(walk, 'terms', path, space)
  return false
}

/** Counts questions without answers for those who come here. */
export function countVoids(
  walk: Walk,
  voids: Readonly<Record<Family, number>>,
  path: Path,
  space: Space,
): void {
  const left = alive(walk, space)
  const over: { v4: Space['v4']; v6: Space['v6'] } = { v4: [], v6: [] }
  for (const family of FAMILIES) {
    if (space[family].length === 0) continue
    walk.voids[family] += voids[family]
    if (walk.voids[family] > MAX_VOIDS) over[family] = left[family]
  }
  if (over.v4.length + over.v6.length > 0) breakAt(walk, 'voids', path, over)
}

/** What macros come to without a mail: only domains are known then. Null where it depends on the mail. */
export function fixedName(
  { domain: senderDomain }: Walk,
  domain: string,
  macro: MacroString | null,
): string | null {
  if (macro === null) return domain
  if (!usesOnly(macro, 'do')) return null
  const unknown = { localPart: '', ip: new Uint8Array(4), helo: '', receiver: '', seconds: 0 }
  return expandDomain(macro, { ...unknown, senderDomain, domain, validated: '' })
}

/** How many addresses of each family. */
export function countsOf({ v4, v6 }: Space): SpfCounts {
  return { ipv4: Number(sizeOf(v4)), ipv6: sizeOf(v6) }
}
