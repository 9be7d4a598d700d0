import { z } from 'zod'
import { need } from '../../core/action.ts'

/** What the set-up page reads of the slices, in its own words. */
export const nation = need<object>()(
  'directory.nation',
  z.object({ iso3: z.string(), languages: z.array(z.string()) }).nullable(),
)

const names = z.record(z.string(), z.string())

export const countries = need<object>()(
  'directory.countries',
  z.object({ countries: z.array(z.object({ iso3: z.string(), names })) }),
)

const origin = { source: z.string(), asOf: z.string(), confidence: z.string() }

export const proposal = need<{ iso3: string }>()(
  'directory.proposal',
  z.object({
    iso3: z.string(),
    names,
    zones: z.array(z.string()),
    languages: z.array(z.string()),
    agencies: z.number(),
    elections: z.array(z.object({ office: z.string(), date: z.string(), ...origin })),
    pollingStations: z.array(
      z.object({ stations: z.number(), precision: z.string(), year: z.string(), ...origin }),
    ),
    votingTechnology: z.array(
      z.object({ technology: z.string(), scope: z.string(), status: z.string(), ...origin }),
    ),
  }),
)
export type Proposal = z.infer<(typeof proposal)['output']>

export const agencies = need<{ iso3: string }>()(
  'directory.agencies',
  z.object({ agencies: z.array(z.object({ confirmed: z.unknown() })) }),
)

export const election = need<object>()(
  'territory.currentElection',
  z
    .object({
      id: z.string(),
      name: z.string(),
      times: z.object({ first: z.string(), last: z.string() }),
      zone: z.string(),
      phases: z.record(z.string(), z.unknown()),
    })
    .nullable(),
)
export type Election = NonNullable<z.infer<(typeof election)['output']>>

export const overseer = need<object>()(
  'directory.overseer',
  z
    .object({
      name: z.string(),
      post: z.string(),
      phone: z.string().nullable(),
      namedAt: z.string(),
    })
    .nullable(),
)
export type Overseer = NonNullable<z.infer<(typeof overseer)['output']>>

export const holders = need<{ permission: string }>()(
  'accounts.holders',
  z.object({ count: z.number() }),
)

/** Items that somebody said do not apply, with the reason. */
export const waivers = need<object>()(
  'directory.waivers',
  z.object({ waivers: z.array(z.object({ item: z.string(), reason: z.string() })) }),
)
