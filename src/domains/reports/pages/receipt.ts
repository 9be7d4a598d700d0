// Pages of the receipt: it is shown once, typed again, and then leads to what became of the report.
import type { IntakeView } from '../../../core/intake.ts'
import { textField } from '../../../ui/field.ts'
import { button, buttonLink, fieldStates, hiddenFields, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { texts } from '../texts/report.ts'
import { type Drawn, form, LEAVE } from './step.ts'

/** Shows the receipt, and that it was the only time. */
export function receiptPage(seed: string, view: IntakeView): Drawn {
  const { t } = view
  const go = button({ label: t(texts.typeIt) })
  const main = html`<p>${t(texts.receiptLead)}</p><p class="receipt"><bdi dir="ltr">${seed}</bdi></p><p>${t(texts.receiptWhy)}</p>${form(view, [hiddenFields({ step: 'again', seed }), go])}`
  return { title: t(texts.receiptTitle), main, scripts: [LEAVE] }
}

/** Has it typed from the paper; `wrong` after what was typed is another one. */
export function againPage(seed: string, wrong: string | null, view: IntakeView): Drawn {
  const { t } = view
  const go = button({ label: t(texts.compare) })
  const show = button({ label: t(texts.showAgain), kind: 'secondary', name: 'back', value: '1' })
  const body = [
    hiddenFields({ step: 'compare', seed }),
    receiptField(wrong, view),
    html`<p class="buttons">${go} ${show}</p>`,
  ]
  const main = html`${wrongPart(wrong, view)}<p>${t(texts.againLead)}</p>${form(view, body)}`
  return { title: t(texts.againTitle), main, scripts: [LEAVE] }
}

/** The field for the receipt; never with what was typed in it. */
export function receiptField(wrong: string | null, { t }: IntakeView): Html {
  const state = { ...fieldStates('receipt', null)('receipt'), error: wrong ?? undefined }
  return textField(t, {
    ...state,
    label: t(texts.receipt),
    inputMode: 'numeric',
    direction: 'ltr',
    autocomplete: 'off',
    maxLength: 160,
  })
}

/** Says above the page what is wrong with the receipt. */
export function wrongPart(wrong: string | null, { t }: IntakeView): Html | null {
  if (wrong === null) return null
  const problem = { message: '', fields: [{ path: 'receipt', message: wrong }] }
  return refusedPart(
    { t, refused: { form: 'receipt', values: {}, problem } },
    { receipt: texts.receipt },
  )
}

/** Nothing is left to do: what comes next, and where the answer will be. */
export function donePage({ t, base }: IntakeView): Drawn {
  const link = buttonLink({ href: `${base}/report/mailbox`, label: t(texts.toMailbox) })
  const main = html`<p>${t(texts.doneLead)}</p><p>${t(texts.keep)}</p><p>${t(texts.doneProof)}</p><p>${link}</p>`
  return { title: t(texts.doneTitle), main, scripts: [LEAVE] }
}
