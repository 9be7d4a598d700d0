import { type Names } from '../../../core/names.ts'
import type { View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { stateBadge } from '../../../ui/badge.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { postForm, ofRow } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { safeUrl } from '../../../ui/safe-url.ts'
import { table } from '../../../ui/table.ts'
import { timeOf } from '../../../ui/time.ts'
import { confirmAgency } from '../actions/agency.ts'
import type { Agency, AgencyKind } from '../schema.ts'
import { texts } from '../texts.ts'

interface Rows {
  readonly kind: AgencyKind
  readonly rows: readonly Agency[]
  readonly names: Names
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
      postForm(view, {
        name: 'remove',
        hidden: { agency: agency.id },
        label: t(texts.remove),
        kind: 'secondary',
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

function stateOf(view: View, agency: Agency, names: Rows['names']): Html {
  const { t } = view
  const { confirmed } = agency
  if (confirmed !== null) {
    const name = personName(view, names, confirmed.by)
    const time = timeOf(view, confirmed.at)
    return html`<div>${stateBadge('ok', t(texts.confirmed))}<br>${t.parts(texts.confirmedBy, { name, time })}<br>${t.parts(texts.fromSource, { source: typed(confirmed.source) })}</div>`
  }
  const source = t.parts(texts.fromSource, { source: typed(agency.source) })
  const date = agency.asOf !== '' && html`<br>${t.parts(texts.asOf, { date: code(agency.asOf) })}`
  return html`<div>${stateBadge('warn', t(texts.unverified))}<br><span class="hint">${source}${date}<br>${t(texts[agency.confidence])}</span></div>`
}

function confirmForm(view: View, { id: agency }: Agency): Html {
  const form = actionForm(view, {
    name: ofRow('confirm', agency),
    action: confirmAgency,
    labels: texts,
    hidden: { agency },
    looks: { source: { width: 'medium' } },
    button: texts.confirmButton,
  })
  return disclosure(view.t(texts.confirm), form)
}
