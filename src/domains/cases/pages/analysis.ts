import { html } from '../../../ui/html.ts'
import { analysis } from '../actions/score.ts'
import { analysisTexts as texts } from '../texts/analysis.ts'
import { loadAnalysis } from './analysis-data.ts'
import { firstRowPart, formsPart } from './analysis-forms.ts'
import { hypothesesPart, pivotRows, pivotsPart, sourcesPart } from './analysis-lists.ts'
import { matrixPart, resultsPart } from './analysis-rows.ts'
import { MARKS, nowPart } from './analysis-score.ts'
import { casePage } from './frame.ts'
import { casePath } from './look.ts'

const PATH = 'analysis'
const here = (_: unknown, { case: of = '' }: Readonly<Record<string, string>>) => casePath(of, PATH)
/** Where the analyst marks, and hands in what he marked. */
const atMarks = (_: unknown, { case: of = '' }: Readonly<Record<string, string>>) =>
  `${casePath(of, PATH)}#${MARKS}`
const back = { next: here, keeps: ['from'] } as const
const dropping = { title: texts.dropTitle, what: texts.dropWhat, act: texts.drop }

/** Pivots, hypotheses, the matrix, and what each analyst makes of it by himself. */
export const analysisPage = casePage({
  path: PATH,
  permission: 'cases:read',
  labels: {
    name: texts.name,
    origin: texts.from,
    target: texts.to,
    lookedUp: texts.lookedUp,
    seen: texts.seen,
    baseRate: texts.baseRate,
    counted: texts.counted,
    registered: texts.registered,
    text: texts.text,
    source: texts.source,
    credibility: texts.credibility,
    reliability: texts.reliability,
    row: texts.row,
  },
  forms: {
    hypothesis: { action: 'cases.nameHypothesis', ...back, said: texts.saidNamed },
    dropHypothesis: {
      action: 'cases.dropHypothesis',
      ...back,
      said: texts.saidDropped,
      asks: dropping,
    },
    source: { action: 'cases.addSource', ...back, said: texts.saidSource },
    rateSource: { action: 'cases.rateSource', ...back, said: texts.saidRated },
    row: { action: 'cases.addIndication', ...back, said: texts.saidRow },
    rateRow: { action: 'cases.rateIndication', ...back, said: texts.saidRated },
    dropRow: { action: 'cases.dropIndication', ...back, said: texts.saidDropped, asks: dropping },
    pivot: { action: 'cases.addPivot', ...back, said: texts.saidPivot },
    dropPivot: { action: 'cases.dropPivot', ...back, said: texts.saidDropped, asks: dropping },
    start: { action: 'cases.startScoring', ...back, next: atMarks, said: texts.saidStarted },
    startAgain: {
      action: 'cases.startScoring',
      ...back,
      next: atMarks,
      said: texts.saidStarted,
      asks: { title: texts.startTitle, what: texts.startWhat, act: texts.startAgain },
    },
    score: { action: 'cases.score', ...back, next: atMarks, said: texts.saidSaved },
    handIn: {
      action: 'cases.handIn',
      next: here,
      said: texts.saidHandedIn,
      asks: { title: texts.handInTitle, what: texts.handInWhat, act: texts.handIn },
    },
  },
  file: {
    name: 'pivots',
    async rows(ctx, view) {
      const { pivots } = await ctx.call(analysis, { case: ctx.params['case'] ?? '' })
      return pivotRows(pivots, view)
    },
  },
  load: loadAnalysis,
  render: (data, view) => ({
    first: html`${nowPart(data, view)}<div class="no-print">${firstRowPart(data, view)}</div>`,
    shown: html`${resultsPart(data, view)}${matrixPart(data, view)}${hypothesesPart(data, view)}${sourcesPart(data, view)}${pivotsPart(data, view)}`,
    forms: formsPart(data, view),
  }),
})
