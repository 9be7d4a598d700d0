/** Titles of what cases write into the record log. */
export const caseTitles = {
  'case.declared': { en: 'A case was declared', ar: 'أُعلنت قضية' },
  'case.read': { en: 'The file of a case was opened', ar: 'فُتح ملف قضية' },
  'case.shut': { en: 'The file of a case was closed again', ar: 'أُغلق ملف قضية من جديد' },
  'case.described': { en: 'A case was described', ar: 'وُصفت قضية' },
  'case.led': { en: 'Somebody else leads a case', ar: 'تغيّر من يقود قضية' },
  'case.moved': { en: 'A case went to another state', ar: 'انتقلت قضية إلى حالة أخرى' },
  'case.merged': { en: 'A case became a part of another one', ar: 'دُمجت قضية في أخرى' },
  'case.bundled': { en: 'The file of a case was asked for', ar: 'طُلب ملف قضية' },
  'case.reviewed': { en: 'A closed case was reviewed', ar: 'روجعت قضية مغلقة' },
  'colleague.shutOut': {
    en: 'An incident of a case was kept from a colleague',
    ar: 'حُجبت حادثة من قضية عن زميل',
  },
  'colleague.letIn': {
    en: 'A colleague may see an incident of a case again',
    ar: 'صار لزميل أن يرى حادثة من قضية من جديد',
  },
  'case.referred': {
    en: 'A prosecutor accepted a case, and its evidence was frozen',
    ar: 'قبل مدّعٍ عام قضية وجُمّدت أدلتها',
  },
  'case.disclosed': { en: 'Evidence was disclosed to counsel', ar: 'أُفصح عن أدلة للمحامي' },
  'erasure.asked': {
    en: 'It was asked that words of a case be erased',
    ar: 'طُلب محو كلمات من قضية',
  },
  'case.filesWithdrawn': {
    en: 'Files of a case were withdrawn: words of its incidents were erased',
    ar: 'سُحبت ملفات قضية: مُحيت كلمات من حوادثها',
  },
  'words.erased': { en: 'Words of a case were erased', ar: 'مُحيت كلمات من قضية' },
  'observation.added': {
    en: 'Something seen in evidence was written down',
    ar: 'دُوّن ما شوهد في دليل',
  },
  'observationFile.read': {
    en: 'A file of observations was read',
    ar: 'قُرئ ملف ملاحظات',
  },
  'observationFile.dropped': {
    en: 'A file of observations was dropped',
    ar: 'أُهمل ملف ملاحظات',
  },
  'observationFile.taken': {
    en: 'Observations of a file were brought into a case',
    ar: 'أُدخلت ملاحظات ملف إلى قضية',
  },
  'observations.added': {
    en: 'Observations were written down from a file',
    ar: 'دُوّنت ملاحظات من ملف',
  },
  'observation.dropped': {
    en: 'An observation was dropped',
    ar: 'أُسقطت ملاحظة',
  },
  'observation.mapped': {
    en: 'An observation was given its technique',
    ar: 'حُدّدت تقنية ملاحظة',
  },
  'observation.looked': {
    en: 'A second person looked at an observation',
    ar: 'راجع شخص ثانٍ ملاحظة',
  },
  'case.joined': { en: 'An incident became a part of a case', ar: 'أصبحت حادثة جزءًا من قضية' },
  'case.parted': { en: 'An incident was taken out of a case', ar: 'أُخرجت حادثة من قضية' },
  'seat.asked': {
    en: 'It was asked that a guest have a seat in a case',
    ar: 'طُلب أن يكون لضيف مقعد في قضية',
  },
  'seat.agreed': {
    en: 'A guest was given a seat in a case until a day',
    ar: 'مُنح ضيف مقعدًا في قضية حتى يوم معيّن',
  },
  'seat.given': { en: 'A seat in a case was given', ar: 'مُنح مقعد في قضية' },
  'seat.endingAsked': {
    en: 'It was asked that a seat in a case be ended',
    ar: 'طُلب إنهاء مقعد في قضية',
  },
  'seat.ended': { en: 'A seat in a case ended', ar: 'انتهى مقعد في قضية' },
  'step.done': { en: 'A step of the protocol was done', ar: 'أُنجزت خطوة من البروتوكول' },
  'volatile.settled': {
    en: 'It was said what preserved something that vanishes soon, or why nothing did',
    ar: 'ذُكر ما حفظ شيئًا سريع الزوال أو سبب عدم حفظه',
  },
  'step.waived': {
    en: 'A step of the protocol was waived',
    ar: 'جرى التخلي عن خطوة من البروتوكول',
  },
  'step.reentered': {
    en: 'A step of the protocol was taken up again',
    ar: 'استؤنفت خطوة من البروتوكول',
  },
} as const
