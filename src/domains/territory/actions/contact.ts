import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import { officialRow } from '../schema.ts'
import { officials } from '../store/official.ts'

/** Posts of one page. */
const MAX_CONTACTS = 2_000

const part = officialRow.pick({ id: true, station: true, area: true, contact: true })

export const postContacts = query({
  name: 'territory.postContacts',
  permission: 'territory:read',
  scope: 'area',
  summary: 'Contacts of posts by id, page by page, as far as the caller may see them.',
  input: z.strictObject({
    after: z.string().max(36).default(''),
    limit: z.number().int().min(1).max(MAX_CONTACTS).default(MAX_CONTACTS),
  }),
  output: z.strictObject({
    items: z.array(part.omit({ id: true }).extend({ official: id, contact: z.string() })),
  }),
  async run(ctx, { after, limit }) {
    const where = { removedAt: null, contact: { not: null }, id: { after } } as const
    const how = { order: ['id'], limit, as: part } as const
    const rows = await officials.many(ctx.tx, { ...where, area: under(ctx.areas()) }, how)
    return {
      items: rows.map(({ id: official, contact, ...place }) => ({
        official,
        ...place,
        contact: contact ?? '',
      })),
    }
  },
})
