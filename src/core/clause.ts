import type { PageContext, View } from './page.ts'
import type { RecordType } from './record.ts'
import type { Message } from './text.ts'

/** How things stand with a clause now, in a sentence beside its figure. */
export interface ClauseNow<D = never, H = unknown> {
  /** Clauses that share it are told by one asking. */
  load(ctx: PageContext): Promise<D>
  /** Null where there is nothing to say yet. */
  render(data: D, view: View): H | null
}

/** Keeps the types of one together, as `panel` does. */
export function clauseNow<D, H>(definition: ClauseNow<D, H>): ClauseNow {
  return definition as unknown as ClauseNow
}

/** One operative clause of the programme as the slice that carries it out tells it. */
export interface ClausePart {
  readonly number: number
  /** What it asks for, in our own words. */
  readonly text: Message
  /** Paths of the pages that carry it out, after the language; the first is the door, `''` the start page. */
  readonly pages: readonly [string, ...string[]]
  /** Records counted as its figure. */
  readonly counted: readonly [RecordType, ...RecordType[]]
  readonly figure: Message<'count'>
  /** Least count that is shown; below it "no action yet". Default 1. */
  readonly least?: number
  readonly now?: ClauseNow
}

/** Clauses of the resolution. */
export const CLAUSE_COUNT = 18

interface Telling {
  readonly name: string
  readonly clauses: readonly ClausePart[]
  readonly serves?: readonly number[]
  readonly records?: Readonly<Record<string, RecordType>>
  readonly pages: readonly { readonly path: string; readonly permission: string }[]
}

/** What is wrong with the clauses that slices tell, a sentence each. */
export function clauseFaults(slices: readonly Telling[]): string[] {
  const faults: string[] = []
  const owners = new Map<number, string>()
  const known = new Set(slices.flatMap(({ records }) => Object.keys(records ?? {})))
  const paths = new Map(slices.flatMap(({ pages }) => pages.map((page) => [page.path, page])))
  const isClause = (number: number) =>
    Number.isInteger(number) && number >= 1 && number <= CLAUSE_COUNT
  for (const { name, clauses, serves = [] } of slices) {
    for (const number of [...clauses.map((clause) => clause.number), ...serves]) {
      if (!isClause(number)) {
        faults.push(`The slice ${name} carries out clause ${number}: there are ${CLAUSE_COUNT}.`)
      }
    }
    for (const { number, counted, pages } of clauses) {
      const [door, ...others] = pages
      // The start page belongs to the door of the node.
      if (door !== '' && paths.get(door)?.permission !== 'anyone') {
        faults.push(
          `Clause ${number} of the slice ${name} leads to ${door}, which nobody may open: name a page of a slice that anyone may.`,
        )
      }
      for (const path of others.filter((one) => !paths.has(one))) {
        faults.push(
          `Clause ${number} of the slice ${name} names ${path}, which is no page of a slice: name one that is.`,
        )
      }
      const owner = owners.get(number)
      owners.set(number, name)
      if (owner !== undefined) {
        faults.push(
          `The slices ${owner} and ${name} both tell clause ${number}: one tells it, the other lists it in "serves".`,
        )
      }
      for (const { type } of counted.filter((one) => !known.has(one.type))) {
        faults.push(
          `Clause ${number} of the slice ${name} counts ${type}, which no slice writes: count one of its "records".`,
        )
      }
    }
  }
  return faults
}
