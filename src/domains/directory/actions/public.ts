import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { PUBLIC_KINDS, publicAgency } from '../../../core/contacts.ts'
import { factsOf } from '../facts.ts'
import { iso3 } from '../schema.ts'
import { type PublicAgencyEntry, entryOfRow } from '../entry.ts'
import { channelsOf, knownAgencies, nations } from '../store.ts'
import type { ChannelKind } from '../channel.ts'

export const publicContacts = query({
  name: 'directory.publicContacts',
  permission: 'anyone',
  scope: 'none',
  summary: 'For everybody: the country of the node, and the agencies that somebody has confirmed.',
  input: z.strictObject({}),
  output: z.strictObject({
    /** Its name by language; null while none is chosen. */
    country: z.record(z.string(), z.string()).nullable(),
    iso3: iso3.nullable(),
    agencies: z.array(publicAgency),
  }),
  async run({ tx, node, now }) {
    const nation = await nations.one(tx, { what: 'nation' })
    if (nation === undefined) return { country: null, iso3: null, agencies: [] }
    const country = factsOf(node).countries.get(nation.iso3)
    const rows = await knownAgencies(tx, { iso3: nation.iso3 })
    // Points for other States are no numbers for citizens, and what nobody checked is shown where it says so.
    const confirmed = rows.filter(({ confirmedAt }) => confirmedAt !== null)
    const ways = await channelsOf(
      tx,
      confirmed.map(({ id }) => id),
    )
    const agencies = confirmed
      .map((row) =>
        entryOfRow(
          row,
          ways.filter(({ agency }) => agency === row.id),
          now,
        ),
      )
      .flatMap((entry) => (entry === null ? [] : [contactsOf(entry)]))
      .toSorted((a, b) => PUBLIC_KINDS.indexOf(a.kind) - PUBLIC_KINDS.indexOf(b.kind))
    return { country: country?.names ?? null, iso3: nation.iso3, agencies }
  },
})

/** An agency with its first way of each kind. */
function contactsOf({ kind, name, nameLocal, channels }: PublicAgencyEntry) {
  const first = (wanted: ChannelKind) => channels.find((way) => way.kind === wanted)?.value ?? null
  return publicAgency.parse({
    kind,
    name,
    nameLocal,
    website: first('website'),
    phone: first('phone'),
    emergency: first('emergency'),
    mail: first('mail'),
  })
}
