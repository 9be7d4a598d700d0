import { holds, holdsIn } from '../../../core/actor.ts'
import { namesOf, type Names } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { MINUTE } from '../../../core/time.ts'
import { keyMakingPart, keyTestingPart } from '../../../ui/desk-key.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { stateBadge } from '../../../ui/badge.ts'
import { block } from '../../../ui/block.ts'
import { code } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { ofRow, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { askSeat, changeDesk, desks, openDesk } from '../actions/seat.ts'
import { NOW_MS } from '../deadlines.ts'
import { purposes } from '../found.ts'
import type { SeatRole } from '../schema.ts'
import { texts } from '../texts/desk.ts'
import { DESKS, REPORTS, SETS } from './look.ts'

async function load(ctx: PageContext) {
  const { desks: all } = await ctx.call(desks, {})
  const persons = all.flatMap(({ seats, changes }) => [
    ...seats.map(({ person }) => person),
    ...changes.flatMap(({ person, askedBy, firstBy }) => [person, askedBy, firstBy]),
  ])
  return {
    // By name, as whoever looks for one does.
    desks: all.toSorted((one, other) => one.name.localeCompare(other.name)),
    names: await namesOf(ctx, { persons }),
    own: ctx.actor.id,
    maySetUp: holdsIn(ctx.actor, 'reports:seat', '/'),
    roles: ROLES.filter(([, permission]) => holds(ctx.actor, permission)).map(([role]) => role),
  }
}
type Data = Awaited<ReturnType<typeof load>>
type Desk = Data['desks'][number]

/** Seats that somebody may ask for, by what he must hold. */
const ROLES = [
  ['officer', 'reports:read'],
  ['custodian', 'reports:name'],
  ['recovery', 'reports:desk'],
] as const

const here = () => DESKS

/** Where it waits for whoever agrees. */
const atChange = ({ change }: { change: string }) => `${DESKS}#change-${change}`

/** Who may open what comes for which agency, and what waits for a second person. */
export const desksPage = page({
  path: DESKS,
  surface: 'console',
  permission: 'reports:desk',
  nav: { group: 'people-and-law', label: texts.desks },
  forms: {
    openDesk: { action: 'reports.openDesk', next: here, said: texts.saidOpened },
    askSeat: { action: 'reports.askSeat', next: atChange, said: texts.saidAsked },
    changeDesk: { action: 'reports.changeDesk', next: here, said: texts.saidDesk },
    endSeat: { action: 'reports.endSeat', next: atChange, said: texts.saidAsked },
    agree: { action: 'reports.agreeSeat', next: here, said: texts.saidAgreed },
    drop: {
      action: 'reports.dropSeat',
      next: here,
      asks: { title: texts.askDrop, what: texts.askDropWhat, act: texts.drop },
      said: texts.saidDropped,
    },
  },
  found: purposes.desks,
  load,
  render(data, view) {
    const { t } = view
    const all =
      data.desks.length === 0
        ? html`<p>${t(texts.noDesks)}</p>`
        : html`${data.desks.map((desk) => deskPart(desk, data, view))}`
    const form =
      data.maySetUp &&
      disclosure(
        t(texts.openDesk),
        actionForm(view, {
          name: 'openDesk',
          action: openDesk,
          labels: texts,
          looks: { agency: { direction: 'ltr', width: 'medium' } },
          choices: { deadlines: SETS },
          values: { deadlines: 'eu-2019-1937' },
          button: texts.openDesk,
        }),
      )
    const main = html`${refusedPart(view, texts)}<p>${t(texts.desksLead)}</p><p>${t(texts.leaverHint)}</p>${all}<div class="no-print">${form}</div>`
    return {
      title: t(texts.desks),
      main,
      scripts: ['desk-key.js'],
      breadcrumb: data.roles.includes('officer')
        ? [{ path: REPORTS, label: t(texts.reports) }]
        : [],
    }
  },
})

function deskPart(desk: Desk, data: Data, view: View): Html {
  const { t } = view
  const state = desk.isReceiving
    ? stateBadge('ok', t(texts.receives))
    : stateBadge('warn', t(texts.receivesNot))
  const waiting = desk.changes.length > 0 && changesPart(desk, data, view)
  return block(
    desk.name,
    html`<p>${state} ${code(desk.agency)} <a href="${view.base}/agencies/keys/${desk.agency}">${t(texts.keys)}</a></p>${seatsPart(desk, data, view)}${waiting}${askPart(desk, data, view)}${testPart(desk, view)}${deadlinesPart(desk, view)}`,
  )
}

function seatsPart({ seats, decides }: Desk, { names, own }: Data, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.seat),
    isCaptionHidden: true,
    empty: t(texts.noSeat),
    rows: seats,
    columns: [
      { label: t(texts.role), cell: ({ role }) => t(texts[role]) },
      { label: t(texts.person), cell: ({ person }) => holder(person, names, view) },
      { label: t(texts.key), cell: ({ recipient }) => code(recipient) },
      { label: t(texts.since), cell: ({ since }) => shortMoment(view, since) },
      {
        label: t(texts.state),
        cell: ({ role, testedAt }) =>
          role === 'recovery' &&
          (testedAt === null
            ? stateBadge('warn', t(texts.testedNot))
            : html`${stateBadge('ok', t(texts.tested))} ${shortMoment(view, testedAt)}`),
      },
      {
        label: t(texts.act),
        cell: ({ id: seat, person }) =>
          (decides || person === own) &&
          postForm(view, {
            name: ofRow('endSeat', seat),
            hidden: { seat },
            label: t(texts.endSeat),
            kind: 'secondary',
          }),
      },
    ],
  })
}

/** Whether the code that is locked away is the right one, tried on this device. */
function testPart({ seats, decides, agency }: Desk, { t, node }: View): Html | false {
  const key = seats.findLast(({ role }) => role === 'recovery')
  if (key === undefined || !decides) return false
  return disclosure(
    t(texts.testKey),
    html`<div data-key-test data-agency="${agency}" data-recipient="${key.recipient}" data-api="${node.prefix}/api">${keyTestingPart(t, agency)}</div>`,
  )
}

function deadlinesPart({ agency, deadlines, decides }: Desk, view: View): Html {
  const { t } = view
  const form = actionForm(view, {
    name: ofRow('changeDesk', agency),
    action: changeDesk,
    labels: texts,
    hidden: { agency },
    choices: { deadlines: SETS },
    values: { deadlines },
    button: texts.changeDesk,
    kind: 'secondary',
  })
  return html`<p>${t(texts.deadlines)}: ${t(SETS[deadlines])}</p><p class="hint">${t(texts.nowSet, { count: NOW_MS / MINUTE })}</p>${decides && disclosure(t(texts.otherDeadlines), form)}`
}

function holder(person: string | null, names: Names, view: View): Html {
  return person === null ? html`${view.t(texts.nobodys)}` : personName(view, names, person)
}

function changesPart({ changes, decides }: Desk, { names, own }: Data, view: View): Html {
  const { t } = view
  const button = (name: 'agree' | 'drop', change: string, kind?: 'secondary') =>
    postForm(view, {
      name: ofRow(name, change),
      hidden: { change },
      label: t(texts[name]),
      ...(kind === undefined ? {} : { kind }),
    })
  return html`<h3>${t(texts.changes)}</h3>${table(t, {
    caption: t(texts.changes),
    isCaptionHidden: true,
    empty: '',
    rows: changes,
    rowId: ({ id: change }) => `change-${change}`,
    columns: [
      {
        label: t(texts.change),
        cell: ({ recipient, role }) =>
          html`${t(recipient === null ? texts.ending : texts.taking)}: ${t(texts[role])}${recipient !== null && html`<br>${code(recipient)}`}`,
      },
      { label: t(texts.person), cell: ({ person }) => holder(person, names, view) },
      { label: t(texts.askedBy), cell: ({ askedBy }) => personName(view, names, askedBy) },
      {
        label: t(texts.agreedBy),
        cell: ({ firstBy }) => firstBy !== null && personName(view, names, firstBy),
      },
      {
        label: t(texts.act),
        cell: ({ id: change, askedBy }) =>
          html`${decides && button('agree', change)}${(decides || askedBy === own) && button('drop', change, 'secondary')}`,
      },
    ],
  })}`
}

function askPart({ agency, name }: Desk, { roles }: Data, view: View): Html | false {
  const { t } = view
  if (roles.length === 0) return false
  const words: Readonly<Record<SeatRole, string>> = {
    officer: t(texts.officer),
    custodian: t(texts.custodian),
    recovery: t(texts.recovery),
  }
  const form = actionForm(view, {
    name: ofRow('askSeat', agency),
    action: askSeat,
    labels: texts,
    hidden: { agency },
    choices: { role: roles.map((value) => ({ value, label: words[value] })) },
    looks: { recipient: { direction: 'ltr', autocomplete: 'off' } },
    button: texts.askSeat,
  })
  return disclosure(
    `${t(texts.askSeat)}: ${name}`,
    html`<div data-desk-key>${keyMakingPart(t, agency)}${form}</div>`,
  )
}
