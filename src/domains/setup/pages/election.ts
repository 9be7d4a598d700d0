import type { View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import {
  dateField,
  momentField,
  selectField,
  textField,
  type TextFieldProps,
} from '../../../ui/field.ts'
import { fieldStates, postForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { notification } from '../../../ui/notice.ts'
import { wallDays, wallHint } from '../../../ui/time.ts'
import type { Election, Proposal } from '../needs.ts'
import { setupTexts as texts } from '../texts.ts'

/** Phases that `territory.setPhase` knows, in the order in which an office sets them. */
const PHASES = ['polling', 'registration', 'campaign', 'silence', 'counting', 'results'] as const

/** Most zones of a country that a hint names. */
const MAX_ZONES_SHOWN = 12

/** Step 2: the election that the node works for, its day filled in where one is known. */
export function electionStep(
  { election, proposal }: { election: Election | null; proposal: Proposal | null },
  view: View,
): Html {
  const { t, base } = view
  const territory = html`<p><a href="${base}/console/territory">${t(texts.territory)}</a></p>`
  const content = election === null ? electionForm(proposal, view) : electionFacts(election, view)
  return html`<h2>${t(texts.electionTitle)}</h2>${content}${territory}`
}

function fieldsOf(name: string, view: View) {
  const state = fieldStates(name, view.refused)
  return (
    field: string,
    value: string,
    props: Omit<TextFieldProps, 'form' | 'name' | 'value' | 'error'>,
  ) => textField(view.t, { ...state(field, value), autocomplete: 'off', ...props })
}

// Forms of the set-up are made by hand: what they run is other slices', which no slice knows.
function electionForm(proposal: Proposal | null, view: View): Html {
  const { t, now, node } = view
  const today = now.slice(0, 10)
  const next = proposal?.elections
    .filter(({ date }) => date >= today)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))[0]
  const zones = proposal?.zones ?? []
  const field = fieldsOf('election', view)
  const name = next === undefined ? '' : `${next.office} ${next.date.slice(0, 4)}`
  const hint =
    zones.length > 1
      ? t(texts.zoneHint, { zones: zones.slice(0, MAX_ZONES_SHOWN).join(' · ') })
      : t(texts.zonePlain)
  const ltr = { direction: 'ltr', width: 'medium' } as const
  const body = [
    field('name', name, { label: t(texts.electionName), maxLength: 200 }),
    dateField(t, {
      ...fieldStates('election', view.refused)('date', next?.date),
      label: t(texts.electionDate),
    }),
    field('zone', zones[0] ?? node.zone, { label: t(texts.zone), hint, ...ltr }),
  ]
  const create = postForm(view, { name: 'election', body, label: t(texts.createElection) })
  return html`<p>${t(texts.electionIntro)}</p>${create}`
}

function electionFacts(election: Election, view: View): Html {
  const { t, node, base } = view
  const { name, times, zone } = election
  const facts = { name: typed(name), date: wallDays(t, times), zone: code(zone) }
  const words = t.parts(texts.electionIs, facts)
  const set = PHASES.filter((phase) => phase in election.phases).map((phase) => t(texts[phase]))
  const now = code(node.zone)
  const change = html`<a href="${base}/console/settings/zone?zone=${encodeURIComponent(zone)}">${t.parts(texts.zoneChange, { zone: code(zone) })}</a>`
  const differs =
    node.given.SCRUTINEER_ZONE === undefined
      ? t.parts(texts.zoneDiffers, { now, change })
      : t.parts(texts.zoneMachine, { now, setting: code(`SCRUTINEER_ZONE=${zone}`) })
  return html`<p>${words}</p>${zone !== node.zone && notification(t, { tone: 'info', body: differs })}
${set.length > 0 ? html`<p>${t(texts.phases, { phases: t.list(set) })}</p>` : html`<p>${t(texts.phasesMissing)}</p>${phaseForm(election, view)}`}`
}

function phaseForm(election: Election, view: View): Html {
  const { t } = view
  const state = fieldStates('phase', view.refused)
  const hint = wallHint(t, election.zone)
  const body = [
    selectField(t, {
      ...state('phase', 'polling'),
      label: t(texts.phase),
      choices: PHASES.map((value) => ({ value, label: t(texts[value]) })),
    }),
    momentField(t, { ...state('from'), label: t(texts.from), hint }),
    momentField(t, { ...state('until'), label: t(texts.until), hint }),
  ]
  const hidden = { election: election.id }
  return postForm(view, { name: 'phase', hidden, body, label: t(texts.setPhase) })
}
