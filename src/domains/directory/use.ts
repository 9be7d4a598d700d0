import type { NodeFacts } from '../../core/action.ts'
import type { Time } from '../../core/time.ts'

/** Pairs of agency and day that are counted between two writings; what is beyond is not counted. */
export const MAX_COUNTED = 5_000

const counted = new WeakMap<NodeFacts, Map<string, number>>()

/**
 * Counts that the finder named these agencies. It asks by a query, which changes no row, so that nothing of who asked
 * reaches the log: the counts wait in memory until the job writes them, and a process that is killed loses those of an hour.
 */
export function noteAnswers(node: NodeFacts, now: Time, agencies: readonly string[]): void {
  const own = counted.get(node) ?? new Map<string, number>()
  counted.set(node, own)
  for (const agency of agencies) {
    const key = `${now.slice(0, 10)} ${agency}`
    if (own.has(key) || own.size < MAX_COUNTED) own.set(key, (own.get(key) ?? 0) + 1)
  }
}

/** What was counted since it was asked last, and begins anew. */
export function takeAnswers(
  node: NodeFacts,
): { readonly day: string; readonly agency: string; readonly answers: number }[] {
  const own = counted.get(node) ?? new Map<string, number>()
  counted.delete(node)
  return [...own].map(([key, answers]) => {
    const [day = '', agency = ''] = key.split(' ')
    return { day, agency, answers }
  })
}
