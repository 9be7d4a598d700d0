import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'

/** What the accounts write into the record log. Bodies name persons, devices and roles by id, never by name. */
export const records = recordTypes('accounts', {
  'person.invited': {
    en: 'A person was invited',
    ar: 'دُعي شخص',
    body: z.object({
      role: z.string(),
      expiresAt: z.string(),
      first: z.literal(true).exactOptional(),
      further: z.array(z.string()).exactOptional(),
      office: z.string().exactOptional(),
    }),
  },
  'invitation.withdrawn': { en: 'An invitation was withdrawn', ar: 'سُحبت دعوة' },
  'person.joined': {
    en: 'A person joined',
    ar: 'انضم شخص',
    body: z.object({ invitation: z.string() }),
  },
  'person.recovered': {
    en: 'A person joined anew by a recovery link',
    ar: 'عاد شخص عبر رابط استرداد',
    body: z.object({ closedSessions: z.number() }),
  },
  'recovery.offered': {
    en: 'A recovery link was made',
    ar: 'أُنشئ رابط استرداد',
    body: z.object({ invitation: z.string(), expiresAt: z.string() }),
  },
  'grant.given': {
    en: 'A role was given',
    ar: 'مُنح دور',
    body: z.object({ grant: z.string(), role: z.string() }),
  },
  'grant.withdrawn': {
    en: 'A role was withdrawn',
    ar: 'سُحب دور',
    body: z.object({ grant: z.string(), role: z.string() }),
  },
  'passkey.added': {
    en: 'A passkey was added',
    ar: 'أضيف مفتاح مرور',
    body: z.object({ passkey: z.string(), synced: z.boolean() }),
  },
  'passkey.removed': {
    en: 'A passkey was removed',
    ar: 'حُذف مفتاح مرور',
    body: z.object({ passkey: z.string() }),
  },
  'passkey.confirmed': {
    en: 'An act was confirmed by passkey',
    ar: 'أُكّد إجراء بمفتاح مرور',
    body: z.object({ passkey: z.string(), act: z.string() }),
  },
  'recoveryCode.renewed': {
    en: 'Recovery codes were renewed',
    ar: 'جُددت رموز الاسترداد',
    body: z.object({ count: z.number() }),
  },
  'recoveryCode.used': { en: 'A recovery code was used', ar: 'استُخدم رمز استرداد' },
  'session.opened': {
    en: 'Somebody signed in',
    ar: 'سجّل شخص الدخول',
    body: z.object({ person: z.string(), with: z.string(), browser: z.string().exactOptional() }),
  },
  'session.closed': {
    en: 'Sessions ended',
    ar: 'انتهت جلسات',
    body: z.object({
      why: z.string(),
      person: z.string().exactOptional(),
      closed: z.number().exactOptional(),
    }),
  },
  'device.offered': {
    en: 'Devices of stations were offered a place',
    ar: 'عُرض تسجيل أجهزة لمراكز',
    body: z.object({ expiresAt: z.string(), stations: z.array(z.string()).exactOptional() }),
  },
  'device.enrolled': {
    en: 'A device was enrolled',
    ar: 'سُجّل جهاز',
    body: z.object({ station: z.string() }),
  },
  'device.revoked': {
    en: 'A device was revoked',
    ar: 'أُلغي جهاز',
    body: z.object({ station: z.string() }),
  },
  'token.created': {
    en: 'A token was made',
    ar: 'أُنشئ رمز وصول',
    body: z.object({ role: z.string(), expiresAt: z.string() }),
  },
  'token.revoked': { en: 'A token was revoked', ar: 'أُلغي رمز وصول' },
})
