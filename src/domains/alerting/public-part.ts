// An alert as citizens read it: in force, taken back, over. What was wrong says so, stands once, and urges nobody.
import type { View } from '../../core/slice.ts'
import type { Message } from '../../core/text.ts'
import { badge } from '../../ui/badge.ts'
import { type Html, html } from '../../ui/html.ts'
import { shortMoment } from '../../ui/time.ts'
import { spoken } from '../../ui/words.ts'
import type { publicAlerts } from './actions/public.ts'
import { frontTexts as texts } from './texts/public-card.ts'

/** An alert for the public as the query gives it. */
export type PublicAlert = Awaited<ReturnType<typeof publicAlerts.run>>['items'][number]

/** What was said in the reader's language, else in the first there is. */
export function saidTo({ t }: Pick<View, 't'>, texts: PublicAlert['texts']) {
  const language = Object.hasOwn(texts, t.language) ? t.language : (Object.keys(texts)[0] ?? 'en')
  const { headline = '–', instruction = '' } = texts[language] ?? {}
  return { language, headline, instruction }
}

export function isInForce({ endedAt }: PublicAlert): boolean {
  return endedAt === null
}

/** Taken back or said to be over by a person, not ended by itself. */
export function isCorrection({ state }: PublicAlert): boolean {
  return state === 'cancelled' || state === 'cleared'
}

/** How it stands with an alert and since when, as word, shape and colour. */
export function alertMark(alert: PublicAlert, view: View): Html {
  const { t } = view
  const end = alert.state === 'expired' ? alert.expiresAt : alert.endedAt
  const since = { time: shortMoment(view, end ?? alert.sent) }
  // One thing to the badge, which stands its shape and its words side by side.
  const said = (words: Message<'time'>) => html`<span>${t.parts(words, since)}</span>`
  if (isInForce(alert)) return badge('bad', 'triangle', said(texts.inForce))
  if (alert.state === 'cancelled') {
    return badge('plain', 'dash', said(texts.takenBack))
  }
  if (alert.state === 'cleared') return badge('ok', 'tick', said(texts.isOver))
  return badge('plain', 'dash', said(texts.lapsed))
}

/** What an alert says now, below its title; what it said before, where a person took it back or said that it is over. */
export function alertWords(alert: PublicAlert, view: View): Html {
  const { t } = view
  const { language, headline, instruction } = saidTo(view, alert.texts)
  if (isInForce(alert)) return html`<p>${spoken(language, instruction)}</p>`
  if (alert.before === null) return html`<p class="hint">${t(texts.lapsedMore)}</p>`
  const isWrong = alert.state === 'cancelled'
  const { language: spokenBefore, headline: words } = saidTo(view, alert.before)
  const said = t.parts(isWrong ? texts.wrongBefore : texts.overBefore, {
    time: shortMoment(view, alert.issuedAt),
    words: spoken(spokenBefore, words),
  })
  return html`${isWrong && html`<p>${spoken(language, headline)}</p>`}<p class="hint">${said}</p>`
}

/** The title of an alert: a mistake is called one first. */
export function alertTitle(alert: PublicAlert, view: View): Html {
  if (alert.state === 'cancelled') return html`${view.t(texts.wrong)}`
  const { language, headline } = saidTo(view, alert.texts)
  return spoken(language, headline)
}

/** An alert among others, leading to its own page. */
export function alertCard(alert: PublicAlert, view: View): Html {
  const link = html`<a href="${view.base}/alerts/${alert.alert}">${alertTitle(alert, view)}</a>`
  return html`<div class="card${isInForce(alert) && ' hot'}">${alertMark(alert, view)}<h3>${link}</h3>${alertWords(alert, view)}</div>`
}
