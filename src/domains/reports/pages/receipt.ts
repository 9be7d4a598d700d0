// Pages of the receipt: it is shown once, typed again, and then leads to what can be done now and what became of the report.
import type { PublicAgency } from '../../../core/contacts.ts'
import type { IntakeView, Sent } from '../../../core/intake.ts'
import type { Message } from '../../../core/text.ts'
import type { What } from '../../../lib/report-classes/index.ts'
import { typed } from '../../../ui/code.ts'
import { textField } from '../../../ui/field.ts'
import { button, buttonLink, fieldStates, hiddenFields, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { disclosure } from '../../../ui/details.ts'
import { qrPanel } from '../../../ui/secret-link.ts'
import { digitsOf } from '../../../lib/receipt/index.ts'
import type { DeadlineSet } from '../deadlines.ts'
import { hasWords, spelledIn } from '../spelling.ts'
import { adviceTexts } from '../texts/advice.ts'
import { reportFilesTexts as fileTexts } from '../../../ui/report-files-texts.ts'
import { texts } from '../texts/report.ts'
import { dangerPart, type Drawn, form, LEAVE } from './step.ts'

/** Longest spelling of a receipt, with spaces and marks between. */
const MAX_RECEIPT = 200

/** The same mask as in browsers: to choose among eight would cost as much as sealing. */
const RECEIPT_MASK = 0

/** Of what was answered, what the last page speaks of; the words of the report go no further. */
const KEPT = ['danger', 'what', 'place', 'area', 'teller', 'agency']

function keptOf(sent: Sent): Sent {
  return Object.fromEntries(Object.entries(sent).filter(([name]) => KEPT.includes(name)))
}

/** Shows the receipt, and that it was the only time. */
export function receiptPage(
  seed: Uint8Array,
  sent: Sent,
  { view, isFileLost = false }: { readonly view: IntakeView; readonly isFileLost?: boolean },
): Drawn {
  const { t, node } = view
  const digits = digitsOf(seed)
  const words = spelledIn(node, t.language, seed)
  const spelled =
    words !== null && html`<p>${t(texts.orWords)}</p><p class="receipt" translate="no">${words}</p>`
  const go = button({ label: t(texts.typeIt) })
  const lost = isFileLost && html`<p role="alert"><strong>${t(fileTexts.notKept)}</strong></p>`
  const main = html`${lost}<p>${t(texts.receiptLead)}</p><p class="receipt"><bdi dir="ltr">${digits}</bdi></p>${spelled}<p>${t(texts.receiptWhy)}</p>${disclosure(t(texts.qr), qrPanel(digits, t(texts.receipt), RECEIPT_MASK))}${form(view, [hiddenFields({ ...keptOf(sent), step: 'again', seed: digits }), go])}`
  return { title: t(texts.receiptTitle), main, scripts: [LEAVE] }
}

/** Has it typed from the paper; `wrong` after what was typed is another one. */
export function againPage(
  { seed, sent }: { readonly seed: string; readonly sent: Sent },
  wrong: string | null,
  view: IntakeView,
): Drawn {
  const { t } = view
  const go = button({ label: t(texts.compare) })
  const show = button({ label: t(texts.showAgain), kind: 'secondary', name: 'back', value: '1' })
  const body = [
    hiddenFields({ ...keptOf(sent), step: 'compare', seed }),
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
    ...(hasWords(t.language) ? {} : { inputMode: 'numeric' as const }),
    direction: 'ltr',
    autocomplete: 'off',
    maxLength: MAX_RECEIPT,
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

/** What the last page is drawn from. */
export interface DoneData {
  /** Null where nobody knows any more what was answered. */
  readonly what: What | null
  /** Names of agencies that could be told, too. */
  readonly also: readonly string[]
  /** Numbers to call first, where somebody is in danger. */
  readonly contacts: readonly PublicAgency[]
  /** By when the agency owes what. */
  readonly deadlines: DeadlineSet
}

const LEADS: Readonly<Record<DeadlineSet, Message>> = {
  'eu-2019-1937': texts.doneLead,
  election: texts.doneLeadElection,
}

/** Nothing is left to send: what the reporter can do now, whom else to tell, what comes next and where the answer will be. */
export function donePage({ what, also, contacts, deadlines }: DoneData, view: IntakeView): Drawn {
  const { t, base } = view
  const link = buttonLink({
    href: `${base}/report/mailbox`,
    label: t(texts.toMailbox),
    kind: 'secondary',
  })
  const advice = what !== null && html`<p>${t(adviceTexts[what])}</p>`
  const others = html`<h2>${t(texts.alsoTell)}</h2><ul>${also.map((name) => html`<li>${typed(name)}</li>`)}</ul><p><a href="${base}/agencies">${t(texts.howToReach)}</a></p>`
  const main = html`${contacts.length > 0 && dangerPart(contacts, view)}<p>${t(LEADS[deadlines])}</p><h2>${t(texts.todo)}</h2>${advice}<p>${t(texts.keep)}</p>${also.length > 0 && others}<p>${link}</p><p class="hint">${t(texts.doneProof)}</p>`
  return { title: t(texts.doneTitle), main, scripts: [LEAVE] }
}
