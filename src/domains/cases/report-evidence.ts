// The evidence of a case as its report lists it: what each piece is called, when and where its hash was taken, what has
// the same bytes. What is more than the report has room for lies beside it as a file.
import type { itemsOf } from './facts.ts'
import { fitting, listFiles } from './report-lists.ts'

/** Characters that the list of evidence takes in a report. */
const MAX_CHARACTERS = 600_000

/** Columns of the file. */
const COLUMNS = [
  'code',
  'id',
  'title',
  'file_name',
  'size',
  'sha256',
  'preserved_at',
  'taken_at',
  'taken_as_written',
  'hash_at_source',
  'as_at_source',
  'same_bytes_as',
  'in_bundle',
] as const

type Item = Awaited<ReturnType<typeof itemsOf>>[number]

/** How evidence is told. */
interface Telling {
  /** Codes or ids of the items that are in the bundle; null for all of them. */
  readonly chosen: ReadonlySet<string> | null
  readonly isNameless: boolean
}

/** Items in their order, as many as fit, and files with all of them where they do not. */
export function evidenceTold(items: readonly Item[], { chosen, isNameless }: Telling) {
  const firstOf = new Map<string, string>()
  const rows = items.map((item) => {
    const { id, code, head, sha256, size, isSealed, takenAt, takenAs, sourceHash } = item
    const same = sha256 === null ? undefined : firstOf.get(sha256)
    if (sha256 !== null && same === undefined) firstOf.set(sha256, code)
    return {
      id,
      code,
      /** Empty where it is left out, or was erased. */
      title: isNameless ? '' : item.title,
      fileName: isNameless ? '' : item.fileName,
      size,
      sha256,
      isSealed,
      head,
      heldAt: item.heldAt,
      takenAt,
      takenAs,
      sourceHash,
      isAsSource: item.isAsSource,
      /** The first piece that has the same bytes. */
      sameAs: same ?? null,
      isInBundle: chosen === null || chosen.has(id),
    }
  })
  const { kept, leftOut } = fitting(rows, MAX_CHARACTERS)
  const files =
    leftOut === 0
      ? []
      : listFiles({
          name: 'evidence',
          head: COLUMNS,
          rows,
          cells: (row) => [
            row.code,
            row.id,
            row.title,
            row.fileName,
            row.size,
            row.sha256,
            row.heldAt,
            row.takenAt,
            row.takenAs,
            row.sourceHash,
            row.isAsSource === null ? null : row.isAsSource ? 'equal' : 'different',
            row.sameAs,
            row.isInBundle ? 'yes' : 'no',
          ],
        })
  return {
    told: {
      evidence: kept,
      evidenceCount: rows.length,
      evidenceLeftOut: leftOut,
      itemsNotAsSource: rows.filter(({ isAsSource }) => isAsSource === false).length,
      itemsInBundle: rows.filter(({ isInBundle }) => isInBundle).length,
    },
    files,
  }
}
