import type { z } from 'zod'
import type { Names } from '../../../core/names.ts'
import type { View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { handsLine } from '../../../ui/hands.ts'
import { type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { timeOf } from '../../../ui/time.ts'
import type { show } from '../actions/view.ts'
import { texts } from '../texts/alerts.ts'
import { kindWords } from '../texts/values.ts'

/** An alert with the names of who acted. */
interface About {
  readonly facts: z.output<typeof show.output>
  readonly names: Names
}

/** Every version as it was released: by whom, to how many, and its message. */
export function historyPart({ facts, names }: About, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.history),
    isCaptionHidden: true,
    rows: facts.revisions,
    columns: [
      { label: '№', cell: (row) => t.number(row.revision) },
      { label: t(texts.state), cell: (row) => t(kindWords[row.kind]) },
      { label: t(texts.when), cell: (row) => timeOf(view, row.sent) },
      { label: t(texts.stations), cell: (row) => t.number(row.count), isNumber: true },
      {
        label: t(texts.release),
        cell: (row) => [
          handsLine(view, names, { ...row, isAlone: row.breakGlassReason !== null }),
          row.breakGlassReason !== null &&
            html`<br>${t(texts.reason)}: ${typed(row.breakGlassReason)}`,
        ],
      },
      { label: t(texts.capFile), cell: (row) => disclosure(t(texts.capPrint), code(row.sha256)) },
    ],
  })
}
