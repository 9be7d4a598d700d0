import type { Workflow } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { noteBackup } from '../domains/record/index.ts'
import { settingsRecords } from '../domains/settings/index.ts'

/** A backup that was written to try its folder is one like any other, and the schedule goes on from it. */
export const settingsToBackup: Workflow = workflow({
  name: 'settings-to-backup',
  permissions: ['record:note-backup'],
  handlers: [
    when(settingsRecords['settingTry.ended'], async (ctx, { body: { backup, nextMs } }) => {
      if (backup !== undefined) await ctx.call(noteBackup, { backup, nextMs: nextMs ?? null })
    }),
  ],
})
