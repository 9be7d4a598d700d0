import { defineTexts } from '../../../core/text.ts'

/** What everybody reads of attacks on public services. */
export const publicTexts = defineTexts('attacks-public', {
  menu: { en: 'Attacks', ar: 'الهجمات' },
  nav: { en: 'Attacks explained', ar: 'شرح الهجمات' },
  title: { en: 'Attacks on public services', ar: 'هجمات على الخدمات العامة' },
  intro: {
    en: 'What happened, what it did to voters, what was learnt, and what you can do. No person is named, and nobody is accused who was not convicted for good.',
    ar: 'ما الذي حدث، وما أثره على الناخبين، وما الذي تعلمناه، وما الذي يمكنك فعله. لا يُسمّى أحد، ولا يُتهم أحد لم يُدَن بحكم نهائي.',
  },
  standing: {
    en: '{own} of this country, {reported} reported elsewhere',
    ar: '{own} من هذا البلد، و{reported} أُبلغ عنها في أماكن أخرى',
  },
  narrow: { en: 'Search and filter', ar: 'بحث وتصفية' },
  none: { en: 'Nothing is found.', ar: 'لا توجد نتائج.' },
  attack: { en: 'Attack', ar: 'الهجوم' },
  kind: { en: 'Kind of attack', ar: 'نوع الهجوم' },
  allKinds: { en: 'All kinds', ar: 'كل الأنواع' },
  service: { en: 'Service', ar: 'الخدمة' },
  allServices: { en: 'All services', ar: 'كل الخدمات' },
  year: { en: 'Year', ar: 'السنة' },
  origin: { en: 'Whose', ar: 'المصدر' },
  allOrigins: { en: 'All', ar: 'الكل' },
  own: { en: 'This country’s', ar: 'من هذا البلد' },
  reported: { en: 'Reported elsewhere', ar: 'أُبلغ عنها في أماكن أخرى' },
  words: { en: 'Words', ar: 'كلمات' },
  show: { en: 'Show', ar: 'عرض' },
  when: { en: 'When', ar: 'متى' },
  where: { en: 'Where', ar: 'أين' },
  state: { en: 'State', ar: 'الحالة' },
  published: { en: 'Explained by the authority', ar: 'شرحته السلطة' },
  withdrawn: { en: 'Withdrawn', ar: 'سُحب' },
  notVerified: {
    en: 'Reported, not verified by this node',
    ar: 'أُبلغ عنه ولم تتحقق منه هذه العقدة',
  },
  withdrawnBecause: {
    en: 'The authority took this explanation back: {reason}',
    ar: 'سحبت السلطة هذا الشرح: {reason}',
  },
  hidden: {
    en: 'Its words are not shown any more.',
    ar: 'لم تعد كلماته معروضة.',
  },
  happened: { en: 'What happened', ar: 'ما الذي حدث' },
  effect: { en: 'What it did to voters and the public', ar: 'ما أثره على الناخبين والجمهور' },
  learnt: { en: 'What was learnt', ar: 'ما الذي تعلمناه' },
  advice: { en: 'What you can do', ar: 'ما الذي يمكنك فعله' },
  site: { en: 'Name of the service', ar: 'اسم الخدمة' },
  judgment: { en: 'Final judgment', ar: 'الحكم النهائي' },
  code: { en: 'Code', ar: 'الرمز' },
  version: { en: 'Version {version}', ar: 'الإصدار {version}' },
  versionOf: { en: 'Version {version}, {time}', ar: 'الإصدار {version}، {time}' },
  before: { en: 'Earlier versions', ar: 'إصدارات سابقة' },
  source: { en: 'Who reported it', ar: 'من أبلغ عنه' },
  readOn: { en: 'Read on {date}', ar: 'قُرئ في {date}' },
  sure: { en: 'How sure', ar: 'مدى الثقة' },
  high: {
    en: 'High: an official report or finding',
    ar: 'عالية: تقرير أو استنتاج رسمي',
  },
  medium: {
    en: 'Medium: several reports agree',
    ar: 'متوسطة: تتفق عدة تقارير',
  },
  low: { en: 'Low: one report alone', ar: 'منخفضة: تقرير واحد فقط' },
  draft: {
    en: 'This text is a translation that nobody has checked yet.',
    ar: 'هذا النص ترجمة لم يراجعها أحد بعد.',
  },
  machines: {
    en: 'For programs: {json}, {feed}',
    ar: 'للبرامج: {json}، {feed}',
  },
  card: {
    en: 'How public services were attacked, and what you can do.',
    ar: 'كيف هوجمت الخدمات العامة، وما الذي يمكنك فعله.',
  },
})

/** Kinds of attack and of service, and what helps against each kind, in the words of everybody. */
export const valueTexts = defineTexts('attacks-values', {
  availability: { en: 'Made unreachable', ar: 'جُعلت غير متاحة' },
  intrusions: { en: 'Broken into', ar: 'اختراق' },
  'intrusion-attempts': { en: 'Attempt to break in', ar: 'محاولة اختراق' },
  'malicious-code': { en: 'Harmful software', ar: 'برمجيات ضارة' },
  'information-content-security': {
    en: 'Data read, changed or lost',
    ar: 'بيانات قُرئت أو عُدّلت أو فُقدت',
  },
  'information-gathering': { en: 'Spying out', ar: 'تجسس واستطلاع' },
  fraud: { en: 'False pages or messages', ar: 'صفحات أو رسائل مزيفة' },
  'abusive-content': { en: 'Abusive content', ar: 'محتوى مسيء' },
  vulnerable: { en: 'A gap that was open', ar: 'ثغرة مفتوحة' },
  other: { en: 'Something else', ar: 'أمر آخر' },
  register: { en: 'Register of voters or candidates', ar: 'سجل الناخبين أو المرشحين' },
  voting: { en: 'Voting', ar: 'التصويت' },
  results: { en: 'Results', ar: 'النتائج' },
  information: { en: 'Information for voters', ar: 'معلومات الناخبين' },
  messages: { en: 'Mail and messages', ar: 'البريد والرسائل' },
  'public-service': { en: 'Another public service', ar: 'خدمة عامة أخرى' },
})

/** What anybody can do against a kind of attack. */
export const adviceTexts = defineTexts('attacks-advice', {
  availability: {
    en: 'A site that does not answer stops no vote. Wait, try later, and ask your polling station or the authority by telephone. Believe no results but official ones.',
    ar: 'الموقع الذي لا يستجيب لا يوقف التصويت. انتظر وأعد المحاولة لاحقًا، واسأل مركز الاقتراع أو السلطة بالهاتف. لا تصدق إلا النتائج الرسمية.',
  },
  intrusions: {
    en: 'Use another password for each service, and a second step to sign in where there is one. Install updates. Tell the authority what looks wrong.',
    ar: 'استخدم كلمة مرور مختلفة لكل خدمة، وخطوة ثانية للدخول حيث توجد. ثبّت التحديثات. أبلغ السلطة بما يبدو غير صحيح.',
  },
  'intrusion-attempts': {
    en: 'Use another password for each service, and a second step to sign in where there is one. Install updates. Tell the authority what looks wrong.',
    ar: 'استخدم كلمة مرور مختلفة لكل خدمة، وخطوة ثانية للدخول حيث توجد. ثبّت التحديثات. أبلغ السلطة بما يبدو غير صحيح.',
  },
  'malicious-code': {
    en: 'Install updates as they come, open no attachment that you did not expect, and keep a copy of what matters apart from your computer.',
    ar: 'ثبّت التحديثات فور صدورها، ولا تفتح مرفقًا لم تتوقعه، واحتفظ بنسخة مما يهمك بعيدًا عن حاسوبك.',
  },
  'information-content-security': {
    en: 'Expect calls and messages that know your name and address. Give nobody a code or a password, and call the authority on the number that you know.',
    ar: 'توقّع مكالمات ورسائل تعرف اسمك وعنوانك. لا تعطِ أحدًا رمزًا أو كلمة مرور، واتصل بالسلطة على الرقم الذي تعرفه.',
  },
  'information-gathering': {
    en: 'Give nobody a code or a password, and tell the authority who asked for what.',
    ar: 'لا تعطِ أحدًا رمزًا أو كلمة مرور، وأبلغ السلطة بمن طلب ماذا.',
  },
  fraud: {
    en: 'Type the address of the authority yourself instead of following a link. Send the authority what you were sent.',
    ar: 'اكتب عنوان السلطة بنفسك بدل اتباع رابط. أرسل إلى السلطة ما وصلك.',
  },
  'abusive-content': {
    en: 'Do not pass it on. Tell the authority or the police.',
    ar: 'لا تعد نشره. أبلغ السلطة أو الشرطة.',
  },
  vulnerable: {
    en: 'Install updates, and tell whoever runs a service what you found before you tell others.',
    ar: 'ثبّت التحديثات، وأبلغ مشغّل الخدمة بما وجدته قبل أن تخبر غيره.',
  },
  other: {
    en: 'Ask the authority, and believe what it says on its own pages.',
    ar: 'اسأل السلطة، وصدّق ما تقوله في صفحاتها.',
  },
})
