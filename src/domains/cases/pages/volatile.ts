import type { View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code } from '../../../ui/code.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { settleVolatile } from '../actions/volatile.ts'
import { VOLATILE } from '../schema/volatile.ts'
import { settleTexts as texts, volatileTexts } from '../texts/volatile.ts'
import type { CaseData } from './case-data.ts'
import { simulatedTexts } from '../texts/simulated.ts'
import { wordsOf } from './look.ts'
import { played } from './played.ts'

/** The number of the step whose gate asks for it. */
const PRESERVE = 2

/** What could vanish and what came of it, while the case preserves or where something was said. */
export function volatilePart({ found }: CaseData, { t }: View): Content {
  if (found.step !== PRESERVE && found.volatiles.length === 0) return null
  const rows = table(t, {
    caption: t(texts.volatiles),
    isCaptionHidden: true,
    empty: '',
    rows: VOLATILE.map((source) => ({
      source,
      said: found.volatiles.find((one) => one.source === source),
    })),
    columns: [
      { label: t(texts.source), cell: ({ source }) => t(volatileTexts[source]) },
      { label: t(texts.preserved), cell: ({ said }) => saidOf(said, t) },
    ],
  })
  return block(t(texts.volatiles), rows)
}

function saidOf(said: CaseData['found']['volatiles'][number] | undefined, t: View['t']): Content {
  if (said === undefined) return t(texts.open)
  return said.itemCode === null ? wordsOf(t, said.reason ?? '') : code(said.itemCode)
}

/** The form that settles one source or all that are open, while the case preserves. */
export function settleForm({ found, items, mayLead }: CaseData, view: View): Html {
  const { t } = view
  const isAsked = found.lacks.some(({ lack }) => lack === 'volatilesOpen')
  if (!mayLead || found.step !== PRESERVE || !isAsked) return html``
  const form = actionForm(view, {
    name: 'settle',
    action: settleVolatile,
    labels: texts,
    hidden: { case: found.id },
    choices: {
      source: { ...volatileTexts, rest: texts.rest },
      item: items.map(({ id: value, code: own, title }) => ({
        value,
        label: `${title} ${own}`.trim(),
      })),
    },
    values: { source: 'rest', reason: played(view, simulatedTexts.settled) },
    none: texts.noItem,
    looks: { reason: { rows: 2 } },
    button: texts.settle,
    kind: 'secondary',
  })
  return block(t(texts.volatiles), html`<p class="hint">${t(texts.hint)}</p>${form}`)
}
