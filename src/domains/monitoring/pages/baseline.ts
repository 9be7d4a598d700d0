import { type Names } from '../../../core/names.ts'
import type { View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { table } from '../../../ui/table.ts'
import type { SiteFacts } from '../actions/read.ts'
import type { Baseline } from '../checks/index.ts'
import { siteTexts as texts } from '../texts/pages.ts'

/** What is held to be right, beside what the last look saw, so that a person can approve it with open eyes. */
export function baselinePart(
  view: View,
  data: { readonly facts: SiteFacts; readonly names: Names; readonly mayWrite: boolean },
): Html {
  const { t } = view
  const { facts, names, mayWrite } = data
  const seen = facts.last?.snapshot ?? null
  const right = facts.baseline?.content ?? null
  const approve =
    mayWrite &&
    seen !== null &&
    facts.last !== null &&
    postForm(view, {
      name: 'baseline',
      hidden: { site: facts.id, visit: facts.last.id },
      label: t(texts.approveBaseline),
      kind: 'secondary',
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
  return html`<h2>${t(texts.baseline)}</h2><p>${standing(view, facts.baseline, names)}</p>${comparison}${note}${approve}`
}

function standing(
  view: View,
  baseline: { state: string; approvedBy: string | null } | null,
  names: Names,
): Content {
  const { t } = view
  if (baseline === null) return t(texts.baselineMissing)
  if (baseline.state === 'proposed') return t(texts.baselineProposed)
  return t.parts(texts.baselineApproved, { person: personName(view, names, baseline.approvedBy) })
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
