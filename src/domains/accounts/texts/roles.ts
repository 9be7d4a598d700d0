import { defineTexts } from '../../../core/text.ts'

/** Titles of the roles. */
export const roleTexts = defineTexts('accounts-roles', {
  administrator: { en: 'Administrator', ar: 'مسؤول النظام' },
  auditor: { en: 'Auditor', ar: 'مدقق' },
  analyst: { en: 'Analyst', ar: 'محلل' },
  'alert-officer': { en: 'Alert officer', ar: 'ضابط الإنذار' },
  'releasing-officer': { en: 'Releasing officer', ar: 'ضابط الإصدار' },
  'station-officer': { en: 'Station officer', ar: 'مسؤول مركز اقتراع' },
  partner: { en: 'Partner', ar: 'شريك' },
})

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('accounts-permissions', {
  'accounts:self': {
    en: 'look after the own passkeys and sessions',
    ar: 'إدارة مفاتيح المرور والجلسات الخاصة به',
  },
  'accounts:names': { en: 'see names of persons', ar: 'رؤية أسماء الأشخاص' },
  'accounts:read': {
    en: 'list people, roles and invitations',
    ar: 'عرض الأشخاص والأدوار والدعوات',
  },
  'accounts:invite': { en: 'invite people', ar: 'دعوة أشخاص' },
  'accounts:grant': { en: 'give and withdraw roles', ar: 'منح الأدوار وسحبها' },
  'accounts:revoke': {
    en: 'end sessions of others',
    ar: 'إنهاء جلسات الآخرين',
  },
  'accounts:token': { en: 'make tokens for machines', ar: 'إنشاء رموز وصول للأجهزة' },
  'accounts:enrol-device': {
    en: 'enrol and revoke devices of stations',
    ar: 'تسجيل أجهزة المراكز وإلغاؤها',
  },
})
