import type { ReadinessItem } from '../../core/slice.ts'
import { DAY, msBetween } from '../../core/time.ts'
import { backups } from './actions/backup.ts'
import { lookedOut } from './actions/lookout.ts'
import { readinessTexts as texts } from './texts/readiness.ts'

/** Hands forget and disks change: a drill is held again at least every quarter. */
const DRILL_OLD_MS = 90 * DAY

const page = { path: '/console/backups', permission: 'record:backup', reach: 'nation' } as const

/** What keeps the node: backups, tried restores, somebody who looks out for it. */
export const readiness: readonly ReadinessItem[] = [
  {
    name: 'backup',
    after: 'directory',
    title: texts.backup,
    todo: texts.backupTodo,
    page: { path: '/console/settings/backup', permission: 'settings:write', reach: 'nation' },
    async isReady(ctx) {
      const { newest, oldMs } = await ctx.call(backups, {})
      return newest !== null && msBetween(newest, ctx.now) < oldMs
    },
  },
  {
    name: 'restore-drill',
    after: 'backup',
    title: texts.restoreDrill,
    todo: texts.restoreDrillTodo,
    page,
    async isReady(ctx) {
      const { drill } = await ctx.call(backups, {})
      return drill !== null && msBetween(drill.at, ctx.now) < DRILL_OLD_MS
    },
  },
  {
    name: 'lookout',
    after: 'messages',
    title: texts.lookout,
    todo: texts.lookoutTodo,
    page: { path: '/console/lookouts', permission: 'accounts:names' },
    isReady: async (ctx) => (await ctx.call(lookedOut, {})).count > 0,
  },
]
