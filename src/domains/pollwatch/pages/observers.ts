import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { telephone } from '../../../ui/contact.ts'
import { disclosure } from '../../../ui/details.ts'
import { ofRow, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { inLanguage } from '../../../ui/words.ts'
import { ownDesk } from '../actions/desk.ts'
import { endObserver, enrol, observers } from '../actions/observer.ts'
import type { Book } from '../forms.ts'
import { deskTexts as texts } from '../texts/desk.ts'
import { bookOfPage, DESK, OBSERVERS, placeOf } from './look.ts'

const here = () => OBSERVERS

async function load(ctx: PageContext) {
  return {
    desk: await ctx.call(ownDesk, {}),
    book: await bookOfPage(ctx),
    list: await ctx.call(observers, askedPage(ctx.search)),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** Observers of the own group, and what they write. */
export const observersPage = page({
  path: OBSERVERS,
  surface: 'console',
  permission: 'pollwatch:observe',
  nav: { under: DESK, after: `${DESK}/calls`, label: texts.observers },
  forms: {
    enrol: { action: enrol.name, next: here, said: texts.saidEnrolled },
    end: {
      action: endObserver.name,
      next: here,
      said: texts.saidEnded,
      asks: { title: texts.endTitle, what: texts.endWhat, act: texts.end },
    },
  },
  load,
  render(data, view) {
    const { t } = view
    const form = actionForm(view, {
      name: 'enrol',
      action: enrol,
      labels: texts,
      looks: {
        phone: { type: 'tel', direction: 'ltr', width: 'medium', autocomplete: 'off' },
        station: { direction: 'ltr', width: 'medium' },
        label: { width: 'medium', autocomplete: 'off' },
      },
      button: texts.enrol,
    })
    const more = restLink(view, { path: OBSERVERS, next: data.list.next })
    return {
      title: t(texts.observers),
      main: html`${refusedPart(view, texts)}<div class="no-print">${disclosure(t(texts.enrol), form)}</div><div class="block flush">${listPart(data, view)}</div>${more}${block(t(texts.howTo), howToPart(data.book, view))}`,
    }
  },
})

function listPart({ list }: Data, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.observers),
    isCaptionHidden: true,
    empty: t(texts.observersNone),
    rows: list.items,
    columns: [
      { label: t(texts.number), cell: ({ number }) => code(number) },
      { label: t(texts.label), cell: ({ label }) => typed(label) },
      { label: t(texts.phone), cell: ({ phone }) => phone !== null && telephone(phone) },
      { label: t(texts.place), cell: ({ place }) => placeOf(view, place) },
      {
        label: t(texts.action),
        cell: ({ id: observer }) =>
          postForm(view, {
            name: ofRow('end', observer),
            hidden: { observer },
            label: t(texts.end),
            kind: 'secondary',
          }),
      },
    ],
  })
}

/** What to write for each form: to print and to hand out. */
function howToPart(book: Book, view: View): Html {
  const { t, node } = view
  const number = node.sms?.number ?? null
  const intro = t.parts(texts.howToIntro, {
    number: number === null ? html`(${t(texts.noNumber)})` : code(number),
  })
  const forms = book.forms.map((form) => {
    const lines = form.fields.map(({ tag, text, options }) => {
      const choices = (options ?? []).map((one) => `${one.value} ${inLanguage(view, one.text)}`)
      return html`<li><span>${code(tag)} ${inLanguage(view, text)}</span>${choices.length > 0 && html`<br><span class="hint">${choices.join(' · ')}</span>`}</li>`
    })
    const example = form.fields
      .slice(0, 3)
      .map(({ tag, type }) => `${tag}${type === 'time' ? '0710' : '1'}`)
      .join(' ')
    return html`<h3>${code(form.prefix)} ${inLanguage(view, form.title)}</h3><p>${code(`${form.prefix} 100003 ${example}`)}</p><ul class="rows">${lines}</ul>`
  })
  return html`<p>${intro}</p>${forms}`
}
