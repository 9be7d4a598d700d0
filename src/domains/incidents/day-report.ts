import type { DaySection } from '../../core/page-parts.ts'
import { dayMoments } from '../../ui/day-moments.ts'
import { plainWords } from '../../ui/erasure.ts'
import { day } from './actions/day.ts'
import { pathOf } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

/** What was opened and what ended on a day. */
export const sections: readonly DaySection[] = [
  dayMoments({
    name: 'incidents',
    after: 'findings',
    title: texts.dayTitle,
    empty: texts.dayEmpty,
    permission: 'incidents:read',
    load: (ctx, stretch) => ctx.call(day, stretch),
    thing: texts.incident,
    path: ({ id }) => pathOf(id),
    nameOf: ({ title }, t) => plainWords(t, title),
    moments: [
      { label: texts.opened, at: ({ openedAt }) => openedAt },
      { label: texts.ended, at: ({ endedAt }) => endedAt },
    ],
  }),
]
