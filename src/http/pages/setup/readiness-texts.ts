import { defineTexts } from '../../../core/text.ts'

/** What a node should have before it is relied on, and what to do for it. */
export const itemTexts = defineTexts('readiness', {
  address: { en: 'A real address with https', ar: 'عنوان حقيقي عبر https' },
  addressTodo: {
    en: 'Give the node a name and a certificate as docs/install.md says, and set SCRUTINEER_ORIGIN. Without https, phones have neither the offline page nor passkeys.',
    ar: 'امنح العقدة اسمًا وشهادة كما في docs/install.md واضبط SCRUTINEER_ORIGIN. من دون https لا تعمل على الهواتف الصفحة دون اتصال ولا مفاتيح المرور.',
  },
  country: { en: 'The country is chosen', ar: 'البلد مختار' },
  countryTodo: {
    en: 'Choose it on the set-up page; authority, CSIRT and reporting agencies are then proposed.',
    ar: 'اختره في صفحة التجهيز، فتُقترح هيئة الانتخابات وفريق الاستجابة وجهات الإبلاغ.',
  },
  election: { en: 'The election has a date', ar: 'للانتخاب تاريخ' },
  electionTodo: {
    en: 'Note its name, day and time zone on the set-up page.',
    ar: 'سجّل اسمه ويومه ومنطقته الزمنية في صفحة التجهيز.',
  },
  directory: { en: 'The directory is confirmed', ar: 'الدليل مؤكد' },
  directoryTodo: {
    en: 'Confirm, correct or remove every agency that is still unverified.',
    ar: 'أكّد كل جهة لم يُتحقق منها بعد أو صحّحها أو أزلها.',
  },
  backup: { en: 'The newest backup is fresh', ar: 'أحدث نسخة احتياطية حديثة' },
  backupTodo: {
    en: 'Set SCRUTINEER_BACKUP and the keys that may read the backups; the node then writes them by itself.',
    ar: 'اضبط SCRUTINEER_BACKUP والمفاتيح التي يحق لها قراءة النسخ، فتكتبها العقدة بنفسها.',
  },
  restoreDrill: { en: 'A restore was tried', ar: 'جُرّبت استعادة نسخة' },
  restoreDrillTodo: {
    en: 'Restore the newest backup on trial on the machine, at least every 90 days: npx scrutineer drill FILE',
    ar: 'جرّب استعادة أحدث نسخة على الجهاز كل 90 يومًا على الأقل: npx scrutineer drill FILE',
  },
  secondPerson: {
    en: 'Two persons can release an alert',
    ar: 'يستطيع شخصان إصدار تنبيه',
  },
  secondPersonTodo: {
    en: 'Invite a second person who may release, from a neighbouring office where need be.',
    ar: 'ادعُ شخصًا ثانيًا يحق له الإصدار، من مكتب مجاور عند الحاجة.',
  },
  overseer: { en: 'Somebody checks the administrator', ar: 'شخص يراقب مسؤول النظام' },
  overseerTodo: {
    en: 'Name somebody on the set-up page, step 4, who compares the list of persons with the people of the office.',
    ar: 'سمِّ في صفحة التجهيز، الخطوة 4، شخصًا يقارن قائمة الأشخاص بالعاملين في المكتب.',
  },
  sites: { en: 'Sites are watched', ar: 'مواقع قيد المراقبة' },
  sitesTodo: {
    en: 'An analyst adds the election’s websites and services.',
    ar: 'يضيف محلل مواقع الانتخابات وخدماتها.',
  },
  stations: { en: 'Polling stations are loaded', ar: 'مراكز الاقتراع محمّلة' },
  stationsTodo: {
    en: 'Import the list of polling stations, or add them by hand.',
    ar: 'استورد قائمة مراكز الاقتراع أو أضفها يدويًا.',
  },
  duty: { en: 'A duty officer is named', ar: 'مسؤول المناوبة معيّن' },
  dutyTodo: {
    en: 'Put at least one post on the duty list.',
    ar: 'ضع منصبًا واحدًا على الأقل في قائمة المناوبة.',
  },
  messages: { en: 'Mail or SMS reaches people', ar: 'البريد أو الرسائل القصيرة تصل إلى الناس' },
  messagesTodo: {
    en: 'Set SMTP_URL or an SMS gateway. It is ready once an analyst or officer has typed the code that the node sent to an address of their own.',
    ar: 'اضبط SMTP_URL أو بوابة للرسائل القصيرة. يصير جاهزًا حين يكتب محلل أو مسؤول الرمز الذي أرسلته العقدة إلى عنوانه.',
  },
  lookout: { en: 'A lookout watches this node', ar: 'راصد يراقب هذه العقدة' },
  lookoutTodo: {
    en: 'Start a lookout on a second machine, or ask a partner to: it raises the alarm when this node is silent.',
    ar: 'شغّل راصدًا على جهاز ثانٍ أو اطلب ذلك من شريك: ينبّه إذا صمتت هذه العقدة.',
  },
  drill: { en: 'An exercise was held', ar: 'أُجري تمرين' },
  drillTodo: {
    en: 'Start the exercise once and walk through an alert with everybody who will be on duty.',
    ar: 'ابدأ التمرين مرة وجرّب تنبيهًا مع كل من سيكون في المناوبة.',
  },
})
