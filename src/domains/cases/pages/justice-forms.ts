import { civilAt, dateAt } from '../../../core/civil-day.ts'
import type { View } from '../../../core/slice.ts'
import { actionFields, actionForm } from '../../../ui/action-form.ts'
import { disclosure } from '../../../ui/details.ts'
import { checkboxGroup } from '../../../ui/field.ts'
import { fieldStates, ofRow, postForm } from '../../../ui/form.ts'
import { type Content, html } from '../../../ui/html.ts'
import { bringCharge, holdHearing, setHearing } from '../actions/charge.ts'
import { declineClosing, proposeClosing, recordOutcome, rerated } from '../actions/outcome.ts'
import { addSuspect, nameSuspect } from '../actions/suspect.ts'
import { ARTICLES } from '../offences.ts'
import { publicTexts } from '../texts/justice-public.ts'
import { jurisdictionTexts, justiceTexts as texts, suspectKindTexts } from '../texts/justice.ts'
import { erasurePath } from './erasure.ts'
import { simulatedTexts } from '../texts/simulated.ts'
import { articleName } from './figures.ts'
import type { JusticeData, Suspect } from './justice-data.ts'
import { only, played } from './played.ts'

const has = ({ found }: JusticeData, ...seats: readonly string[]) =>
  found.seats.some((seat) => seats.includes(seat))

const OUTCOMES = {
  dropped: publicTexts.dropped,
  acquitted: publicTexts.acquitted,
  convicted: publicTexts.convicted,
  quashed: publicTexts.quashed,
  transferred: publicTexts.transferred,
}

/** Forms below what is shown, folded: each with what it asks for. */
export function formsPart(data: JusticeData, view: View, of: string): Content {
  const { t } = view
  const { found, isEnded } = data
  if (isEnded) return null
  const isProsecutor = has(data, 'prosecutor')
  return [
    has(data, 'prosecutor', 'investigator') &&
      disclosure(
        t(texts.addSuspect),
        actionForm(view, {
          name: 'addSuspect',
          action: addSuspect,
          labels: texts,
          hidden: { case: of },
          choices: { kind: suspectKindTexts },
          values: { kind: 'natural', name: played(view, simulatedTexts.suspectName) },
          looks: { about: { rows: 3 }, name: { autocomplete: 'off' } },
          button: texts.addSuspect,
        }),
        found.suspects.length === 0,
      ),
    isProsecutor && found.suspects.length > 0 && chargeForm(data, view, of),
    isProsecutor && found.charges.some((one) => !one.isFinal) && outcomeForm(data, view, of),
    isProsecutor && hearingForm(data, view, of),
    isProsecutor && found.closing === null && proposeForm(data, view, of),
  ]
}

/** A suspect in the words of a list to choose from. */
function plainName({ name, erasedAt }: Suspect, { t }: View): string {
  if (erasedAt !== null) return t(texts.erased)
  return name ?? t(texts.unknown)
}

function chargeForm({ found, evidence }: JusticeData, view: View, of: string): Content {
  const { t, refused } = view
  const suspects = found.suspects
    .filter(({ erasedAt }) => erasedAt === null)
    .map((one) => ({ value: one.id, label: plainName(one, view) }))
  const fields = actionFields(view, {
    name: 'bring',
    action: bringCharge,
    labels: texts,
    without: ['case', 'items'],
    choices: {
      suspect: suspects,
      article: [...ARTICLES, 'national' as const].map((value) => ({
        value,
        label: articleName(view, value),
      })),
      jurisdiction: jurisdictionTexts,
    },
    values: {
      suspect: only(suspects),
      ...(isExercise(view) && { fromDay: dateAt(view.now, view.node.zone) }),
    },
    looks: {
      fromDay: { calendar: 'day' },
      untilDay: { calendar: 'day' },
      facts: { rows: 3 },
    },
  })
  const field = fieldStates('bring', refused)('items[]')
  const items =
    evidence.length > 0 &&
    checkboxGroup(t, {
      ...field,
      label: t(texts.items),
      choices: evidence.map((one) => ({ value: one.id, label: `${one.code} ${one.title}` })),
      chosen: field.value.split('\n'),
    })
  const form = postForm(view, {
    name: 'bring',
    hidden: { case: of },
    body: [fields, items],
    label: t(texts.bring),
  })
  return disclosure(t(texts.bring), form, found.charges.length === 0)
}

function outcomeForm({ found }: JusticeData, view: View, of: string): Content {
  const { t } = view
  const nameOf = (suspect: string) => {
    const one = found.suspects.find(({ id }) => id === suspect)
    return one === undefined ? '–' : plainName(one, view)
  }
  const open = found.charges.filter(({ isFinal }) => !isFinal)
  const form = actionForm(view, {
    name: 'outcome',
    action: recordOutcome,
    labels: texts,
    hidden: { case: of },
    choices: {
      charge: open.map((one) => ({
        value: one.id,
        label: t(texts.countOf, { who: nameOf(one.suspect), number: one.count }),
      })),
      outcome: OUTCOMES,
    },
    looks: { at: { calendar: 'moment' }, sentence: { rows: 2 } },
    button: texts.record,
  })
  return disclosure(t(texts.recordOf), form)
}

function hearingForm({ found }: JusticeData, view: View, of: string): Content {
  const form = actionForm(view, {
    name: 'setHearing',
    action: setHearing,
    labels: { court: texts.court, at: texts.when },
    hidden: { case: of },
    values: isExercise(view)
      ? { court: view.t(simulatedTexts.courtName), at: civilAt(view.now, view.node.zone) }
      : {},
    looks: { at: { calendar: 'moment' } },
    button: texts.setHearing,
  })
  const isNext = found.charges.length > 0 && found.hearings.length === 0
  return disclosure(view.t(texts.setHearing), form, isNext)
}

function proposeForm({ found }: JusticeData, view: View, of: string): Content {
  const { t } = view
  const form = actionForm(view, {
    name: 'propose',
    action: proposeClosing,
    labels: texts,
    hidden: { case: of },
    values: { reason: played(view, simulatedTexts.closing) },
    looks: { reason: { rows: 2 } },
    button: texts.propose,
  })
  const { charges } = found
  const isNext = charges.length > 0 && charges.every(({ isFinal }) => isFinal)
  return disclosure(t(texts.propose), html`<p>${t(texts.proposeTold)}</p>${form}`, isNext)
}

/** What a member does about one suspect; null where there is nothing for him. */
export function suspectActs(
  data: JusticeData,
  view: View,
  { of, row }: { readonly of: string; readonly row: Suspect },
): Content {
  const { t } = view
  if (row.erasedAt !== null) return null
  const hidden = { case: of, suspect: row.id }
  const name =
    has(data, 'prosecutor', 'investigator') &&
    !data.isEnded &&
    !row.isErasureAsked &&
    disclosure(
      t(texts.nameSuspect),
      actionForm(view, {
        name: ofRow('nameSuspect', row.id),
        action: nameSuspect,
        labels: texts,
        hidden,
        choices: { kind: suspectKindTexts },
        values: { kind: row.kind, name: row.name, about: row.about },
        looks: { about: { rows: 2 }, name: { autocomplete: 'off' } },
        button: texts.nameSuspect,
        kind: 'secondary',
      }),
    )
  const erasure = erasureLink(data, view, { of, row })
  return name === false && erasure === false
    ? null
    : html`<div class="no-print">${name}${erasure}</div>`
}

/** Where he is erased, for whoever asks for that or does it. */
function erasureLink(
  data: JusticeData,
  view: View,
  { of, row }: { readonly of: string; readonly row: Suspect },
): Content {
  if (!row.isErasureAsked && !has(data, 'data-protection-officer')) return false
  const words = row.isErasureAsked ? texts.erasureAsked : texts.askErasure
  return html`<p><a href="${view.base}${erasurePath(of, 'suspect')}">${view.t(words)}</a></p>`
}

export function holdForm(
  data: JusticeData,
  view: View,
  { of, hearing }: { readonly of: string; readonly hearing: string },
): Content {
  if (!has(data, 'prosecutor') || data.isEnded) return null
  const form = actionForm(view, {
    name: ofRow('hold', hearing),
    action: holdHearing,
    labels: texts,
    hidden: { case: of, hearing },
    looks: { result: { rows: 2 } },
    button: texts.hold,
    kind: 'secondary',
  })
  return html`<div class="no-print">${disclosure(view.t(texts.hold), form)}</div>`
}

/** The reviewer closes, or not; the prosecutor may take the proposal back. */
export function closingActs(data: JusticeData, view: View, of: string): Content {
  const { found, self } = data
  const { t, node } = view
  const isOther = found.closing?.proposedBy !== self || node.realm === 'exercise'
  const decline =
    has(data, 'reviewer', 'prosecutor') &&
    disclosure(
      t(texts.decline),
      actionForm(view, {
        name: 'decline',
        action: declineClosing,
        labels: texts,
        hidden: { case: of, proposedAt: found.closing?.proposedAt ?? '' },
        button: texts.decline,
        kind: 'secondary',
      }),
    )
  const agree =
    has(data, 'reviewer') &&
    isOther &&
    found.closing !== null &&
    postForm(view, {
      name: 'agree',
      hidden: { case: of, proposedAt: found.closing.proposedAt },
      label: t(texts.agree),
    })
  return [agree, decline]
}

export function rerateForm(
  data: JusticeData,
  view: View,
  { of, rerating }: { readonly of: string; readonly rerating: string },
): Content {
  if (!has(data, 'investigator', 'incident-handler', 'prosecutor')) return null
  const form = actionForm(view, {
    name: ofRow('rerated', rerating),
    action: rerated,
    labels: { note: texts.rerateNote },
    hidden: { case: of, rerating },
    looks: { note: { rows: 2 } },
    button: texts.rerate,
    kind: 'secondary',
  })
  return html`<div class="no-print">${disclosure(view.t(texts.rerate), form)}</div>`
}

const isExercise = ({ node }: View) => node.realm === 'exercise'
