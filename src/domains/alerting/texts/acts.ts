import { defineTexts } from '../../../core/text.ts'

/** What is asked before acts about orders, routes and the plan, and what the next page says about them. */
export const actTexts = defineTexts('alerting-acts', {
  contact: {
    en: 'It is added. A code is on its way there: type it in below.',
    ar: 'أُضيفت. رمز في طريقه إليها: اكتبه أدناه.',
  },
  confirmed: { en: 'It is confirmed and is used from now on.', ar: 'تأكدت وتُستخدم من الآن.' },
  route: {
    en: 'It is added: alerts go there from the next release on.',
    ar: 'أُضيفت: تُرسل التنبيهات إليها من الإصدار التالي.',
  },
  routeTitle: { en: 'Remove this number or address?', ar: 'إزالة هذا الرقم أو العنوان؟' },
  routeWhat: {
    en: 'No alert goes there any more, and the address is wiped. This cannot be taken back; it can be entered again.',
    ar: 'لا تُرسل إليها تنبيهات بعد الآن ويُمحى العنوان. لا يمكن التراجع عن ذلك، ويمكن إدخاله من جديد.',
  },
  routeAct: { en: 'Remove it', ar: 'إزالته' },
  proposed: {
    en: 'The standing order is proposed.',
    ar: 'اقتُرح الأمر الدائم.',
  },
  approved: {
    en: 'The standing order is in force: it issues by itself from now on.',
    ar: 'الأمر الدائم سارٍ: يصدر التنبيهات من تلقاء نفسه من الآن.',
  },
  revokeTitle: { en: 'End this standing order?', ar: 'إنهاء هذا الأمر الدائم؟' },
  revokeWhat: {
    en: 'Nothing is issued by it any more; alerts that it issued stay in force. This cannot be taken back: a new order needs a proposal and an approval.',
    ar: 'لا يصدر به شيء بعد الآن؛ وتبقى التنبيهات التي أصدرها سارية. لا يمكن التراجع عن ذلك: يحتاج أمر جديد إلى اقتراح واعتماد.',
  },
  revokeAct: { en: 'End the order', ar: 'إنهاء الأمر' },
  revoked: { en: 'The standing order is ended.', ar: 'أُنهي الأمر الدائم.' },
  step: {
    en: 'The step is set: it counts from the next release on.',
    ar: 'حُدّدت الخطوة: تسري من الإصدار التالي.',
  },
  stepTitle: { en: 'Remove this step of the plan?', ar: 'إزالة هذه الخطوة من الخطة؟' },
  stepWhat: {
    en: 'From the next release on nobody is asked again in this way. It can be taken back for ten minutes.',
    ar: 'من الإصدار التالي لا يُسأل أحد بهذه الطريقة مجددًا. يمكن التراجع خلال عشر دقائق.',
  },
  stepAct: { en: 'Remove the step', ar: 'إزالة الخطوة' },
  stepRemoved: { en: 'The step is out of the plan.', ar: 'أُزيلت الخطوة من الخطة.' },
})
