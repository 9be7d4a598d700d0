import type { DaySection } from '../../core/page-parts.ts'
import { dayMoments } from '../../ui/day-moments.ts'
import { statementsOfDay } from './actions/read.ts'
import { wordPath } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

/** First words that were due on a day, and when they were said. */
export const sections: readonly DaySection[] = [
  dayMoments({
    name: 'statements',
    after: 'incidents',
    title: texts.day,
    empty: texts.dayNone,
    permission: 'statements:read',
    load: (ctx, stretch) => ctx.call(statementsOfDay, stretch),
    thing: texts.incident,
    path: ({ incident }) => wordPath(incident),
    nameOf: ({ incidentCode }) => incidentCode,
    moments: [
      { label: texts.opened, at: ({ openedAt }) => openedAt, told: () => null },
      { label: texts.due, at: ({ dueAt }) => dueAt, told: () => null },
      { label: texts.said, at: ({ firstAt }) => firstAt },
      {
        label: texts.changed,
        at: ({ releasedAt }) => releasedAt,
        told: ({ releasedAt, firstAt }) => (releasedAt === firstAt ? null : releasedAt),
      },
    ],
  }),
]
