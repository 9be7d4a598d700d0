import type { RolesPart } from '../../core/role.ts'
import { defineTexts } from '../../core/text.ts'

const titles = defineTexts('accounts-roles', {
  administrator: { en: 'Administrator', ar: 'مسؤول النظام' },
  auditor: { en: 'Auditor', ar: 'مدقق' },
  analyst: { en: 'Analyst', ar: 'محلل' },
  'alert-officer': { en: 'Alert officer', ar: 'ضابط الإنذار' },
  'releasing-officer': { en: 'Releasing officer', ar: 'ضابط الإصدار' },
  'station-officer': { en: 'Station officer', ar: 'مسؤول مركز اقتراع' },
  partner: { en: 'Partner', ar: 'شريك' },
})

const permissions = defineTexts('accounts-permissions', {
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

/**
 * The roles of an election office. The administrator runs the house and sees no content; the auditor reads records and
 * writes nothing. What each may do of a slice stands in that slice; whoever brings a role of its own names it there.
 */
export const roles: RolesPart = {
  named: {
    administrator: { title: titles.administrator, kind: 'duty' },
    auditor: { title: titles.auditor, kind: 'console' },
    analyst: { title: titles.analyst, kind: 'duty' },
    'alert-officer': { title: titles['alert-officer'], kind: 'duty' },
    'releasing-officer': { title: titles['releasing-officer'], kind: 'duty' },
    'station-officer': { title: titles['station-officer'], kind: 'station' },
    // A partner nation's machine: its permissions come with the slices that share.
    partner: { title: titles.partner, kind: 'machine' },
  },
  permissions,
  console: ['accounts:self', 'accounts:names'],
  may: {
    administrator: [
      'accounts:read',
      'accounts:invite',
      'accounts:grant',
      'accounts:revoke',
      'accounts:token',
      'accounts:enrol-device',
    ],
    'alert-officer': ['accounts:enrol-device'],
    'station-officer': ['accounts:self'],
    partner: ['accounts:self'],
  },
}
