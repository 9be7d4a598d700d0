import { defineTexts } from '../core/text.ts'

/** The words of the page frame, the components and the fixed status words. */
export const texts = defineTexts('ui', {
  skipToContent: { en: 'Skip to the content', ar: 'انتقل إلى المحتوى' },
  status: { en: 'State of this page', ar: 'حالة هذه الصفحة' },
  exerciseWord: { en: 'EXERCISE', ar: 'تمرين' },
  exerciseBanner: {
    en: 'Nothing on this page is real.',
    ar: 'لا شيء في هذه الصفحة حقيقي.',
  },
  mainNavigation: { en: 'Main', ar: 'الرئيسية' },
  rest: { en: 'Show more', ar: 'عرض المزيد' },
  languages: { en: 'Languages', ar: 'اللغات' },
  breadcrumb: { en: 'You are here', ar: 'موقعك الحالي' },
  errorTitle: { en: 'Error: {title}', ar: 'خطأ: {title}' },
  version: { en: 'Version {version}', ar: 'الإصدار {version}' },
  asOf: { en: 'As of {time}', ar: 'كما في {time}' },
  dayTime: { en: '{day}, {time}', ar: '{day}، {time}' },
  ago: { en: '{time}, {ago}', ar: '{time}، {ago}' },

  optional: { en: '{label} (optional)', ar: '{label} (اختياري)' },
  problem: { en: 'There is a problem', ar: 'هناك مشكلة' },
  errorPrefix: { en: 'Error:', ar: 'خطأ:' },
  choose: { en: 'Choose one', ar: 'اختر واحدًا' },
  day: { en: 'Day', ar: 'اليوم' },
  month: { en: 'Month', ar: 'الشهر' },
  year: { en: 'Year', ar: 'السنة' },

  sortAscending: { en: 'sorted upwards', ar: 'مرتّب تصاعديًا' },
  sortDescending: { en: 'sorted downwards', ar: 'مرتّب تنازليًا' },
  nothing: { en: 'Nothing here yet.', ar: 'لا شيء هنا بعد.' },
  pages: { en: 'Pages', ar: 'الصفحات' },
  previous: { en: 'Previous', ar: 'السابق' },
  next: { en: 'Next', ar: 'التالي' },
  pageOf: { en: 'Page {page} of {pages}', ar: 'الصفحة {page} من {pages}' },
  change: { en: 'Change', ar: 'تغيير' },
  done: { en: 'Done', ar: 'تم' },
  toDo: { en: 'To do', ar: 'لم يتم بعد' },
  waiting: { en: 'Cannot start yet', ar: 'لا يمكن البدء بعد' },
  warning: { en: 'Warning', ar: 'تحذير' },
  information: { en: 'Note', ar: 'ملاحظة' },
  important: { en: 'Important', ar: 'مهم' },

  extreme: { en: 'Extreme', ar: 'قصوى' },
  severe: { en: 'Severe', ar: 'شديدة' },
  moderate: { en: 'Moderate', ar: 'متوسطة' },
  minor: { en: 'Minor', ar: 'طفيفة' },
  unknown: { en: 'Unknown', ar: 'غير معروف' },

  tlp: { en: 'Traffic Light Protocol', ar: 'بروتوكول إشارة المرور' },

  answered: { en: 'Answered', ar: 'أجابت' },
  seen: { en: 'Seen, no answer', ar: 'شاهدت ولم تُجب' },
  delivered: { en: 'Delivered, not seen', ar: 'تسلّمت ولم تشاهد' },
  silent: { en: 'Not reached', ar: 'لم يصلها' },
  portion: { en: '{label}: {count} ({share})', ar: '{label}: {count} ({share})' },
  progressOf: { en: '{done} of {total}', ar: '{done} من {total}' },
})
