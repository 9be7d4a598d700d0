import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'
import { recordTitles as titles } from './texts/records.ts'

const text = z.string()
const number = z.number()

/** What the accounts write into the record log. Bodies name persons, devices and roles by id, never by name. */
export const records = recordTypes('accounts', {
  'person.invited': {
    ...titles['person.invited'],
    body: z.object({
      role: text,
      expiresAt: text,
      first: z.literal(true).exactOptional(),
      further: z.array(text).exactOptional(),
      office: text.exactOptional(),
    }),
  },
  'invitation.withdrawn': titles['invitation.withdrawn'],
  'person.joined': { ...titles['person.joined'], body: z.object({ invitation: text }) },
  'person.recovered': { ...titles['person.recovered'], body: z.object({ closedSessions: number }) },
  'recovery.offered': {
    ...titles['recovery.offered'],
    body: z.object({ invitation: text, expiresAt: text }),
  },
  'grant.given': {
    ...titles['grant.given'],
    body: z.object({ grant: text, role: text, until: text.exactOptional() }),
  },
  'grant.withdrawn': { ...titles['grant.withdrawn'], body: z.object({ grant: text, role: text }) },
  'passkey.added': {
    ...titles['passkey.added'],
    body: z.object({ passkey: text, synced: z.boolean() }),
  },
  'passkey.removed': { ...titles['passkey.removed'], body: z.object({ passkey: text }) },
  'passkey.confirmed': {
    ...titles['passkey.confirmed'],
    body: z.object({ passkey: text, act: text }),
  },
  'recoveryCode.renewed': { ...titles['recoveryCode.renewed'], body: z.object({ count: number }) },
  'recoveryCode.used': titles['recoveryCode.used'],
  'session.opened': {
    ...titles['session.opened'],
    body: z.object({ person: text, with: text, browser: text.exactOptional() }),
  },
  'session.closed': {
    ...titles['session.closed'],
    body: z.object({
      why: text,
      person: text.exactOptional(),
      closed: number.exactOptional(),
    }),
  },
  'device.offered': {
    ...titles['device.offered'],
    body: z.object({ expiresAt: text, stations: z.array(text).exactOptional() }),
  },
  'device.enrolled': { ...titles['device.enrolled'], body: z.object({ station: text }) },
  'device.revoked': { ...titles['device.revoked'], body: z.object({ station: text }) },
  'token.created': { ...titles['token.created'], body: z.object({ role: text, expiresAt: text }) },
  'token.revoked': titles['token.revoked'],
})
