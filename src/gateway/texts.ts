import { defineTexts } from '../core/text.ts'

/** The words of the station page; those with a `{time}` are filled in by its script. */
export const texts = defineTexts('station', {
  title: { en: 'Polling station', ar: 'مركز الاقتراع' },
  where: { en: 'Station {number}: {name}', ar: 'المركز {number}: {name}' },
  still: {
    en: 'This page shows {time} and does not follow by itself.',
    ar: 'تعرض هذه الصفحة حالة {time} ولا تتحدث بنفسها.',
  },
  reload: { en: 'Reload', ar: 'إعادة التحميل' },
  live: { en: 'Connected. As of {time}.', ar: 'متصل. كما في {time}.' },
  late: {
    en: 'No sign of life for a minute. As of {time}.',
    ar: 'لا إشارة منذ دقيقة. كما في {time}.',
  },
  lost: {
    en: 'Not connected. As of {time}. Telephone your election office.',
    ar: 'غير متصل. كما في {time}. اتصل هاتفيًا بمكتب الانتخابات.',
  },
  enrolAgain: { en: 'Enrol this device again.', ar: 'سجّل هذا الجهاز من جديد.' },
  skew: { en: 'The clock of this device is wrong.', ar: 'ساعة هذا الجهاز غير صحيحة.' },
  forged: {
    en: 'A message with a wrong signature was thrown away.',
    ar: 'أُهملت رسالة توقيعها خاطئ.',
  },
  none: { en: 'No alert is in force here.', ar: 'لا يوجد تنبيه ساري هنا.' },
  until: { en: 'Sent {sent}, in force until {until}', ar: 'أُرسل {sent}، ساري حتى {until}' },
  done: { en: 'Done', ar: 'تم التنفيذ' },
  help: { en: 'We need help', ar: 'نحتاج مساعدة' },
  reason: { en: 'If you cannot do it: why?', ar: 'إن تعذّر التنفيذ: لماذا؟' },
  cannot: { en: 'We cannot do it', ar: 'لا نستطيع التنفيذ' },
  open: { en: 'Not answered yet', ar: 'لم تتم الإجابة بعد' },
  queued: { en: 'Waits to be sent: {what}', ar: 'في انتظار الإرسال: {what}' },
  sent: { en: 'Sent: {what}', ar: 'أُرسل: {what}' },
  past: { en: 'Earlier alerts', ar: 'تنبيهات سابقة' },
  cancelled: { en: 'Taken back', ar: 'أُلغي' },
  cleared: { en: 'All clear', ar: 'زال الخطر' },
  expired: { en: 'Expired', ar: 'انتهت مدته' },
  trouble: { en: 'We have a problem', ar: 'لدينا مشكلة' },
  note: { en: 'In a few words', ar: 'بكلمات قليلة' },
  send: { en: 'Send to the election office', ar: 'أرسل إلى مكتب الانتخابات' },
  own: { en: 'Your problems', ar: 'مشاكلكم' },
  problemOpen: { en: 'Sent', ar: 'أُرسلت' },
  problemTaken: { en: 'Somebody works on it', ar: 'يعمل عليها أحدهم' },
  problemSettled: { en: 'Settled', ar: 'حُلّت' },
  arm: {
    en: 'Start the shift: sound on, screen stays on',
    ar: 'بدء المناوبة: الصوت يعمل والشاشة تبقى مضاءة',
  },
  armed: {
    en: 'Armed. You should have heard a tone.',
    ar: 'جاهز. يجب أن تكون قد سمعت نغمة.',
  },
  notify: { en: 'Notifications', ar: 'الإشعارات' },
  locked: {
    en: 'A locked phone hears nothing yet. Leave the screen on and this page open.',
    ar: 'الهاتف المقفل لا يسمع شيئًا بعد. اترك الشاشة مضاءة وهذه الصفحة مفتوحة.',
  },
  appName: { en: 'Station', ar: 'المركز' },
})

/** Sentences of the gateway's own Problems. */
export const problems = {
  'gateway.busy': defineTexts('station', {
    busy: {
      en: 'Too many stations are connected here. It is tried again.',
      ar: 'عدد المراكز المتصلة كبير. ستُعاد المحاولة.',
    },
  }).busy,
  'gateway.no_station': defineTexts('station', {
    noStation: {
      en: 'Only the device of a polling station can do this.',
      ar: 'لا يستطيع ذلك إلا جهاز مركز اقتراع.',
    },
  }).noStation,
  'gateway.wrong_origin': defineTexts('station', {
    wrongOrigin: {
      en: 'This did not come from a page of this node.',
      ar: 'لم يأت هذا من صفحة في هذه العقدة.',
    },
  }).wrongOrigin,
  'gateway.no_sms': defineTexts('station', {
    noSms: {
      en: 'A message needs a sender and a text.',
      ar: 'تحتاج الرسالة إلى مرسل ونص.',
    },
  }).noSms,
  'gateway.no_report': defineTexts('station', {
    noReport: {
      en: 'A report needs a message and a status.',
      ar: 'يحتاج التقرير إلى رسالة وحالة.',
    },
  }).noReport,
  'gateway.no_sms_here': defineTexts('station', {
    noSmsHere: { en: 'This node takes no messages.', ar: 'لا تستقبل هذه العقدة رسائل.' },
  }).noSmsHere,
  'gateway.wrong_secret': defineTexts('station', {
    wrongSecret: {
      en: 'The secret of this address is wrong.',
      ar: 'سر هذا العنوان غير صحيح.',
    },
  }).wrongSecret,
  'gateway.too_many': defineTexts('station', {
    tooMany: { en: 'Too many wrong secrets.', ar: 'محاولات خاطئة كثيرة.' },
  }).tooMany,
} as const
