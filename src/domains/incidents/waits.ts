import { SHOWN_OF_SLICE, type Waits } from '../../core/page-parts.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'
import { holds } from '../../core/actor.ts'
import { incidents } from './actions/incident.ts'
import { ownTasks } from './actions/task.ts'
import { pathOf } from './pages/look.ts'

/** What waits of incidents: those that nobody leads, and tasks of the reader. */
export const waits: Waits = {
  name: 'incidents',
  permission: 'incidents:read',
  async list(ctx) {
    const unled = holds(ctx.actor, 'incidents:lead')
      ? (await ctx.call(incidents, { view: 'nobody', limit: SHOWN_OF_SLICE })).items
      : []
    const { items: tasks } = await ctx.call(ownTasks, {})
    return [
      ...unled.map(({ id, title, openedAt: since, severity }) => ({
        key: `unled ${id}`,
        what: texts.unled,
        act: texts.look,
        about: title,
        since,
        until: null,
        severity,
        path: pathOf(id),
      })),
      ...tasks.map(({ id, incident, title, dueAt: until, addedAt: since, isStep }) => ({
        key: `task ${id}`,
        what: isStep ? texts.step : texts.task,
        act: texts.look,
        about: title,
        since,
        until,
        end: 'late' as const,
        severity: 'moderate' as const,
        path: pathOf(incident),
      })),
    ]
  },
}
