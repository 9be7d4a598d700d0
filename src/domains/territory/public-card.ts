import { civilAt } from '../../core/civil-day.ts'
import { type PublicCard, publicCard, type Said } from '../../core/page-parts.ts'
import type { View } from '../../core/slice.ts'
import type { Translator } from '../../core/text.ts'
import { type Html, html } from '../../ui/html.ts'
import { electionDay } from './actions/election.ts'
import { frontTexts as texts } from './texts/public-card.ts'

type Election = NonNullable<Awaited<ReturnType<typeof electionDay.run>>>

/** What the clock on the wall shows is written as it is, whatever the zone: no moment is computed from it. */
const wall = (civil: string) => [`${civil}:00.000Z`, 'UTC'] as const
const dayOf = (civil: string) => civil.slice(0, 10)

/** The day of voting in words: whole, of one day or of several, as far as it is entered. */
function whenOf({ date, polling }: Election, t: Translator): string {
  if (polling === null) return t.fullDate(...wall(`${date}T12:00`))
  const { from, until } = polling
  const span = { opens: t.clock(...wall(from)), closes: t.clock(...wall(until)) }
  const first = t.fullDate(...wall(from))
  if (dayOf(from) === dayOf(until)) return t(texts.oneDay, { ...span, day: first })
  return t(texts.severalDays, { ...span, first, last: t.fullDate(...wall(until)) })
}

/** Whether voting goes on, in one sentence. */
function voting(election: Election, { t, now }: View): string {
  const { date, zone, phase, polling } = election
  const at = civilAt(now, zone)
  const today = dayOf(at)
  if (polling !== null && polling.from <= at && at < polling.until) {
    const time = t.clock(...wall(polling.until))
    if (dayOf(polling.until) === today) return t(texts.openToday, { time })
    return t(texts.open, { time, day: t.weekday(...wall(polling.until)) })
  }
  if (phase === 'counting') return t(texts.counting)
  if (at >= (polling?.until ?? `${date}T24:00`)) return t(texts.over)
  if (polling === null) {
    return date === today
      ? t(texts.today)
      : t(texts.on, { day: t.weekday(...wall(`${date}T12:00`)) })
  }
  const time = t.clock(...wall(polling.from))
  if (dayOf(polling.from) === today) return t(texts.opensToday, { time })
  return t(texts.opens, { time, day: t.weekday(...wall(polling.from)) })
}

/** Whether voting goes on, and when it does, on the front page. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'election',
    after: 'contacts',
    isAside: true,
    load: (ctx) => ctx.call(electionDay, {}),
    say(election, view): Said<Html> {
      if (election === null) return {}
      const when = whenOf(election, view.t)
      return {
        about: view.t(texts.about, { name: election.name, when }),
        first: voting(election, view),
      }
    },
    render(election, { t }) {
      const when =
        election === null
          ? html`<p>${t(texts.noDay)}</p>`
          : html`<p><strong>${whenOf(election, t)}</strong></p>${election.polling === null && html`<p>${t(texts.noHours)}</p>`}`
      return html`<h2>${t(texts.title)}</h2>${when}<p>${t(texts.place)}</p>`
    },
  }),
]
