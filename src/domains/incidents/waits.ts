import { SHOWN_OF_SLICE, type Waits } from '../../core/page-parts.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'
import { holds } from '../../core/actor.ts'
import { incidents } from './actions/incident.ts'
import { openErasures } from './actions/erasure.ts'
import { MAX_NAMED, named } from './actions/named.ts'
import { ownTasks } from './actions/task.ts'
import { erasurePath, pathOf } from './pages/look.ts'

/** What waits of incidents: those that nobody leads, tasks of the reader, and words that he erases with another one. */
export const waits: Waits = {
  name: 'incidents',
  permission: 'incidents:read',
  async list(ctx) {
    const unled = holds(ctx.actor, 'incidents:lead')
      ? (await ctx.call(incidents, { view: 'nobody', limit: SHOWN_OF_SLICE })).items
      : []
    const { items: tasks } = await ctx.call(ownTasks, {})
    const erasures = holds(ctx.actor, 'incidents:erase')
      ? (await ctx.call(openErasures, {})).items
      : []
    return [
      ...unled.map(({ id, title, code, openedAt: since, severity }) => ({
        key: `unled ${id}`,
        what: texts.unled,
        act: texts.look,
        about: title || code,
        since,
        until: null,
        severity,
        cause: `incident:${id}`,
        path: pathOf(id),
      })),
      ...tasks.map(({ id, incident, code, title, dueAt: until, addedAt: since, isStep }) => ({
        key: `task ${id}`,
        what: isStep ? texts.step : texts.task,
        act: texts.look,
        about: title || code,
        since,
        until,
        end: 'late' as const,
        severity: 'moderate' as const,
        cause: `incident:${incident}`,
        path: pathOf(incident),
      })),
      ...erasures.map(({ id, incident, code, kind, askedAt: since }) => ({
        key: `erasure ${id}`,
        what: texts.erasure,
        act: texts.look,
        about: code,
        since,
        until: null,
        severity: 'moderate' as const,
        cause: `incident:${incident}`,
        path: erasurePath(incident, { kind }),
      })),
    ]
  },
  origins: {
    knows: 'incident',
    async of(ctx, ids) {
      const found: Awaited<ReturnType<typeof named.run>>['items'] = []
      for (let at = 0; at < ids.length; at += MAX_NAMED) {
        const incidents = ids.slice(at, at + MAX_NAMED)
        found.push(...(await ctx.call(named, { incidents })).items)
      }
      return new Map(
        found.flatMap(({ id, mergedInto, origin }) => {
          const from = mergedInto === null ? origin : `incident:${mergedInto}`
          return from === null ? [] : [[id, from] as const]
        }),
      )
    },
  },
}
