import { defineTexts } from '../../../core/text.ts'

/** Words of the list of what nobody saw lately. */
export const verifyTexts = defineTexts('directory-verify', {
  nav: { en: 'To confirm', ar: 'للتأكيد' },
  title: { en: 'What to confirm', ar: 'ما يجب تأكيده' },
  intro: {
    en: 'Look at each at its source: its own website, a letter, a call to a number that you know. What was never seen stands first, then what citizens are sent to most. A telephone number is shown to citizens for half a year after somebody saw it.',
    ar: 'راجع كلًا منها في مصدره: موقعها، أو رسالة منها، أو اتصال برقم تعرفه. أولًا ما لم يره أحد قط، ثم ما يُرشد إليه المواطنون أكثر. يظهر رقم الهاتف للمواطنين نصف سنة بعد أن يراه أحد.',
  },
  nothing: {
    en: 'Everything was seen within half a year.',
    ar: 'كل شيء رآه أحد خلال نصف السنة الأخيرة.',
  },
  named: { en: 'Named in 30 days', ar: 'ذُكرت في 30 يومًا' },
  few: { en: 'fewer than 5 times', ar: 'أقل من 5 مرات' },
  times: {
    en: { one: '{count} time', other: '{count} times' },
    ar: {
      zero: 'ولا مرة',
      one: 'مرة واحدة',
      two: 'مرتان',
      few: '{count} مرات',
      many: '{count} مرة',
      other: '{count} مرة',
    },
  },
  waits: { en: 'What to look at', ar: 'ما يجب النظر فيه' },
  itself: {
    en: 'Whether this agency is there and takes reports',
    ar: 'هل هذه الجهة موجودة وتتلقى البلاغات',
  },
  confirm: { en: 'Confirm', ar: 'أكّد' },
  seen: { en: 'What you saw', ar: 'ما رأيته' },
  seenToday: { en: 'Read on its own website today', ar: 'قرأته اليوم على موقعها' },
  otherwise: { en: 'Seen otherwise', ar: 'رأيته بطريقة أخرى' },
  seenHere: { en: 'Read on its own website', ar: 'قرأته على موقعها' },
  on: { en: 'On which day', ar: 'في أي يوم' },
  saidConfirmed: { en: 'It is confirmed.', ar: 'تم التأكيد.' },
  more: {
    en: { one: '{count} more agency', other: '{count} more agencies' },
    ar: {
      zero: 'لا جهات أخرى',
      one: 'جهة أخرى',
      two: 'جهتان أخريان',
      few: '{count} جهات أخرى',
      many: '{count} جهة أخرى',
      other: '{count} جهة أخرى',
    },
  },
  listed: { en: 'never seen', ar: 'لم يره أحد قط' },
  old: { en: 'last seen on {date}', ar: 'آخر رؤية في {date}' },
  confirmed: { en: 'seen on {date}', ar: 'شوهد في {date}' },
  wait: {
    en: 'Confirm how each agency is reached',
    ar: 'أكّد كيفية الاتصال بكل جهة',
  },
  look: { en: 'Look', ar: 'انظر' },
})

/** Words of the page of one agency. */
export const agencyTexts = defineTexts('directory-agency', {
  open: { en: 'Ways and routes', ar: 'وسائل الاتصال والمسارات' },
  ways: { en: 'How to reach it', ar: 'كيفية الاتصال بها' },
  noWays: { en: 'No way to reach it is known.', ar: 'لا تُعرف وسيلة للاتصال بها.' },
  kind: { en: 'Way', ar: 'الوسيلة' },
  value: { en: 'Number, address or key', ar: 'الرقم أو العنوان أو المفتاح' },
  hours: { en: 'Opening hours', ar: 'ساعات العمل' },
  hoursHint: {
    en: 'Day and night: 24/7. Otherwise: Mo-Fr 08:00-17:00; Sa 09:00-12:00',
    ar: 'ليلًا ونهارًا: 24/7. وإلا: Mo-Fr 08:00-17:00; Sa 09:00-12:00',
  },
  zone: { en: 'Time zone of these hours', ar: 'المنطقة الزمنية لهذه الساعات' },
  zoneHint: { en: 'For example Africa/Nairobi', ar: 'مثلًا Africa/Nairobi' },
  languages: { en: 'Languages', ar: 'اللغات' },
  languagesHint: { en: 'Codes with spaces between: en fr', ar: 'رموز بينها مسافات: en fr' },
  cost: { en: 'What it costs', ar: 'الكلفة' },
  free: { en: 'Free of charge', ar: 'مجاني' },
  charged: { en: 'Costs money', ar: 'بأجر' },
  audience: { en: 'Only for', ar: 'فقط من أجل' },
  notStated: { en: 'Not stated', ar: 'غير مذكور' },
  source: { en: 'How you know', ar: 'كيف عرفت' },
  sourceHint: {
    en: 'For example: read on its own website today, or a letter of theirs',
    ar: 'مثلًا: قرأته اليوم على موقعها، أو في رسالة منها',
  },
  add: { en: 'Add a way to reach it', ar: 'أضف وسيلة اتصال' },
  addButton: { en: 'Add it', ar: 'أضفها' },
  change: { en: 'Change', ar: 'غيّر' },
  changeButton: { en: 'Keep the change', ar: 'احفظ التغيير' },
  remove: { en: 'Remove', ar: 'أزل' },
  saidPut: { en: 'It is in the directory and confirmed.', ar: 'أُدرجت في الدليل وتأكدت.' },
  saidRemoved: { en: 'It is off the directory.', ar: 'حُذفت من الدليل.' },
  routes: { en: 'For what it is the proper agency', ar: 'ما تختص به هذه الجهة' },
  routesHint: {
    en: 'Citizens are led here first with what you add. Without any, the finder leads them to what is usual for each kind of report.',
    ar: 'يُرشد المواطنون إلى هنا أولًا بما تضيفه. ودون ذلك يرشدهم الباحث إلى المعتاد لكل نوع من البلاغات.',
  },
  noRoutes: {
    en: 'Nothing is stated; the finder goes by what is usual.',
    ar: 'لم يُذكر شيء؛ يتبع الباحث المعتاد.',
  },
  what: { en: 'What happened', ar: 'ماذا حدث' },
  where: { en: 'Where', ar: 'أين' },
  who: { en: 'Who tells it', ar: 'من يُبلغ' },
  any: { en: 'Any', ar: 'أيّ' },
  area: { en: 'Area', ar: 'المنطقة' },
  whole: { en: 'The whole country', ar: 'البلد كله' },
  rank: { en: 'Place', ar: 'الترتيب' },
  rankHint: {
    en: 'Of those that say the same, 0 comes first.',
    ar: 'من بين المتماثلة، يأتي 0 أولًا.',
  },
  note: { en: 'Note for the office', ar: 'ملاحظة للمكتب' },
  addRoute: { en: 'Add what it is proper for', ar: 'أضف ما تختص به' },
  saidRoute: { en: 'Citizens are led here with that.', ar: 'يُرشد المواطنون إلى هنا بذلك.' },
  saidRouteRemoved: {
    en: 'The finder goes by what is usual again.',
    ar: 'يتبع الباحث المعتاد من جديد.',
  },
})

/** Words of the page that takes a file. */
export const importTexts = defineTexts('directory-import', {
  nav: { en: 'From a file', ar: 'من ملف' },
  title: { en: 'Ways and routes from a file', ar: 'وسائل ومسارات من ملف' },
  intro: {
    en: 'Paste a CSV. All of its rows are taken in, or none: a wrong row is named by its number. Download what is there, change it and paste it again. Every step can be taken back.',
    ar: 'ألصق ملف CSV. تُقبل كل صفوفه أو لا يُقبل أيّ منها: يُذكر الصف الخطأ برقمه. نزّل ما هو موجود وغيّره ثم ألصقه من جديد. يمكن التراجع عن كل خطوة.',
  },
  columns: {
    en: 'The first line names the columns. The agency is its code or its exact name.',
    ar: 'يسمّي السطر الأول الأعمدة. تُذكر الجهة برمزها أو باسمها الدقيق.',
  },
  file: { en: 'Lines of the file', ar: 'أسطر الملف' },
  channels: { en: 'Ways to reach agencies', ar: 'وسائل الاتصال بالجهات' },
  channelsButton: { en: 'Take the ways in', ar: 'أدخل الوسائل' },
  routes: { en: 'Routes to agencies', ar: 'المسارات إلى الجهات' },
  routesButton: { en: 'Take the routes in', ar: 'أدخل المسارات' },
  saidChannels: { en: 'The ways are in the directory, confirmed.', ar: 'أُدخلت الوسائل وتأكدت.' },
  saidRoutes: { en: 'The routes are in the directory.', ar: 'أُدخلت المسارات.' },
})
