import type { View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import type { Choice } from '../../../ui/field.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { memberName } from './member-name.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { giveSeat } from '../actions/team.ts'
import { KEPT_SEATS, SEATS } from '../schema/case.ts'
import { SIMULATED_ANALYST } from '../simulated.ts'
import { guestTexts } from '../texts/guests.ts'
import { texts } from '../texts/pages.ts'
import { shutTexts } from '../texts/shut.ts'
import { simulatedTexts } from '../texts/simulated.ts'
import { seatTexts } from '../texts/values.ts'
import { casePage } from './frame.ts'
import { guestCell, guestForms, guestPart } from './guests.ts'
import { casePath } from './look.ts'
import { keptPart, shutForms, shutPart } from './shut.ts'
import { loadTeam, type Seated, type TeamData } from './team-data.ts'

const here = (_: unknown, { case: of = '' }: Readonly<Record<string, string>>) =>
  casePath(of, 'team')

/** Who has which seat in a case, for which organisation and team; the empty ones, too. */
export const teamPage = casePage<TeamData>({
  path: 'team',
  permission: 'cases:read',
  labels: { ...texts, ...guestTexts, person: shutTexts.from, reason: shutTexts.why },
  forms: {
    ...guestForms(here),
    ...shutForms(here),
    give: { action: 'cases.giveSeat', next: here, said: texts.saidSeat },
    end: {
      action: 'cases.endSeat',
      next: here,
      said: texts.saidEnded,
      asks: { title: texts.endTitle, what: texts.endWhat, act: texts.endSeat },
    },
    askEnd: {
      action: 'cases.askSeatEnd',
      next: here,
      said: texts.saidEndAsked,
      asks: { title: texts.askEndTitle, what: texts.askEndWhat, act: texts.askEnd },
    },
    endGuest: {
      action: 'cases.leaveSeat',
      next: here,
      said: texts.saidEnded,
      asks: { title: texts.endTitle, what: texts.endWhat, act: texts.endSeat },
    },
    leave: {
      action: 'cases.leaveSeat',
      next: here,
      said: texts.saidEnded,
      asks: { title: texts.leaveTitle, what: texts.leaveWhat, act: texts.leaveSeat },
    },
  },
  load: loadTeam,
  render(data, view) {
    const persons = choicesOf(data, view)
    const invited = guestPart(data, { persons, view })
    const forms = [givePart(data, persons, view), invited, shutPart(data, view)]
    return { shown: [seatsPart(data, view), keptPart(data, view)], forms }
  },
})

function seatsPart(data: TeamData, view: View): Html {
  const { found, names, mayInvite } = data
  const { t, base } = view
  const rows = found.team.toSorted((a, b) => SEATS.indexOf(a.role) - SEATS.indexOf(b.role))
  const list = table(t, {
    caption: t(texts.team),
    isCaptionHidden: true,
    empty: t(texts.emptySeat),
    rows,
    columns: [
      { label: t(texts.role), cell: ({ role }) => t(seatTexts[role]) },
      {
        label: t(texts.person),
        cell: (row) => [memberName(view, names, row.person), guestCell(data, row, view)],
      },
      { label: t(texts.organisation), cell: ({ organisation }) => typed(organisation) },
      { label: t(texts.team), cell: ({ team }) => typed(team) },
      { label: t(texts.endSeat), cell: (row) => endPart(data, row, view), isActs: true },
    ],
  })
  const isInForce = ({ untilAt }: Seated) => untilAt === null || untilAt > view.now
  const empty = SEATS.filter((role) => !rows.some((one) => one.role === role && isInForce(one)))
  const invite = mayInvite && html` <a href="${base}/console/people">${t(texts.invite)}</a>`
  const told =
    empty.length > 0 &&
    block(
      t(texts.emptySeats, { count: empty.length }),
      html`<ul>${empty.map((role) => html`<li>${t(seatTexts[role])}</li>`)}</ul><p class="hint">${t(texts.neighbours)}${invite}</p>`,
    )
  return html`${block(t(texts.team), list, { isFlush: true })}${told}`
}

/** How a seat ends: by its holder, a guest's by either who invited him, others by whoever leads, or, of those who decide or look over the case, by two who lead. */
function endPart(
  { found, names, mayLead, self, isExercise }: TeamData,
  row: Seated,
  view: View,
): Content {
  const { t } = view
  const hidden = { case: found.id, seat: row.id }
  const press = (form: string, label: string, more: Readonly<Record<string, string>> = {}) => {
    const sent = { ...hidden, ...more }
    return postForm(view, { name: ofRow(form, row.id), hidden: sent, label, kind: 'secondary' })
  }
  const { endingBy: by, endingAt: at, untilAt } = row
  const asked =
    by !== null &&
    at !== null &&
    html`<p>${t.parts(texts.endAsked, { who: memberName(view, names, by), time: shortMoment(view, at) })}</p>`
  const isOver = untilAt !== null && untilAt <= view.now
  const isByTwo = KEPT_SEATS.includes(row.role) && !isOver && !isExercise
  const isInviter = untilAt !== null && [row.givenBy, row.agreedBy].includes(self)
  if (row.person === self) return [asked, press('leave', t(texts.leaveSeat))]
  if (isInviter) return [asked, press('endGuest', t(texts.endSeat))]
  if (!mayLead) return asked === false ? '–' : asked
  if (!isByTwo) return press('end', t(texts.endSeat))
  if (at === null) return press('askEnd', t(texts.askEnd))
  return [asked, by !== self && press('end', t(texts.endSeat), { askedAt: at })]
}

/** Who can be given a seat, or be invited. */
function choicesOf({ desk, self, isExercise }: TeamData, { t }: View): readonly Choice[] {
  const played = [
    { id: self, name: t(texts.mySeat) },
    { id: SIMULATED_ANALYST, name: t(simulatedTexts.colleague) },
  ]
  const choices = isExercise ? played : desk
  return choices.map(({ id: value, name: label }) => ({ value, label }))
}

function givePart(
  { found, mayLead, isExercise }: TeamData,
  person: readonly Choice[],
  view: View,
): Content {
  if (!mayLead) return null
  const { t, refused } = view
  const hint = isExercise && html`<p class="hint">${t(simulatedTexts.colleagueHint)}</p>`
  return disclosure(
    t(texts.giveSeat),
    html`${hint}${actionForm(view, {
      name: 'give',
      action: giveSeat,
      labels: texts,
      hidden: { case: found.id },
      choices: { person, role: seatTexts },
      button: texts.giveSeat,
      kind: 'secondary',
    })}`,
    refused?.form === 'give',
  )
}
