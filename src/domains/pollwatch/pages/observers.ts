import { askedPage, TALL_ROWS } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { telephone } from '../../../ui/contact.ts'
import { disclosure } from '../../../ui/details.ts'
import { buttonLink, ofRow, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { inLanguage } from '../../../ui/words.ts'
import { ownDesk } from '../actions/desk.ts'
import { makeCards, phones, revokeOwnPhones, revokePhone } from '../actions/enrol.ts'
import { endObserver, enrol, observers } from '../actions/observer.ts'
import type { Book } from '../forms.ts'
import { purposes } from '../found.ts'
import { isAskedAgain } from '../understood.ts'
import { broadcastTexts } from '../texts/broadcast.ts'
import { cardTexts } from '../texts/card.ts'
import { deskTexts as texts } from '../texts/desk.ts'
import { observerFileTexts } from '../texts/observer-file.ts'
import { allPhonesPart, ASKS_REVOKE_ALL, cardForm, lostForm, sheetsPart } from './cards.ts'
import { bookOfPage, BROADCAST, DESK, OBSERVER_ROWS, OBSERVERS, placeOf } from './look.ts'

const here = () => OBSERVERS

async function load(ctx: PageContext) {
  const list = await ctx.call(observers, { ...askedPage(ctx.search), limit: TALL_ROWS })
  const shown = list.items.map((one) => one.id)
  const known = await ctx.call(phones, { observers: shown })
  const since = new Map(known.phones.map(({ observer, enrolledAt }) => [observer, enrolledAt]))
  const desk = await ctx.call(ownDesk, {})
  return { desk, book: await bookOfPage(ctx), list, since, inGroup: known.inGroup }
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
    cards: { action: makeCards.name, next: () => null },
    cardsLost: { action: makeCards.name, next: () => null },
    revoke: {
      action: revokePhone.name,
      next: here,
      said: cardTexts.saidRevoked,
      asks: { title: cardTexts.revokeTitle, what: cardTexts.revokeWhat, act: cardTexts.revoke },
    },
    revokeAll: {
      action: revokeOwnPhones.name,
      next: here,
      said: cardTexts.saidRevokedAll,
      asks: ASKS_REVOKE_ALL,
    },
  },
  found: purposes.observers,
  load,
  render(data, view) {
    const { t } = view
    const sheets = sheetsPart(view, OBSERVERS)
    if (sheets !== null) return { title: t(cardTexts.cards), main: sheets }
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
      main: html`${refusedPart(view, texts)}<div class="no-print">${disclosure(t(texts.enrol), form)}<p>${buttonLink({ href: `${view.base}${BROADCAST}`, label: t(broadcastTexts.title), kind: 'secondary' })} <a href="${view.base}${OBSERVER_ROWS}">${t(observerFileTexts.title)}</a></p></div><div class="block flush">${listPart(data, view)}</div>${more}${allPhonesPart(view, data.inGroup, {})}${cardsPart(data, view)}${disclosure(t(texts.howTo), howToPart(data.book, view))}`,
    }
  },
})

function listPart({ list, since }: Data, view: View): Html {
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
      { label: t(cardTexts.page), cell: ({ id: observer }) => phonePart(since, observer, view) },
      {
        label: t(texts.action),
        cell: ({ id: observer }) => [
          cardForm(view, [observer], t(cardTexts.make)),
          lostForm(view, observer),
          postForm(view, {
            name: ofRow('end', observer),
            hidden: { observer },
            label: t(texts.end),
            kind: 'secondary',
          }),
        ],
      },
    ],
  })
}

/** Whether the telephone of an observer is enrolled, and the way to switch it off. */
function phonePart(since: Data['since'], observer: string, view: View): Html {
  const { t } = view
  const at = since.get(observer)
  if (at === undefined) return html`<span class="hint">${t(cardTexts.none)}</span>`
  const off = postForm(view, {
    name: ofRow('revoke', observer),
    hidden: { observer },
    label: t(cardTexts.revoke),
    kind: 'danger',
  })
  return html`${t.parts(cardTexts.since, { time: shortMoment(view, at) })}${off}`
}

/** Cards for all who are shown and have no telephone, or no letters yet. */
function cardsPart({ list, since }: Data, view: View): Html | false {
  const without = list.items.filter(
    ({ id: observer, secretAt }) => secretAt === null || !since.has(observer),
  )
  if (without.length === 0) return false
  const { t } = view
  const label = t(cardTexts.makeAll, { count: without.length })
  const body = html`<p>${t(cardTexts.intro)}</p>${cardForm(
    view,
    without.map(({ id: observer }) => observer),
    label,
  )}`
  return block(t(cardTexts.cards), body)
}

/** What to write for each form: to print and to hand out. */
function howToPart(book: Book, view: View): Html {
  const { t, node } = view
  const number = node.sms?.number ?? null
  const intro = t.parts(texts.howToIntro, {
    number: number === null ? html`(${t(texts.noNumber)})` : code(number),
  })
  const forms = book.forms.map((form) => {
    const numbers = form.fields.filter(({ type }) => type !== 'text')
    const lines = numbers.map(({ tag, text, options }) => {
      const choices = (options ?? []).map((one) => `${one.value} ${inLanguage(view, one.text)}`)
      return html`<li><span>${code(tag)} ${inLanguage(view, text)}</span>${choices.length > 0 && html`<br><span class="hint">${choices.join(' · ')}</span>`}</li>`
    })
    const example = numbers
      .slice(0, 3)
      .map(({ tag, type }) => `${tag}${type === 'time' ? '0710' : '1'}`)
      .join(' ')
    return html`<h3>${code(form.prefix)} ${inLanguage(view, form.title)}</h3><p>${code(`${form.prefix} 100003 KQVHTM ${isAskedAgain(form) ? 'X1 ' : ''}${example}`)}</p><ul class="rows">${lines}</ul>`
  })
  return html`<p>${intro}</p>${forms}`
}
