import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { civilDay, timeOf } from '../../../core/civil-day.ts'
import { fileAnswer } from '../../../core/feed.ts'
import { isLanguage } from '../../../core/text.ts'
import { HOUR, spanStart } from '../../../core/time.ts'
import { writeCalendar } from '../../../lib/ics/index.ts'
import { currentOf, PHASES, votingTimesOf } from '../phase.ts'
import { allElections } from '../store/election.ts'
import { calendarTexts } from '../texts/calendar.ts'

export const electionCalendar = query({
  name: 'territory.electionCalendar',
  permission: 'anyone',
  scope: 'none',
  summary:
    'For everybody: the day of the election that the node works for now, and its phases with their ends, as iCalendar in the words of the node.',
  input: z.strictObject({}),
  output: fileAnswer,
  async run({ tx, now, node }) {
    const t = node.speak(node.languages.find(isLanguage) ?? 'en')
    const marked = (title: string) =>
      node.realm === 'exercise' ? t(calendarTexts.exercise, { title }) : title
    const current = currentOf(await allElections(tx), now)
    const host = new URL(node.origin).hostname
    const event = (key: string, title: string, span: { from: string; until: string }) => ({
      uid: `election-${current?.id ?? ''}-${key}@${host}`,
      ...span,
      title: marked(title),
      more: null,
    })
    const events = []
    if (current !== null) {
      const { name, zone, phases } = current
      const times = votingTimesOf(current)
      const [first, last] = [civilDay(times.first, zone), civilDay(times.last, zone)]
      events.push(event('day', name, { from: first.from, until: last.until }))
      for (const phase of PHASES) {
        const span = phases[phase]
        if (span === undefined) continue
        const title = t(calendarTexts.phase, { election: name, phase: t(calendarTexts[phase]) })
        const times = { from: timeOf(span.from, zone), until: timeOf(span.until, zone) }
        events.push(event(phase, title, times))
      }
    }
    const name = marked(t(calendarTexts.title, { name: node.name }))
    // The same bytes for an hour, so that a reader sees that nothing is new.
    const at = spanStart(now, HOUR)
    return { text: writeCalendar({ name, by: 'Scrutineer', at, events }) }
  },
})
