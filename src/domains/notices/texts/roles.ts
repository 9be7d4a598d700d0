import { defineTexts } from '../../../core/text.ts'

/** Who deals with notices. */
export const roleTexts = defineTexts('notices-roles', {
  issuer: { en: 'Notice issuer', ar: 'مُصدر إشعارات' },
  reviewer: { en: 'Notice reviewer', ar: 'مراجع إشعارات' },
  appeal: { en: 'Appeal member', ar: 'عضو استئناف' },
})

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('notices-permissions', {
  'notices:answer': {
    en: 'answer notices for the own outlet, and appeal',
    ar: 'الرد على الإشعارات باسم الوسيلة والاستئناف',
  },
  'notices:read': { en: 'see the desk of notices', ar: 'رؤية مكتب الإشعارات' },
  'notices:issue': {
    en: 'write notices, approve those of others, serve and withdraw them',
    ar: 'كتابة الإشعارات والموافقة على ما كتبه آخرون وتسليمها وسحبها',
  },
  'notices:review': {
    en: 'decide notices that others wrote and approved',
    ar: 'البتّ في إشعارات كتبها آخرون ووافقوا عليها',
  },
  'notices:judge': {
    en: 'decide appeals against notices',
    ar: 'البتّ في استئنافات الإشعارات',
  },
  'notices:restrict': {
    en: 'record restrictions that a court or a regulator decided',
    ar: 'تسجيل قيود قررتها محكمة أو هيئة تنظيم',
  },
  'notices:terms': {
    en: 'set deadlines, weekends and holidays of notices',
    ar: 'تحديد مهل الإشعارات وعطلها',
  },
})
