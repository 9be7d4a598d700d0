import { defineTexts } from '../../../core/text.ts'

export const roleTexts = defineTexts('cases-roles', {
  reviewer: { en: 'Reviewer of cases', ar: 'مراجع القضايا' },
  counsel: { en: 'Counsel', ar: 'محامٍ' },
  head: { en: 'Head of the agency', ar: 'رئيس الجهة' },
  'liaison-24-7': { en: '24/7 liaison officer', ar: 'ضابط الاتصال على مدار الساعة' },
})

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('cases-permissions', {
  'cases:list': {
    en: 'see codes, steps and clocks of cases',
    ar: 'رؤية رموز القضايا وخطواتها ومواعيدها',
  },
  'cases:join': {
    en: 'open files of cases in which they have a seat',
    ar: 'فتح ملفات القضايا التي لهم فيها مقعد',
  },
  'cases:read': { en: 'read files of cases that they opened', ar: 'قراءة ملفات القضايا المفتوحة' },
  'cases:open': { en: 'declare cases', ar: 'إعلان القضايا' },
  'cases:lead': {
    en: 'lead cases: their team, steps and state',
    ar: 'قيادة القضايا: الفريق والخطوات والحالة',
  },
  'cases:investigate': { en: 'have a seat as investigator', ar: 'شغل مقعد المحقق' },
  'cases:analyse': {
    en: 'analyse: observations, pivots, hypotheses and scores',
    ar: 'التحليل: الملاحظات والروابط والفرضيات والتقييمات',
  },
  'cases:attribute': { en: 'propose attributions', ar: 'اقتراح إسناد المسؤولية' },
  'cases:prosecute': {
    en: 'accept, prosecute and close cases',
    ar: 'قبول القضايا وملاحقتها وإغلاقها',
  },
  'cases:review': {
    en: 'be the second person of an attribution, a request or a closing',
    ar: 'أن يكون الشخص الثاني في إسناد أو طلب أو إغلاق',
  },
  'cases:head': {
    en: 'decide on attributions to a State, an organisation or a person',
    ar: 'البت في إسناد المسؤولية إلى دولة أو منظمة أو شخص',
  },
  'cases:liaise': { en: 'send requests to other States', ar: 'إرسال الطلبات إلى دول أخرى' },
  'cases:ask-erasure': {
    en: 'ask that words of cases be erased',
    ar: 'طلب محو كلمات من القضايا',
  },
  'cases:disclosed': {
    en: 'see what was disclosed to counsel',
    ar: 'رؤية ما أُفصح عنه للمحامي',
  },
})
