import { defineTexts } from '../../../core/text.ts'

/** Words of the pages where people say how to reach them. */
export const contactWords = defineTexts('contact', {
  title: { en: 'How to reach you', ar: 'كيف نصل إليك' },
  intro: {
    en: 'Here you are told when a passkey, recovery codes, contacts, sessions or roles of your account change; whoever has a role in alerting hears of alerts that nobody answers and of releases by one person alone, too. Only you see these contacts; the record log never holds them. A confirmed contact that is removed hears of that and of your account for 24 more hours; then its address is wiped.',
    ar: 'تُبلَّغ هنا عندما تتغير مفاتيح المرور أو رموز الاسترداد أو جهات الاتصال أو الجلسات أو الأدوار في حسابك؛ ومن له دور في التنبيهات يُبلَّغ أيضًا بما لا يجيب عليه أحد وبما يصدره شخص واحد. لا يرى هذه الجهات غيرك، ولا يحفظها سجل القيود أبدًا. وتُبلَّغ جهة الاتصال المؤكَّدة عند حذفها وبما يتغير في حسابك لمدة 24 ساعة أخرى، ثم يُمحى عنوانها.',
  },
  none: { en: 'You have entered no contact.', ar: 'لم تُدخل أي جهة اتصال.' },
  way: { en: 'Way', ar: 'الوسيلة' },
  sms: { en: 'SMS', ar: 'رسالة قصيرة' },
  mail: { en: 'Mail', ar: 'بريد' },
  push: { en: 'Notification of a browser', ar: 'إشعار متصفح' },
  hook: { en: 'Webhook', ar: 'خطاف ويب' },
  address: { en: 'Address', ar: 'العنوان' },
  state: { en: 'State', ar: 'الحالة' },
  shown: { en: 'Confirmed', ar: 'مؤكَّدة' },
  waiting: { en: 'Waits for its code', ar: 'بانتظار الرمز' },
  action: { en: 'Action', ar: 'إجراء' },
  remove: { en: 'Remove', ar: 'احذف' },
  add: { en: 'Add a contact', ar: 'أضف جهة اتصال' },
  addressHint: {
    en: 'A mailbox, or a telephone number with + and the country',
    ar: 'بريد إلكتروني، أو رقم هاتف مع + ورمز البلد',
  },
  addButton: { en: 'Send me a code', ar: 'أرسل إليّ رمزًا' },
  code: { en: 'Code that was sent there', ar: 'الرمز الذي أُرسل إليها' },
  confirm: { en: 'Confirm', ar: 'أكّد' },
  notify: { en: 'Notifications on this device', ar: 'إشعارات على هذا الجهاز' },
  limits: {
    en: 'A notification wakes you; it is no proof that anything arrived, and nobody guarantees it. On an iPhone it works only when this page was added to the home screen and opened from there. A locked telephone may show it late, a telephone that saves its battery much later. For that reason the node also asks by other ways.',
    ar: 'الإشعار يوقظك، لكنه ليس دليلًا على وصول شيء ولا يضمنه أحد. لا يعمل على iPhone إلا إذا أُضيفت هذه الصفحة إلى الشاشة الرئيسية وفُتحت منها. قد يعرضه هاتف مقفل متأخرًا، وهاتف يوفر البطارية متأخرًا جدًا. لذلك تسأل العقدة بطرق أخرى أيضًا.',
  },
  turnOn: { en: 'Notify me on this device', ar: 'أشعرني على هذا الجهاز' },
  done: {
    en: 'This device will be notified.',
    ar: 'سيتلقى هذا الجهاز الإشعارات.',
  },
  denied: {
    en: 'The browser does not allow notifications of this page. Allow them in its settings.',
    ar: 'لا يسمح المتصفح بإشعارات هذه الصفحة. اسمح بها في إعداداته.',
  },
  failed: {
    en: 'It did not work. Try again when there is network.',
    ar: 'لم ينجح الأمر. حاول مجددًا عند توفر الشبكة.',
  },
  missing: {
    en: 'This browser cannot notify.',
    ar: 'لا يستطيع هذا المتصفح إرسال إشعارات.',
  },
  back: { en: 'Back to the alerts', ar: 'عودة إلى التنبيهات' },
})
