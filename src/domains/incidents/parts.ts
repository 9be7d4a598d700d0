import {
  type DaySection,
  daySection,
  type Search,
  SHOWN_OF_SLICE,
  type Waits,
} from '../../core/page-parts.ts'
import { holds } from '../../core/actor.ts'
import { named } from '../../ui/name.ts'
import { table } from '../../ui/table.ts'
import { clockMark } from '../../ui/time.ts'
import { incidents } from './actions/incident.ts'
import { day } from './actions/day.ts'
import { ownTasks } from './actions/task.ts'
import { pathOf } from './pages/look.ts'
import { partTexts as texts } from './texts/parts.ts'

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
      ...tasks.map(({ id, incident, title, dueAt: until, addedAt: since }) => ({
        key: `task ${id}`,
        what: texts.task,
        act: texts.look,
        about: title,
        since,
        until,
        severity: 'moderate' as const,
        path: pathOf(incident),
      })),
    ]
  },
}

/** Finds incidents by the beginning of their title or by their code. */
export const search: Search = {
  name: 'incidents',
  permission: 'incidents:read',
  async find(ctx, words) {
    const found = await ctx.call(incidents, { view: 'all', search: words, limit: SHOWN_OF_SLICE })
    return found.items.map(({ id, title, code }) => ({
      title: `${title} (${code})`,
      kind: texts.incident,
      path: pathOf(id),
    }))
  },
}

/** What was opened and what ended on a day. */
export const sections: readonly DaySection[] = [
  daySection({
    name: 'incidents',
    after: 'findings',
    title: texts.dayTitle,
    permission: 'incidents:read',
    load: (ctx, stretch) => ctx.call(day, stretch),
    render: ({ items }, { t, base, node: { zone } }) =>
      table(t, {
        caption: t(texts.dayTitle),
        isCaptionHidden: true,
        empty: t(texts.dayEmpty),
        rows: items,
        columns: [
          { label: t(texts.incident), cell: (row) => named({ base }, pathOf(row.id), row.title) },
          {
            label: t(texts.opened),
            cell: (row) => clockMark(t, { at: row.openedAt, zone }),
          },
          {
            label: t(texts.ended),
            cell: (row) => (row.endedAt === null ? '–' : clockMark(t, { at: row.endedAt, zone })),
          },
        ],
      }),
    lines: ({ items, from, until }, { t }) =>
      items.flatMap(({ title: where, openedAt, endedAt }) => [
        ...(openedAt >= from && openedAt < until
          ? [{ at: openedAt, what: t(texts.opened), where }]
          : []),
        ...(endedAt !== null && endedAt >= from && endedAt < until
          ? [{ at: endedAt, what: t(texts.ended), where }]
          : []),
      ]),
  }),
]
