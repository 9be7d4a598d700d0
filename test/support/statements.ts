import { AsyncLocalStorage } from 'node:async_hooks'
import { statements } from '../../src/platform/store/lend.ts'

const counting = new AsyncLocalStorage<{ count: number }>()

/** What `work` gives, and how many statements it asked of the store itself: not what jobs ask beside it. */
export async function countedStatements<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly count: number }> {
  const own = { count: 0 }
  const onStatement = () => {
    if (counting.getStore() === own) own.count += 1
  }
  statements.subscribe(onStatement)
  try {
    const value = await counting.run(own, work)
    return { value, count: own.count }
  } finally {
    statements.unsubscribe(onStatement)
  }
}
