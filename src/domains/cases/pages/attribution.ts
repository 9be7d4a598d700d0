import type { View } from '../../../core/slice.ts'
import { ESTIMATES } from '../../../lib/ach/index.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { disclosure } from '../../../ui/details.ts'
import { buttonLink } from '../../../ui/form.ts'
import { type Content, html } from '../../../ui/html.ts'
import { draftAttribution } from '../actions/attribution.ts'
import { attributionTexts as texts, kindTexts, leavesTexts } from '../texts/attribution.ts'
import { simulatedTexts } from '../texts/simulated.ts'
import { type AttributionData, loadAttributions } from './attribution-data.ts'
import { onePart } from './attribution-one.ts'
import { casePage } from './frame.ts'
import { casePath } from './look.ts'
import { OFFICER_SCRIPT } from './officer-form.ts'
import { estimateLabel, sentenceOf } from './sentence.ts'

const PATH = 'attribution'
const here = (_: unknown, { case: of = '' }: Readonly<Record<string, string>>) => casePath(of, PATH)

/** What is said of who did it: drafts, what waits for a second person, what holds, and what was withdrawn. */
export const attributionPage = casePage({
  path: PATH,
  permission: 'cases:read',
  labels: {
    subject: texts.subject,
    kind: texts.kind,
    estimate: texts.estimate,
    hypothesis: texts.hypothesis,
    basis: texts.basis,
    note: texts.note,
    reason: texts.reason,
    opinion: texts.opinion,
    words: texts.words,
  },
  scripts: [OFFICER_SCRIPT],
  forms: {
    draft: { action: 'cases.draftAttribution', next: here, said: texts.saidWritten },
    propose: { action: 'cases.proposeAttribution', next: here, said: texts.saidProposed },
    decide: { action: 'cases.decideAttribution', next: here, said: texts.saidDecided },
    decideFinding: { action: 'cases.decideFinding', next: here, said: texts.saidDecided },
    opinion: { action: 'cases.giveOpinion', next: here, said: texts.saidOpinion },
    refuse: { action: 'cases.refuseAttribution', next: here, said: texts.saidRefused },
    withdraw: {
      action: 'cases.withdrawAttribution',
      next: here,
      said: texts.saidWithdrawn,
      asks: { title: texts.withdrawTitle, what: texts.withdrawWhat, act: texts.withdraw },
    },
  },
  load: loadAttributions,
  render(data, view) {
    const { found } = data
    const { t } = view
    const isNone = found.items.length === 0
    const list = isNone
      ? block(t(texts.attributions), html`<p>${t(texts.noneYet)}</p>`)
      : found.items.map((one) => onePart(one, data, view))
    const draft = draftPart(data, view)
    return {
      // Where nobody has written one, that is what comes next.
      ...(isNone ? { first: draft } : { forms: draft }),
      shown: html`${list}${outgoingPart(data, view)}${truthPart(data, view)}`,
    }
  },
})

/** In the exercise, the way to the answer. */
function truthPart({ of, found }: AttributionData, { t, base, node }: View): Content {
  if (node.realm !== 'exercise') return null
  const href = `${base}/console/exercise/truth?case=${of}`
  const link = buttonLink({ href, label: t(simulatedTexts.truth), kind: 'secondary' })
  const hint = found.items.length === 0 && html`<p class="hint">${t(simulatedTexts.truthHint)}</p>`
  return html`<div class="no-print">${hint}<p>${link}</p></div>`
}

/** What may leave the node, in the words in which it leaves; what is kept back is counted and not described. */
function outgoingPart({ found }: AttributionData, view: View): Content {
  const { t } = view
  const items = found.outgoing.map(
    (one) =>
      html`<li>${sentenceOf(t, one)} <span class="hint">${t(leavesTexts[one.leavesBy])}</span></li>`,
  )
  const list = items.length === 0 ? html`<p>${t(texts.outgoingNone)}</p>` : html`<ul>${items}</ul>`
  const kept = found.withheld > 0 && html`<p>${t(texts.withheld, { count: found.withheld })}</p>`
  return block(t(texts.outgoing), html`${list}${kept}`)
}

/** What an attribution names that is about such a thing. */
const NAMED: Readonly<Record<string, string>> = {
  'ipv4-addr': 'host',
  'ipv6-addr': 'host',
  'domain-name': 'name',
  'user-account': 'account',
  software: 'tool',
}

function draftPart({ of, found }: AttributionData, view: View): Content {
  const { t } = view
  if (found.kinds.length === 0) return null
  const form = actionForm(view, {
    name: 'draft',
    action: draftAttribution,
    labels: {
      kind: texts.kind,
      subject: texts.subject,
      estimate: texts.estimate,
      hypothesis: texts.hypothesis,
      hypothesisHint: texts.hypothesisHint,
      basis: texts.basis,
      basisHint: texts.basisHint,
      note: texts.note,
      noteHint: texts.noteHint,
    },
    hidden: { case: of },
    choices: {
      kind: found.kinds.map((value) => ({ value, label: t(kindTexts[value]) })),
      estimate: ESTIMATES.map((value) => ({ value, label: estimateLabel(t, value) })),
      hypothesis: found.hypotheses.map(({ id: value, name: label }) => ({ value, label })),
    },
    values: { kind: NAMED[found.seen?.kind ?? ''] ?? '', subject: found.seen?.value ?? '' },
    none: texts.noHypothesis,
    looks: { note: { rows: 4 } },
    button: texts.write,
    kind: 'secondary',
  })
  return disclosure(t(texts.write), form, found.items.length === 0)
}
