import { setTimeout as pause } from 'node:timers/promises'

/**
 * Asks again and again until there is what is looked for, and gives it. Throws Error after the limit.
 * Times in milliseconds.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined>,
  { limitMs, everyMs }: { readonly limitMs: number; readonly everyMs: number },
): Promise<T> {
  const end = performance.now() + limitMs
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (performance.now() > end) throw new Error(`${what} did not come`)
    await pause(everyMs)
  }
}
