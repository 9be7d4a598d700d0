import { defineTexts } from '../../../core/text.ts'

/** Words of the desk for checks of other publishers. */
export const othersTexts = defineTexts('claims-others', {
  title: { en: 'Checks of others', ar: 'تحققات الآخرين' },
  hint: {
    en: 'Whoever pastes something at “Is it true?” sees them as checked by their publisher, never as ours. They come by the command {command}, without their texts.',
    ar: 'من يلصق شيئًا في «هل هذا صحيح؟» يراها بوصفها تحقق ناشرها لا تحققنا. ترد بالأمر {command} دون نصوصها.',
  },
  publishers: { en: 'Publishers', ar: 'الناشرون' },
  noPublisher: { en: 'No publisher is registered.', ar: 'لا ناشر مسجّل.' },
  register: { en: 'Register a publisher', ar: 'تسجيل ناشر' },
  name: { en: 'Name', ar: 'الاسم' },
  domains: { en: 'Domains of its checks', ar: 'نطاقات تحققاته' },
  domainsHint: {
    en: 'Like checks.example, with spaces between. What stands elsewhere waits for a person.',
    ar: 'مثل checks.example تفصل بينها مسافات. ما يرد في غيرها ينتظر شخصًا.',
  },
  quarantined: { en: 'Waits for a person', ar: 'ينتظر شخصًا' },
  kept: { en: 'Shown', ar: 'معروض' },
  refused: { en: 'Refused', ar: 'مرفوض' },
  none: { en: 'No check is here.', ar: 'لا تحقق هنا.' },
  stands: { en: 'Where it stands', ar: 'أين يوجد' },
  foreign: {
    en: 'None of the publisher’s domains: somebody may have made it up.',
    ar: 'ليس من نطاقات الناشر: ربما اختلقه أحدهم.',
  },
  release: { en: 'Let it in', ar: 'قبوله' },
  refuse: { en: 'Refuse it', ar: 'رفضه' },
})
