import { civilAt } from '../../core/civil-day.ts'
import { type PublicCard, publicCard, type Said } from '../../core/page-parts.ts'
import type { View } from '../../core/slice.ts'
import type { Translator } from '../../core/text.ts'
import { type Html, html } from '../../ui/html.ts'
import { wallEnd } from '../../ui/time.ts'
import { onWall, votingWords } from '../../ui/voting-times.ts'
import { electionDay } from './actions/election.ts'
import { pollsAt } from './phase.ts'
import { frontTexts as texts } from './texts/public-card.ts'

type Election = NonNullable<Awaited<ReturnType<typeof electionDay.run>>>

const dayOf = (civil: string) => civil.slice(0, 10)
const clockOf = (civil: string) => civil.slice(11)

/** Whether voting goes on, in one sentence. */
export function votingNow(
  { zone, phase, times }: Pick<Election, 'zone' | 'phase' | 'times'>,
  { t, now }: View,
): string {
  const at = civilAt(now, zone)
  const today = dayOf(at)
  const polls = pollsAt(times, at)
  if (polls !== null) return pollsWords(polls, today, t)
  const { first, last, opens, closes } = times
  const clock = (date: string, time: string) => t.clock(...onWall(date, time))
  const day = (date: string) => t.weekday(...onWall(date))
  const isBegun = at >= `${first}T${opens ?? '00:00'}`
  if (isBegun && at < `${last}T${closes ?? '24:00'}`) {
    if (closes !== null) {
      const time = wallEnd(t, `${last}T${closes}`)
      return last === today ? t(texts.openToday, { time }) : t(texts.open, { time, day: day(last) })
    }
    if (last !== today) return t(texts.goesOn, { day: day(last) })
    return t(first === last ? texts.today : texts.lastDay)
  }
  if (phase === 'counting') return t(texts.counting)
  if (isBegun) return t(texts.over)
  if (opens === null) return t(first === last ? texts.on : texts.begins, { day: day(first) })
  const time = clock(first, opens)
  if (first === today) return t(texts.opensToday, { time })
  return t(texts.opens, { time, day: day(first) })
}

/** Until when polls are open today, or from when they are again. */
function pollsWords(
  { isOpen, until }: NonNullable<ReturnType<typeof pollsAt>>,
  today: string,
  t: Translator,
): string {
  const date = dayOf(until)
  if (isOpen) return t(texts.openToday, { time: wallEnd(t, until) })
  const words = { time: t.clock(...onWall(date, clockOf(until))) }
  if (date === today) return t(texts.opensAgainToday, words)
  return t(texts.opensAgain, { ...words, day: t.weekday(...onWall(date)) })
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
      const when = votingWords(view.t, election.times)
      return {
        about: view.t(texts.about, { name: election.name, when }),
        first: votingNow(election, view),
      }
    },
    render(election, { t }) {
      const when =
        election === null
          ? html`<p>${t(texts.noDay)}</p>`
          : html`<p><strong>${votingWords(t, election.times)}</strong></p>${election.times.opens === null && html`<p>${t(texts.noHours)}</p>`}`
      return html`<h2>${t(texts.title)}</h2>${when}<p>${t(texts.place)}</p>`
    },
  }),
]
