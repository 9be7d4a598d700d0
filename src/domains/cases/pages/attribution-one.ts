// One attribution: what it says, who answers for it, what others think, what it lacks, and what the reader can do.
import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { badge, type Shape, type Tone } from '../../../ui/badge.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { checkbox } from '../../../ui/field.ts'
import { fieldStates, hiddenFields, ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { memberName } from './member-name.ts'
import { shortMoment } from '../../../ui/time.ts'
import { giveOpinion, refuseAttribution, withdrawAttribution } from '../actions/attribution.ts'
import type { AttributionPart } from '../actions/attributions.ts'
import type { AttributionState } from '../schema/attribution.ts'
import {
  attributionStateTexts,
  attributionTexts as texts,
  decidedByTexts,
  leavesTexts,
  levelTexts,
  missingTexts,
  opinionTexts,
} from '../texts/attribution.ts'
import type { AttributionData } from './attribution-data.ts'
import { officerForm } from './officer-form.ts'
import { sentenceOf } from './sentence.ts'
import { wordsOf } from './look.ts'

const LOOK: Readonly<Record<AttributionState, readonly [Tone, Shape]>> = {
  draft: ['plain', 'ring'],
  proposed: ['warn', 'diamond'],
  decided: ['ok', 'tick'],
  refused: ['plain', 'cross'],
  withdrawn: ['bad', 'cross'],
}

/** One attribution as a block of its own. */
export function onePart(one: AttributionPart, data: AttributionData, view: View): Html {
  const { t } = view
  const state = badge(...LOOK[one.state], t(attributionStateTexts[one.state]))
  const sentence = sentenceOf(t, one)
  const isGone = one.state === 'withdrawn' || one.state === 'refused'
  return block(
    t(levelTexts[one.level]),
    html`<p><strong>${isGone ? html`<del>${sentence}</del>` : sentence}</strong></p>
<p>${state} <span class="hint">${t(leavesTexts[one.leavesBy])}</span></p>
${wordsPart(one, data, view)}${handsPart(one, data, view)}${opinionsPart(one, data, view)}${missingPart(one, view)}
<div class="no-print">${actPart(one, data, view)}${sidePart(one, data, view)}</div>`,
  )
}

function wordsPart(one: AttributionPart, { found }: AttributionData, { t }: View): Content {
  const named = found.hypotheses.find(({ id }) => id === one.hypothesis)?.name
  const name = named === undefined ? t(texts.goneHypothesis) : wordsOf(t, named)
  return [
    one.hypothesis !== null && html`<p>${t.parts(texts.standsOn, { name })}</p>`,
    one.basis !== '' && html`<p>${t.parts(texts.basedOn, { basis: typed(one.basis) })}</p>`,
    one.note !== '' && html`<p class="written" dir="auto">${one.note}</p>`,
  ]
}

/** Who wrote, proposed and decided it, and who ended it. */
function handsPart(one: AttributionPart, { names }: AttributionData, view: View): Html {
  const { t } = view
  const line = (words: Message<'who' | 'time'>, person: string, at: string) =>
    t.parts(words, { who: memberName(view, names, person), time: shortMoment(view, at) })
  const signed = ({ hash, isByPasskey }: NonNullable<AttributionPart['decided']>) =>
    html` ${isByPasskey && t(texts.byPasskey)} ${code(hash.slice(0, 16))}`
  const { proposed, decided, endedBy, endedAt } = one
  const ended =
    endedBy !== null &&
    endedAt !== null &&
    t.parts(one.state === 'withdrawn' ? texts.withdrawnBy : texts.refusedBy, {
      who: memberName(view, names, endedBy),
      time: shortMoment(view, endedAt),
      reason: wordsOf(t, one.reason),
    })
  return html`<ul><li>${line(texts.draftedBy, one.draftedBy, one.draftedAt)}</li>${proposed && html`<li>${line(texts.proposedBy, proposed.person, proposed.at)}${signed(proposed)}</li>`}${decided && html`<li>${line(texts.decidedBy, decided.person, decided.at)}${signed(decided)}</li>`}${ended && html`<li>${ended}</li>`}</ul>`
}

function opinionsPart(
  { opinions }: AttributionPart,
  { names }: AttributionData,
  view: View,
): Content {
  if (opinions.length === 0) return null
  const { t } = view
  const items = opinions.map(
    ({ person, opinion, words }) =>
      html`<li>${memberName(view, names, person)}: <strong>${t(opinionTexts[opinion])}</strong><br>${wordsOf(t, words)}</li>`,
  )
  return html`<h3>${t(texts.opinions)}</h3><ul>${items}</ul>`
}

function missingPart({ missing, state }: AttributionPart, { t }: View): Content {
  if (state !== 'draft' && state !== 'proposed') return null
  if (missing === null) return html`<p class="hint">${t(texts.missingBlind)}</p>`
  if (missing.length === 0) return html`<p>${badge('ok', 'tick', t(texts.nothingMissing))}</p>`
  const items = missing.map(({ what, count }) => {
    const words = missingTexts[what as keyof typeof missingTexts] as Message<'count'>
    return html`<li>${t(words, { count })}</li>`
  })
  return html`<h3>${t(texts.missing)}</h3><ul>${items}</ul>`
}

/** Whether the next signature would be refused: a proposal needs no opinion yet. */
function isLacking({ missing, act }: AttributionPart): boolean {
  return missing === null || missing.some(({ what }) => act === 'decide' || what !== 'dissent')
}

/** The next signature, where it is the reader's; else whose it is. */
function actPart(one: AttributionPart, { of }: AttributionData, view: View): Content {
  const { t, refused } = view
  const { act, read, id, level } = one
  if (read === null) return null
  if (act === 'none' && one.state === 'proposed')
    return html`<p class="hint">${t(decidedByTexts[level])}</p>`
  if (act !== 'propose' && act !== 'decide') return null
  if (isLacking(one)) return null
  const body = [hiddenFields({ case: of, attribution: id, read })]
  if (act === 'propose') {
    const form = postForm(view, { name: ofRow('propose', id), body, label: t(texts.propose) })
    return html`<p class="hint">${t(texts.proposeHint)}</p>${officerForm(view, { hash: read, form })}`
  }
  const name = ofRow(level === 'A4' ? 'decideFinding' : 'decide', id)
  const check =
    level !== 'A4' &&
    one.note !== '' &&
    checkbox({
      ...fieldStates(name, refused)('namesNobody'),
      label: t(texts.namesNobody),
      value: 'true',
      isChecked: false,
    })
  const form = postForm(view, { name, body: [body, check], label: t(texts.decide) })
  return officerForm(view, { hash: read, form })
}

/** Opinion, refusal and withdrawal, folded. */
function sidePart(one: AttributionPart, { of }: AttributionData, view: View): Content {
  const { t } = view
  const hidden = { case: of, attribution: one.id }
  const withReason = {
    labels: { reason: texts.reason },
    hidden,
    looks: { reason: { rows: 2 } },
    kind: 'secondary',
  } as const
  const opinion =
    one.mayGiveOpinion &&
    disclosure(
      t(texts.giveOpinion),
      actionForm(view, {
        name: ofRow('opinion', one.id),
        action: giveOpinion,
        labels: { opinion: texts.opinion, words: texts.words },
        hidden,
        choices: { opinion: opinionTexts },
        looks: { words: { rows: 3 } },
        button: texts.giveOpinion,
        kind: 'secondary',
      }),
    )
  const back = one.act === 'decide' ? texts.refuse : texts.takeBack
  const refuse =
    one.mayTakeBack &&
    disclosure(
      t(back),
      actionForm(view, {
        ...withReason,
        name: ofRow('refuse', one.id),
        action: refuseAttribution,
        button: back,
      }),
    )
  const withdraw =
    one.act === 'withdraw' &&
    disclosure(
      t(texts.withdraw),
      actionForm(view, {
        ...withReason,
        name: ofRow('withdraw', one.id),
        action: withdrawAttribution,
        button: texts.withdraw,
      }),
    )
  return [opinion, refuse, withdraw]
}
