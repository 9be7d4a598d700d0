import { defineTexts } from '../../../core/text.ts'

/** Titles of the roles that work with evidence. */
export const roleTexts = defineTexts('evidence-roles', {
  investigator: { en: 'Investigator', ar: 'محقق' },
  custodian: { en: 'Custodian of evidence', ar: 'أمين الأدلة' },
  prosecutor: { en: 'Prosecutor', ar: 'مدّعٍ عام' },
  'data-protection-officer': { en: 'Data protection officer', ar: 'مسؤول حماية البيانات' },
})

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('evidence-permissions', {
  'evidence:read': {
    en: 'see evidence and its chain of custody',
    ar: 'رؤية الأدلة وسلسلة عهدتها',
  },
  'evidence:handle': {
    en: 'write acts of custody and download evidence',
    ar: 'كتابة إجراءات العهدة وتنزيل الأدلة',
  },
  'evidence:add': { en: 'hand in evidence', ar: 'تسليم الأدلة' },
  'evidence:hold': { en: 'take evidence into custody', ar: 'تسلّم الأدلة في العهدة' },
  'evidence:ask-erasure': {
    en: 'ask that content of evidence be erased',
    ar: 'طلب محو محتوى الأدلة',
  },
  'evidence:erase': {
    en: 'erase content of evidence that somebody else asked to be erased',
    ar: 'محو محتوى أدلة طلب شخص آخر محوه',
  },
})

/** What waits, the set-up's items, the day, the search. */
export const partTexts = defineTexts('evidence-parts', {
  accept: { en: 'Evidence is offered to you', ar: 'دليل معروض عليك' },
  look: { en: 'Look', ar: 'انظر' },
  broken: { en: 'A chain of custody is broken', ar: 'انكسرت سلسلة عهدة' },
  late: { en: 'Your offer has waited for a day', ar: 'عرضك ينتظر منذ يوم' },
  asked: { en: 'Somebody asked for an act of custody', ar: 'طلب شخص إجراء عهدة' },
  item: { en: 'Evidence', ar: 'دليل' },
  readyTitle: {
    en: 'Two persons can take evidence into custody',
    ar: 'يستطيع شخصان تسلّم الأدلة في عهدتهما',
  },
  readyTodo: {
    en: 'Give a second person the role of custodian, so that evidence can be handed over.',
    ar: 'امنح شخصًا ثانيًا دور أمين الأدلة ليمكن تسليم الأدلة.',
  },
  dayTitle: { en: 'Evidence', ar: 'الأدلة' },
  dayEmpty: { en: 'Nothing was preserved.', ar: 'لم يُحفظ شيء.' },
  dayFile: { en: 'Evidence of the day', ar: 'أدلة اليوم' },
  preserved: { en: 'Preserved', ar: 'حُفظ' },
})

/** What people call the seventh clause, and its figure. */
export const clauseTexts = defineTexts('evidence-clause', {
  c7: {
    en: 'When a system is breached, follow the trail to those who did it, with evidence nobody can rewrite.',
    ar: 'عند اختراق نظام، تتبّع الأثر إلى الفاعلين بأدلة لا يستطيع أحد تغييرها.',
  },
  figure: {
    en: {
      one: '{count} piece of evidence preserved',
      other: '{count} pieces of evidence preserved',
    },
    ar: {
      zero: 'لم يُحفظ أي دليل',
      one: 'حُفظ دليل واحد',
      two: 'حُفظ دليلان',
      few: 'حُفظت {count} أدلة',
      many: 'حُفظ {count} دليلًا',
      other: 'حُفظ {count} دليل',
    },
  },
})
