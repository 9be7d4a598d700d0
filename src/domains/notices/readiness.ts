import type { ReadinessItem } from '../../core/slice.ts'
import { termsNow } from './actions/terms.ts'
import { holders } from './needs.ts'
import { TERMS } from './pages/look.ts'
import { elsewhereTexts as texts, termTexts } from './texts/desk.ts'

/** How many persons each part needs: who writes never approves. */
const NEEDED = [
  ['notices:issue', 2],
  ['notices:review', 1],
  ['notices:judge', 1],
] as const

/** Without these people a notice is lost by the clock, or never given; without deadlines of its own the office keeps the usual ones. */
export const readiness: readonly ReadinessItem[] = [
  {
    name: 'notice-people',
    after: 'statement-lengths',
    title: texts.readyTitle,
    todo: texts.readyTodo,
    page: { path: '/console/people', permission: 'accounts:read' },
    async isReady(ctx) {
      const counts = await Promise.all(
        NEEDED.map(async ([permission, least]) => {
          const { count } = await ctx.ask(holders, { permission, area: '/' })
          return count >= least
        }),
      )
      const count = counts.filter(Boolean).length
      return { count, of: NEEDED.length, words: texts.ready }
    },
  },
  {
    name: 'notice-deadlines',
    after: 'notice-people',
    title: termTexts.title,
    todo: texts.deadlinesTodo,
    page: { path: TERMS, permission: 'notices:terms', reach: 'nation' },
    isReady: async (ctx) => (await ctx.call(termsNow, {})).setAt !== null,
  },
]
