import { defineTexts } from '../../../core/text.ts'

/** Words of the page on which a group writes to its observers. */
export const broadcastTexts = defineTexts('pollwatch-broadcast', {
  title: { en: 'Write to observers', ar: 'الكتابة إلى المراقبين' },
  intro: {
    en: 'A short message to the telephones whose numbers you have, and the same words on the page of their enrolled telephones. No page shows it to another group or to an office, but it lies on the node unsealed, and networks can read a short message.',
    ar: 'رسالة قصيرة إلى الهواتف التي لديكم أرقامها، والكلمات نفسها في صفحة هواتفهم المسجّلة. لا تعرضها صفحة على جماعة أخرى أو على مكتب، لكنها تُحفظ في العقدة بلا ختم، والشبكات تستطيع قراءة الرسالة القصيرة.',
  },
  words: { en: 'What you write', ar: 'ما تكتبه' },
  whom: { en: 'To whom', ar: 'إلى من' },
  all: { en: 'All observers of the group', ar: 'كل مراقبي الجماعة' },
  ofArea: { en: 'Observers in an area', ar: 'المراقبون في منطقة' },
  silent: { en: 'Those from whom a form is missing', ar: 'من تنقص منهم استمارة' },
  byNumbers: { en: 'Those with these numbers', ar: 'من لهم هذه الأرقام' },
  area: { en: 'Area', ar: 'المنطقة' },
  form: { en: 'Form that is missing', ar: 'الاستمارة الناقصة' },
  serial: { en: 'Which asking', ar: 'أي سؤال' },
  serialHint: { en: '1 where it is asked once.', ar: '1 إن كان السؤال مرة واحدة.' },
  numbers: { en: 'Numbers of the observers', ar: 'أرقام المراقبين' },
  numbersHint: {
    en: 'With spaces, commas or lines between them.',
    ar: 'بينها مسافات أو فواصل أو أسطر.',
  },
  look: { en: 'See whom it goes to', ar: 'انظر إلى من تذهب' },
  goesTo: {
    en: { one: 'To one observer.', other: 'To {count} observers.' },
    ar: {
      zero: 'إلى لا أحد.',
      one: 'إلى مراقب واحد.',
      two: 'إلى مراقبين اثنين.',
      few: 'إلى {count} مراقبين.',
      many: 'إلى {count} مراقبًا.',
      other: 'إلى {count} مراقب.',
    },
  },
  bySms: {
    en: 'Telephones that get a short message: {phones}; parts of each: {parts}. Whoever else is chosen reads it only if his telephone is enrolled for the page.',
    ar: 'الهواتف التي تصلها رسالة قصيرة: {phones}؛ أجزاء كل منها: {parts}. من اختير غيرهم لا يقرؤها إلا إن كان هاتفه مسجّلًا للصفحة.',
  },
  noSms: {
    en: 'No short message goes out: no number is known, or the node has no gateway. It stands on the page of enrolled telephones alone.',
    ar: 'لا تخرج رسالة قصيرة: لا رقم معروف، أو لا بوابة للعقدة. تظهر في صفحة الهواتف المسجّلة وحدها.',
  },
  send: { en: 'Send it', ar: 'أرسلها' },
  change: { en: 'Write it anew', ar: 'اكتبها من جديد' },
  saidSent: { en: 'It is on its way.', ar: 'هي في الطريق.' },
  ready: { en: 'Ready to send', ar: 'جاهزة للإرسال' },
  sentBefore: { en: 'What was written', ar: 'ما كُتب' },
  none: { en: 'Nothing was written yet.', ar: 'لم يُكتب شيء بعد.' },
  outcome: { en: 'Short messages', ar: 'الرسائل القصيرة' },
  counts: {
    en: 'handed to the gateway {sent}, waiting {waiting}, refused {refused}; without one {none}',
    ar: 'سُلّم للبوابة {sent}، ينتظر {waiting}، رُفض {refused}؛ بلا رسالة {none}',
  },
  when: { en: 'Written', ar: 'كُتبت' },
})
