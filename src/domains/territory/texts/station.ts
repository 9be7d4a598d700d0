import { defineTexts } from '../../../core/text.ts'

/** Words of a station's page. */
export const stationTexts = defineTexts('territory-station', {
  devices: { en: 'Devices', ar: 'الأجهزة' },
  noDevice: { en: 'No device is enrolled.', ar: 'لا جهاز مسجَّل.' },
  heard: { en: 'Last heard {time}', ar: 'سُمع آخر مرة {time}' },
  unheard: { en: 'Never heard', ar: 'لم يُسمع قط' },
  alerts: { en: 'Alerts and its answers', ar: 'التنبيهات وإجاباته' },
  noAlerts: {
    en: 'No alert went to this station in the last 14 days.',
    ar: 'لم يُرسل أي تنبيه إلى هذا المركز في آخر 14 يومًا.',
  },
  problems: { en: 'Its problems', ar: 'مشكلاته' },
  noProblems: { en: 'It has reported no problem.', ar: 'لم يبلّغ عن أي مشكلة.' },
  alert: { en: 'Alert', ar: 'التنبيه' },
  sent: { en: 'Sent', ar: 'أُرسل' },
  answer: { en: 'Answer', ar: 'الإجابة' },
  noAnswer: { en: 'No answer yet', ar: 'لا إجابة بعد' },
  'answer.done': { en: 'Done', ar: 'تم' },
  'answer.cannot_comply': { en: 'Cannot do it', ar: 'لا يستطيع' },
  'answer.need_help': { en: 'Needs help', ar: 'يحتاج إلى مساعدة' },
  problem: { en: 'Problem', ar: 'المشكلة' },
  reported: { en: 'Reported', ar: 'بُلّغ عنها' },
  state: { en: 'State', ar: 'الحالة' },
  'help.open': { en: 'Asks for help: nobody has taken it', ar: 'يطلب مساعدة: لم يتولّها أحد' },
  'help.taken': { en: 'Asks for help: in hand', ar: 'يطلب مساعدة: قيد المعالجة' },
  'help.settled': { en: 'The help it asked for is settled', ar: 'سُوّيت المساعدة التي طلبها' },
  'problem.open': { en: 'Open', ar: 'مفتوحة' },
  'problem.taken': { en: 'In hand', ar: 'قيد المعالجة' },
  'problem.settled': { en: 'Settled', ar: 'سُوّيت' },
  help: { en: 'This station needs help.', ar: 'هذا المركز يحتاج إلى مساعدة.' },
})
