import { dateAt, timeOf } from '../../core/civil-day.ts'
import { type Panel, panel } from '../../core/page-parts.ts'
import type { View } from '../../core/slice.ts'
import type { Time } from '../../core/time.ts'
import { typed } from '../../ui/code.ts'
import { type Html, html } from '../../ui/html.ts'
import { notification } from '../../ui/notice.ts'
import { clockMark, timeMark, wallDay, wallDays, wallEnd } from '../../ui/time.ts'
import { currentElection } from './actions/election.ts'
import { dutyList } from './actions/official.ts'
import { onDuty } from './actions/roster.ts'
import { reach } from './pages/addresses.ts'
import { lastDayOf } from './phase.ts'
import { votingNow } from './public-card.ts'
import { postName } from './roster.ts'
import { situationTexts as texts } from './texts/situation.ts'

/** Hours and minutes of today, day and time of another one. */
function soon({ t, node: { zone }, now }: View, at: Time): Html {
  const isToday = dateAt(at, zone) === dateAt(now, zone)
  return isToday ? clockMark(t, { at, zone }) : timeMark(t, { at, zone })
}

/** When a phase ends, as the clock on the wall of the country shows it: its day too where that is not today. */
function phaseEnd({ t, now }: View, ends: string, zone: string): Html {
  const [day, time] = [lastDayOf(ends), wallEnd(t, ends)]
  const words = day === dateAt(now, zone) ? time : t(texts.dayTime, { day: wallDay(t, day), time })
  const at = timeOf(ends, zone)
  return html`<time datetime="${at}" title="${t.dateTime(at, 'UTC')}">${words}</time>`
}

const election = panel({
  name: 'election',
  place: 'lead',
  permission: 'territory:read',
  load: (ctx) => ctx.call(currentElection, {}),
  render(found, view) {
    if (found === null) return null
    const { t } = view
    const { name, zone, phase, phases, times } = found
    const words = { election: typed(name), date: wallDays(t, times) }
    const ends = phase === 'none' ? undefined : phases[phase]?.until
    if (phase === 'none' || ends === undefined) return html`<p>${t.parts(texts.day, words)}</p>`
    // The sentence that everybody reads.
    if (phase === 'polling') {
      const voting = votingNow(found, view)
      return html`<p>${t.parts(texts['lead.polling'], { ...words, voting })}</p>`
    }
    return html`<p>${t.parts(texts[`lead.${phase}`], { ...words, until: phaseEnd(view, ends, zone) })}</p>`
  },
})

/** Whom to call, and what is wrong with the list while something is. */
const duty = panel({
  name: 'duty',
  place: 'side',
  title: texts.duty,
  all: { path: '/console/duty', label: texts.dutyList },
  permission: 'territory:read',
  async load(ctx) {
    const [list, first] = [await ctx.call(onDuty, {}), { area: '/', limit: 1 }]
    const isKept = list.now.length > 0 || (await ctx.call(dutyList, first)).duties.length > 0
    return { list, isKept }
  },
  render({ list, isKept }, view) {
    const { t } = view
    const rows = list.now.map(
      (row) =>
        html`<li><span>${typed(postName(row))}<br>${row.contact !== null && reach(row.contact)}</span><span class="small muted">${t.parts(texts.until, { time: soon(view, row.until) })}</span></li>`,
    )
    const shown =
      rows.length > 0
        ? html`<ul class="rows">${rows}</ul>`
        : html`<p class="muted">${t(texts.nobody)}</p>`
    const ending = list.now.find(({ isEnding }) => isEnding)
    const gap = isKept && list.gap
    const span = gap && { from: soon(view, gap.from), until: soon(view, gap.until) }
    const end = ending && { time: soon(view, ending.until) }
    return html`${shown}${span && notification(t, { tone: 'warn', body: t.parts(texts.dutyGap, span) })}${end && notification(t, { tone: 'info', body: t.parts(texts.dutyEnds, end) })}`
  },
})

/** What the territory puts on the situation page: which election, who is on duty. */
export const panels: readonly Panel[] = [election, duty]
