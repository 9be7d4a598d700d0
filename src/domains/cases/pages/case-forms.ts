import type { PageForm, View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { disclosure } from '../../../ui/details.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { type Content, html } from '../../../ui/html.ts'
import * as noun from '../actions/case.ts'
import { reenterStep, waiveStep } from '../actions/step.ts'
import { ALL_DONE, needsReason, STEPS, WAIVABLE } from '../protocol.ts'
import type { CaseState } from '../schema/case.ts'
import { texts } from '../texts/pages.ts'
import { severityTexts, stepTexts } from '../texts/values.ts'
import { settleTexts } from '../texts/volatile.ts'
import type { CaseData } from './case-data.ts'
import { casePath, lackList } from './look.ts'

const here = (_: unknown, { case: of = '' }: Readonly<Record<string, string>>) => casePath(of)

/** What is done on the page of a case. */
export const caseForms: Readonly<Record<string, PageForm>> = {
  settle: { action: 'cases.settleVolatile', next: here, said: settleTexts.saidSettled },
  waive: { action: 'cases.waiveStep', next: here, said: texts.saidWaived },
  reenter: { action: 'cases.reenterStep', next: here, said: texts.saidReentered },
  withdraw: {
    action: 'cases.move',
    next: here,
    said: texts.saidMoved,
    asks: { title: texts.withdrawTitle, what: texts.withdrawWhat, act: texts.toWithdrawn },
  },
  describe: { action: 'cases.describe', next: here, said: texts.saidDescribed },
  lead: { action: 'cases.lead', next: here, said: texts.saidLed },
  join: { action: 'cases.addIncident', next: here, said: texts.saidJoined },
  part: { action: 'cases.removeIncident', next: here, said: texts.saidParted },
  merge: {
    action: 'cases.merge',
    next: here,
    said: texts.saidMerged,
    asks: { title: texts.mergeTitle, what: texts.mergeWhat, act: texts.merge },
  },
  review: { action: 'cases.review', next: here, said: texts.saidReviewed },
}

/** What moves are called; those that are acts of their own stand elsewhere. */
const MOVES: Readonly<Partial<Record<CaseState, Message>>> = {
  triaged: texts.toTriaged,
  investigating: texts.toInvestigating,
  prosecuting: texts.toProsecuting,
  'in-court': texts.toCourt,
  'on-hold': texts.toHold,
  withdrawn: texts.toWithdrawn,
}

/** All forms of the page but that of the oldest step. */
export function formsPart(data: CaseData, view: View): Content {
  const { found, mayLead, isReviewer } = data
  const { t } = view
  const hidden = { case: found.id }
  const isDue = isReviewer && found.state === 'closed' && found.reviewedAt === null
  const review = isDue && postForm(view, { name: 'review', hidden, label: t(texts.review) })
  if (!mayLead) return review && block(t(texts.otherwise), review)
  if (found.state === 'on-hold') return null
  const isLive = found.endedAt === null
  return [
    block(t(texts.goOn), [review, movesPart(data, view)]),
    isLive && block(t(texts.otherwise), otherPart(data, view)),
  ]
}

function movesPart(data: CaseData, view: View): Content {
  const { found, isProsecutor } = data
  const { t } = view
  const ways = found.ways.filter(
    ({ to }) =>
      MOVES[to] !== undefined &&
      (isProsecutor || !['prosecuting', 'in-court', 'withdrawn'].includes(to)),
  )
  return ways.map(({ to, lacks }) => {
    const isBack = to === 'investigating' && found.state !== 'triaged'
    const words = isBack ? texts.backToInvestigating : (MOVES[to] ?? texts.goOn)
    const body =
      lacks.length > 0
        ? [html`<p>${t(texts.lacking)}</p>`, lackList(t, lacks)]
        : moveForm(data, view, { to, words })
    return disclosure(t(words), body)
  })
}

function moveForm(
  { found }: CaseData,
  view: View,
  { to, words }: { readonly to: CaseState; readonly words: Message },
): Content {
  const { t } = view
  const hidden = { case: found.id, from: found.state, to }
  const name = to === 'withdrawn' ? 'withdraw' : ofRow('move', to)
  if (!needsReason(found.state, to)) return postForm(view, { name, hidden, label: t(words) })
  const hint = to === 'on-hold' && html`<p class="hint">${t(texts.holdHint)}</p>`
  const form = actionForm(view, {
    name,
    action: noun.move,
    labels: texts,
    hidden,
    looks: { reason: { rows: 2, isOptional: false } },
    button: words,
    kind: to === 'withdrawn' ? 'danger' : 'secondary',
  })
  return [hint, form]
}

function otherPart(data: CaseData, view: View): Content {
  const { found, offered, self } = data
  const { t } = view
  const hidden = { case: found.id }
  const step = { ...hidden, step: String(found.step) }
  const isOpen = found.step < ALL_DONE
  const waive =
    isOpen &&
    disclosure(
      t(texts.waive),
      WAIVABLE.has(found.step)
        ? actionForm(view, {
            name: 'waive',
            action: waiveStep,
            labels: texts,
            hidden: step,
            looks: { reason: { rows: 2 } },
            button: texts.waive,
            kind: 'secondary',
          })
        : html`<p>${t(texts.never)}</p>`,
    )
  const passed = found.steps.map(({ step: n }) => ({
    value: String(n),
    label: t(texts.stepOf, { number: n, name: t(stepTexts[STEPS[n - 1] ?? 'declare']) }),
  }))
  const again =
    passed.length > 0 &&
    disclosure(
      t(texts.reenter),
      actionForm(view, {
        name: 'reenter',
        action: reenterStep,
        labels: texts,
        hidden,
        choices: { step: passed },
        looks: { reason: { rows: 2 } },
        button: texts.reenter,
        kind: 'secondary',
      }),
    )
  const describe = disclosure(
    t(texts.describe),
    actionForm(view, {
      name: 'describe',
      action: noun.describe,
      labels: texts,
      hidden,
      values: { title: found.title, severity: found.severity },
      choices: { severity: severityTexts },
      button: texts.save,
      kind: 'secondary',
    }),
  )
  const lead =
    found.owner !== self &&
    postForm(view, { name: 'lead', hidden, label: t(texts.lead), kind: 'secondary' })
  return [waive, again, describe, incidentsPart(data, view, offered), mergeForm(data, view), lead]
}

function incidentsPart({ found }: CaseData, view: View, offered: CaseData['offered']): Content {
  const { t } = view
  const hidden = { case: found.id }
  const known = new Set(found.incidents.map(({ id }) => id))
  const choice = ({ id, code, title }: CaseData['found']['incidents'][number]) => ({
    value: id,
    label: `${code} ${title}`,
  })
  const more = offered.filter(({ id }) => !known.has(id)).map(choice)
  const join =
    more.length > 0 &&
    disclosure(
      t(texts.addIncident),
      actionForm(view, {
        name: 'join',
        action: noun.addIncident,
        labels: texts,
        hidden,
        choices: { incident: more },
        button: texts.addIncident,
        kind: 'secondary',
      }),
    )
  const part =
    found.incidents.length > 1 &&
    disclosure(
      t(texts.part),
      actionForm(view, {
        name: 'part',
        action: noun.removeIncident,
        labels: texts,
        hidden,
        choices: { incident: found.incidents.map(choice) },
        button: texts.part,
        kind: 'secondary',
      }),
    )
  return [join, part]
}

function mergeForm({ found, others }: CaseData, view: View): Content {
  if (others.length === 0) return null
  return disclosure(
    view.t(texts.merge),
    actionForm(view, {
      name: 'merge',
      action: noun.merge,
      labels: texts,
      hidden: { case: found.id },
      choices: { into: others.map(({ id: value, code: label }) => ({ value, label })) },
      button: texts.merge,
      kind: 'secondary',
    }),
  )
}
