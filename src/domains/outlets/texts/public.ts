import { defineTexts } from '../../../core/text.ts'

/** What everybody reads of an outlet. */
export const publicTexts = defineTexts('outlets-public', {
  says: { en: 'What it says it does', ar: 'ما تقول إنها تفعله' },
  saysHint: {
    en: 'In its own words. This office changes none of them.',
    ar: 'بكلماتها. لا يغيّر هذا المكتب شيئًا منها.',
  },
  saysNothing: {
    en: 'It has said nothing yet of what it does to be accurate.',
    ar: 'لم تقل بعد شيئًا عما تفعله لتكون دقيقة.',
  },
  saidOn: { en: 'Version {number}, {date}', ar: 'النسخة {number}، {date}' },
  source: { en: 'Who is behind it', ar: 'من يقف وراءها' },
  moved: { en: 'This outlet is now {link}.', ar: 'هذه الوسيلة هي الآن {link}.' },
})
