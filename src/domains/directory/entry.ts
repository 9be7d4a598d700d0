// An agency as everybody sees it: from the directory of the node, else from the facts that came with the product.
import { z } from 'zod'
import { PUBLIC_KINDS } from '../../core/contacts.ts'
import { fold } from '../../core/fold.ts'
import { id } from '../../core/id.ts'
import type { Time } from '../../core/time.ts'
import {
  CHANNEL_KINDS,
  type ChannelKind,
  type ChannelRow,
  isShown,
  publicChannel,
  type PublicChannel,
  sureness,
  surenessOf,
} from './channel.ts'
import { type Desk, REPORT_DESKS } from './desks.ts'
import { WHAT } from '../../lib/report-classes/index.ts'
import { isOpenAt } from './opening.ts'
import { type AgencyFact, CONTACT_KINDS, iso3 } from './schema.ts'
import type { KnownAgency } from './store.ts'

export const publicEntry = z.strictObject({
  /** Null where it is only in the facts that came with the product. */
  id: id.nullable(),
  code: z.string().nullable(),
  iso3,
  kind: z.enum(PUBLIC_KINDS),
  /** What it is to whoever turns to it. */
  desk: z.enum([...REPORT_DESKS, 'authority']),
  name: z.string(),
  nameLocal: z.string().nullable(),
  languages: z.array(z.string()),
  /** What it may act on itself, as a source says, where its sort does not say it. */
  actsOn: z.array(z.enum(WHAT)),
  channels: z.array(publicChannel),
  sure: sureness,
  /** As of when the list is from which it was taken, as exactly as that says; empty where it does not. */
  asOf: z.string(),
})
export type PublicAgencyEntry = z.infer<typeof publicEntry>

/** Whether two entries are one agency: lists repeat some under another name. What the office confirmed apart stays apart. */
export function isSame(a: PublicAgencyEntry, b: PublicAgencyEntry): boolean {
  if (a.iso3 !== b.iso3 || a.desk !== b.desk) return false
  if (a.sure.at !== null && b.sure.at !== null) return a.id === b.id
  const hosts = new Set(hostsOf(a))
  return fold(a.name) === fold(b.name) || hostsOf(b).some((host) => hosts.has(host))
}

function hostsOf({ channels }: PublicAgencyEntry): string[] {
  return channels.flatMap(({ kind, value }) =>
    kind === 'website' && URL.canParse(value) ? new URL(value).hostname : [],
  )
}

/** The entries with each agency once, confirmed ones first; it has the ways of all that were it. */
export function merged(entries: readonly PublicAgencyEntry[]): PublicAgencyEntry[] {
  const kept: PublicAgencyEntry[] = []
  const order = entries.toSorted((a, b) => Number(a.sure.at === null) - Number(b.sure.at === null))
  for (const one of order) {
    const at = kept.findIndex((other) => isSame(other, one))
    const other = kept[at]
    if (other === undefined) kept.push(one)
    else kept[at] = { ...other, channels: [...other.channels, ...waysBesides(other, one)] }
  }
  return kept
}

/** Ways of the second that the first has not. */
function waysBesides(first: PublicAgencyEntry, second: PublicAgencyEntry): PublicChannel[] {
  const known = new Set(first.channels.map(({ kind, value }) => `${kind} ${value}`))
  return second.channels.filter(({ kind, value }) => !known.has(`${kind} ${value}`))
}

/** Whether it is one that everybody may turn to. */
export function isPublicKind(kind: string): kind is PublicAgencyEntry['kind'] {
  return PUBLIC_KINDS.some((one) => one === kind)
}

/** An agency of the directory with its ways; null where it is none for citizens. */
export function entryOfRow(
  row: KnownAgency,
  channels: readonly ChannelRow[],
  now: Time,
): PublicAgencyEntry | null {
  const { kind } = row
  if (!isPublicKind(kind)) return null
  return {
    id: row.id,
    code: row.code,
    iso3: row.iso3,
    kind,
    desk: deskOf(kind, row.desk),
    name: row.name,
    nameLocal: row.nameLocal,
    languages: codesOf(row.languages),
    actsOn: actsOfText(row.actsOn),
    channels: shownOf(channels, now),
    sure: surenessOf(row.confirmedAt, now),
    asOf: row.asOf,
  }
}

/** The same of a shipped fact, which nobody here has looked at. */
export function entryOfFact(fact: AgencyFact, now: Time): PublicAgencyEntry | null {
  const { kind } = fact
  if (!isPublicKind(kind)) return null
  const unknown = { hours: '', zone: '', languages: '', cost: '', audience: '', confirmedAt: null }
  const channels = CONTACT_KINDS.flatMap((way) => {
    const value = fact[way]
    return value === undefined ? [] : [{ kind: way, value, ...unknown }]
  })
  return {
    id: null,
    code: null,
    iso3: fact.iso3,
    kind,
    desk: deskOf(kind, fact.desk ?? null),
    name: fact.name,
    nameLocal: fact.nameLocal ?? null,
    languages: codesOf(fact.languages ?? ''),
    actsOn: actsOfText(fact.actsOn ?? ''),
    channels: shownOf(channels, now),
    sure: surenessOf(null, now),
    asOf: fact.asOf,
  }
}

function deskOf(kind: PublicAgencyEntry['kind'], desk: AgencyFact['desk'] | null): Desk {
  return kind === 'reporting' ? (desk ?? 'portal') : kind
}

type Way = Pick<
  ChannelRow,
  'kind' | 'value' | 'hours' | 'zone' | 'languages' | 'cost' | 'audience' | 'confirmedAt'
>

/** What of the ways everybody may see, telephones first. */
function shownOf(ways: readonly Way[], now: Time): PublicChannel[] {
  const place = (kind: ChannelKind) => CHANNEL_KINDS.indexOf(kind)
  return ways
    .map(({ confirmedAt, languages, kind, value, hours, zone, cost, audience }) => ({
      kind,
      value,
      hours,
      zone,
      languages: codesOf(languages),
      cost,
      audience,
      isOpen: isOpenAt(hours, zone, now),
      sure: surenessOf(confirmedAt, now),
    }))
    .filter(({ kind, sure }) => isShown(kind, sure))
    .toSorted((a, b) => place(a.kind) - place(b.kind))
}

function actsOfText(spaced: string): PublicAgencyEntry['actsOn'] {
  return WHAT.filter((what) => spaced.split(' ').includes(what))
}

function codesOf(spaced: string): string[] {
  return spaced.split(' ').filter((code) => code !== '')
}
