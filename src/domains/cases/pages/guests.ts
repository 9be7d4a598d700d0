import type { PageForm, View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { disclosure } from '../../../ui/details.ts'
import type { Choice } from '../../../ui/field.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { type Content, html } from '../../../ui/html.ts'
import { shortMoment } from '../../../ui/time.ts'
import { extendGuest, inviteGuest } from '../actions/guest.ts'
import { guestTexts } from '../texts/guests.ts'
import { texts } from '../texts/pages.ts'
import { seatTexts } from '../texts/values.ts'
import { memberName } from './member-name.ts'
import type { Seated, TeamData } from './team-data.ts'

/** Forms by which two invite a guest, or let him stay longer. */
export const guestForms = (next: PageForm['next']): Readonly<Record<string, PageForm>> => ({
  invite: { action: 'cases.inviteGuest', next, said: guestTexts.saidAsked },
  extend: { action: 'cases.extendGuest', next, said: guestTexts.saidAsked },
  agree: {
    action: 'cases.agreeGuest',
    next,
    said: guestTexts.saidAgreed,
    asks: { title: guestTexts.agreeTitle, what: guestTexts.agreeWhat, act: guestTexts.agree },
  },
})

/** What is said of a guest beside his name: until when, by whom; who asks for how long, and the button of who agrees. */
export function guestCell(data: TeamData, row: Seated, view: View): Content {
  return [standingPart(data, row, view), askedPart(data, row, view)]
}

function standingPart({ names }: TeamData, row: Seated, view: View): Content {
  const { t, now } = view
  const { untilAt, agreedBy, givenBy } = row
  if (untilAt === null || agreedBy === null) return null
  const time = shortMoment(view, untilAt)
  if (untilAt <= now) return html`<p class="hint">${t.parts(guestTexts.over, { time })}</p>`
  const [one, two] = [memberName(view, names, givenBy), memberName(view, names, agreedBy)]
  return html`<p class="hint">${t.parts(guestTexts.until, { time, one, two })}</p>`
}

function askedPart(data: TeamData, row: Seated, view: View): Content {
  const { found, names, mayAgree, self, isExercise } = data
  const { askedBy, askedAt, askedDays: count } = row
  if (askedBy === null || askedAt === null || count === null) return null
  const { t } = view
  const values = { count, who: memberName(view, names, askedBy), time: shortMoment(view, askedAt) }
  const isSecond = mayAgree && (isExercise || (askedBy !== self && row.person !== self))
  const agree =
    isSecond &&
    postForm(view, {
      name: ofRow('agree', row.id),
      hidden: { case: found.id, seat: row.id, askedAt },
      label: t(guestTexts.agree),
      kind: 'secondary',
    })
  return [html`<p class="hint">${t.parts(guestTexts.asked, values)}</p>`, agree]
}

/** Forms of whoever leads: a guest is invited, and stays longer. */
export function guestPart(
  { found, mayLead }: TeamData,
  { persons, view }: { readonly persons: readonly Choice[]; readonly view: View },
): Content {
  if (!mayLead) return null
  const { t, refused } = view
  const hidden = { case: found.id }
  const invite = actionForm(view, {
    name: 'invite',
    action: inviteGuest,
    labels: { ...texts, ...guestTexts, organisation: guestTexts.guestOrganisation },
    hidden,
    choices: { person: persons, role: seatTexts },
    button: guestTexts.ask,
    kind: 'secondary',
  })
  const guests = found.team.filter(({ agreedBy }) => agreedBy !== null)
  const names = new Map(persons.map(({ value, label }) => [value, label]))
  const extend = actionForm(view, {
    name: 'extend',
    action: extendGuest,
    labels: { seat: guestTexts.guest, days: guestTexts.days, daysHint: guestTexts.daysHint },
    hidden,
    choices: {
      seat: guests.map(({ id: value, person, role }) => ({
        value,
        label: t.list([names.get(person) ?? person, t(seatTexts[role])]),
      })),
    },
    button: guestTexts.ask,
    kind: 'secondary',
  })
  const told = html`<p class="hint">${t(guestTexts.inviteTold)}</p>`
  return [
    disclosure(t(guestTexts.invite), html`${told}${invite}`, refused?.form === 'invite'),
    guests.length > 0 && disclosure(t(guestTexts.extend), extend, refused?.form === 'extend'),
  ]
}
