// Cards that enrol telephones of observers: the button that makes them, and the sheets, which are shown once.
import type { View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { warningText } from '../../../ui/notice.ts'
import { enrolSheet, printButton } from '../../../ui/printed.ts'
import { secretLink } from '../../../ui/secret-link.ts'
import { timeOf } from '../../../ui/time.ts'
import { type Card, makeCards } from '../actions/enrol.ts'
import { cardTexts as texts } from '../texts/card.ts'
import { WATCH_ENROL } from './watch-look.ts'

/** The button that makes cards for these observers. */
export function cardForm(view: View, observers: readonly string[], label: string): Html {
  const [first = ''] = observers
  const name = observers.length === 1 ? ofRow('cards', first) : 'cards'
  return postForm(view, { name, hidden: { 'observers[]': observers }, label, kind: 'secondary' })
}

/** The button that makes a card with other letters. */
export function lostForm(view: View, observer: string): Html {
  const hidden = { 'observers[]': [observer], isNewSecret: 'true' }
  const label = view.t(texts.lost)
  return postForm(view, { name: ofRow('cardsLost', observer), hidden, label, kind: 'secondary' })
}

/** What is asked before all telephones of a group are switched off. */
export const ASKS_REVOKE_ALL = {
  title: texts.revokeAllTitle,
  what: texts.revokeAllWhat,
  act: texts.revokeAll,
} as const

/** How many telephones of a group may send, and the way to switch them all off: the form `revokeAll`. */
export function allPhonesPart(
  view: View,
  count: number,
  hidden: Readonly<Record<string, string>>,
): Html | false {
  if (count === 0) return false
  const { t } = view
  const off = postForm(view, {
    name: 'revokeAll',
    hidden,
    label: t(texts.revokeAll),
    kind: 'danger',
  })
  return html`<div class="no-print"><p>${t(texts.inGroup, { count })}</p>${off}</div>`
}

/** The sheets that were just made, a page of paper each; null where none were. Sheets are printed, so nothing else stands with them. */
export function sheetsPart(view: View, back: string): Html | null {
  const { t, done, base } = view
  const made =
    done?.form.startsWith('cards') === true
      ? makeCards.output.safeParse(done.output).data
      : undefined
  if (made === undefined) return null
  const head = html`<div class="no-print">${warningText(t, t(texts.once))}${printButton(t(texts.print))}</div>`
  const sheets = made.cards.map((card) => sheet(view, card))
  return html`${head}${sheets}<p class="no-print"><a href="${base}${back}">${t(texts.backToList)}</a></p>`
}

function sheet(view: View, card: Card): Html {
  const { t, node, base } = view
  const who = t.parts(texts.observer, { number: code(card.number), label: typed(card.label) })
  return enrolSheet({
    title: html`${who}<br>${t.parts(texts.atStation, { station: typed(card.station) })}`,
    scan: t(texts.scan),
    link: secretLink(view, WATCH_ENROL, card.secret),
    picture: t(texts.picture),
    typing: t.parts(texts.typing, { link: code(`${node.origin}${base}${WATCH_ENROL}`) }),
    code: card.code,
    below: t.parts(texts.bySms, { example: code(`TU ${card.number} ${card.letters} X1 V120`) }),
    until: t.parts(texts.until, { time: timeOf(view, card.expiresAt) }),
  })
}
