// Values of earlier answers, by the name that they had there: what later calls are made with.

/** Values by name. */
export type KnownValues = Map<string, unknown[]>

/** Values of one name that are remembered. */
const MAX_KNOWN = 40

/** Keeps some of the texts of an answer, by name; a list's items under the name of the list. */
export function remember(known: KnownValues, name: string, answer: unknown): void {
  if (typeof answer === 'string' && answer.length < 100) {
    const values = known.get(name) ?? []
    known.set(name, [...values.filter((one) => one !== answer), answer].slice(-MAX_KNOWN))
  }
  if (typeof answer !== 'object' || answer === null) return
  for (const [key, value] of Object.entries(answer))
    remember(known, Array.isArray(answer) ? name : key, value)
}

/** What would open or end a second house in the middle of a run; the exercise has tests of its own. */
export const HOUSE_COMMANDS: readonly string[] = ['exercises.start', 'exercises.remove']
