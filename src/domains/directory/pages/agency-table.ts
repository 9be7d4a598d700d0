import type { View } from '../../../core/slice.ts'
import { stateBadge } from '../../../ui/badge.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { textField } from '../../../ui/field.ts'
import { button, fieldStates, form } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { personLabel } from '../../../ui/person.ts'
import { safeUrl } from '../../../ui/safe-url.ts'
import { table } from '../../../ui/table.ts'
import { timeMark } from '../../../ui/time.ts'
import type { Agency, AgencyKind } from '../schema.ts'
import { texts } from '../texts.ts'
import { hidden } from './agency-form.ts'

interface Rows {
  readonly kind: AgencyKind
  readonly rows: readonly Agency[]
  /** Names of persons by id. */
  readonly names: ReadonlyMap<string, string>
  readonly mayWrite: boolean
}

/** Agencies of one kind: how to reach them, where that is from, and whether a person has confirmed it. */
export function agencyTable(view: View, { kind, rows, names, mayWrite }: Rows): Html {
  const { t } = view
  const actions = {
    label: t(texts.action),
    cell: (agency: Agency): Content => [
      agency.confirmed === null && confirmForm(view, agency),
      html`<p><a href="${view.base}/console/directory?correct=${agency.id}">${t(texts.correct)}<span class="hidden"> ${agency.name}</span></a></p>`,
      form({
        name: 'remove',
        key: view.newKey(),
        body: [hidden('agency', agency.id), button({ label: t(texts.remove), kind: 'secondary' })],
      }),
    ],
  }
  return table(t, {
    caption: t(texts[kind]),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows,
    columns: [
      { label: t(texts.name), cell: (agency) => nameOf(agency) },
      { label: t(texts.reach), cell: (agency) => contactsOf(view, agency) },
      { label: t(texts.state), cell: (agency) => stateOf(view, agency, names) },
      ...(mayWrite ? [actions] : []),
    ],
  })
}

function nameOf({ name, nameLocal, languages }: Agency): Html {
  return html`<div>${typed(name)}${nameLocal !== null && html`<br>${typed(nameLocal)}`}${languages !== '' && html`<br><span class="hint">${code(languages)}</span>`}</div>`
}

function contactsOf({ t }: View, agency: Agency): Html {
  const { website, phone, emergency, mail } = agency
  const lines = [
    website !== null && html`<a href="${safeUrl(website)}" rel="noreferrer">${code(website)}</a>`,
    phone !== null && html`${t(texts.phone)}: ${code(phone)}`,
    emergency !== null && html`${t(texts.emergency)}: ${code(emergency)}`,
    mail !== null && code(mail),
  ].filter((one) => one !== false)
  if (lines.length === 0) return html`<span class="hint">${t(texts.noContact)}</span>`
  return html`<div>${lines.map((one, index) => html`${index > 0 && html`<br>`}${one}`)}</div>`
}

/** Who confirmed, as it was recorded: a person, whoever works on the machine, or a program by its id. */
function confirmerOf({ t }: View, actor: string, names: Rows['names']): Html {
  return actor.startsWith('cli:') ? html`${t(texts.machine)}` : personLabel(t, names, actor)
}

function stateOf(view: View, agency: Agency, names: Rows['names']): Html {
  const { t, node } = view
  const { confirmed } = agency
  if (confirmed !== null) {
    const name = confirmerOf(view, confirmed.by, names)
    const time = timeMark(t, { at: confirmed.at, zone: node.zone })
    return html`<div>${stateBadge('ok', t(texts.confirmed))}<br>${t.parts(texts.confirmedBy, { name, time })}<br>${t.parts(texts.fromSource, { source: typed(confirmed.source) })}</div>`
  }
  const source = t.parts(texts.fromSource, { source: typed(agency.source) })
  const date = agency.asOf !== '' && html`<br>${t.parts(texts.asOf, { date: code(agency.asOf) })}`
  return html`<div>${stateBadge('warn', t(texts.unverified))}<br><span class="hint">${source}${date}<br>${t(texts[agency.confidence])}</span></div>`
}

function confirmForm(view: View, agency: Agency): Html {
  const { t, refused } = view
  const isRefused = refused?.form === 'confirm' && refused.values['agency'] === agency.id
  const state = fieldStates('confirm', isRefused ? refused : null)('source')
  const field = textField(t, {
    ...state,
    // Rows share a form, and ids must differ.
    form: `confirm-${agency.id}`,
    label: t(texts.source),
    hint: t(texts.sourceHint),
    maxLength: 400,
    width: 'medium',
  })
  const body = [hidden('agency', agency.id), field, button({ label: t(texts.confirmButton) })]
  return disclosure(t(texts.confirm), form({ name: 'confirm', key: view.newKey(), body }))
}
