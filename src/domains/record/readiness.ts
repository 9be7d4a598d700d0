import type { ReadinessItem } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { DAY, msBetween } from '../../core/time.ts'
import { backups } from './actions/backup.ts'
import { lookedOut } from './actions/lookout.ts'

const texts = defineTexts('record-readiness', {
  backup: { en: 'The newest backup is fresh', ar: 'أحدث نسخة احتياطية حديثة' },
  backupTodo: {
    en: 'Set SCRUTINEER_BACKUP and the keys that may read the backups; the node then writes them by itself.',
    ar: 'اضبط SCRUTINEER_BACKUP والمفاتيح التي يحق لها قراءة النسخ، فتكتبها العقدة بنفسها.',
  },
  restoreDrill: { en: 'A restore was tried', ar: 'جُرّبت استعادة نسخة' },
  restoreDrillTodo: {
    en: 'Restore the newest backup on trial on the machine, at least every 90 days: npx scrutineer drill FILE',
    ar: 'جرّب استعادة أحدث نسخة على الجهاز كل 90 يومًا على الأقل: npx scrutineer drill FILE',
  },
  lookout: { en: 'A lookout watches this node', ar: 'راصد يراقب هذه العقدة' },
  lookoutTodo: {
    en: 'Start a lookout on a second machine, or ask a partner to: it raises the alarm when this node is silent.',
    ar: 'شغّل راصدًا على جهاز ثانٍ أو اطلب ذلك من شريك: ينبّه إذا صمتت هذه العقدة.',
  },
})

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
    page,
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
