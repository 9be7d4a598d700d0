/** Titles of what incidents write into the record log. */
export const recordTitles = {
  'incident.opened': { en: 'An incident was opened', ar: 'فُتحت حادثة' },
  'incident.described': { en: 'An incident was described', ar: 'وُصفت حادثة' },
  'incident.moved': { en: 'An incident went a step further', ar: 'انتقلت حادثة إلى مرحلة أخرى' },
  'incident.led': { en: 'Somebody took the lead of an incident', ar: 'تولى شخص قيادة حادثة' },
  'incident.merged': {
    en: 'An incident became a part of another one',
    ar: 'دُمجت حادثة في أخرى',
  },
  'task.added': { en: 'A task was added', ar: 'أُضيفت مهمة' },
  'task.taken': { en: 'Somebody took a task', ar: 'تولّى شخص مهمة' },
  'task.done': { en: 'A task was done', ar: 'أُنجزت مهمة' },
  'task.dropped': { en: 'A task was taken off', ar: 'أُزيلت مهمة' },
  'entry.added': { en: 'An entry of the timeline was added', ar: 'أُضيف قيد إلى التسلسل الزمني' },
  'entry.linked': {
    en: 'An entry became a part of an incident',
    ar: 'أصبح قيد جزءًا من حادثة',
  },
  'entry.unlinked': {
    en: 'An entry was taken out of an incident',
    ar: 'أُخرج قيد من حادثة',
  },
  'entries.erased': {
    en: 'What timelines called an erased piece of evidence was erased',
    ar: 'مُحي ما سمّت به التسلسلات الزمنية دليلًا مُحي محتواه',
  },
  'timelineFile.read': {
    en: 'A file of rows for a timeline was read',
    ar: 'قُرئ ملف صفوف لتسلسل زمني',
  },
  'timelineFile.dropped': {
    en: 'A file of rows for a timeline was dropped',
    ar: 'أُهمل ملف صفوف لتسلسل زمني',
  },
  'timelineFile.taken': {
    en: 'Rows of a file were brought into a timeline',
    ar: 'أُدخلت صفوف ملف إلى تسلسل زمني',
  },
  'entries.added': {
    en: 'Entries of the timeline were added from a file',
    ar: 'أُضيفت قيود إلى التسلسل الزمني من ملف',
  },
  'incident.erasureAsked': {
    en: 'It was asked that words of an incident be erased',
    ar: 'طُلب محو كلمات من حادثة',
  },
  'incident.wordsErased': { en: 'Words of an incident were erased', ar: 'مُحيت كلمات من حادثة' },
  'playbook.imported': { en: 'A playbook was brought in', ar: 'أُدخل دليل إجراءات' },
  'playbook.dropped': { en: 'A playbook was taken off', ar: 'أُزيل دليل إجراءات' },
  'playbook.started': { en: 'A playbook was begun', ar: 'بدأ تنفيذ دليل إجراءات' },
  'playbook.ended': { en: 'A playbook ended', ar: 'انتهى تنفيذ دليل إجراءات' },
} as const
