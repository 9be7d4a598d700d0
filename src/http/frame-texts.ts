import type { NavGroup } from '../core/nav.ts'
import { defineTexts, type Message } from '../core/text.ts'

/** Words of the console's menu and head. */
export const frameTexts = defineTexts('http-desk', {
  account: { en: 'Your sign-in', ar: 'تسجيل دخولك' },
  searchLabel: { en: 'Search or go to a page', ar: 'ابحث أو انتقل إلى صفحة' },
  keep: { en: 'No, leave it as it is', ar: 'لا، اتركه كما هو' },
  done: { en: 'It is done.', ar: 'تم ذلك.' },
  undone: { en: 'It was taken back.', ar: 'تم التراجع عن ذلك.' },
  undo: { en: 'Undo', ar: 'تراجع' },
  file: { en: 'As a file (CSV)', ar: 'كملف (CSV)' },
  fileJson: { en: 'For programs (JSON)', ar: 'للبرامج (JSON)' },
  calendar: { en: 'For your calendar (ICS)', ar: 'لتقويمك (ICS)' },
  fileCut: {
    en: 'The list goes on: only its first {count} rows are in this file. Narrow it with the filters of the page.',
    ar: 'القائمة أطول من ذلك: هذا الملف يضم أول {count} صف منها فقط. ضيّقها بمرشحات الصفحة.',
  },
  notYoursTitle: { en: 'This page is not for your role', ar: 'هذه الصفحة ليست لدورك' },
  notYours: {
    en: 'What you may open stands in the menu. The administrator gives roles, and can say who has the one for this page.',
    ar: 'ما يجوز لك فتحه موجود في القائمة. المسؤول يمنح الأدوار ويمكنه أن يقول من لديه دور هذه الصفحة.',
  },
  toConsole: { en: 'Back to your first page', ar: 'العودة إلى صفحتك الأولى' },
  waitingShort: { en: 'Waiting', ar: 'في الانتظار' },
  watch: { en: 'Watch', ar: 'الرصد' },
  alert: { en: 'Alert', ar: 'التنبيه' },
  investigate: { en: 'Investigate', ar: 'التحقيق' },
  inform: { en: 'Inform', ar: 'إعلام الجمهور' },
  share: { en: 'Share', ar: 'المشاركة' },
  peopleAndLaw: { en: 'People and law', ar: 'الناس والقانون' },
  learn: { en: 'Learn', ar: 'التعلّم' },
  node: { en: 'Node', ar: 'العقدة' },
})

/** Titles of the groups of the navigation; null where the entries stand alone. */
export const groupTexts: Readonly<Record<NavGroup, Message | null>> = {
  top: null,
  watch: frameTexts.watch,
  alert: frameTexts.alert,
  investigate: frameTexts.investigate,
  inform: frameTexts.inform,
  share: frameTexts.share,
  'people-and-law': frameTexts.peopleAndLaw,
  learn: frameTexts.learn,
  node: frameTexts.node,
  me: null,
  public: null,
}
