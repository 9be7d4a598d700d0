import type { What, Where, Who } from '../lib/report-classes/index.ts'
import { defineTexts, type Message } from '../core/text.ts'

/** What happened, as people say it. */
export const whatTexts = defineTexts('report-what', {
  'account-taken-over': { en: 'An account was taken over', ar: 'استولى أحد على حساب' },
  'fake-site-or-message': {
    en: 'A fake election site or message',
    ar: 'موقع أو رسالة مزيّفة باسم الانتخابات',
  },
  'false-voting-information': {
    en: 'False information on where, when or how to vote',
    ar: 'معلومات كاذبة عن مكان الاقتراع أو موعده أو طريقته',
  },
  'service-down': {
    en: 'An election site or the register does not work',
    ar: 'موقع انتخابي أو سجل الناخبين معطّل',
  },
  'data-leak': { en: 'Personal data leaked', ar: 'تسرّبت بيانات شخصية' },
  ransom: {
    en: 'Somebody demands money to give systems or data back',
    ar: 'يطلب أحد مالًا لإعادة أنظمة أو بيانات',
  },
  threats: { en: 'Threats, intimidation or violence', ar: 'تهديد أو ترهيب أو عنف' },
  'vote-buying': { en: 'Votes are bought', ar: 'شراء أصوات' },
  obstruction: {
    en: 'Somebody was refused or hindered at the polling station',
    ar: 'مُنع أحد أو عُرقل في مركز الاقتراع',
  },
  'result-tampering': { en: 'Results were tampered with', ar: 'تلاعب بالنتائج' },
  'official-misconduct': { en: 'Misconduct of an official', ar: 'سلوك مخالف من مسؤول' },
  other: { en: 'Something else', ar: 'شيء آخر' },
}) satisfies Readonly<Record<What, Message>>

/** Where it happened. */
export const whereTexts = defineTexts('report-where', {
  online: { en: 'On the internet or by telephone', ar: 'على الإنترنت أو بالهاتف' },
  station: { en: 'At a polling station', ar: 'في مركز اقتراع' },
  post: { en: 'By letter', ar: 'بالبريد' },
  media: { en: 'In press, radio or television', ar: 'في الصحافة أو الإذاعة أو التلفزيون' },
  home: { en: 'At home', ar: 'في المنزل' },
  work: { en: 'At work', ar: 'في مكان العمل' },
  street: { en: 'In the street', ar: 'في الشارع' },
  event: { en: 'At a campaign event', ar: 'في فعالية انتخابية' },
  other: { en: 'Somewhere else', ar: 'في مكان آخر' },
  unsaid: { en: 'I would rather not say', ar: 'أفضّل ألا أقول' },
}) satisfies Readonly<Record<Where, Message>>

/** Who tells of it. */
export const whoTexts = defineTexts('report-who', {
  voter: { en: 'A voter, or anybody else', ar: 'ناخب أو أي شخص آخر' },
  official: { en: 'An election official', ar: 'مسؤول انتخابي' },
  candidate: { en: 'A candidate or party', ar: 'مرشح أو حزب' },
  journalist: { en: 'A journalist', ar: 'صحفي' },
  staff: { en: 'Somebody who works at an agency or supplier', ar: 'عامل في جهة رسمية أو لدى مورّد' },
  child: { en: 'Somebody under 18', ar: 'شخص دون الثامنة عشرة' },
}) satisfies Readonly<Record<Who, Message>>
