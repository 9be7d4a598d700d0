import { defineTexts } from '../../../core/text.ts'

/** Words of mails, and of the page that their links open. */
export const mailWords = defineTexts('mail', {
  exercise: {
    en: 'EXERCISE. This is an exercise, nothing of it is real.',
    ar: 'تمرين. هذا تمرين ولا شيء منه حقيقي.',
  },
  mark: { en: 'EXERCISE: {subject}', ar: 'تمرين: {subject}' },
  takenBack: { en: 'CANCELLED: {subject}', ar: 'أُلغي: {subject}' },
  others: {
    en: '{subject} (also in force: {count})',
    ar: '{subject} (سارٍ أيضًا: {count})',
  },
  station: { en: 'Station {place}', ar: 'مركز الاقتراع {place}' },
  until: { en: 'In force until {time}.', ar: 'سارٍ حتى {time}.' },
  howTo: {
    en: 'Answer with one of these links. A page opens that shows the alert; nothing is answered before you press the button there.',
    ar: 'أجب بأحد هذه الروابط. تُفتح صفحة تعرض التنبيه، ولا يُسجَّل أي رد قبل الضغط على الزر فيها.',
  },
  link: { en: '{what}: {address}', ar: '{what}: {address}' },
  silent: {
    en: {
      one: '{place}: {count} station has not answered this alert.',
      other: '{place}: {count} stations have not answered this alert.',
    },
    ar: {
      zero: '{place}: لا مركز لم يجب على هذا التنبيه.',
      one: '{place}: مركز واحد لم يجب على هذا التنبيه.',
      two: '{place}: مركزان لم يجيبا على هذا التنبيه.',
      few: '{place}: {count} مراكز لم تجب على هذا التنبيه.',
      many: '{place}: {count} مركزًا لم يجب على هذا التنبيه.',
      other: '{place}: {count} مركز لم يجب على هذا التنبيه.',
    },
  },
  help: {
    en: 'Station {place} answered that it needs help. Telephone it.',
    ar: 'أجاب المركز {place} بأنه يحتاج إلى مساعدة. اتصل به هاتفيًا.',
  },
  review: {
    en: 'One person alone released this alert. The node knew of nobody else who could be called then; the console says who it was and the reason given. Everybody with a role in alerting is told. Its review is due: read it, and write down what the review found.',
    ar: 'أصدر شخص واحد هذا التنبيه منفردًا. لم تكن العقدة تعرف حينها أحدًا آخر يمكن الاتصال به، وتبيّن لوحة التحكم من هو والسبب الذي ذكره. يُبلَّغ كل من له دور في التنبيهات. المراجعة مستحقة: اقرأ التنبيه ودوّن نتيجة المراجعة.',
  },
  reviewSubject: {
    en: 'Released by one person alone: {subject}',
    ar: 'أصدره شخص واحد: {subject}',
  },
  board: { en: 'The alert in the console: {address}', ar: 'التنبيه في لوحة التحكم: {address}' },
  why: {
    en: 'You get this because this mailbox is entered as a contact for alerts at {node}.',
    ar: 'تصلك هذه الرسالة لأن هذا البريد مسجَّل جهةَ اتصال للتنبيهات في {node}.',
  },
  codeSubject: { en: 'Your code: {code}', ar: 'رمزك: {code}' },
  code: {
    en: 'Type {code} on the page of your contacts at {node}. It is good for 30 minutes. If you did not ask for it, do nothing.',
    ar: 'اكتب {code} في صفحة جهات اتصالك في {node}. يصلح لمدة 30 دقيقة. إن لم تطلبه فلا تفعل شيئًا.',
  },

  title: { en: 'Answer an alert', ar: 'الرد على تنبيه' },
  choose: { en: 'What does the station answer?', ar: 'بماذا يجيب المركز؟' },
  reason: { en: 'If you cannot do it: why?', ar: 'إن تعذّر التنفيذ: لماذا؟' },
  send: { en: 'Send this answer', ar: 'أرسل هذا الرد' },
  answered: { en: 'The station has answered: {what}', ar: 'أجاب المركز: {what}' },
  change: { en: 'Change the answer', ar: 'غيّر الرد' },
  alsoOpen: {
    en: 'Other alerts in force for this station: {count}. Each has a mail of its own; this page does not answer them.',
    ar: 'تنبيهات أخرى سارية لهذا المركز: {count}. لكل منها رسالة خاصة به، ولا تجيب هذه الصفحة عنها.',
  },
  over: {
    en: 'This alert is over, was taken back, or there is a newer version of it. It cannot be answered here any more.',
    ar: 'انتهى هذا التنبيه أو سُحب أو صدرت نسخة أحدث منه. لا يمكن الرد عليه هنا بعد الآن.',
  },
})
