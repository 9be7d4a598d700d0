// What many ask of a realm in the same moments: worked out once, until something is recorded or some time has passed.
import type { Store } from '../core/port.ts'
import { addMs, type Time } from '../core/time.ts'

interface Kept<V> {
  readonly from: Time
  readonly answer: Promise<V>
}

/** One question to the realm with this `store`, known by its `key`. */
export interface Question<V> {
  readonly store: Store
  readonly key: string
  readonly now: Time
  ask(): Promise<V>
}

/**
 * Answers questions, each kept for `keptMs` at most and dropped as soon as the realm's log grows; where more than `most`
 * of a realm are kept, all are worked out anew.
 */
export function keptUntilRecorded<V>({
  keptMs,
  most,
}: {
  readonly keptMs: number
  readonly most: number
}): (question: Question<V>) => Promise<V> {
  const realms = new WeakMap<Store, Map<string, Kept<V>>>()
  const answersOf = (store: Store) => {
    const known = realms.get(store)
    if (known !== undefined) return known
    const answers = new Map<string, Kept<V>>()
    store.onSequenced(() => answers.clear())
    realms.set(store, answers)
    return answers
  }
  return async ({ store, key, now, ask }) => {
    const answers = answersOf(store)
    const known = answers.get(key)
    if (known !== undefined && known.from <= now && now < addMs(known.from, keptMs))
      return await known.answer
    if (answers.size >= most) answers.clear()
    const answer = ask()
    answers.set(key, { from: now, answer })
    // A refusal is not kept: who asks next may be answered.
    answer.catch(() => answers.delete(key))
    return await answer
  }
}
