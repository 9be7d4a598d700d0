import { z } from 'zod'

/** Faults of one value that are told; the first ones show what it is. */
const MAX_TOLD = 5

/** What an unexpected error says of itself. Of a value that a schema does not take: what is wrong where, not the value. */
export function saidBy(error: unknown): string {
  if (error instanceof z.ZodError) return faultsOf(error)
  return error instanceof Error ? error.message : String(error)
}

/** What is wrong where, without quotes, which the operator's log takes out, and without anything that the value holds. */
export function faultsOf({ issues }: z.ZodError): string {
  const told = issues.slice(0, MAX_TOLD).map(({ path, message }) => {
    const words = message.replace(/^Invalid input: /, '').replaceAll('"', '')
    return path.length === 0 ? words : `${path.join('.')}: ${words}`
  })
  return told.join('; ')
}
