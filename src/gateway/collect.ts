/** Time in which items are collected: a person does not notice it, and one commit serves all of them. */
const COLLECT_MS = 25

/** Collects items for a moment, or until there are `max`, and hands them on together. */
export function collector<T>(max: number, flushed: (items: readonly T[]) => void) {
  let waiting: T[] = []
  let timer: NodeJS.Timeout | null = null
  const flush = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const items = waiting
    waiting = []
    if (items.length > 0) flushed(items)
  }
  return {
    add(item: T) {
      waiting.push(item)
      if (waiting.length >= max) flush()
      else timer ??= setTimeout(flush, COLLECT_MS)
    },
    size: () => waiting.length,
    flush,
  }
}
