import { personsHolding } from './needs.ts'
import {
  daySection,
  type DaySection,
  type Search,
  SHOWN_OF_SLICE,
  type Waits,
} from '../../core/page-parts.ts'
import type { ReadinessItem } from '../../core/slice.ts'
import { addMs } from '../../core/time.ts'
import { named } from '../../ui/name.ts'
import { table } from '../../ui/table.ts'
import { clockMark } from '../../ui/time.ts'
import { items } from './actions/read.ts'
import { day, waiting } from './actions/told.ts'
import { OFFER_MS } from './schema.ts'
import { partTexts as texts } from './texts/parts.ts'

/** Where an item is shown. */
export const pathOf = (item: string) => `/console/evidence/${item}`

/** What waits of evidence: what is offered, what was asked for, an offer that nobody takes, a broken chain. */
export const waits: Waits = {
  name: 'evidence',
  permission: 'evidence:handle',
  async list(ctx) {
    const { items: found } = await ctx.call(waiting, {})
    return found.map(({ id, code, title, why, since }) => ({
      key: `${id}:${why}`,
      what: texts[why],
      act: texts.look,
      about: title === '' ? code : title,
      since,
      until: why === 'accept' ? addMs(since, OFFER_MS) : null,
      severity: why === 'broken' ? 'extreme' : 'moderate',
      path: pathOf(id),
    }))
  },
}

/** Finds evidence by the beginning of its title or by its code. */
export const search: Search = {
  name: 'evidence',
  permission: 'evidence:read',
  async find(ctx, words) {
    const found = await ctx.call(items, { search: words, limit: SHOWN_OF_SLICE })
    return found.items.map(({ id, title, code }) => ({
      title: `${title} (${code})`,
      kind: texts.item,
      path: pathOf(id),
    }))
  },
}

/** Least number of persons who may hold evidence, so that it can be handed over. */
const HOLDERS = 2

export const readiness: readonly ReadinessItem[] = [
  {
    name: 'custodians',
    after: 'overseer',
    title: texts.readyTitle,
    todo: texts.readyTodo,
    page: { path: '/console/people', permission: 'accounts:read' },
    async isReady(ctx) {
      const { persons } = await ctx.ask(personsHolding, { permission: 'evidence:hold', area: '/' })
      return persons.length >= HOLDERS
    },
  },
]

/** What was preserved on a day. */
export const sections: readonly DaySection[] = [
  daySection({
    name: 'evidence',
    after: 'findings',
    title: texts.dayTitle,
    permission: 'evidence:read',
    file: { query: day.name, label: texts.dayFile },
    load: (ctx, stretch) => ctx.call(day, stretch),
    render: ({ items: rows }, { t, base, node: { zone } }) =>
      table(t, {
        caption: t(texts.dayTitle),
        isCaptionHidden: true,
        empty: t(texts.dayEmpty),
        rows,
        columns: [
          {
            label: t(texts.item),
            cell: (row) => named({ base }, pathOf(row.id), row.title || row.code),
          },
          { label: t(texts.preserved), cell: (row) => clockMark(t, { at: row.heldAt, zone }) },
        ],
      }),
    lines: ({ items: rows }, { t }) =>
      rows.map(({ heldAt, title, code }) => ({
        at: heldAt,
        what: t(texts.preserved),
        where: title || code,
      })),
  }),
]
