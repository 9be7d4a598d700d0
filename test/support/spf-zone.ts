import type { SpfAnswer, SpfQuestion } from '../../src/lib/spf/index.ts'

/** Records by name and type: `{ 'vote.test': { TXT: ['v=spf1 -all'] } }`; `failed` where no answer comes. */
export type SpfZone = Readonly<
  Record<string, Readonly<Partial<Record<SpfQuestion['type'], readonly string[] | 'failed'>>>>
>

/** Answers from a zone, and nothing where it has nothing. */
export function answersOf(zone: SpfZone): (question: SpfQuestion) => SpfAnswer {
  return ({ name, type }) => (Object.hasOwn(zone, name) ? (zone[name]?.[type] ?? []) : [])
}

/** A zone of TXT records. */
export function records(texts: Readonly<Record<string, string>>): SpfZone {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { TXT: [text] }]))
}
