// Whom somebody has to telephone because of an alert, what came of it, and the question before silent stations are asked again.
import { asked, given } from '../../../core/asked.ts'
import { holds } from '../../../core/actor.ts'
import { everyItem, TALL_ROWS } from '../../../core/listed.ts'
import { type Names, namesOf } from '../../../core/names.ts'
import { page, type PageContext, type PageForm, type View } from '../../../core/slice.ts'
import { z } from 'zod'
import { actionForm } from '../../../ui/action-form.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, tabs } from '../../../ui/details.ts'
import { ofRow, postForm, refusedPart } from '../../../ui/form.ts'
import { type Content as Markup, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaName, personName, plainArea, plainName } from '../../../ui/name.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { inLanguage } from '../../../ui/words.ts'
import { receptionBadge } from '../alert-badge.ts'
import { noteCall } from '../actions/call.ts'
import { silent } from '../actions/station.ts'
import { show } from '../actions/view.ts'
import { texts as alertTexts } from '../texts/alerts.ts'
import { boardTexts as texts } from '../texts/board.ts'
import { receptionWords } from '../texts/values.ts'
import { ALERTS_PATH, alertAddress, alertTrail, backTo, stationLink } from './addresses.ts'

/** A station that has not answered. */
type Silent = z.output<typeof silent.output>['items'][number]

const noted = (_sent: never, { alert, station }: { alert: string; station: string }) => ({
  alert,
  station,
})

/** The form of a page that has stations to call. */
export function callForms(next: PageForm['next']): Readonly<Record<string, PageForm>> {
  return {
    call: {
      action: 'alerting.noteCall',
      next,
      said: texts.saidCalled,
      undo: { action: 'alerting.takeBackCall', input: noted },
    },
  }
}

/** What a row of the list needs besides the station. */
interface About {
  readonly alert: string
  readonly names: Names
  readonly mayNote: boolean
}

const RESULTS = { reached: texts.reached, no_answer: texts.noAnswer }

/** A station in few words: its number to call, what came of it, and the two things that a call may come to. */
export function callItem(row: Silent, about: About, view: View): Html {
  const { t } = view
  const { names } = about
  return html`${stationLink(view, row.station, `${row.number} ${row.name}`)} ${phoneLink(row)}<br><span class="hint">${areaName(view, names, row.area)} · ${t(receptionWords[row.reception])}${row.call !== null && html`<br>${calledLine(row.call, names, view)}`}</span>${callPart(row, about, view)}`
}

function phoneLink({ phone }: Silent): Markup {
  if (phone === null) return '–'
  return html`<a href="tel:${phone.replaceAll(/[^+\d]/g, '')}">${code(phone)}</a>`
}

function calledLine(call: NonNullable<Silent['call']>, names: Names, view: View): Markup {
  const { t } = view
  const line = t.parts(texts.calledBy, {
    result: t(RESULTS[call.result]),
    person: personName(view, names, call.calledBy),
    time: moment(view, call.calledAt),
  })
  return [line, call.note !== '' && html`<br>${typed(call.note)}`]
}

function callPart(row: Silent, { alert, mayNote }: About, view: View): Html | false {
  const { t } = view
  if (!mayNote) return false
  const { station } = row
  const button = (result: keyof typeof RESULTS) =>
    postForm(view, {
      name: 'call',
      hidden: { alert, station, result },
      label: t(RESULTS[result]),
      kind: 'secondary',
    })
  const whole = actionForm(view, {
    name: ofRow('call', station),
    action: noteCall,
    labels: texts,
    hidden: { alert, station },
    choices: { result: RESULTS },
    button: texts.noteIt,
  })
  return html`<div class="buttons alike no-print">${button('reached')}${button('no_answer')}${disclosure(t(texts.note), whole)}</div>`
}

const place = z.string().max(250)

/** Stations that no message reached come first; `all` shows every one that has not answered. */
function wantedOf(ctx: PageContext) {
  const alert = ctx.params['alert'] ?? ''
  return ctx.search['all'] === undefined ? { alert, reception: 'none' as const } : { alert }
}

async function load(ctx: PageContext) {
  const alert = ctx.params['alert'] ?? ''
  const facts = await ctx.call(show, { alert })
  const after = asked(place, ctx.search['after'])
  const { items, next } = await ctx.call(silent, {
    ...wantedOf(ctx),
    limit: TALL_ROWS,
    ...given({ after }),
  })
  return {
    facts,
    isAll: ctx.search['all'] !== undefined,
    items,
    next,
    names: await namesFor(ctx, items),
    mayNote: holds(ctx.actor, 'alerting:handle-problem'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

function namesFor(ctx: PageContext, items: readonly Silent[]): Promise<Names> {
  return namesOf(ctx, {
    areas: items.map(({ area }) => area),
    persons: items.map(({ call }) => call?.calledBy),
  })
}

/** The whole call list, to be worked through, printed or taken away as a file. */
export const callsPage = page({
  path: `${ALERTS_PATH}/:alert/calls`,
  surface: 'console',
  permission: 'alerting:read',
  forms: callForms(backTo('calls')),
  file: { name: 'call-list', rows: fileRows },
  load,
  render(data, view) {
    const { t } = view
    const { facts, next } = data
    const label = inLanguage(view, facts.headlines)
    const path = alertAddress(facts.alert, 'calls')
    return {
      title: t(texts.callList),
      sub: html`${t(texts.callIntro)}`,
      breadcrumb: alertTrail(view, { alert: facts.alert, label }),
      main: html`${refusedPart(view, texts)}${callViews(data, view)}${live('call-list', callTable(data, view))}${restLink(view, { path, next, search: { all: data.isAll ? '1' : undefined } })}`,
    }
  },
})

function callViews({ facts, isAll }: Data, { t, base }: View): Html {
  const href = `${base}${alertAddress(facts.alert, 'calls')}`
  const links = [
    { href, label: t(receptionWords.none), isCurrent: !isAll },
    { href: `${href}?all=1`, label: t(texts.allSilent), isCurrent: isAll },
  ]
  return html`<div class="no-print">${tabs(t(texts.whichCalls), links)}</div>`
}

function callTable({ facts, items, names, mayNote, isAll }: Data, view: View): Html {
  const { t } = view
  const about = { alert: facts.alert, names, mayNote }
  return html`<div class="block flush">${table(t, {
    caption: t(texts.callList),
    isCaptionHidden: true,
    empty: t(isAll ? alertTexts.noSilent : texts.allReached),
    rows: items,
    columns: [
      {
        label: t(alertTexts.station),
        cell: (row) => [
          stationLink(view, row.station, `${row.number} ${row.name}`),
          html`<br><span class="hint">${areaName(view, names, row.area)}</span>`,
        ],
      },
      { label: t(alertTexts.phone), cell: phoneLink },
      {
        label: t(alertTexts.state),
        cell: (row) => [receptionBadge(t, row.reception), html`<br>${heardLine(row, view)}`],
      },
      {
        label: t(texts.called),
        cell: (row) => [
          row.call !== null && calledLine(row.call, names, view),
          callPart(row, about, view),
        ],
      },
    ],
  })}</div>`
}

/** When its device was last heard. */
function heardLine({ lastSeen, hasDevice }: Silent, view: View): Html {
  const { t } = view
  if (lastSeen === null) {
    return html`<span class="hint">${t(alertTexts.lastSeen)}: ${t(hasDevice ? alertTexts.never : alertTexts.noDevice)}</span>`
  }
  return html`<span class="hint">${t(alertTexts.lastSeen)}: ${moment(view, lastSeen)}</span>`
}

async function fileRows(ctx: PageContext, view: Pick<View, 't' | 'node' | 'now'>) {
  const { t } = view
  const { items, isCut } = await everyItem((after: string | undefined) =>
    ctx.call(silent, { ...wantedOf(ctx), limit: 200, ...given({ after }) }),
  )
  const names = await namesFor(ctx, items)
  const columns = [
    alertTexts.station,
    alertTexts.area,
    alertTexts.phone,
    alertTexts.state,
    texts.result,
    texts.note,
    texts.by,
    texts.at,
  ]
  return {
    columns: columns.map((column) => t(column)),
    rows: items.map(({ number, name, area, phone, reception, call }) => [
      `${number} ${name}`,
      plainArea(view, names, area),
      phone ?? '',
      t(receptionWords[reception]),
      call === null ? '' : t(RESULTS[call.result]),
      call?.note ?? '',
      call === null ? '' : plainName(view, names, call.calledBy),
      call?.calledAt ?? '',
    ]),
    isCut,
  }
}

/** The question before an alert goes out again to all that are silent: to how many. */
export const againPage = page({
  path: `${ALERTS_PATH}/:alert/again`,
  surface: 'console',
  permission: 'alerting:release',
  forms: { again: { action: 'alerting.askAgain', next: backTo(), said: texts.saidAgain } },
  load: (ctx) => ctx.call(show, { alert: ctx.params['alert'] ?? '' }),
  render(facts, view) {
    const { t } = view
    const { alert, board, headlines } = facts
    const label = inLanguage(view, headlines)
    const count = board === null ? 0 : board.count - board.acknowledged
    const hidden = { alert }
    const act = postForm(view, { name: 'again', hidden, label: t(texts.againButton, { count }) })
    return {
      title: t(texts.again),
      sub: html`<bdi>${label}</bdi>`,
      breadcrumb: alertTrail(view, { alert, label }),
      main: html`${refusedPart(view)}<div class="block"><p>${t(texts.againWhat, { count })}</p><p class="hint">${t(texts.againLimit)}</p>${count > 0 && act}</div>`,
    }
  },
})
