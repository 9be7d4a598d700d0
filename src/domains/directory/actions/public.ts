import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { PUBLIC_KINDS, publicAgency } from '../../../core/contacts.ts'
import { factsOf } from '../facts.ts'
import { agenciesOf, nations } from '../store.ts'

export const publicContacts = query({
  name: 'directory.publicContacts',
  permission: 'anyone',
  scope: 'none',
  summary: 'For everybody: the country of the node, and the agencies that somebody has confirmed.',
  input: z.strictObject({}),
  output: z.strictObject({
    /** Its name by language; null while none is chosen. */
    country: z.record(z.string(), z.string()).nullable(),
    agencies: z.array(publicAgency),
  }),
  async run({ tx, node }) {
    const nation = await nations.one(tx, { what: 'nation' })
    if (nation === undefined) return { country: null, agencies: [] }
    const country = factsOf(node).countries.get(nation.iso3)
    // Points for other States are no numbers for citizens.
    const all = await agenciesOf(tx, { iso3: nation.iso3, kind: [...PUBLIC_KINDS] })
    const confirmed = all.filter(({ confirmed: by }) => by !== null)
    return {
      country: country?.names ?? null,
      agencies: confirmed.map((agency) => publicAgency.parse(agency)),
    }
  },
})
