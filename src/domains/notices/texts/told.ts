import { defineTexts } from '../../../core/text.ts'

/** What a notice is about. */
export const categoryTexts = defineTexts('notices-categories', {
  voting_date: { en: 'When people vote', ar: 'موعد التصويت' },
  voting_place: { en: 'Where people vote', ar: 'مكان التصويت' },
  eligibility: { en: 'Who may vote', ar: 'من يحق له التصويت' },
  voting_method: { en: 'How people vote', ar: 'كيفية التصويت' },
  results: { en: 'Results and counting', ar: 'النتائج والفرز' },
  officials: { en: 'Election officials', ar: 'موظفو الانتخابات' },
  candidates: { en: 'Candidates and parties', ar: 'المرشحون والأحزاب' },
  technology: { en: 'Voting technology', ar: 'تقنيات التصويت' },
  other: { en: 'Something else', ar: 'أمر آخر' },
})

/** By what right a correction is asked for. */
export const groundTexts = defineTexts('notices-grounds', {
  legal: { en: 'By law', ar: 'بحكم القانون' },
  code: { en: 'By a code of the press', ar: 'بحكم مدونة صحفية' },
  voluntary: { en: 'No duty; it is asked for', ar: 'لا واجب؛ إنه طلب' },
})

/** What is asked for. */
export const remedyTexts = defineTexts('notices-remedies', {
  correction: { en: 'A correction', ar: 'تصحيح' },
  reply: { en: 'A reply beside it', ar: 'رد بجانبه' },
  label: { en: 'A label', ar: 'وسم' },
  context: { en: 'A note with what is missing', ar: 'ملاحظة بما ينقص' },
  referral: { en: 'That another body looks at it', ar: 'أن تنظر فيه جهة أخرى' },
})

/** States of a notice. */
export const stateTexts = defineTexts('notices-states', {
  draft: { en: 'Draft', ar: 'مسودة' },
  approved: { en: 'Approved, not served yet', ar: 'تمت الموافقة ولم يُسلّم بعد' },
  refused_opinion: { en: 'Refused: an opinion', ar: 'رُفض: رأي' },
  withdrawn: { en: 'Withdrawn', ar: 'سُحب' },
  reply_open: { en: 'The answer is awaited', ar: 'بانتظار الرد' },
  corrected_voluntarily: { en: 'A correction was agreed to', ar: 'قُبل التصحيح' },
  reply_received: { en: 'Answered', ar: 'وصل الرد' },
  no_reply: { en: 'Not answered in time', ar: 'لم يصل رد في المهلة' },
  in_review: { en: 'With a reviewer', ar: 'لدى مراجع' },
  appeal_open: { en: 'Decided; an appeal is possible', ar: 'بُتّ فيه ويمكن الاستئناف' },
  appealed: { en: 'Under appeal', ar: 'قيد الاستئناف' },
  upheld: { en: 'The decision stands', ar: 'القرار باقٍ' },
  modified: { en: 'The decision was changed', ar: 'عُدّل القرار' },
  annulled: { en: 'Annulled', ar: 'أُلغي' },
  closed: { en: 'Closed', ar: 'أُغلق' },
})

/** How a notice reached its subject. */
export const channelTexts = defineTexts('notices-channels', {
  hand: { en: 'By hand', ar: 'باليد' },
  post: { en: 'By post', ar: 'بالبريد' },
  mail: { en: 'By e-mail', ar: 'بالبريد الإلكتروني' },
  page: { en: 'On the subject’s own page', ar: 'على صفحة من وُجّه إليه' },
})

/** Who pointed it out. */
export const flaggedTexts = defineTexts('notices-flagged', {
  staff: { en: 'The office', ar: 'المكتب' },
  citizen: { en: 'A citizen', ar: 'مواطن' },
  observer: { en: 'An observer', ar: 'مراقب' },
  subject: { en: 'Whoever said it', ar: 'صاحب القول' },
  machine: { en: 'A machine', ar: 'آلة' },
})

/** How a notice was found. */
export const detectionTexts = defineTexts('notices-detection', {
  person: { en: 'A person found it', ar: 'وجده إنسان' },
  machine: { en: 'A machine found it; persons judged it', ar: 'وجدته آلة وحكم فيه بشر' },
})

/** What happened with a notice, step by step. */
export const stepTexts = defineTexts('notices-steps', {
  write: { en: 'Written', ar: 'كُتب' },
  approve: { en: 'Approved by a second person', ar: 'وافق عليه شخص ثانٍ' },
  refuse: { en: 'Refused: it is about an opinion', ar: 'رُفض: يتعلق برأي' },
  label: {
    en: 'Labelled as urgent, before the answer',
    ar: 'وُسم بأنه عاجل قبل الرد',
  },
  confirmLabel: { en: 'Another person confirmed the label', ar: 'أكّد شخص آخر الوسم' },
  expireLabel: { en: 'The label expired unconfirmed', ar: 'انتهى الوسم دون تأكيد' },
  hand: { en: 'Brought to its subject', ar: 'أُوصل إلى من وُجّه إليه' },
  serve: { en: 'Served: another person saw the proof', ar: 'سُلّم: رأى شخص آخر الإثبات' },
  withdraw: { en: 'Withdrawn', ar: 'سُحب' },
  reply: { en: 'The reply came', ar: 'وصل الرد' },
  agree: { en: 'A correction was agreed to', ar: 'قُبل التصحيح' },
  enterReply: {
    en: 'The office entered a reply from paper',
    ar: 'أدخل المكتب ردًا ورد على الورق',
  },
  enterAgreement: {
    en: 'The office entered from paper that a correction was agreed to',
    ar: 'أدخل المكتب قبول التصحيح كما ورد على الورق',
  },
  confirmReply: {
    en: 'The subject confirmed the reply from paper',
    ar: 'أكّد من وُجّه إليه الرد الوارد على الورق',
  },
  confirmAgreement: {
    en: 'The subject confirmed that it agreed',
    ar: 'أكّد من وُجّه إليه أنه وافق',
  },
  confirmPaper: {
    en: 'The subject confirmed what came on paper',
    ar: 'أكّد من وُجّه إليه ما ورد على الورق',
  },
  replyItself: {
    en: 'The subject’s own reply took the place of the one from paper',
    ar: 'حلّ رد من وُجّه إليه نفسه محل الرد الوارد على الورق',
  },
  appealItself: {
    en: 'The subject’s own appeal took the place of the one from paper',
    ar: 'حلّ استئناف من وُجّه إليه نفسه محل الاستئناف الوارد على الورق',
  },
  lapse: { en: 'The time to answer ended', ar: 'انتهت مهلة الرد' },
  lapseReplied: {
    en: 'The time to answer ended; the reply from paper counts',
    ar: 'انتهت مهلة الرد؛ يُعتد بالرد الوارد على الورق',
  },
  lapseAgreed: {
    en: 'The time to answer ended; the agreement from paper counts',
    ar: 'انتهت مهلة الرد؛ يُعتد بالموافقة الواردة على الورق',
  },
  review: { en: 'A reviewer began', ar: 'بدأ مراجع' },
  decide: { en: 'Decided and published', ar: 'بُتّ فيه ونُشر' },
  miss: {
    en: 'This office missed its own time: the notice fell',
    ar: 'فوّت هذا المكتب مهلته: سقط الإشعار',
  },
  correct: { en: 'The correction was made', ar: 'أُجري التصحيح' },
  stateCorrection: {
    en: 'The subject says that it corrected its words',
    ar: 'يقول صاحب القول إنه صحّح كلامه',
  },
  missCorrection: {
    en: 'This office did not find that correction',
    ar: 'لم يجد هذا المكتب ذلك التصحيح',
  },
  appeal: { en: 'An appeal came', ar: 'قُدّم استئناف' },
  uphold: { en: 'The appeal was decided: it stands', ar: 'بُتّ في الاستئناف: باقٍ' },
  modify: { en: 'The appeal was decided: changed', ar: 'بُتّ في الاستئناف: عُدّل' },
  overturn: { en: 'The appeal was decided: annulled', ar: 'بُتّ في الاستئناف: أُلغي' },
  missAppeal: {
    en: 'This office missed its time for the appeal: annulled',
    ar: 'فوّت هذا المكتب مهلة الاستئناف: أُلغي',
  },
  redactAnswer: {
    en: 'A private person’s name was left out of the words of whom the notice is sent to',
    ar: 'حُجب اسم شخص عادي من كلام من أُرسل إليه الإشعار',
  },
  redact: {
    en: 'The name of a private person was left out',
    ar: 'حُجب اسم شخص عادي',
  },
  close: { en: 'Closed: no appeal is possible any more', ar: 'أُغلق: لم يعد الاستئناف ممكنًا' },
})

/** What comes next, and by when. */
export const dueTexts = defineTexts('notices-due', {
  reply: {
    en: '{name} may answer until {time}. Then it is decided without an answer.',
    ar: 'يمكن لـ{name} الرد حتى {time}. ثم يُبتّ فيه دون رد.',
  },
  decision: {
    en: 'This office decides until {time}. If it does not, the notice falls.',
    ar: 'يبتّ هذا المكتب حتى {time}. إن لم يفعل سقط الإشعار.',
  },
  appealsEnd: {
    en: '{name} may appeal until {time}.',
    ar: 'يمكن لـ{name} الاستئناف حتى {time}.',
  },
  appeal: {
    en: 'Another person decides the appeal until {time}. If nobody does, the notice is annulled.',
    ar: 'يبتّ شخص آخر في الاستئناف حتى {time}. إن لم يفعل أحد أُلغي الإشعار.',
  },
})
