import { defineTexts } from '../../../core/text.ts'

/** What each permission of alerting lets people do. */
export const permissions = defineTexts('alerting-permissions', {
  'alerting:read': { en: 'see alerts and answers', ar: 'رؤية الإنذارات والردود' },
  'alerting:glance': {
    en: 'see whether stations answered the last alert',
    ar: 'رؤية ما إذا ردّت المراكز على آخر إنذار',
  },
  'alerting:try': {
    en: 'send what is not released yet to oneself',
    ar: 'إرسال ما لم يُصدر بعد إلى النفس',
  },
  'alerting:draft': { en: 'draft alerts', ar: 'صياغة الإنذارات' },
  'alerting:release': {
    en: 'release alerts drafted by another person',
    ar: 'إصدار إنذارات صاغها شخص آخر',
  },
  'alerting:cancel': {
    en: 'cancel alerts and give the all-clear',
    ar: 'إلغاء الإنذارات وإعلان زوال الخطر',
  },
  'alerting:order': {
    en: 'propose and approve standing orders',
    ar: 'اقتراح الأوامر الدائمة واعتمادها',
  },
  'alerting:handle-problem': { en: 'settle problems of stations', ar: 'معالجة مشكلات المراكز' },
  'alerting:routes': {
    en: 'see and change telephone numbers and addresses for alerts',
    ar: 'رؤية أرقام الهواتف والعناوين الخاصة بالإنذارات وتعديلها',
  },
  'alerting:plan': {
    en: 'change the plan by which alerts ask again',
    ar: 'تعديل خطة تكرار طلب الرد على الإنذارات',
  },
  'alerting:issue-cards': { en: 'print cards for stations', ar: 'طباعة بطاقات المراكز' },
  'alerting:write-symptoms': {
    en: 'say what stations can report and what they should do first',
    ar: 'تحديد ما تستطيع المراكز الإبلاغ عنه وما يجب فعله أولًا',
  },
  'alerting:receive': { en: 'receive alerts', ar: 'تلقي الإنذارات' },
  'alerting:answer': { en: 'answer alerts', ar: 'الرد على الإنذارات' },
  'alerting:speak': { en: 'report a problem of a station', ar: 'الإبلاغ عن مشكلة في مركز اقتراع' },
})
