import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { areaPath } from '../../../core/permission.ts'
import { contactsAfter } from '../store/contact.ts'

/** Posts of one page. */
const MAX_CONTACTS = 2_000

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
    items: z.array(
      z.strictObject({ official: id, station: id.nullable(), area: areaPath, contact: z.string() }),
    ),
  }),
  async run(ctx, { after, limit }) {
    const rows = await contactsAfter(ctx.tx, { areas: ctx.areas(), after, limit })
    return {
      items: rows.map(({ id: official, contact, ...place }) => ({
        official,
        ...place,
        contact: contact ?? '',
      })),
    }
  },
})
