// Ways to reach an agency, and how sure each of them is.
import { z } from 'zod'
import { id } from '../../core/id.ts'
import { line } from '../../core/line.ts'
import { addMs, DAY, type Time, time } from '../../core/time.ts'
import { zone } from '../../core/zone.ts'
import { WHO } from '../../lib/report-classes/index.ts'
import { openingHours } from './opening.ts'

/** Ways to reach one agency; the largest offices have a dozen. */
export const MAX_CHANNELS = 30
/** A number that nobody has looked at for so long is not shown: somebody else may have it by now. */
export const NUMBER_DAYS = 180

export const CHANNEL_KINDS = [
  'emergency',
  'phone',
  'website',
  'mail',
  'onion',
  'visit',
  'post',
  'age-key',
] as const
export const channelKind = z.enum(CHANNEL_KINDS)
export type ChannelKind = z.infer<typeof channelKind>

export const cost = z.enum(['free', 'charged'])
export const audience = z.enum(WHO)

const webAddress = z.url({ protocol: /^https?$/ }).max(300)

/** What may be written for each kind. */
const VALUES: Readonly<Record<ChannelKind, z.ZodType<string>>> = {
  emergency: line(20),
  phone: line(60),
  website: webAddress,
  mail: z.email().max(200),
  onion: webAddress.regex(/^https?:\/\/([a-z0-9-]{1,63}\.)?[a-z2-7]{56}\.onion(\/|$)/),
  visit: line(300),
  post: line(300),
  'age-key': z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/),
}

/** Whether a value is one of its kind. */
export function isOfKind({ kind, value }: { kind: ChannelKind; value: string }): boolean {
  return VALUES[kind].safeParse(value).success
}

/** What is known of a way: hours with the zone of their clocks, languages, cost, and whom it is for; empty is not known. */
export const channelFields = {
  kind: channelKind,
  value: line(300),
  hours: openingHours.default(''),
  zone: zone.or(z.literal('')).default(''),
  /** Codes separated by spaces. */
  languages: z
    .string()
    .trim()
    .regex(/^([a-z]{2,3}( [a-z]{2,3}){0,7})?$/, 'codes like en or ar with spaces between')
    .default(''),
  cost: cost.or(z.literal('')).default(''),
  audience: audience.or(z.literal('')).default(''),
}

/** Who changed a row and when: each change makes a new one, and what it ended says by which step. */
export const stepFields = {
  addedBy: z.string(),
  addedAt: time,
  step: z.string(),
  endedAt: time.nullable(),
  endedStep: z.string().nullable(),
}

export const channelRow = z.strictObject({
  id,
  agency: id,
  kind: channelKind,
  value: z.string(),
  hours: z.string(),
  zone: z.string(),
  languages: z.string(),
  cost: z.string(),
  audience: z.string(),
  confirmedBy: z.string().nullable(),
  confirmedAt: time.nullable(),
  seen: z.string().nullable(),
  ...stepFields,
})
export type ChannelRow = z.infer<typeof channelRow>

/** How sure something is: a person confirmed it lately, or long ago, or it only stands on a public list. */
export const sureness = z.strictObject({
  state: z.enum(['confirmed', 'old', 'listed']),
  /** When it was confirmed last. */
  at: time.nullable(),
})
export type Sureness = z.infer<typeof sureness>

export function surenessOf(confirmedAt: Time | null, now: Time): Sureness {
  if (confirmedAt === null) return { state: 'listed', at: null }
  const isOld = confirmedAt < addMs(now, -NUMBER_DAYS * DAY)
  return { state: isOld ? 'old' : 'confirmed', at: confirmedAt }
}

/** Whether everybody may be shown it: who dials a number cannot see who answers, so that it has to be sure. */
export function isShown(kind: ChannelKind, { state }: Sureness): boolean {
  return (kind !== 'phone' && kind !== 'emergency') || state === 'confirmed'
}

/** A way to reach an agency as everybody sees it. */
export const publicChannel = z.strictObject({
  kind: channelKind,
  value: z.string(),
  hours: z.string(),
  zone: z.string(),
  languages: z.array(z.string()),
  cost: z.string(),
  audience: z.string(),
  /** Null where its hours are not known. */
  isOpen: z.boolean().nullable(),
  sure: sureness,
})
export type PublicChannel = z.infer<typeof publicChannel>
