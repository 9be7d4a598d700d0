import { defineTexts } from '../../core/text.ts'

/** What may be done to the practice sites, in words. */
export const siteChangeTexts = defineTexts('exercises-site-changes', {
  site: { en: 'Site', ar: 'الموقع' },
  break: { en: 'Break', ar: 'التخريب' },
  edit: { en: 'Edit honestly', ar: 'تعديل أمين' },
  asItShouldBe: { en: 'As it should be', ar: 'كما ينبغي' },
  edited: { en: 'Edited: {edits}', ar: 'عُدّل: {edits}' },
  watched: { en: 'Its page is watched', ar: 'صفحته مراقَبة' },
  learning: {
    en: 'Its page is being learned: {seen} of {needed} looks',
    ar: 'يجري التعرّف على صفحته: {seen} من {needed} نظرة',
  },
  meanwhile: {
    en: 'Learning takes about a minute. Until a page is watched, only words of defacers, forms to other hosts and passages that must stay are judged; what else you change now is learned as part of it.',
    ar: 'يستغرق التعرّف نحو دقيقة. وحتى تصبح الصفحة مراقَبة لا يُحكم إلا على عبارات المخربين والنماذج المرسلة إلى مضيفات أخرى والمقاطع التي يجب أن تبقى؛ وما تغيّره الآن غير ذلك يُعدّ جزءًا منها.',
  },

  isDefaced: { en: 'Defaced', ar: 'مشوَّه' },
  isExpired: { en: 'Certificate expired', ar: 'الشهادة منتهية' },
  isMoved: { en: 'Mail goes elsewhere', ar: 'البريد يذهب إلى مكان آخر' },
  isDown: { en: 'Taken down', ar: 'متوقف' },
  hasOtherHours: { en: 'Wrong polling hours', ar: 'ساعات اقتراع خاطئة' },
  isPostponed: { en: 'Says that the vote is postponed', ar: 'يقول إن الاقتراع تأجل' },
  isSkimmed: { en: 'Copies what people type', ar: 'ينسخ ما يكتبه الناس' },
  leadsAway: { en: 'A link leads to another host', ar: 'رابط يؤدي إلى مضيف آخر' },
  hasFigures: { en: 'figures updated', ar: 'حُدّثت الأرقام' },
  hasNews: { en: 'news item added', ar: 'أضيف خبر' },
  hasBuild: { en: 'new build', ar: 'إصدار جديد' },
  hasLink: { en: 'own link added', ar: 'أضيف رابط داخلي' },

  deface: { en: 'Deface', ar: 'شوّه الصفحة' },
  expire: { en: 'Let the certificate expire', ar: 'أنهِ صلاحية الشهادة' },
  move: { en: 'Change the mail server', ar: 'غيّر خادم البريد' },
  takeDown: { en: 'Take down', ar: 'أوقف الموقع' },
  changeHours: { en: 'Change the polling hours', ar: 'غيّر ساعات الاقتراع' },
  postpone: { en: 'Say that the vote is postponed', ar: 'قل إن الاقتراع تأجل' },
  skim: { en: 'Copy what people type', ar: 'انسخ ما يكتبه الناس' },
  leadAway: { en: 'Lead a link to another host', ar: 'وجّه رابطًا إلى مضيف آخر' },
  editFigures: { en: 'Update the figures', ar: 'حدّث الأرقام' },
  addNews: { en: 'Add a news item', ar: 'أضف خبرًا' },
  newBuild: { en: 'Install a new build', ar: 'ثبّت إصدارًا جديدًا' },
  addLink: { en: 'Add a link of its own', ar: 'أضف رابطًا داخليًا' },
})
