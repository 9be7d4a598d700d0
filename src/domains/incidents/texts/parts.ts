import { defineTexts } from '../../../core/text.ts'

export const roleTexts = defineTexts('incidents-roles', {
  'incident-handler': { en: 'Incident handler', ar: 'مسؤول الحوادث' },
})

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('incidents-permissions', {
  'incidents:read': { en: 'see incidents', ar: 'رؤية الحوادث' },
  'incidents:note': {
    en: 'write into the timeline of incidents and do their tasks',
    ar: 'الكتابة في التسلسل الزمني للحوادث وإنجاز مهامها',
  },
  'incidents:lead': {
    en: 'open, lead, merge and close incidents',
    ar: 'فتح الحوادث وقيادتها ودمجها وإغلاقها',
  },
})

/** What waits, the situation, the day, the search. */
export const partTexts = defineTexts('incidents-parts', {
  incident: { en: 'Incident', ar: 'حادثة' },
  unled: { en: 'An incident that nobody leads', ar: 'حادثة لا يقودها أحد' },
  task: { en: 'A task of yours', ar: 'مهمة لك' },
  look: { en: 'Look', ar: 'انظر' },
  tile: { en: 'Open incidents', ar: 'حوادث مفتوحة' },
  tileNone: { en: 'none', ar: 'لا شيء' },
  tileUnled: {
    en: { one: '{count} led by nobody', other: '{count} led by nobody' },
    ar: {
      zero: 'كلها لها من يقودها',
      one: 'واحدة لا يقودها أحد',
      two: 'اثنتان لا يقودهما أحد',
      few: '{count} لا يقودها أحد',
      many: '{count} لا يقودها أحد',
      other: '{count} لا يقودها أحد',
    },
  },
  tileAllLed: { en: 'each is led by somebody', ar: 'لكل منها من يقودها' },
  dayTitle: { en: 'Incidents', ar: 'الحوادث' },
  dayEmpty: { en: 'No incident was opened or ended.', ar: 'لم تُفتح حادثة ولم تنتهِ أخرى.' },
  opened: { en: 'Opened', ar: 'فُتحت' },
  ended: { en: 'Ended', ar: 'انتهت' },
})
