import { CLAUSE_COUNT, type ClausePart } from '../core/clause.ts'
import type { PublicKind } from '../core/contacts.ts'
import type { Slice } from '../core/slice.ts'
import type { Message } from '../core/text.ts'
import { planTexts } from './programme-plan-texts.ts'

/** Whom to turn to for a clause that no slice carries out yet. */
const UNTIL: Readonly<Record<number, PublicKind>> = {
  3: 'authority',
  10: 'csirt',
}

/** What is to come of a clause that no slice tells yet. */
export interface ClausePlan {
  /** What stands of it already; null where nothing does. */
  readonly now: Message | null
  readonly until: PublicKind | null
}

/** One operative clause: as a slice tells it, else what is planned. */
export interface Clause {
  readonly number: number
  /** What it asks for, in our own words. */
  readonly text: Message
  readonly told: ClausePart | null
  readonly plan: ClausePlan
}

/** The eighteen operative clauses, in order. Throws Error for one that has no words. */
export function clausesOf(slices: readonly Pick<Slice, 'clauses'>[]): readonly Clause[] {
  const told = new Map(slices.flatMap(({ clauses }) => clauses.map((one) => [one.number, one])))
  const words: Readonly<Record<string, Message>> = planTexts
  return Array.from({ length: CLAUSE_COUNT }, (_, index) => {
    const number = index + 1
    const text = told.get(number)?.text ?? words[`c${number}`]
    if (text === undefined) {
      throw new Error(`no slice tells clause ${number}: keep its words in http/programme.ts`)
    }
    const plan = { now: words[`now${number}`] ?? null, until: UNTIL[number] ?? null }
    return { number, text, told: told.get(number) ?? null, plan }
  })
}
