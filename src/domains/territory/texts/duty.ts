import { defineTexts } from '../../../core/text.ts'

export const dutyTexts = defineTexts('duty', {
  saidPut: { en: 'The post is on duty.', ar: 'المنصب في المناوبة الآن.' },
  title: { en: 'Duty list', ar: 'قائمة المناوبة' },
  intro: {
    en: 'Who answers now and who comes next. The situation page shows who is on duty.',
    ar: 'من يجيب الآن ومن يليه. تعرض صفحة الموقف المناوبين.',
  },
  none: { en: 'Nobody is on the duty list.', ar: 'لا أحد في قائمة المناوبة.' },
  week: { en: 'The next seven days', ar: 'الأيام السبعة القادمة' },
  day: { en: 'Day', ar: 'اليوم' },
  who: { en: 'On duty', ar: 'في المناوبة' },
  stretch: { en: '{from}–{until}', ar: '{from}–{until}' },
  nobody: { en: 'nobody', ar: 'لا أحد' },
  onDuty: { en: 'On duty: {post}', ar: 'مناوبة: {post}' },
  calendarAsOf: {
    en: 'As of {time}. The duty list in the console counts, not this entry: take the file again when it changes.',
    ar: 'حتى {time}. المرجع هو قائمة المناوبة في لوحة العمل لا هذا المدخل: نزّل الملف من جديد عند تغيرها.',
  },
  post: { en: 'Post', ar: 'المنصب' },
  contact: { en: 'Contact', ar: 'جهة الاتصال' },
  from: { en: 'From', ar: 'من' },
  until: { en: 'Until', ar: 'حتى' },
  action: { en: 'Action', ar: 'إجراء' },
  remove: { en: 'Take off the list', ar: 'احذف من القائمة' },
  add: { en: 'Put a post on duty', ar: 'ضع منصبًا في المناوبة' },
  afterHours: { en: 'Begins in how many hours', ar: 'تبدأ بعد كم ساعة' },
  hours: { en: 'Lasts how many hours', ar: 'تدوم كم ساعة' },
  put: { en: 'Put on duty', ar: 'ضع في المناوبة' },
  noPosts: {
    en: 'No post of the nation is written down yet. Add one to the area of the whole nation first.',
    ar: 'لم يُسجَّل بعد أي منصب على مستوى البلد. أضف منصبًا إلى منطقة البلد كله أولًا.',
  },
})
