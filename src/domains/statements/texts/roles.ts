import { defineTexts } from '../../../core/text.ts'

/** Titles of the roles of the word to the public. */
export const roleTexts = defineTexts('statements-roles', {
  spokesperson: { en: 'Spokesperson', ar: 'متحدث رسمي' },
})

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('statements-permissions', {
  'statements:read': {
    en: 'see what is said to the public, and whom the plan names',
    ar: 'رؤية ما يقال للجمهور ومن تسمّيهم خطة الإبلاغ',
  },
  'statements:write': { en: 'write to the public', ar: 'كتابة بيانات للجمهور' },
  'statements:release': {
    en: 'publish what another person wrote to the public',
    ar: 'نشر ما كتبه شخص آخر للجمهور',
  },
  'statements:notify': {
    en: 'tell those whom the plan names, and note it',
    ar: 'إبلاغ من تسمّيهم الخطة وتسجيل ذلك',
  },
  'statements:judge': {
    en: 'say with a second person that a breach of personal data needs no letter',
    ar: 'القول مع شخص ثانٍ إن خرق بيانات شخصية لا يوجب إخطارًا',
  },
  'statements:law': {
    en: 'enter the lengths that laws set, with their source',
    ar: 'إدخال المدد التي تحددها القوانين مع مصدرها',
  },
})
