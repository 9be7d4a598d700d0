// Things found by the beginnings of words that stand in a table of their own: a row for each word of each thing.
import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely'

/** A table of words, all of these columns text: `word`, and the one that names the thing. */
export interface WordTable {
  readonly table: string
  readonly thing: string
}

type Loose = Record<string, Record<string, string>>

/** A word of so many things is looked for in one after the other, the newest first; a rarer one finds its things itself. */
const COMMON = 5_000

/** The first word that few things hold; undefined where all are common. */
export async function rareOf(
  tx: object,
  { table, thing }: WordTable,
  wanted: readonly string[],
): Promise<string | undefined> {
  const db = tx as Kysely<Loose>
  for (const word of wanted) {
    const { from, before } = beginning(word)
    const some = db
      .selectFrom(table)
      .select(thing)
      .where('word', '>=', from)
      .where('word', '<', before)
      .limit(COMMON)
    const { count } = await db
      .selectFrom(some.as('some'))
      .select(({ fn }) => fn.countAll().as('count'))
      .executeTakeFirstOrThrow()
    if (Number(count) < COMMON) return word
  }
  return undefined
}

const beginning = (word: string) => ({ from: word, before: `${word}\uffff` })

/** That the thing whose id stands in this column (`source.id`) holds words that begin with all of these. */
export function holding(
  { table, thing }: WordTable,
  column: string,
  { wanted, rare }: { readonly wanted: readonly string[]; readonly rare: string | undefined },
) {
  return <DB, TB extends keyof DB>(builder: ExpressionBuilder<DB, TB>): Expression<SqlBool> => {
    const eb = builder as unknown as ExpressionBuilder<Loose, string>
    return eb.and(
      wanted.map((word) => {
        const { from, before } = beginning(word)
        const own = eb
          .selectFrom(table)
          .select(thing)
          .where('word', '>=', from)
          .where('word', '<', before)
        if (word === rare) return eb(column, 'in', own)
        return eb.exists(own.whereRef(`${table}.${thing}`, '=', column))
      }),
    )
  }
}
