import type { DaySection } from '../../core/page-parts.ts'
import { dayMoments } from '../../ui/day-moments.ts'
import { day } from './actions/read.ts'
import { formPath } from './pages/look.ts'
import { officeTexts as texts } from './texts/office.ts'

/** Attacks that were explained on a day, or whose explanation was withdrawn. */
export const sections: readonly DaySection[] = [
  dayMoments({
    name: 'attacks',
    after: 'incidents',
    title: texts.day,
    empty: texts.dayNone,
    permission: 'attacks:read',
    load: (ctx, stretch) => ctx.call(day, stretch),
    thing: texts.text,
    path: ({ id }) => formPath(id),
    nameOf: ({ title }) => title,
    moments: [
      { label: texts.dayPublished, at: ({ publishedAt }) => publishedAt },
      { label: texts.dayWithdrawn, at: ({ endedAt }) => endedAt },
    ],
  }),
]
