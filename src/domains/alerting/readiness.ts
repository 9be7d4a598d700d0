import { z } from 'zod'
import { need } from '../../core/action.ts'
import { recordedCount } from '../../core/figures.ts'
import type { ReadinessItem } from '../../core/slice.ts'
import { records } from './records.ts'
import { readinessTexts as texts } from './texts/readiness.ts'

const holders = need<{ permission: string }>()('accounts.holders', z.object({ count: z.number() }))

/** What alerting needs before the node is relied on: two who can release, and a way to reach people. */
export const readiness: readonly ReadinessItem[] = [
  {
    name: 'second-person',
    after: 'restore-drill',
    title: texts.secondPerson,
    todo: texts.secondPersonTodo,
    page: { path: '/console/people/office', permission: 'accounts:invite' },
    isReady: async (ctx) => (await ctx.ask(holders, { permission: 'alerting:release' })).count >= 2,
  },
  {
    name: 'messages',
    after: 'duty',
    title: texts.messages,
    todo: texts.messagesTodo,
    page: { path: '/console/settings', permission: 'settings:write', reach: 'nation' },
    // Only who received the code can have typed it.
    isReady: async (ctx) => (await recordedCount(ctx, records['route.confirmed'])) > 0,
  },
]
