import { defineTexts } from '../../../core/text.ts'

/** What the press page, the bulletin of a week and the page of an area say. */
export const pressTexts = defineTexts('pollwatch-press', {
  title: { en: 'For the press', ar: 'للصحافة' },
  intro: {
    en: 'The figures are those of this moment. A problem that is not confirmed is a report, not a fact.',
    ar: 'الأرقام أرقام هذه اللحظة. المشكلة غير المؤكدة بلاغ وليست حقيقة.',
  },
  figures: { en: 'Figures', ar: 'الأرقام' },
  known: { en: 'Problems that are known', ar: 'المشكلات المعروفة' },
  unconfirmed: { en: 'Not confirmed', ar: 'غير مؤكدة' },
  waiting: { en: 'Confirmed, without an answer', ar: 'مؤكدة بلا جواب' },
  overdue: { en: 'Of these, overdue', ar: 'المتأخرة منها' },
  answered: { en: 'Answered', ar: 'أُجيب عنها' },
  rejected: { en: 'Rejected, each with its reason', ar: 'مرفوضة، ولكل منها سبب' },
  groups: { en: 'Groups that observe', ar: 'الجماعات التي تراقب' },
  quote: { en: 'May be quoted', ar: 'يجوز اقتباسه' },
  quoteIs: {
    en: {
      one: 'At {time}, {name} knew of {count} problem with voting that accredited observers reported. Confirmed: {confirmed}. Answered by the authority: {answered}. Overdue: {overdue}.',
      other:
        'At {time}, {name} knew of {count} problems with voting that accredited observers reported. Confirmed: {confirmed}. Answered by the authority: {answered}. Overdue: {overdue}.',
    },
    ar: {
      zero: 'في {time} لم تعرف {name} أي مشكلة تصويت أبلغ عنها مراقبون معتمدون. المؤكدة: {confirmed}. أجابت عنها السلطة: {answered}. المتأخرة: {overdue}.',
      one: 'في {time} عرفت {name} مشكلة تصويت واحدة أبلغ عنها مراقبون معتمدون. المؤكدة: {confirmed}. أجابت عنها السلطة: {answered}. المتأخرة: {overdue}.',
      two: 'في {time} عرفت {name} مشكلتي تصويت أبلغ عنهما مراقبون معتمدون. المؤكدة: {confirmed}. أجابت عنها السلطة: {answered}. المتأخرة: {overdue}.',
      few: 'في {time} عرفت {name} {count} مشكلات تصويت أبلغ عنها مراقبون معتمدون. المؤكدة: {confirmed}. أجابت عنها السلطة: {answered}. المتأخرة: {overdue}.',
      many: 'في {time} عرفت {name} {count} مشكلة تصويت أبلغ عنها مراقبون معتمدون. المؤكدة: {confirmed}. أجابت عنها السلطة: {answered}. المتأخرة: {overdue}.',
      other:
        'في {time} عرفت {name} {count} مشكلة تصويت أبلغ عنها مراقبون معتمدون. المؤكدة: {confirmed}. أجابت عنها السلطة: {answered}. المتأخرة: {overdue}.',
    },
  },
  contacts: { en: 'Whom to ask', ar: 'من يُسأل' },
  bulletins: { en: 'Weekly bulletins', ar: 'النشرات الأسبوعية' },
  noBulletins: { en: 'There is none yet.', ar: 'لا توجد بعد.' },
  weekOf: { en: 'Week of {date}', ar: 'أسبوع {date}' },
  files: { en: 'Files', ar: 'الملفات' },
  filesHint: {
    en: 'Places are no more exact than on the pages. After each day its files are given out as they stood, and their SHA-256 is written into the public log: whoever has a file can prove what everybody was told.',
    ar: 'الأماكن ليست أدق مما في الصفحات. بعد كل يوم تُنشر ملفاته كما كانت، وتُكتب بصمتها SHA-256 في السجل العام: من لديه ملف يستطيع إثبات ما قيل للجميع.',
  },
  now: { en: 'As it stands now', ar: 'كما هو الآن' },
  feed: { en: 'Feed (Atom)', ar: 'تغذية (Atom)' },
  calendar: { en: 'Calendar of the election', ar: 'تقويم الانتخابات' },
  day: { en: 'Day', ar: 'اليوم' },
  problems: { en: 'Problems', ar: 'المشكلات' },
  hashes: { en: 'File and its SHA-256', ar: 'الملف وبصمته SHA-256' },
  proof: { en: 'Proof', ar: 'الإثبات' },
  noDays: { en: 'No day is over yet.', ar: 'لم ينته أي يوم بعد.' },
  bulletin: { en: 'Bulletin of problems with voting', ar: 'نشرة مشكلات التصويت' },
  reportedWeek: { en: 'Reported in this week', ar: 'أُبلغ عنها هذا الأسبوع' },
  confirmedWeek: { en: 'Confirmed in this week', ar: 'تأكدت هذا الأسبوع' },
  answeredWeek: { en: 'Answered in this week', ar: 'أُجيب عنها هذا الأسبوع' },
  median: { en: 'Half of the answers took at most', ar: 'نصف الأجوبة استغرق على الأكثر' },
  none: { en: 'no answer yet', ar: 'لا جواب بعد' },
  weekEmpty: { en: 'Nothing happened in this week.', ar: 'لم يحدث شيء هذا الأسبوع.' },
  leftOut: {
    en: {
      one: '{count} older problem of this week is not listed here.',
      other: '{count} older problems of this week are not listed here.',
    },
    ar: {
      zero: 'كل مشكلات الأسبوع مذكورة هنا.',
      one: 'مشكلة أقدم من هذا الأسبوع غير مذكورة هنا.',
      two: 'مشكلتان أقدم من هذا الأسبوع غير مذكورتين هنا.',
      few: '{count} مشكلات أقدم من هذا الأسبوع غير مذكورة هنا.',
      many: '{count} مشكلة أقدم من هذا الأسبوع غير مذكورة هنا.',
      other: '{count} مشكلة أقدم من هذا الأسبوع غير مذكورة هنا.',
    },
  },
  parts: { en: 'Parts of this area', ar: 'أجزاء هذه المنطقة' },
  few: {
    en: 'Fewer than three problems are known here: only those are listed whose station is public.',
    ar: 'تُعرف هنا أقل من ثلاث مشكلات: لا يُذكر منها إلا ما كان مركزه معلنًا.',
  },
  whole: { en: 'Area around it', ar: 'المنطقة التي حولها' },
})
