import { asked } from '../../../core/asked.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { telephone } from '../../../ui/contact.ts'
import { summaryList } from '../../../ui/details.ts'
import { textField } from '../../../ui/field.ts'
import {
  button,
  fieldStates,
  form as formPart,
  hiddenFields,
  refusedPart,
} from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { enterByCall } from '../actions/clerk.ts'
import { observers } from '../actions/observer.ts'
import { formOf } from '../forms.ts'
import { codeOf, found } from '../refusals.ts'
import { formPrefix } from '../schema.ts'
import { calledTexts as texts } from '../texts/called.ts'
import { deskTexts } from '../texts/desk.ts'
import { chasedPart } from './calls.ts'
import { askedSerial, bookOfPage, CALLS, DESK, nameOfForm, placeOf } from './look.ts'
import { asksWhich, ENTRY, labelsOf, questionsOf } from './questions.ts'

async function load(ctx: PageContext) {
  const { observer = '' } = ctx.params
  const prefix = asked(formPrefix, ctx.search['form']) ?? 'OP'
  const book = await bookOfPage(ctx)
  const row = (await ctx.call(observers, { observer, limit: 1 })).items[0]
  return {
    book,
    observer: found(row, 'unknownObserver'),
    form: found(formOf(book, prefix), 'unknownForm'),
    serial: Math.max(1, askedSerial(ctx.search) ?? 1),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** What an observer says in a call, written down by the desk while he speaks. */
export const calledPage = page({
  path: `${CALLS}/:observer`,
  surface: 'console',
  permission: 'pollwatch:observe',
  forms: {
    [ENTRY]: {
      action: enterByCall.name,
      next: () => CALLS,
      said: texts.saidWritten,
      keeps: ['form', 'serial'],
    },
  },
  load,
  render(data, view) {
    const { t } = view
    const { form, book, serial } = data
    const chased = { form: form.prefix, serial }
    return {
      title: t(texts.title),
      sub: html`${nameOfForm(view, book, form.prefix)}`,
      main: html`${refusedPart(view, { ...labelsOf(form, view), said: t(texts.how) })}${observerPart(data, view)}${chasedPart({ chased, book, forms: book.forms }, view)}${block(t(texts.says), html`<p>${t(texts.intro)}</p>${entryPart(data, view)}`)}`,
      breadcrumb: [
        { path: DESK, label: t(deskTexts.title) },
        { path: CALLS, label: t(deskTexts.calls) },
      ],
    }
  },
})

function observerPart({ observer: { number, label, phone, place } }: Data, view: View): Html {
  const { t } = view
  return summaryList(t, [
    { label: t(deskTexts.observer), value: html`${code(number)} ${typed(label)}` },
    phone !== null && { label: t(deskTexts.phone), value: telephone(phone) },
    { label: t(deskTexts.place), value: placeOf(view, place) },
  ])
}

function entryPart({ form, observer, serial }: Data, view: View): Html {
  const { t, refused } = view
  const state = fieldStates(ENTRY, refused)
  const isLookedAt = refused?.problem?.code === codeOf('notWhole')
  const hidden = {
    observer: observer.id,
    form: form.prefix,
    version: String(form.version),
    ...(asksWhich(form) ? {} : { serial: '1' }),
    ...(isLookedAt ? { isSure: 'true' } : {}),
  }
  const said = textField(t, {
    ...state('said'),
    label: t(texts.how),
    hint: t(texts.howHint),
    maxLength: 500,
  })
  const body = [
    hiddenFields(hidden),
    questionsOf(form, state, view, String(serial)),
    said,
    button({ label: t(isLookedAt ? texts.writeAnyway : texts.write) }),
  ]
  return formPart({ name: ENTRY, key: view.newKey(), body })
}
