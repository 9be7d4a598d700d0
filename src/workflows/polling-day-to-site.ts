import type { Workflow } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { exercisesRecords, inject } from '../domains/exercises/index.ts'

/** The button that starts the simulated polling day. */
const BUTTON = 'pollwatch.polls'

/**
 * When the polling day of the exercise starts, somebody breaks into the site of the authority, which then tells people not to
 * come: observers will report it, so that desk and machine see the same thing. Twice is once, while it stands.
 */
export const pollingDayToSite: Workflow = workflow({
  name: 'polling-day-to-site',
  permissions: ['exercise:run'],
  handlers: [
    when(exercisesRecords['button.pressed'], async (ctx, { subject }) => {
      if (subject === BUTTON) await ctx.call(inject, { site: 'authority', kind: 'postpone' })
    }),
  ],
})
