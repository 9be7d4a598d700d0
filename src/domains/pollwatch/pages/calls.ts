import { asked } from '../../../core/asked.ts'
import { askedPage } from '../../../core/listed.ts'
import { isSameNumber } from '../../../core/phone.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { telephone } from '../../../ui/contact.ts'
import { disclosure } from '../../../ui/details.ts'
import { selectField, textField } from '../../../ui/field.ts'
import { button, fieldStates, ofRow, refusedPart, searchForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { callBack, callList, noteChase, ownDesk, silent } from '../actions/desk.ts'
import { noteStationCall, silentStations } from '../actions/chase.ts'
import { purposes } from '../found.ts'
import { formPrefix, NO_ASKING } from '../schema.ts'
import { deskTexts as texts } from '../texts/desk.ts'
import { answersOf, askedSerial, bookOfPage, CALLS, DESK, nameOfForm, placeOf } from './look.ts'
import { silentStationsPart, writeLink } from './sample.ts'

const here = () => CALLS
/** Those who are silent that one person sees before him: who was called moves down. */
const SHOWN = 50
/** Question of the address for the page of entries that wait for a call. */
const CALLS_AFTER = 'calls'

async function load(ctx: PageContext) {
  const form = asked(formPrefix, ctx.search['form']) ?? 'OP'
  const chased = { form, serial: askedSerial(ctx.search) ?? 1 }
  return {
    book: await bookOfPage(ctx),
    chased,
    desk: await ctx.call(ownDesk, {}),
    calls: await ctx.call(callList, askedPage(ctx.search, CALLS_AFTER)),
    silent: (await ctx.call(silent, { ...chased, limit: SHOWN })).items,
    stations: (await ctx.call(silentStations, { ...chased, limit: SHOWN })).items,
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** Whom to call: who wrote from another telephone, and who is silent. */
export const callsPage = page({
  path: CALLS,
  surface: 'console',
  permission: 'pollwatch:observe',
  nav: { under: DESK, label: texts.calls },
  forms: {
    call: { action: callBack.name, next: here, said: texts.saidCalled },
    chase: {
      action: noteChase.name,
      next: here,
      said: texts.saidCalled,
      keeps: ['form', 'serial'],
    },
    station: {
      action: noteStationCall.name,
      next: here,
      said: texts.saidCalled,
      keeps: ['form', 'serial'],
    },
  },
  found: purposes.calls,
  load,
  render(data, view) {
    const { t } = view
    const forms = data.book.forms.filter(({ isApart }) => !isApart)
    return {
      title: t(texts.calls),
      main: html`${refusedPart(view, texts)}${block(t(texts.callBacks), html`<p>${t(texts.callBacksIntro)}</p>${callsPart(data, view)}`)}${block(t(texts.silent), html`<p>${t(texts.silentIntro)}</p>${chasedPart({ ...data, forms }, view)}${silentPart(data, view)}`)}${silentStationsPart(data, view)}`,
    }
  },
})

const OUTCOMES = {
  confirmed: texts.confirmed,
  denied: texts.deniedOutcome,
  'no-answer': texts['no-answer'],
  'wrong-number': texts['wrong-number'],
}

function callsPart({ calls, book }: Data, view: View): Html {
  const { t } = view
  const more = restLink(view, { path: CALLS, next: calls.next, by: CALLS_AFTER })
  const made = table(t, {
    caption: t(texts.callBacks),
    isCaptionHidden: true,
    empty: t(texts.callBacksNone),
    rows: calls.items,
    columns: [
      { label: t(texts.phone), cell: (row) => calledAt(row, view) },
      { label: t(texts.reason), cell: ({ reason }) => reason !== null && t(texts[reason]) },
      { label: t(texts.place), cell: ({ place }) => place !== null && placeOf(view, place) },
      {
        label: t(texts.said),
        cell: (row) => html`${nameOfForm(view, book, row.form)}${answersOf(view, book, row)}`,
      },
      { label: t(texts.came), cell: ({ receivedAt }) => shortMoment(view, receivedAt) },
      { label: t(texts.action), cell: (row) => callForm(view, 'call', row) },
    ],
  })
  return html`${made}${more}`
}

/** The telephone that the group knows comes first: whoever forges an observer's message answers from his own. */
function calledAt(
  { phone, knownPhone }: { readonly phone: string | null; readonly knownPhone: string | null },
  { t }: View,
): Html | false {
  if (phone === null || knownPhone === null || isSameNumber(phone, knownPhone))
    return phone !== null && telephone(knownPhone ?? phone)
  const from = telephone(phone)
  return html`${telephone(knownPhone)}<br><span class="hint">${t.parts(texts.cameFrom, { phone: from })}</span>`
}

/** The form of a call about an entry. */
export function callForm(
  view: View,
  name: string,
  { id: entry, serial }: { readonly id: string; readonly serial: number },
): Html {
  const labels = { outcome: texts.outcome, said: texts.whatSaid }
  const shared = {
    name: ofRow(name, entry),
    action: callBack,
    hidden: { entry },
    choices: { outcome: OUTCOMES },
    button: texts.noteCall,
  }
  const form =
    serial === NO_ASKING
      ? actionForm(view, { ...shared, labels: { ...labels, serial: texts.asking } })
      : actionForm(view, { ...shared, labels, without: ['serial'] })
  return disclosure(view.t(texts.noteCall), form)
}

/** Which asking of which of these forms is looked at. */
export function chasedPart(
  { chased, book, forms }: Pick<Data, 'chased' | 'book'> & Pick<Data['book'], 'forms'>,
  view: View,
): Html {
  const { t } = view
  const field = fieldStates('chased', null)
  const choices = forms.map(({ prefix }) => ({
    value: prefix,
    label: nameOfForm(view, book, prefix),
  }))
  const body = [
    selectField(t, { ...field('form', chased.form), label: t(texts.form), choices }),
    textField(t, {
      ...field('serial', String(chased.serial)),
      label: t(texts.asking),
      inputMode: 'numeric',
      width: 'short',
      direction: 'ltr',
    }),
    button({ label: t(texts.show), kind: 'secondary' }),
  ]
  return html`<div class="no-print">${searchForm(body)}</div>`
}

function silentPart({ silent: rows, chased }: Data, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.silent),
    isCaptionHidden: true,
    empty: t(texts.silentNone),
    rows,
    columns: [
      {
        label: t(texts.observer),
        cell: ({ number, label }) => html`${code(number)}<br>${typed(label)}`,
      },
      { label: t(texts.phone), cell: ({ phone }) => phone !== null && telephone(phone) },
      { label: t(texts.place), cell: ({ place }) => placeOf(view, place) },
      { label: t(texts.state), cell: (row) => calledWords(row, view) },
      {
        label: t(texts.action),
        cell: ({ id: observer }) =>
          html`${writeLink(observer, chased, view)}${chaseForm(view, observer)}`,
      },
    ],
  })
}

function calledWords({ calls, calledAt, callOutcome }: Data['silent'][number], view: View): Html {
  const { t } = view
  if (calledAt === null || callOutcome === null) return html`${t(texts.notCalled)}`
  const how = callOutcome === 'confirmed' ? texts.reached : OUTCOMES[callOutcome]
  return html`${t(texts.called, { count: calls })}<br>${t(how)}, ${shortMoment(view, calledAt)}`
}

function chaseForm(view: View, observer: string): Html {
  const form = actionForm(view, {
    name: ofRow('chase', observer),
    action: noteChase,
    labels: { outcome: texts.outcome },
    hidden: { observer },
    choices: { outcome: { ...OUTCOMES, confirmed: texts.reached } },
    button: texts.noteCall,
  })
  return disclosure(view.t(texts.noteCall), form)
}
