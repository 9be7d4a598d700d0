import type { View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { code } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { writtenAsset, writtenKind } from '../../../ui/incident-class.ts'
import { areaName, named } from '../../../ui/name.ts'
import { moment, shortMoment } from '../../../ui/time.ts'
import { STEP_PAGES } from '../next-act.ts'
import { STEPS } from '../protocol.ts'
import { texts } from '../texts/pages.ts'
import { stepTexts } from '../texts/values.ts'
import { type CaseData, loadCase as load } from './case-data.ts'
import { casePage } from './frame.ts'
import { caseForms, formsPart } from './case-forms.ts'
import { casePath, clockLines, severityOf, stateOf, wordsOf } from './look.ts'
import { settleForm, volatilePart } from './volatile.ts'
import { memberName } from './member-name.ts'

/** One case: the ten steps, what it is, where it goes; what comes next stands on top, as on every page of it. */
export const filePage = casePage<CaseData>({
  path: '',
  permission: 'cases:list',
  forms: caseForms,
  labels: texts,
  load,
  render: (data, view) => ({
    first: settleForm(data, view),
    shown: [
      stepsPart(data, view),
      volatilePart(data, view),
      factsPart(data, view),
      reasonsPart(data, view),
    ],
    forms: formsPart(data, view),
  }),
})

function stepsPart({ found, names }: CaseData, view: View): Html {
  const { t, base } = view
  const rows = STEPS.map((name, n) => {
    const step = n + 1
    const row = found.steps.find((one) => one.step === step)
    const page = STEP_PAGES[step]
    const label = t(texts.stepOf, { number: step, name: t(stepTexts[name]) })
    const title =
      page === undefined ? label : html`<a href="${base}${casePath(found.id, page)}">${label}</a>`
    return html`<li><span>${title}${row?.waivedAt && row.reason !== null && html`<br><small>${wordsOf(t, row.reason)} ${memberName(view, names, row.person)}</small>`}</span>${stateOfStep(step, row, { found, view })}</li>`
  })
  return block(t(texts.steps), html`<ol class="tasks">${rows}</ol>`)
}

function stateOfStep(
  step: number,
  row: CaseData['found']['steps'][number] | undefined,
  { found, view }: { readonly found: CaseData['found']; readonly view: View },
): Html {
  const { t } = view
  if (row?.doneAt) {
    const time = shortMoment(view, row.doneAt)
    return html`<span class="task-done">${t.parts(texts.stepDone, { time })}</span>`
  }
  if (row?.waivedAt) {
    const time = shortMoment(view, row.waivedAt)
    return html`<span class="task-waiting">${t.parts(texts.stepWaived, { time })}</span>`
  }
  const isNow = step === found.step
  return html`<span class="task-${isNow ? 'to-do' : 'waiting'}">${t(isNow ? texts.stepOldest : texts.stepLater)}</span>`
}

function factsPart({ found, names }: CaseData, view: View): Html {
  const { t } = view
  const incidents = found.incidents.map(
    (one, n) =>
      html`${n > 0 && html`<br>`}${named(view, `/console/incidents/${one.id}`, one.title)} ${code(one.code)}`,
  )
  const parts = found.merged.map(
    (one, n) =>
      html`${n > 0 && html`<br>`}<a href="${view.base}${casePath(one.id)}">${code(one.code)}</a>`,
  )
  const said = (words: (t: View['t'], value: string) => string, value: string | null) =>
    value === null ? t(texts.notYet) : words(t, value)
  const list = summaryList(t, [
    { label: t(texts.title), value: wordsOf(t, found.title) },
    { label: t(texts.state), value: [stateOf(found.state, t), ' ', severityOf(found.severity, t)] },
    { label: t(texts.clocks), value: clockLines(view, found.clocks) },
    { label: t(texts.owner), value: memberName(view, names, found.owner) },
    { label: t(texts.incidents), value: incidents },
    { label: t(texts.kind), value: said(writtenKind, found.type) },
    { label: t(texts.about), value: said(writtenAsset, found.asset) },
    { label: t(texts.area), value: areaName(view, names, found.area) },
    { label: t(texts.opened), value: moment(view, found.openedAt) },
    parts.length > 0 && { label: t(texts.parts), value: parts },
  ])
  return block(t(texts.facts), list)
}

function reasonsPart({ found, names }: CaseData, view: View): Content {
  if (found.reasons.length === 0) return null
  const rows = found.reasons.map(
    ({ reason, person, at }) =>
      html`<li>${wordsOf(view.t, reason)}<br><small>${memberName(view, names, person)}, ${moment(view, at)}</small></li>`,
  )
  return block(view.t(texts.reasons), html`<ul>${rows}</ul>`)
}
