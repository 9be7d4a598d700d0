// Of contents that lie in files: which of them no row names any more, so that they may go.
import { columnOf } from './table.ts'
import { tables } from './tables.ts'

/** A table whose rows are parts, each with the `sha256` of its content; its first key is the whole that they belong to. */
interface Parts {
  readonly name: string
  readonly key: readonly string[]
}

const db = tables<Record<string, Record<string, string>>>()

/**
 * Those of these contents that no row of these tables names; rows of the whole `but` are as if they were not there. However
 * many rows name a content, it is read once, so that none is taken for unnamed behind others.
 */
export async function unnamedIn(
  tx: object,
  all: readonly Parts[],
  { contents, but }: { readonly contents: readonly string[]; readonly but?: string | undefined },
): Promise<string[]> {
  if (contents.length === 0) return []
  const named = new Set<string | undefined>()
  for (const { name, key } of all) {
    const rows = db(tx).selectFrom(name).select('sha256').distinct().where('sha256', 'in', contents)
    const whole = columnOf(key[0] ?? '')
    const wanted = but === undefined ? rows : rows.where(whole, '<>', but)
    for (const { sha256 } of await wanted.limit(contents.length).execute()) named.add(sha256)
  }
  return contents.filter((one) => !named.has(one))
}
