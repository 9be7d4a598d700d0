import { defineTexts } from '../../../core/text.ts'

/** Words of a draft that a person sends to himself before anybody else gets it. */
export const trialWords = defineTexts('alertTrial', {
  mark: { en: 'TEST – not released', ar: 'اختبار – لم يصدر' },
  why: {
    en: 'You asked for this test. Nobody else got it, and no station did. The texts as they stand:',
    ar: 'طلبتَ هذا الاختبار. لم يتلقه أحد غيرك ولا أي مركز. النصوص كما هي الآن:',
  },
  forVoters: { en: 'For voters:', ar: 'للناخبين:' },
  button: { en: 'Send to me first', ar: 'أرسله إليّ أولًا' },
  hint: {
    en: 'To your own contacts and nobody else, marked as a test: {to}.',
    ar: 'إلى جهات اتصالك أنت وحدها، موسومًا بأنه اختبار: {to}.',
  },
  none: {
    en: 'To read it on your own telephone first, {link}.',
    ar: 'لقراءته على هاتفك أولًا، {link}.',
  },
  add: { en: 'enter a mailbox or a telephone', ar: 'أدخل بريدًا أو هاتفًا' },
  sent: {
    en: 'Sent at {time} to {to}. It says that it is a test and not released.',
    ar: 'أُرسل {time} إلى {to}. وهو يقول إنه اختبار ولم يصدر.',
  },
  mail: { en: 'your mail {address}', ar: 'بريدك {address}' },
  hook: { en: 'your webhook {address}', ar: 'خطاف الويب {address}' },
  phones: {
    en: { one: '{count} telephone', other: '{count} telephones' },
    ar: {
      zero: 'لا هواتف',
      one: 'هاتف واحد',
      two: 'هاتفين',
      few: '{count} هواتف',
      many: '{count} هاتفًا',
      other: '{count} هاتف',
    },
  },
  browsers: {
    en: { one: '{count} browser', other: '{count} browsers' },
    ar: {
      zero: 'لا متصفحات',
      one: 'متصفح واحد',
      two: 'متصفحين',
      few: '{count} متصفحات',
      many: '{count} متصفحًا',
      other: '{count} متصفح',
    },
  },
})
