import { type Names } from '../../../core/names.ts'
import type { View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { code } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { table } from '../../../ui/table.ts'
import type { SiteFacts } from '../actions/read.ts'
import type { Baseline } from '../checks/index.ts'
import { siteTexts as texts } from '../texts/pages.ts'
import { siteViewTexts as viewTexts } from '../texts/site.ts'

/** What is held to be right, beside what the last look saw, so that a person can approve it with open eyes. */
export function baselinePart(
  view: View,
  data: { readonly facts: SiteFacts; readonly names: Names; readonly mayWrite: boolean },
): Html {
  const { t } = view
  const { facts, names, mayWrite } = data
  const { right, seen } = compared(facts)
  const rows = rowsOf(view, right, seen)
  const others = rows.filter(({ isSame }) => !isSame)
  const isBoth = right !== null && seen !== null
  const isDiffering = isBoth && others.length > 0
  // What nobody approved yet waits for a person as what differs does.
  const isWaiting = isDiffering || facts.baseline?.state === 'proposed'
  const approve = mayWrite && seen !== null && approvePart(view, facts)
  const said = html`<p>${standing(view, facts.baseline, names)}${isBoth && !isDiffering && html` ${t(viewTexts.asApproved)}`}</p>`
  const all = html`${comparison(view, rows)}${!isWaiting && approve}`
  const waiting = isWaiting && html`${isDiffering && comparison(view, others)}${approve}`
  const whole = rows.length > 0 && disclosure(t(viewTexts.allParts), all)
  return block(t(texts.baseline), html`${said}${waiting}${whole}`)
}

/** What is held to be right, and what the last look saw; null for what there is not yet. */
function compared({ last, baseline }: SiteFacts) {
  return { right: baseline?.content ?? null, seen: last?.snapshot ?? null }
}

function approvePart(view: View, { id: site, last }: SiteFacts): Content {
  const { t } = view
  const press = {
    name: 'baseline',
    label: t(texts.approveBaseline),
    hidden: { site, visit: last?.id ?? '' },
    kind: 'secondary',
  } as const
  return html`<p class="hint">${t(texts.baselineOrders)}</p>${postForm(view, press)}`
}

function comparison({ t }: View, rows: ReturnType<typeof rowsOf>): Html {
  return table(t, {
    caption: t(texts.baseline),
    isCaptionHidden: true,
    rows,
    columns: [
      { label: t(texts.part), cell: (row) => row.label },
      { label: t(texts.baselineNow), cell: (row) => row.right },
      { label: t(texts.baselineSeen), cell: (row) => row.seen },
    ],
  })
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
  if (right === null && seen === null) return []
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
    isSame: same(right && part(right), seen && part(seen)),
  })
  const title = (of: Baseline | null): Content => html`<bdi>${of?.title ?? '–'}</bdi>`
  return [
    {
      label: t(texts.pageTitle),
      right: title(right),
      seen: title(seen),
      isSame: right?.title === seen?.title,
    },
    row(t(texts.scriptHosts), (of) => of.scriptHosts),
    row(t(texts.formHosts), (of) => of.formHosts),
    row(t(texts.frameHosts), (of) => of.frameHosts),
    ...[...types].toSorted().map((type) => row(type, (of) => of.dns[type])),
  ]
}

/** What was not seen this time is no difference. */
function same(
  one: readonly string[] | null | undefined,
  other: readonly string[] | null | undefined,
): boolean {
  return !one || !other || one.toSorted().join('\n') === other.toSorted().join('\n')
}
