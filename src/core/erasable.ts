// Words of people that can be erased, by what they are: the rows that hold them, and what is left of those. A slice says
// its kinds once; a test walks every column of the slice that holds words and asks for its kind.
import type { Table, Where } from '../lib/sql/table.ts'
import type { Tx } from './port.ts'
import type { Time } from './time.ts'

/** Rows of one kind that a page lists, the newest. */
export const LISTED = 100

/** Words that stand in one row. */
export interface Words {
  readonly subject: string
  readonly text: string
}

/** What is erased, of which case or incident, and when. */
export interface Erased {
  readonly of: string
  readonly subject: string
  readonly now: Time
}

/** Words of one kind. */
export interface Kind {
  readonly table: string
  /** Columns that are emptied. */
  readonly columns: readonly string[]
  /** The newest that are not erased, at most {@link LISTED}. */
  list(tx: Tx, of: string): Promise<readonly Words[]>
  /** Those of these rows, as far as they hold any. */
  some(tx: Tx, of: string, subjects: readonly string[]): Promise<readonly Words[]>
  /** Empties the words and their salts. */
  erase(tx: Tx, erased: Erased): Promise<void>
}

/** Conditions that are lists of values. */
type Lists<R> = { readonly [K in keyof R]?: readonly R[K][] }

/** What a slice says of one kind. */
export interface KindSaid<R> {
  /** Columns whose text is emptied: words, salts, what is searched. */
  readonly texts: readonly (keyof R & string)[]
  /** Rows without words in their first column may have some in another one: so many rows are looked through. */
  readonly scatteredOver?: number
  /** What a person reads of them; all that are no salts where it is left out. */
  readonly read?: (row: R) => readonly (string | null | undefined)[]
  /** Columns that hold more than a text, and what is left of them. */
  readonly more?: readonly (keyof R & string)[]
  readonly left?: (row: R, now: Time) => Partial<R>
  /** The rows of a case or incident; those with its id where it is left out. */
  readonly within?: (tx: Tx, of: string) => Promise<Where<R>>
  readonly order?: readonly (`-${keyof R & string}` | (keyof R & string))[]
  /** What names the row and finds it again; its id where both are left out. */
  readonly subjectOf?: (row: R) => string
  readonly at?: (subjects: readonly string[]) => Lists<R>
  /** Rows whose keys have a part in common with each of those that are wanted; one where it is left out. */
  readonly alike?: number
  /** What goes with it in other tables. */
  readonly also?: (tx: Tx, erased: Erased) => Promise<void>
}

const SALT = /salt$/i

/** Says kinds whose rows name what they belong to in this column. */
export function erasableIn(column: string) {
  return <R extends object>(table: Table<string, R>, said: KindSaid<R>): Kind =>
    kindOf(table, { within: async (_, of) => ({ [column]: of }) as Where<R>, ...said })
}

function kindOf<R extends object>(
  table: Table<string, R>,
  said: KindSaid<R> & Required<Pick<KindSaid<R>, 'within'>>,
): Kind {
  const { texts, more = [], left = () => ({}), within, alike = 1, scatteredOver } = said
  const words = texts.filter((column) => !SALT.test(column))
  const read = said.read ?? ((row) => words.map((column) => row[column] as string | null))
  const subjectOf = said.subjectOf ?? ((row) => (row as R & { readonly id: string }).id)
  const at = said.at ?? ((subjects) => ({ id: subjects }) as object as Lists<R>)
  const wordsOf = (row: R): Words => ({
    subject: subjectOf(row),
    text: read(row)
      .filter((one) => typeof one === 'string' && one !== '')
      .join(', '),
  })
  const worded = (rows: readonly R[]) => rows.map(wordsOf).filter(({ text }) => text !== '')
  const many = async (
    tx: Tx,
    where: Where<R>,
    how: { order?: KindSaid<R>['order']; limit: number },
  ) => (await table.many(tx, where, how as { limit: number })) as object[] as R[]
  const rowsOf = async (tx: Tx, of: string, subjects: readonly string[]) => {
    const where = both(await within(tx, of), at(subjects))
    const rows = await many(tx, where, { limit: subjects.length * alike })
    return rows.filter((row) => subjects.includes(subjectOf(row)))
  }
  return {
    table: table.name,
    columns: [...texts, ...more],
    async list(tx, of) {
      const order = said.order ?? (['-id'] as never)
      const filled = scatteredOver === undefined ? { [words[0] ?? '']: { after: '' } } : {}
      const where = { ...(await within(tx, of)), ...filled } as Where<R>
      return worded(await many(tx, where, { order, limit: scatteredOver ?? LISTED })).slice(
        0,
        LISTED,
      )
    },
    some: async (tx, of, subjects) => worded(await rowsOf(tx, of, subjects)),
    async erase(tx, erased) {
      for (const row of await rowsOf(tx, erased.of, [erased.subject])) {
        const there = texts.filter((column) => row[column] !== null)
        const gone = Object.fromEntries(there.map((column) => [column, ''])) as Partial<R>
        await table.change(tx, table.keyOf(row), { ...gone, ...left(row, erased.now) })
        await said.also?.(tx, erased)
      }
    },
  }
}

/** Both conditions at once: a row of another case or incident is none of this one, whatever names it. */
function both<R>(one: Where<R>, other: Lists<R>): Where<R> {
  const all: Record<string, unknown> = { ...one }
  for (const [column, values] of Object.entries(other) as [string, readonly unknown[]][]) {
    const wanted = all[column]
    if (wanted === undefined) all[column] = values
    else all[column] = values.filter((value) => value === wanted || isAmong(wanted, value))
  }
  return all as Where<R>
}

const isAmong = (list: unknown, value: unknown) => Array.isArray(list) && list.includes(value)
