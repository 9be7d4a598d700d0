import { holds, holdsIn } from '../../../core/actor.ts'
import { namesOf, personsToChoose } from '../../../core/names.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { memberName } from './member-name.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { caseFile } from '../actions/read.ts'
import { giveSeat } from '../actions/team.ts'
import { personsHolding } from '../needs.ts'
import { KEPT_SEATS, LEADING_SEATS, SEATS } from '../schema/case.ts'
import { SIMULATED_ANALYST } from '../simulated.ts'
import { texts } from '../texts/pages.ts'
import { simulatedTexts } from '../texts/simulated.ts'
import { seatTexts } from '../texts/values.ts'
import { casePage } from './frame.ts'
import { casePath } from './look.ts'

async function load(ctx: PageContext, of: string) {
  const found = await ctx.call(caseFile, { case: of })
  const mayLead =
    holdsIn(ctx.actor, 'cases:lead', found.area) &&
    found.own.some((seat) => LEADING_SEATS.includes(seat)) &&
    found.endedAt === null
  const { area } = found
  const desk =
    mayLead && ctx.node.realm === 'actual'
      ? (await ctx.ask(personsHolding, { permission: 'cases:join', area })).persons
      : []
  const self = await ctx.ofReader((reader) => reader.actor.id)
  return {
    found,
    mayLead,
    mayInvite: holds(ctx.actor, 'accounts:invite'),
    self,
    isExercise: ctx.node.realm === 'exercise',
    desk: await personsToChoose(ctx, desk),
    names: await namesOf(ctx, {
      persons: found.team.flatMap(({ person, endingBy }) => [person, endingBy]),
    }),
  }
}
type Data = Awaited<ReturnType<typeof load>>

const here = (_: unknown, { case: of = '' }: Readonly<Record<string, string>>) =>
  casePath(of, 'team')

/** Who has which seat in a case, for which organisation and team; the empty ones, too. */
export const teamPage = casePage<Data>({
  path: 'team',
  permission: 'cases:read',
  labels: texts,
  forms: {
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
    leave: {
      action: 'cases.leaveSeat',
      next: here,
      said: texts.saidEnded,
      asks: { title: texts.leaveTitle, what: texts.leaveWhat, act: texts.leaveSeat },
    },
  },
  load,
  render: (data, view) => ({ shown: seatsPart(data, view), forms: givePart(data, view) }),
})

function seatsPart(data: Data, view: View): Html {
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
      { label: t(texts.person), cell: ({ person }) => memberName(view, names, person) },
      { label: t(texts.organisation), cell: ({ organisation }) => typed(organisation) },
      { label: t(texts.team), cell: ({ team }) => typed(team) },
      { label: t(texts.endSeat), cell: (row) => endPart(data, row, view) },
    ],
  })
  const empty = SEATS.filter((role) => !rows.some((one) => one.role === role))
  const invite = mayInvite && html` <a href="${base}/console/people">${t(texts.invite)}</a>`
  const told =
    empty.length > 0 &&
    block(
      t(texts.emptySeats, { count: empty.length }),
      html`<ul>${empty.map((role) => html`<li>${t(seatTexts[role])}</li>`)}</ul><p class="hint">${t(texts.neighbours)}${invite}</p>`,
    )
  return html`${block(t(texts.team), list, { isFlush: true })}${told}`
}

type Seated = Data['found']['team'][number]

/** How a seat ends: by its holder, by whoever leads, or, of those who decide or look over the case, by two who lead. */
function endPart(
  { found, names, mayLead, self, isExercise }: Data,
  row: Seated,
  view: View,
): Content {
  const { t } = view
  const hidden = { case: found.id, seat: row.id }
  const press = (form: string, label: string, more: Readonly<Record<string, string>> = {}) => {
    const sent = { ...hidden, ...more }
    return postForm(view, { name: ofRow(form, row.id), hidden: sent, label, kind: 'secondary' })
  }
  const { endingBy: by, endingAt: at } = row
  const asked =
    by !== null &&
    at !== null &&
    html`<p>${t.parts(texts.endAsked, { who: memberName(view, names, by), time: shortMoment(view, at) })}</p>`
  const isByTwo = KEPT_SEATS.includes(row.role) && !isExercise
  if (row.person === self) return [asked, press('leave', t(texts.leaveSeat))]
  if (!mayLead) return asked === false ? '–' : asked
  if (!isByTwo) return press('end', t(texts.endSeat))
  if (at === null) return press('askEnd', t(texts.askEnd))
  return [asked, by !== self && press('end', t(texts.endSeat), { askedAt: at })]
}

function givePart({ found, mayLead, desk, self, isExercise }: Data, view: View): Content {
  if (!mayLead) return null
  const { t, refused } = view
  const played = [
    { id: self, name: t(texts.mySeat) },
    { id: SIMULATED_ANALYST, name: t(simulatedTexts.colleague) },
  ]
  const choices = isExercise ? played : desk
  const hint = isExercise && html`<p class="hint">${t(simulatedTexts.colleagueHint)}</p>`
  return disclosure(
    t(texts.giveSeat),
    html`${hint}${actionForm(view, {
      name: 'give',
      action: giveSeat,
      labels: texts,
      hidden: { case: found.id },
      choices: {
        person: choices.map(({ id: value, name: label }) => ({ value, label })),
        role: seatTexts,
      },
      button: texts.giveSeat,
      kind: 'secondary',
    })}`,
    refused?.form === 'give',
  )
}
