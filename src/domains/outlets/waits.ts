import type { Waits } from '../../core/page-parts.ts'
import { boundPersons } from './actions/person.ts'
import { DESK } from './pages/look.ts'
import { officeTexts as texts } from './texts/office.ts'

/** Who is to speak for an outlet waits for a second person: not for whoever asked. */
export const waits: Waits = {
  name: 'outlets',
  permission: 'outlets:admit',
  async list(ctx) {
    const { items } = await ctx.call(boundPersons, {})
    const asked = items.filter(({ agreedAt }) => agreedAt === null)
    const others = await ctx.ofReader(({ actor }) =>
      asked.filter(({ boundBy }) => boundBy !== actor.id).map(({ person }) => person),
    )
    return asked.flatMap(({ person, title, source, boundAt: since }) =>
      others.includes(person)
        ? {
            key: `agree ${person}`,
            what: texts.waitAgree,
            about: title ?? source,
            since,
            until: null,
            severity: 'moderate' as const,
            path: DESK,
          }
        : [],
    )
  },
}
