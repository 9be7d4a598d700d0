import { defineTexts } from '../../../core/text.ts'

/** What waits, the situation, the day, the search. */
export const elsewhereTexts = defineTexts('statements-parts', {
  first: { en: 'The public waits for a first word', ar: 'الجمهور ينتظر قولًا أول' },
  second: { en: 'A text for the public waits for you', ar: 'نص للجمهور ينتظرك' },
  tell: { en: 'Somebody is to be told', ar: 'ينبغي إبلاغ جهة' },
  judge: { en: 'A breach that is said to need no letter', ar: 'خرق يقال إنه لا يوجب إخطارًا' },
  write: { en: 'Write', ar: 'اكتب' },
  read: { en: 'Read', ar: 'اقرأ' },
  look: { en: 'Look', ar: 'انظر' },
  statement: { en: 'Statement', ar: 'بيان' },
  lateSince: {
    en: 'The public has waited for a first word since {time}',
    ar: 'ينتظر الجمهور قولًا أول منذ {time}',
  },
  dueUntil: {
    en: 'The public waits for a first word until {time}',
    ar: 'ينتظر الجمهور قولًا أول حتى {time}',
  },
  day: { en: 'Press statements', ar: 'بيانات للجمهور' },
  dayNone: { en: 'Nothing was due and nothing was said.', ar: 'لم يستحق شيء ولم يُقل شيء.' },
  incident: { en: 'Incident', ar: 'الحادثة' },
  opened: { en: 'Opened', ar: 'فُتحت' },
  due: { en: 'First word due', ar: 'استحقاق القول الأول' },
  said: { en: 'First word', ar: 'القول الأول' },
  changed: { en: 'Last published', ar: 'آخر نشر' },
})
