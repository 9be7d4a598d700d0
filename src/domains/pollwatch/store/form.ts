import type { Tx } from '../../../core/port.ts'
import { table } from '../../../lib/sql/table.ts'
import { formRow } from '../schema-form.ts'

export const forms = table('watch_form', formRow, ['form', 'version'])

const textPart = formRow.pick({ text: true })

/** Texts of all versions that were put in force. */
export async function releasedTexts(tx: Tx, limit: number): Promise<string[]> {
  const rows = await forms.many(tx, { releasedAt: { not: null } }, { limit, as: textPart })
  return rows.map(({ text }) => text)
}
