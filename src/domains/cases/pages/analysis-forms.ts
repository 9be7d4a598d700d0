// What an analyst adds and rates: folded, each form below its own words.
import { beginningOf } from '../../../core/line.ts'
import type { View } from '../../../core/slice.ts'
import { actionFields, actionForm } from '../../../ui/action-form.ts'
import { disclosure } from '../../../ui/details.ts'
import { checkboxGroup } from '../../../ui/field.ts'
import { fieldStates, hiddenFields, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import {
  addIndication,
  addSource,
  dropHypothesis,
  dropIndication,
  nameHypothesis,
  rateIndication,
  rateSource,
} from '../actions/hypothesis.ts'
import { addPivot, dropPivot } from '../actions/pivot.ts'
import { NETWORK_KINDS } from '../schema/analysis.ts'
import {
  analysisTexts as texts,
  credibilityTexts,
  methodTexts,
  reliabilityTexts,
  weakTexts,
} from '../texts/analysis.ts'
import { type AnalysisData, shownRows } from './analysis-data.ts'
import { shownPivots } from './analysis-lists.ts'
import { only } from './played.ts'

/** Where the first row is added, which comes next once somebody can be cited; null where there is one, or nobody is. */
export function firstRowPart(data: AnalysisData, view: View): Html | null {
  return isForFirstRow(data) ? disclosure(view.t(texts.addRow), rowForm(data, view), true) : null
}

function isForFirstRow(data: AnalysisData): boolean {
  const { isAnalyst, sources } = data.found
  return isAnalyst && sources.length > 0 && shownRows(data).shown.length === 0
}

/** All forms of whoever analyses; nothing for others. */
export function formsPart(data: AnalysisData, view: View): Content {
  if (!data.found.isAnalyst) return null
  const { t } = view
  const hasSources = data.found.sources.length > 0
  const { shown } = shownRows(data)
  return html`${disclosure(t(texts.addHypothesis), hypothesisForm(data, view))}
${disclosure(t(texts.addSource), sourceForm(data, view))}
${hasSources && shown.length > 0 && disclosure(t(texts.addRow), rowForm(data, view))}
${shown.length > 0 && disclosure(t(texts.rateRow), rateForms(data, view))}
${disclosure(t(texts.addPivot), pivotForm(data, view))}`
}

/** Most characters of what is chosen. */
const SHOWN = 60

const choice = (value: string, label: string) => ({ value, label: beginningOf(label, SHOWN) })

function hypothesisForm({ of, found }: AnalysisData, view: View): Content {
  const live = found.hypotheses.filter(({ droppedAt }) => droppedAt === null)
  const add = actionForm(view, {
    name: 'hypothesis',
    action: nameHypothesis,
    labels: { name: texts.name },
    hidden: { case: of },
    button: texts.addHypothesis,
    kind: 'secondary',
  })
  if (live.length === 0) return add
  const drop = actionForm(view, {
    name: 'dropHypothesis',
    action: dropHypothesis,
    labels: { hypothesis: texts.hypothesis },
    hidden: { case: of },
    choices: { hypothesis: live.map(({ id, name }) => choice(id, name)) },
    button: texts.drop,
    kind: 'secondary',
  })
  return [add, drop]
}

function sourceForm({ of, found }: AnalysisData, view: View): Content {
  const sources = found.sources.map(({ id, name }) => choice(id, name))
  const add = actionForm(view, {
    name: 'source',
    action: addSource,
    labels: { name: texts.name, reliability: texts.reliability, origin: texts.origin },
    hidden: { case: of },
    choices: { reliability: reliabilityTexts, origin: sources },
    none: texts.ownOrigin,
    button: texts.addSource,
    kind: 'secondary',
  })
  if (sources.length === 0) return add
  const rate = actionForm(view, {
    name: 'rateSource',
    action: rateSource,
    labels: { source: texts.source, reliability: texts.reliability },
    hidden: { case: of },
    choices: { source: sources, reliability: reliabilityTexts },
    button: texts.rate,
    kind: 'secondary',
  })
  return [add, rate]
}

/** Pivots to choose from: those that the page shows. */
function pivotChoices({ found }: AnalysisData, { t }: View) {
  return shownPivots(found.pivots).map(({ id, origin, target }) =>
    choice(id, t(texts.pivotName, { from: origin, to: target })),
  )
}

function rowForm(data: AnalysisData, view: View): Content {
  const { of, found, items } = data
  const sources = found.sources.map(({ id, name }) => choice(id, name))
  return actionForm(view, {
    name: 'row',
    action: addIndication,
    labels: {
      text: texts.text,
      item: texts.item,
      itemHint: texts.itemHint,
      pivot: texts.pivot,
      source: texts.source,
      credibility: texts.credibility,
    },
    hidden: { case: of },
    choices: {
      item: items.map((item) => choice(item.id, `${item.code} ${item.title}`)),
      pivot: pivotChoices(data, view),
      source: sources,
      credibility: credibilityTexts,
    },
    values: { source: only(sources), item: found.seenIn },
    none: texts.none,
    button: texts.addRow,
    kind: 'secondary',
  })
}

function rateForms(data: AnalysisData, view: View): Content {
  const { of, found } = data
  const rows = shownRows(data)
    .shown.filter(({ droppedAt }) => droppedAt === null)
    .map(({ id, n, text }) => choice(id, `${n}. ${text}`))
  const rate = actionForm(view, {
    name: 'rateRow',
    action: rateIndication,
    labels: { row: texts.row, credibility: texts.credibility, secondSource: texts.secondSource },
    hidden: { case: of },
    choices: {
      row: rows,
      credibility: credibilityTexts,
      secondSource: found.sources.map(({ id, name }) => choice(id, name)),
    },
    none: texts.none,
    button: texts.rate,
    kind: 'secondary',
  })
  const drop = actionForm(view, {
    name: 'dropRow',
    action: dropIndication,
    labels: { row: texts.row },
    hidden: { case: of },
    choices: { row: rows },
    button: texts.drop,
    kind: 'secondary',
  })
  return [rate, drop]
}

function pivotForm(data: AnalysisData, view: View): Content {
  const { of, found } = data
  const { t, refused } = view
  const fields = actionFields(view, {
    name: 'pivot',
    action: addPivot,
    labels: {
      origin: texts.from,
      method: texts.method,
      target: texts.to,
      lookedUp: texts.lookedUp,
      seen: texts.seen,
      baseRate: texts.baseRate,
      baseRateHint: texts.baseRateHint,
      counted: texts.counted,
      registered: texts.registered,
    },
    hidden: { case: of },
    without: ['network'],
    choices: { method: methodTexts },
    looks: {
      seen: { direction: 'ltr' },
      counted: { direction: 'ltr' },
      registered: { direction: 'ltr' },
    },
  })
  const network = checkboxGroup(t, {
    ...fieldStates('pivot', refused)('network[]'),
    label: t(texts.network),
    isOptional: true,
    choices: NETWORK_KINDS.map((kind) => choice(kind, t(weakTexts[kind]))),
    chosen: [],
  })
  const add = postForm(view, {
    name: 'pivot',
    body: [hiddenFields({ case: of }), fields, network],
    label: t(texts.addPivot),
    kind: 'secondary',
  })
  if (found.pivots.length === 0) return add
  const drop = actionForm(view, {
    name: 'dropPivot',
    action: dropPivot,
    labels: { pivot: texts.pivot },
    hidden: { case: of },
    choices: { pivot: pivotChoices(data, view) },
    button: texts.drop,
    kind: 'secondary',
  })
  return [add, drop]
}
