import type { DaySection } from '../../core/page-parts.ts'
import { dayMoments } from '../../ui/day-moments.ts'
import { issuesOfDay } from './actions/issue.ts'
import { issuePath } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/office.ts'

/** Voting issues that were opened, confirmed or answered on a day. */
export const sections: readonly DaySection[] = [
  dayMoments({
    name: 'issues',
    after: 'incidents',
    title: texts.day,
    empty: texts.dayNone,
    permission: 'pollwatch:read',
    load: (ctx, stretch) => ctx.call(issuesOfDay, stretch),
    thing: texts.issue,
    path: ({ code }) => issuePath(code),
    nameOf: ({ summary }) => summary,
    moments: [
      { label: texts.opened, at: ({ openedAt }) => openedAt },
      { label: texts.confirmed, at: ({ confirmedAt }) => confirmedAt },
      { label: texts.answered, at: ({ answeredAt }) => answeredAt },
    ],
  }),
]
