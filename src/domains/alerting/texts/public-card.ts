import { defineTexts } from '../../../core/text.ts'

/** Words of the public pages about alerts: the card of the front page, the list, a single alert. */
export const frontTexts = defineTexts('alerting-front', {
  title: { en: 'Alerts and corrections', ar: 'التنبيهات والتصحيحات' },
  none: {
    en: 'No alert for the public is in force.',
    ar: 'لا يوجد الآن تنبيه سارٍ موجّه إلى الجمهور.',
  },
  read: {
    en: {
      one: 'One alert is in force: read it.',
      other: '{count} alerts are in force: read them.',
    },
    ar: {
      zero: 'لا تنبيه ساريًا.',
      one: 'هناك تنبيه سارٍ: اقرأه.',
      two: 'هناك تنبيهان ساريان: اقرأهما.',
      few: 'هناك {count} تنبيهات سارية: اقرأها.',
      many: 'هناك {count} تنبيهًا ساريًا: اقرأها.',
      other: 'هناك {count} تنبيه سارٍ: اقرأها.',
    },
  },
  danger: {
    en: 'There is a warning of danger: read it before you go to vote.',
    ar: 'هناك تحذير من خطر: اقرأه قبل أن تذهب للاقتراع.',
  },
  inForce: { en: 'In force since {time}', ar: 'سارٍ منذ {time}' },
  takenBack: { en: 'Taken back {time}', ar: 'سُحب في {time}' },
  isOver: { en: 'All clear since {time}', ar: 'زال الخطر منذ {time}' },
  lapsed: { en: 'No longer in force since {time}', ar: 'لم يعد ساريًا منذ {time}' },
  lapsedMore: {
    en: 'It ended by itself. What it asked for no longer holds.',
    ar: 'انتهى من تلقاء نفسه، ولم يعد ما طلبه ساريًا.',
  },
  wrong: { en: 'We were wrong', ar: 'لقد أخطأنا' },
  wrongBefore: {
    en: 'Our mistake, sent {time} and not true: “{words}”',
    ar: 'هذا خطأنا، أُرسل في {time} وليس صحيحًا: «{words}»',
  },
  overBefore: {
    en: 'What we had warned of, {time}: “{words}”',
    ar: 'ما حذّرنا منه في {time}: «{words}»',
  },
  all: {
    en: 'All alerts and corrections of the last {days} days',
    ar: 'كل التنبيهات والتصحيحات في آخر {days} يومًا',
  },
  intro: {
    en: 'What we tell everybody stands here, and stays here for {days} days after it ended or turned out to be wrong. A warning in our name that does not stand here is not from us.',
    ar: 'كل ما نقوله للجميع مكتوب هنا، ويبقى هنا {days} يومًا بعد انتهائه أو ثبوت خطئه. وأي تحذير باسمنا غير مكتوب هنا ليس منا.',
  },
  now: { en: 'In force', ar: 'سارية' },
  ended: { en: 'Corrections, and what is over', ar: 'تصحيحات وما انتهى' },
  noneEnded: {
    en: 'Nothing was taken back or ended in the last {days} days.',
    ar: 'لم يُسحب شيء ولم ينتهِ في آخر {days} يومًا.',
  },
  isMore: {
    en: 'More ended than are listed here; each of them keeps its own address.',
    ar: 'ما انتهى أكثر مما هو مذكور هنا، ولكل منها عنوانه الباقي.',
  },
  feedTitle: { en: 'Be told of alerts', ar: 'لتصلك التنبيهات' },
  feed: {
    en: 'A feed reader shows each new alert and each correction: {feed}',
    ar: 'يعرض قارئ الخلاصات كل تنبيه جديد وكل تصحيح: {feed}',
  },
  until: { en: 'Until', ar: 'حتى' },
  where: { en: 'Where', ar: 'أين' },
  phone: { en: 'Telephone for questions', ar: 'هاتف للاستفسار' },
  more: { en: 'More', ar: 'المزيد' },
  file: { en: 'For programs', ar: 'للبرامج' },
  fileMore: {
    en: 'the same alert as a file in the format CAP',
    ar: 'التنبيه نفسه ملفًا بصيغة CAP',
  },
})
