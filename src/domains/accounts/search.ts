import { fold } from '../../core/fold.ts'
import { everyItem, MAX_PAGE_ROWS } from '../../core/listed.ts'
import { type Search, SHOWN_OF_SLICE } from '../../core/page-parts.ts'
import { people } from './actions/people.ts'
import { searchTexts as texts } from './texts/accounts.ts'

/** Most persons that are looked through; an authority has some dozens. */
const MAX_PERSONS = 2_000

/** Finds persons by a part of their name, with or without accents. */
export const search: Search = {
  name: 'accounts',
  permission: 'accounts:read',
  realm: 'actual',
  async find(ctx, words) {
    const ask = (after: string | undefined) =>
      ctx.call(people, { limit: MAX_PAGE_ROWS, ...(after === undefined ? {} : { after }) })
    const { items } = await everyItem(ask, MAX_PERSONS)
    return items
      .filter(({ name }) => fold(name).includes(fold(words)))
      .slice(0, SHOWN_OF_SLICE)
      .map(({ name: title }) => ({ title, kind: texts.person, path: '/console/people' }))
  },
}
