import type { View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { memberName } from './member-name.ts'
import { table } from '../../../ui/table.ts'
import { moment, shortMoment, wallDay } from '../../../ui/time.ts'
import { badge, type Shape, type Tone } from '../../../ui/badge.ts'
import { offenceOf } from '../offences.ts'
import type { OutcomeKind } from '../schema/justice.ts'
import { publicTexts } from '../texts/justice-public.ts'
import { jurisdictionTexts, justiceTexts as texts, suspectKindTexts } from '../texts/justice.ts'
import { casePage } from './frame.ts'
import { articleName, proofHref } from './figures.ts'
import {
  type Charge,
  type JusticeData,
  loadJustice as load,
  type Suspect,
  suspectName,
} from './justice-data.ts'
import * as forms from './justice-forms.ts'
import { casePath, wordsOf } from './look.ts'

const here = (_: unknown, { case: of = '' }: Readonly<Record<string, string>>) =>
  casePath(of, 'justice')

/** Whom a case is about, with what he is charged, what courts said, and how it ends. */
export const justicePage = casePage<JusticeData>({
  path: 'justice',
  permission: 'cases:list',
  forms: {
    addSuspect: { action: 'cases.addSuspect', next: here, said: texts.saidSuspect },
    nameSuspect: { action: 'cases.nameSuspect', next: here, said: texts.saidSuspect },
    bring: { action: 'cases.bringCharge', next: here, said: texts.saidBrought },
    outcome: { action: 'cases.recordOutcome', next: here, said: texts.saidOutcome },
    setHearing: { action: 'cases.setHearing', next: here, said: texts.saidHearing },
    hold: { action: 'cases.holdHearing', next: here, said: texts.saidHeld },
    propose: { action: 'cases.proposeClosing', next: here, said: texts.saidProposed },
    agree: {
      action: 'cases.agreeClosing',
      next: here,
      said: texts.saidClosed,
      asks: { title: texts.agreeTitle, what: texts.agreeWhat, act: texts.agree },
    },
    decline: { action: 'cases.declineClosing', next: here, said: texts.saidDeclined },
    rerated: { action: 'cases.rerated', next: here, said: texts.saidRerated },
  },
  labels: texts,
  load,
  render: (data, view, of) => ({
    shown: [
      closingPart(data, view, of),
      suspectsPart(data, view, of),
      chargesPart(data, view),
      hearingsPart(data, view, of),
      reratingsPart(data, view, of),
    ],
    forms: forms.formsPart(data, view, of),
  }),
})

function suspectsPart(data: JusticeData, view: View, of: string): Html {
  const { t } = view
  const acts = (row: Suspect) => forms.suspectActs(data, view, { of, row })
  const rows = table(t, {
    caption: t(texts.suspects),
    isCaptionHidden: true,
    empty: t(texts.noSuspects),
    rows: data.found.suspects,
    columns: [
      { label: t(texts.name), cell: (row) => suspectName(row, view) },
      { label: t(texts.kind), cell: (row) => t(suspectKindTexts[row.kind]) },
      {
        label: t(texts.about),
        // What a member does stands with what is known: a field of its own would be empty for readers and on paper.
        cell: (row) => html`${row.about === null ? '–' : wordsOf(t, row.about)}${acts(row)}`,
      },
    ],
  })
  return block(t(texts.suspects), rows)
}

const OUTCOME: Readonly<Record<OutcomeKind, readonly [Tone, Shape]>> = {
  pending: ['plain', 'ring'],
  dropped: ['plain', 'dash'],
  acquitted: ['info', 'circle'],
  convicted: ['info', 'tick'],
  quashed: ['warn', 'cross'],
  transferred: ['plain', 'diamond'],
}

function chargesPart(data: JusticeData, view: View): Html {
  const { t } = view
  const { charges, suspects } = data.found
  const nameless = new Set(suspects.filter(({ kind }) => kind === 'unknown').map(({ id }) => id))
  const who = (of: string): Content => {
    const found = suspects.find(({ id }) => id === of)
    return found === undefined ? '–' : suspectName(found, view)
  }
  const rows = table(t, {
    caption: t(texts.charges),
    isCaptionHidden: true,
    empty: t(texts.noCharges),
    rows: charges,
    columns: [
      {
        label: t(texts.charge),
        cell: (row) =>
          html`${t.parts(texts.countOf, { who: html`${who(row.suspect)}`, number: row.count })}`,
      },
      { label: t(texts.article), cell: (row) => lawOf(row, view) },
      { label: t(texts.facts), cell: (row) => factsOf(row, view) },
      {
        label: t(texts.outcome),
        cell: (row) =>
          html`${outcomeOf(row, view)}${!row.isFinal && nameless.has(row.suspect) && html`<br><small>${t(texts.nameFirst)}</small>`}`,
      },
    ],
  })
  return block(t(texts.charges), rows)
}

function lawOf({ article, national }: Charge, view: View): Html {
  const iccs = offenceOf(article)?.iccs ?? null
  return html`${articleName(view, article)}${iccs !== null && html`<br><small>${view.t(texts.iccs, { code: iccs })}</small>`}${national !== null && html`<br>${wordsOf(view.t, national)}`}`
}

function factsOf({ fromDay, untilDay, facts, jurisdiction, items }: Charge, { t }: View): Html {
  const days =
    untilDay === null ? wallDay(t, fromDay) : `${wallDay(t, fromDay)} – ${wallDay(t, untilDay)}`
  const ground =
    jurisdiction !== null && html`<br><small>${t(jurisdictionTexts[jurisdiction])}</small>`
  const evidence =
    items.length > 0 && html`<br><small>${t(texts.items)}: ${t.number(items.length)}</small>`
  return html`${days}${facts !== null && html`<br>${wordsOf(t, facts)}`}${ground}${evidence}`
}

function outcomeOf({ outcome, isFinal, outcomes }: Charge, view: View): Html {
  const { t } = view
  const mark = badge(...OUTCOME[outcome], t(publicTexts[outcome]))
  const older = outcomes.map(
    (one) =>
      html`<br><small>${shortMoment(view, one.at)}: ${t(publicTexts[one.outcome])}${one.isFinal && html`, ${t(texts.final)}`}${one.sentence !== null && html`<br>${wordsOf(t, one.sentence)}`} <a class="no-print" href="${proofHref(view, one.id)}" download>${t(texts.proof)}</a></small>`,
  )
  return html`${mark}${isFinal && html` ${t(texts.final)}`}${older}`
}

function hearingsPart(data: JusticeData, view: View, of: string): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(texts.hearings),
    isCaptionHidden: true,
    empty: t(texts.noHearings),
    rows: data.found.hearings,
    columns: [
      { label: t(texts.when), cell: (row) => moment(view, row.at) },
      { label: t(texts.court), cell: (row) => wordsOf(t, row.court) },
      {
        label: t(texts.result),
        cell: (row) =>
          row.result === null
            ? forms.holdForm(data, view, { of, hearing: row.id })
            : html`${row.heldAt === null && html`${t(texts.putOff)}: `}${wordsOf(t, row.result)}`,
      },
    ],
  })
  return block(t(texts.hearings), rows)
}

function closingPart(data: JusticeData, view: View, of: string): Content {
  const { closing } = data.found
  if (closing === null) return null
  const { t } = view
  const told = t.parts(texts.proposed, { reason: wordsOf(t, closing.reason) })
  const by = html`<small>${memberName(view, data.names, closing.proposedBy)}, ${moment(view, closing.proposedAt)}</small>`
  const acts = forms.closingActs(data, view, of)
  return block(t(texts.closing), html`<p>${told}<br>${by}</p><div class="no-print">${acts}</div>`)
}

function reratingsPart(data: JusticeData, view: View, of: string): Content {
  const { reratings } = data.found
  if (reratings.length === 0) return null
  const { t } = view
  const rows = reratings.map(
    (row) =>
      html`<li>${t(publicTexts[row.outcome])} ${shortMoment(view, row.addedAt)}${row.doneAt === null ? forms.rerateForm(data, view, { of, rerating: row.id }) : html`<br>${row.note !== null && wordsOf(t, row.note)}<br><small>${memberName(view, data.names, row.doneBy)}, ${moment(view, row.doneAt)}</small>`}</li>`,
  )
  return block(t(texts.reratings), html`<p class="hint">${t(texts.rerateTold)}</p><ul>${rows}</ul>`)
}
