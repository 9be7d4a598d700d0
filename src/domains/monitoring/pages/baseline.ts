import type { z } from 'zod'
import type { View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { personLabel } from '../../../ui/person.ts'
import { table } from '../../../ui/table.ts'
import type { site } from '../actions/read.ts'
import type { Baseline } from '../checks/index.ts'
import { siteTexts as texts } from '../texts/pages.ts'
import { buttonForm, type Names } from './parts.ts'

/** What is held to be right, beside what the last look saw, so that a person can approve it with open eyes. */
export function baselinePart(
  view: View,
  props: {
    readonly facts: z.infer<(typeof site)['output']>
    readonly persons: Names
    readonly mayWrite: boolean
  },
): Html {
  const { t } = view
  const { facts, persons, mayWrite } = props
  const seen = facts.last?.snapshot ?? null
  const right = facts.baseline?.content ?? null
  const approve =
    mayWrite &&
    seen !== null &&
    facts.last !== null &&
    buttonForm(view, {
      name: 'baseline',
      fields: { site: facts.id, visit: facts.last.id },
      label: t(texts.approveBaseline),
    })
  const note = approve !== false && html`<p>${t(texts.baselineOrders)}</p>`
  const comparison =
    (right ?? seen) !== null &&
    table(t, {
      caption: t(texts.baseline),
      isCaptionHidden: true,
      rows: rowsOf(view, right, seen),
      columns: [
        { label: t(texts.part), cell: (row) => row.label },
        { label: t(texts.baselineNow), cell: (row) => row.right },
        { label: t(texts.baselineSeen), cell: (row) => row.seen },
      ],
    })
  return html`<h2>${t(texts.baseline)}</h2><p>${standing(view, facts.baseline, persons)}</p>${comparison}${note}${approve}`
}

function standing(
  { t }: View,
  baseline: { state: string; approvedBy: string | null } | null,
  persons: Names,
): Content {
  if (baseline === null) return t(texts.baselineMissing)
  if (baseline.state === 'proposed') return t(texts.baselineProposed)
  return t.parts(texts.baselineApproved, { person: personLabel(t, persons, baseline.approvedBy) })
}

function rowsOf({ t }: View, right: Baseline | null, seen: Baseline | null) {
  const types = new Set([...Object.keys(right?.dns ?? {}), ...Object.keys(seen?.dns ?? {})])
  const list = (values: readonly string[] | undefined): Content => {
    if (values === undefined) return '–'
    if (values.length === 0) return t(texts.nothing)
    return html`<ul>${values.map((value) => html`<li>${code(value)}</li>`)}</ul>`
  }
  const row = (label: string, part: (of: Baseline) => readonly string[] | undefined) => ({
    label,
    right: list(right === null ? undefined : part(right)),
    seen: list(seen === null ? undefined : part(seen)),
  })
  const title = (of: Baseline | null): Content => html`<bdi>${of?.title ?? '–'}</bdi>`
  return [
    { label: t(texts.pageTitle), right: title(right), seen: title(seen) },
    row(t(texts.scriptHosts), (of) => of.scriptHosts),
    row(t(texts.formHosts), (of) => of.formHosts),
    row(t(texts.frameHosts), (of) => of.frameHosts),
    ...[...types].toSorted().map((type) => row(type, (of) => of.dns[type])),
  ]
}
