import { z } from 'zod'
import { need } from '../../core/action.ts'
import type { Permission } from '../../core/permission.ts'
import { areaPath } from '../../core/permission.ts'
import { message } from '../../core/text.ts'
import { time } from '../../core/time.ts'

/** A polling station as people know it, and where it is. */
const place = z.object({ id: z.string(), number: z.string(), name: z.string(), area: areaPath })

/** Who an alert for `areas` reaches: how many stations, and a hash that says exactly which. */
export const audience = need<{ areas: string[]; devices?: boolean }>()(
  'territory.audience',
  z.object({
    count: z.number().int(),
    hash: z.string().min(1),
    perArea: z.array(z.object({ path: areaPath, name: z.string(), count: z.number().int() })),
    withoutDevice: z.number().int().nullable(),
  }),
)

/** Its stations by area, down to some levels below those asked. */
export const audienceTree = need<{ areas: string[]; devices: false; depth: number }>()(
  'territory.audience',
  z.object({
    count: z.number().int(),
    perArea: z.array(z.object({ path: areaPath, name: z.string(), count: z.number().int() })),
    tree: z.array(z.object({ path: areaPath, name: z.string(), stations: z.number().int() })),
  }),
)

export const audiencePage = need<{ areas: string[]; after?: string; limit: number }>()(
  'territory.audiencePage',
  z.object({
    items: z.array(
      place.omit({ id: true }).extend({ station: z.string(), phone: z.string().nullable() }),
    ),
    next: z.string().nullable(),
  }),
)

/** Where areas lie, as far as their stations have coordinates. */
export const areaPlaces = need<{ areas: string[] }>()(
  'territory.areaPlaces',
  z.object({
    places: z.array(z.object({ path: areaPath, lat: z.number(), lon: z.number() })),
  }),
)

export const stationPlace = need<{ station: string }>()('territory.stationPlace', place)

export const stationPlaces = need<{ stations: string[] }>()(
  'territory.stationPlaces',
  z.object({ stations: z.array(place) }),
)

/** Stations whose number or name begins with these letters. */
export const stationsFound = need<{ search: string; limit: number }>()(
  'territory.stations',
  z.object({ items: z.array(z.object({ id: z.string() })) }),
)

export const audienceCounts = need<{ sets: string[][] }>()(
  'territory.audienceCounts',
  z.object({ counts: z.array(z.number().int()) }),
)

export const devicesOf = need<{ stations: string[] }>()(
  'accounts.devicesOf',
  z.object({
    devices: z.array(
      z.object({ station: z.string(), device: z.string(), lastSeen: z.string().nullable() }),
    ),
  }),
)

/** Contacts of posts, by id, page by page. */
export const postContacts = need<{ after: string; limit: number }>()(
  'territory.postContacts',
  z.object({
    items: z.array(
      z.object({
        official: z.string(),
        station: z.string().nullable(),
        area: areaPath,
        contact: z.string(),
      }),
    ),
  }),
)

/** A post of an area, and how to call it. */
const post = z.object({
  post: z.string(),
  label: z.string().nullable(),
  contact: z.string().nullable(),
})

/** Posts of an area itself with their contacts: the telephone tree of a card. */
export const officials = need<{ area: string }>()(
  'territory.officials',
  z.object({ officials: z.array(post.extend({ id: z.string() })) }),
)

/** Where a site is watched, and since when what is watched of it is as it is. */
export const siteAim = need<{ site: string }>()(
  'monitoring.siteAim',
  z.object({
    host: z.string(),
    httpsPort: z.number().int(),
    httpPort: z.number().int(),
    path: z.string(),
    aimedAt: time,
  }),
)

const site = z.object({ id: z.string(), name: z.string(), host: z.string() })

/** Sites by name, for whoever writes what an alert is about. */
export const sitesToName = need<{ limit: number }>()(
  'monitoring.sites',
  z.object({ items: z.array(site), next: z.string().nullable() }),
)

/** One site by its name, and the areas that rely on it. */
export const siteNamed = need<{ site: string }>()(
  'monitoring.siteFacts',
  site.extend({ areas: z.array(areaPath) }),
)

/** What each check is called. */
export const checkTitles = need<Record<never, never>>()(
  'monitoring.checkTitles',
  z.object({ titles: z.record(z.string(), message) }),
)

/** Persons who hold a permission anywhere, or in an area, above it or below it. */
export const personsHolding = need<{ permission: Permission; area?: string }>()(
  'accounts.personsHolding',
  z.object({ persons: z.array(z.string()) }),
)

/** Whom to call now for an area. */
export const onDuty = need<{ area: string }>()(
  'territory.onDuty',
  z.object({ now: z.array(post.extend({ area: areaPath, until: z.string() })) }),
)

/** What the administrator opened for what the node reaches by itself. */
export const opened = need<Record<never, never>>()(
  'monitoring.opened',
  z.object({ networks: z.array(z.string()), ports: z.array(z.number().int()) }),
)
