import { defineTexts } from '../../../core/text.ts'

export const texts = defineTexts('incidents-playbooks', {
  playbooks: { en: 'Playbooks', ar: 'أدلة الإجراءات' },
  playbook: { en: 'Playbook', ar: 'دليل الإجراءات' },
  intro: {
    en: 'What to do when something of a kind happens, step by step. A playbook is begun on an incident; each of its steps becomes a task, and people choose the way at every fork.',
    ar: 'ما ينبغي فعله عند وقوع أمر من نوع معيّن، خطوة بخطوة. يُبدأ الدليل في حادثة، فتصبح كل خطوة مهمة، ويختار الناس الطريق عند كل مفترق.',
  },
  none: { en: 'There are no playbooks.', ar: 'لا توجد أدلة إجراءات.' },
  steps: { en: 'Steps', ar: 'الخطوات' },
  modified: { en: 'Last changed', ar: 'آخر تغيير' },
  from: { en: 'Comes from', ar: 'المصدر' },
  shipped: { en: 'this product', ar: 'هذا البرنامج' },
  imported: { en: 'brought in here', ar: 'أُدخل هنا' },
  import: { en: 'Bring in a playbook', ar: 'أدخل دليل إجراءات' },
  saidImported: {
    en: 'The playbook is here. Read it before it is needed.',
    ar: 'أُدخل الدليل. اقرأه قبل الحاجة إليه.',
  },
  file: { en: 'File of the playbook', ar: 'ملف الدليل' },
  fileHint: {
    en: 'JSON of CACAO 2.0, up to 256 kB. Credentials and what the standard does not know are left out, and the page of the playbook says what. Commands for machines are shown and never run.',
    ar: 'ملف JSON وفق CACAO 2.0 بحجم يصل إلى 256 كيلوبايت. تُترك بيانات الدخول وما لا يعرفه المعيار، وتذكر صفحة الدليل ما تُرك. تُعرض الأوامر الموجهة للآلات ولا تُنفَّذ أبدًا.',
  },
  leftOut: { en: 'Not as it came', ar: 'ليس كما ورد' },
  leftOutTold: {
    en: 'This was left out of the file or put right in it as it was brought in. The steps and their order are as they came.',
    ar: 'تُرك هذا من الملف أو صُحّح فيه عند إدخاله. الخطوات وترتيبها كما وردت.',
  },
  where: { en: 'Where it stood', ar: 'موضعه' },
  export: { en: 'Save as JSON of CACAO 2.0', ar: 'احفظه كملف JSON وفق CACAO 2.0' },
  drop: { en: 'Take the playbook off', ar: 'أزل الدليل' },
  dropTitle: { en: 'Take the playbook off?', ar: 'إزالة الدليل؟' },
  dropWhat: {
    en: 'Nobody can begin it any more. Where it is being gone through, it goes on. It can be brought in again.',
    ar: 'لن يستطيع أحد البدء به. يستمر حيث يجري تنفيذه. يمكن إدخاله من جديد.',
  },
  saidDropped: { en: 'The playbook is taken off.', ar: 'أُزيل الدليل.' },
  facts: { en: 'About this playbook', ar: 'عن هذا الدليل' },
  sha256: { en: 'SHA-256', ar: 'SHA-256' },
  signatures: { en: 'Signed by', ar: 'وقّعه' },
  nameless: { en: 'somebody whom the signature does not name', ar: 'شخص لا يسمّيه التوقيع' },
  unchecked: {
    en: 'Signed by someone whose key this node does not know; not checked. Ask whoever gave you the playbook for its SHA-256 by another way.',
    ar: 'وقّعه من لا تعرف هذه العقدة مفتاحه؛ لم يُتحقق من التوقيع. اطلب بصمة SHA-256 ممن أعطاك الدليل بطريقة أخرى.',
  },
  afterwards: { en: 'Afterwards', ar: 'بعد ذلك' },
  beside: { en: 'At the same time', ar: 'في الوقت نفسه' },
  ends: { en: 'ends here', ar: 'ينتهي هنا' },
  within: { en: 'within {time}', ar: 'خلال {time}' },
  goTo: { en: 'go to step {step}', ar: 'انتقل إلى الخطوة {step}' },
  foreign: { en: 'Commands for machines', ar: 'أوامر للآلات' },
  foreignHint: {
    en: 'They came with the playbook. This node never runs them.',
    ar: 'جاءت مع الدليل. لا تنفّذها هذه العقدة أبدًا.',
  },
  begin: { en: 'Begin a playbook', ar: 'ابدأ دليل إجراءات' },
  saidBegun: {
    en: 'The playbook has begun: its first steps are tasks.',
    ar: 'بدأ الدليل: خطواته الأولى مهام الآن.',
  },
  stop: { en: 'Stop the playbook', ar: 'أوقف الدليل' },
  stopTitle: { en: 'Stop the playbook?', ar: 'إيقاف الدليل؟' },
  stopWhat: {
    en: 'Its open tasks are taken off; what was done stays. That cannot be undone.',
    ar: 'تُزال مهامه المفتوحة، ويبقى ما أُنجز. لا يمكن التراجع عن ذلك.',
  },
  saidStopped: { en: 'The playbook is stopped.', ar: 'أُوقف الدليل.' },
  goesOn: { en: 'goes on since {time}', ar: 'جارٍ منذ {time}' },
  through: { en: 'gone through to its end {time}', ar: 'اكتمل {time}' },
  stopped: { en: 'stopped {time}', ar: 'أُوقف {time}' },
  saidAnswered: { en: 'Noted. The next steps are tasks.', ar: 'سُجّل. الخطوات التالية مهام الآن.' },
  take: { en: 'I do it', ar: 'أتولاها' },
  saidTaken: { en: 'This task is yours.', ar: 'هذه المهمة لك.' },
  answered: { en: 'Answer: {answer}', ar: 'الإجابة: {answer}' },
})

/** What a step is answered with. */
export const answerTexts = defineTexts('incidents-answers', {
  on_true: { en: 'Yes', ar: 'نعم' },
  on_false: { en: 'No', ar: 'لا' },
  on_success: { en: 'It worked', ar: 'نجح ذلك' },
  on_failure: { en: 'It did not work', ar: 'لم ينجح ذلك' },
  end: { en: 'No', ar: 'لا' },
  default: { en: 'Something else', ar: 'أمر آخر' },
})

/** What was left out of a playbook, or put right. */
export const leftOutTexts = defineTexts('incidents-playbook-left-out', {
  credentials: {
    en: 'Names, passwords and keys of accounts: a playbook goes from hand to hand.',
    ar: 'أسماء حسابات وكلمات مرورها ومفاتيحها: ينتقل الدليل من يد إلى يد.',
  },
  digits: {
    en: 'Digits of a time behind the milliseconds.',
    ar: 'أرقام وقت بعد الملّي ثانية.',
  },
  modified: {
    en: 'It said that it was changed before it was made; it counts as changed when it was made.',
    ar: 'ورد أنه عُدّل قبل إنشائه؛ يُحسب معدّلًا وقت إنشائه.',
  },
  agent: {
    en: 'Who does a step is nowhere defined in the file; it stands here as the file calls it, or as “Not named”.',
    ar: 'من ينفّذ خطوةً غير معرّف في الملف؛ يرد هنا كما يسميه الملف أو باسم «Not named».',
  },
  target: {
    en: 'What a step is done to is nowhere defined in the file.',
    ar: 'ما تُنفَّذ عليه خطوة غير معرّف في الملف.',
  },
  property: {
    en: 'What CACAO 2.0 has no name for.',
    ar: 'ما لا اسم له في CACAO 2.0.',
  },
  signature: {
    en: 'Its signatures: they are of the file as it came, not of what is here.',
    ar: 'توقيعاته: هي للملف كما ورد لا لما هو هنا.',
  },
})
