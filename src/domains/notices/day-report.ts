import type { DaySection } from '../../core/page-parts.ts'
import { dayMoments } from '../../ui/day-moments.ts'
import { dayNotices } from './actions/read.ts'
import { deskPath } from './pages/look.ts'
import { deskTexts, elsewhereTexts as texts } from './texts/desk.ts'

/** Notices that moved on a day. */
export const sections: readonly DaySection[] = [
  dayMoments({
    name: 'notices',
    after: 'attacks',
    title: texts.day,
    empty: texts.dayNone,
    permission: 'notices:read',
    load: (ctx, stretch) => ctx.call(dayNotices, stretch),
    thing: deskTexts.notice,
    path: ({ code }) => deskPath(code),
    nameOf: ({ code, sourceName }) => `${code} ${sourceName}`,
    moments: [
      { label: texts.dayServed, at: ({ servedAt }) => servedAt },
      { label: texts.dayReplied, at: ({ repliedAt }) => repliedAt },
      { label: texts.dayDecided, at: ({ decidedAt }) => decidedAt },
      { label: texts.dayAppealed, at: ({ appealedAt }) => appealedAt },
      { label: texts.dayJudged, at: ({ appealDecidedAt }) => appealDecidedAt },
    ],
  }),
]
