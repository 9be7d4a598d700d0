import { defineTexts } from '../../../core/text.ts'

export const attributionTexts = defineTexts('cases-attribution', {
  attribution: { en: 'Attribution', ar: 'الإسناد' },
  waitsForSecond: {
    en: 'An attribution waits for a second person',
    ar: 'إسناد ينتظر شخصًا ثانيًا',
  },
  read: { en: 'Read it', ar: 'اقرأه' },
  attributions: { en: 'Attributions of this case', ar: 'إسنادات هذه القضية' },
  noneYet: { en: 'Nobody has written one yet.', ar: 'لم يُكتب أي إسناد بعد.' },
  level: { en: 'Level', ar: 'المستوى' },
  kind: { en: 'What it names', ar: 'ما يسمّيه' },
  subject: { en: 'Name', ar: 'الاسم' },
  estimate: { en: 'How sure', ar: 'درجة التيقّن' },
  hypothesis: { en: 'Hypothesis that it takes', ar: 'الفرضية المعتمدة' },
  hypothesisHint: {
    en: 'Needed for an intrusion set or a campaign.',
    ar: 'مطلوبة لمجموعة اختراق أو حملة.',
  },
  noHypothesis: { en: 'none', ar: 'لا شيء' },
  basis: { en: 'Charge or finding', ar: 'التهمة أو الحكم' },
  basisHint: {
    en: 'Needed for an organisation, a State or a person.',
    ar: 'مطلوب لمنظمة أو دولة أو شخص.',
  },
  note: { en: 'Free words', ar: 'نص حر' },
  noteHint: {
    en: 'They stand below the sentence. Name no natural person.',
    ar: 'يظهر أسفل الجملة. لا تسمِّ شخصًا طبيعيًا.',
  },
  write: { en: 'Write an attribution', ar: 'اكتب إسنادًا' },
  saidWritten: { en: 'It is a draft. Propose it below.', ar: 'حُفظ كمسودة. اقترحه أدناه.' },
  propose: { en: 'Propose it', ar: 'اقترحه' },
  proposeHint: {
    en: 'You answer for it. Another person decides.',
    ar: 'أنت مسؤول عنه. يقرر شخص آخر.',
  },
  saidProposed: { en: 'It waits for a second person.', ar: 'ينتظر شخصًا ثانيًا.' },
  decide: { en: 'Decide: it holds', ar: 'أقرّ: الإسناد قائم' },
  namesNobody: {
    en: 'I have read the free words. They name no natural person.',
    ar: 'قرأت النص الحر، وهو لا يسمّي شخصًا طبيعيًا.',
  },
  saidDecided: { en: 'The attribution is decided.', ar: 'أُقرّ الإسناد.' },
  refuse: { en: 'Refuse it', ar: 'ارفضه' },
  takeBack: { en: 'Take it back', ar: 'استرجعه' },
  saidRefused: { en: 'It is refused.', ar: 'رُفض.' },
  withdraw: { en: 'Withdraw it', ar: 'اسحبه' },
  withdrawTitle: { en: 'Withdraw this attribution?', ar: 'سحب هذا الإسناد؟' },
  withdrawWhat: {
    en: 'It no longer holds, for everybody, and stays in sight as withdrawn with your reason. It cannot be put in force again.',
    ar: 'لن يعود نافذًا لأحد، ويبقى ظاهرًا كمسحوب مع السبب الذي ذكرته. لا يمكن إعادته إلى النفاذ.',
  },
  saidWithdrawn: {
    en: 'It is withdrawn, and stays in sight.',
    ar: 'سُحب، ويبقى ظاهرًا.',
  },
  reason: { en: 'Why', ar: 'السبب' },
  opinion: { en: 'What I think of it', ar: 'رأيي فيه' },
  words: { en: 'Why I think so', ar: 'سبب رأيي' },
  giveOpinion: { en: 'Attach my opinion', ar: 'أرفق رأيي' },
  saidOpinion: { en: 'Your opinion stays with it.', ar: 'يبقى رأيك مرفقًا به.' },
  opinions: { en: 'Opinions', ar: 'الآراء' },
  missing: { en: 'Still missing for this level', ar: 'ما زال ينقص هذا المستوى' },
  nothingMissing: { en: 'Nothing is missing.', ar: 'لا ينقص شيء.' },
  missingBlind: {
    en: 'What is missing is shown once you have handed in your scores.',
    ar: 'يظهر ما ينقص بعد أن تسلّم تقييماتك.',
  },
  draftedBy: { en: 'Written by {who}, {time}.', ar: 'كتبه {who}، {time}.' },
  proposedBy: { en: 'Proposed by {who}, {time}.', ar: 'اقترحه {who}، {time}.' },
  decidedBy: { en: 'Decided by {who}, {time}.', ar: 'أقرّه {who}، {time}.' },
  refusedBy: { en: 'Refused by {who}, {time}: {reason}', ar: 'رفضه {who}، {time}: {reason}' },
  withdrawnBy: { en: 'Withdrawn by {who}, {time}: {reason}', ar: 'سحبه {who}، {time}: {reason}' },
  byPasskey: { en: 'Signed by passkey.', ar: 'موقَّع بمفتاح المرور.' },
  standsOn: { en: 'Takes the hypothesis {name}.', ar: 'يعتمد الفرضية {name}.' },
  goneHypothesis: { en: 'of an earlier round', ar: 'من جولة سابقة' },
  basedOn: { en: 'Charge or finding: {basis}', ar: 'التهمة أو الحكم: {basis}' },
  passkey: {
    en: 'Your passkey is asked for, because you sign this.',
    ar: 'يُطلب مفتاح مرورك لأنك توقّع هذا.',
  },
  offline: {
    en: 'The passkey did not answer. Try again.',
    ar: 'لم يستجب مفتاح المرور. أعد المحاولة.',
  },
  outgoing: { en: 'What may leave this node', ar: 'ما يجوز أن يغادر هذه العقدة' },
  outgoingNone: { en: 'Nothing yet.', ar: 'لا شيء بعد.' },
  withheld: {
    en: {
      one: '{count} attribution is kept back: it names a natural person.',
      other: '{count} attributions are kept back: they name natural persons.',
    },
    ar: {
      zero: 'لم يُحجب أي إسناد.',
      one: 'حُجب إسناد واحد لأنه يسمّي شخصًا طبيعيًا.',
      two: 'حُجب إسنادان لأنهما يسمّيان أشخاصًا طبيعيين.',
      few: 'حُجبت {count} إسنادات لأنها تسمّي أشخاصًا طبيعيين.',
      many: 'حُجب {count} إسنادًا لأنها تسمّي أشخاصًا طبيعيين.',
      other: 'حُجب {count} إسناد لأنها تسمّي أشخاصًا طبيعيين.',
    },
  },
})

export const levelTexts = defineTexts('cases-levels', {
  A1: { en: 'A1, infrastructure', ar: 'A1، بنية تحتية' },
  A2: { en: 'A2, tool', ar: 'A2، أداة' },
  A3: { en: 'A3, intrusion set', ar: 'A3، مجموعة اختراق' },
  A4: { en: 'A4, who stands behind it', ar: 'A4، من يقف وراءه' },
})

export const kindTexts = defineTexts('cases-attribution-kinds', {
  host: { en: 'a host', ar: 'جهاز مضيف' },
  name: { en: 'a domain name', ar: 'اسم نطاق' },
  account: { en: 'an account', ar: 'حساب' },
  tool: { en: 'a tool', ar: 'أداة' },
  'malware-family': { en: 'a malware family', ar: 'عائلة برمجيات خبيثة' },
  'intrusion-set': { en: 'an intrusion set', ar: 'مجموعة اختراق' },
  campaign: { en: 'a campaign', ar: 'حملة' },
  organisation: { en: 'an organisation', ar: 'منظمة' },
  state: { en: 'a State', ar: 'دولة' },
  person: { en: 'a natural person', ar: 'شخص طبيعي' },
})

export const leavesTexts = defineTexts('cases-leaves-by', {
  marking: { en: 'leaves as it is marked', ar: 'يغادر بحسب وسمه' },
  amber: {
    en: 'leaves as TLP:AMBER; public only by the authority',
    ar: 'يغادر بوسم TLP:AMBER، ولا يُنشر إلا بقرار السلطة',
  },
  legal: { en: 'leaves by the legal channel only', ar: 'يغادر عبر القناة القضائية وحدها' },
})

export const attributionStateTexts = defineTexts('cases-attribution-states', {
  draft: { en: 'draft', ar: 'مسودة' },
  proposed: { en: 'waits for a second person', ar: 'ينتظر شخصًا ثانيًا' },
  decided: { en: 'decided', ar: 'مُقرّ' },
  refused: { en: 'refused', ar: 'مرفوض' },
  withdrawn: { en: 'withdrawn', ar: 'مسحوب' },
})

export const missingTexts = defineTexts('cases-level-missing', {
  item: {
    en: 'a row of the matrix on an item of evidence in custody',
    ar: 'صف في المصفوفة يستند إلى دليل محفوظ في العهدة',
  },
  'strong-pivot': {
    en: 'a pivot that nothing weakens: those there are all weak',
    ar: 'ربط لا يُضعفه شيء: كل عمليات الربط الموجودة ضعيفة',
  },
  hypothesis: {
    en: 'a hypothesis that is scored in the present round',
    ar: 'فرضية مُقيَّمة في الجولة الحالية',
  },
  sheets: {
    en: 'scores of more analysts: {count}',
    ar: 'تقييمات محللين آخرين: {count}',
  },
  sources: {
    en: 'sources of another origin: {count}',
    ar: 'مصادر من أصل مختلف: {count}',
  },
  linchpins: {
    en: 'a second source for linchpins: {count}',
    ar: 'مصدر ثانٍ للصفوف الحاسمة: {count}',
  },
  dissent: {
    en: 'the opinion of analysts who rank another hypothesis first: {count}',
    ar: 'رأي المحللين الذين يقدّمون فرضية أخرى: {count}',
  },
  basis: { en: 'the charge or finding that it repeats', ar: 'التهمة أو الحكم الذي يكرره' },
  analysis: {
    en: 'the step “hypothesise”: it is not done, and a waiver does not count here',
    ar: 'خطوة «صياغة الفرضيات»: لم تُنجز، والإعفاء منها لا يكفي هنا',
  },
})

/** Who the second person is, for whoever is not. */
export const decidedByTexts = defineTexts('cases-decided-by', {
  A1: {
    en: 'Another investigator or a reviewer decides it.',
    ar: 'يقرّه محقق آخر أو مراجع.',
  },
  A2: { en: 'Another investigator decides it.', ar: 'يقرّه محقق آخر.' },
  A3: { en: 'A reviewer of another team decides it.', ar: 'يقرّه مراجع من فريق آخر.' },
  A4: { en: 'The head of the agency decides it.', ar: 'يقرّه رئيس الجهة.' },
})

export const opinionTexts = defineTexts('cases-opinions', {
  '1': { en: '1, strongly disagree', ar: '1، أعارض بشدة' },
  '2': { en: '2, disagree', ar: '2، أعارض' },
  '3': { en: '3, neutral', ar: '3، محايد' },
  '4': { en: '4, agree', ar: '4، أوافق' },
  '5': { en: '5, strongly agree', ar: '5، أوافق بشدة' },
})
