import { defineTexts } from '../core/text.ts'

/** The nine checks of a bundle, by their codes. */
export const checkTexts = defineTexts('bundle-checks', {
  V1: { en: 'Files match the manifest', ar: 'الملفات تطابق البيان' },
  V2: {
    en: 'Signatures of the node and of officers’ passkeys',
    ar: 'توقيعات العقدة ومفاتيح مرور الضباط',
  },
  V3: { en: 'Chain of custody of each item', ar: 'سلسلة حيازة كل عنصر' },
  V4: { en: 'Both sides of each transfer', ar: 'طرفا كل تسليم' },
  V5: { en: 'Texts and bodies that were committed to', ar: 'النصوص والمحتويات المُلتزَم بها' },
  V6: { en: 'Records are in the log', ar: 'القيود موجودة في السجل' },
  V7: {
    en: 'Checkpoints are signed, with the witnesses that the policy asks for',
    ar: 'نقاط التحقق موقّعة، مع الشهود الذين تشترطهم السياسة',
  },
  V8: { en: 'Time-stamps', ar: 'أختام الوقت' },
  V9: { en: 'Later logs continue earlier ones', ar: 'السجلات اللاحقة امتداد للسابقة' },
})

/** What a check came to. */
export const stateTexts = defineTexts('bundle-states', {
  pass: { en: 'pass', ar: 'سليم' },
  fail: { en: 'FAIL', ar: 'غير سليم' },
  'not-checked': { en: 'not checked', ar: 'لم يُفحص' },
  looked: { en: 'looked at', ar: 'عدد ما فُحص' },
})

/** Why a part does not hold. */
export const faultTexts = defineTexts('bundle-faults', {
  changed: {
    en: 'was changed: another hash or size than in the manifest',
    ar: 'تغيّر: بصمته أو حجمه غير ما في البيان',
  },
  missing: { en: 'is missing', ar: 'مفقود' },
  unlisted: { en: 'is not in the manifest', ar: 'ليس في البيان' },
  unreadable: { en: 'cannot be read: it has another form', ar: 'لا تمكن قراءته: صيغته مختلفة' },
  archive: {
    en: 'was changed: the archive contradicts itself there',
    ar: 'تغيّر: الأرشيف متناقض عنده',
  },
  signature: { en: 'has a wrong signature', ar: 'توقيعه غير صحيح' },
  assertion: { en: 'the officer’s passkey did not sign this', ar: 'مفتاح مرور الضابط لم يوقّع هذا' },
  'unknown-officer': {
    en: 'names an officer whose key is not in the bundle',
    ar: 'يسمّي ضابطًا مفتاحه ليس في الحزمة',
  },
  chain: { en: 'does not follow what came before', ar: 'لا يتبع ما سبقه' },
  content: {
    en: 'is not the content that its chain of custody describes',
    ar: 'ليس المحتوى الذي تصفه سلسلة حيازته',
  },
  transfer: { en: 'the two sides of the transfer do not fit', ar: 'طرفا التسليم لا يتوافقان' },
  text: { en: 'is not the text that was committed to', ar: 'ليس النص الذي جرى الالتزام به' },
  unused: { en: 'nothing in the bundle refers to it', ar: 'لا شيء في الحزمة يشير إليه' },
  body: { en: 'its body is not the recorded one', ar: 'محتواه ليس المحتوى المقيَّد' },
  inclusion: { en: 'is not in the log under its checkpoint', ar: 'ليس في السجل تحت نقطة تحققه' },
  witnesses: { en: 'too few witnesses cosigned it', ar: 'صادق عليه عدد غير كافٍ من الشهود' },
  'time-stamp': {
    en: 'is over another checkpoint, or no authority that is trusted signed it',
    ar: 'يخص نقطة تحقق أخرى، أو لم توقّعه جهة موثوقة',
  },
  consistency: {
    en: 'the later log does not begin with the earlier one',
    ar: 'السجل اللاحق لا يبدأ بالسجل السابق',
  },
  name: {
    en: 'is of a log of another name than was expected; nothing more is said of it',
    ar: 'من سجل يحمل اسمًا غير الاسم المتوقع؛ ولا يقال عنه أكثر من ذلك',
  },
  key: {
    en: 'is signed with another key than the one that was given, or that the log names',
    ar: 'موقّع بمفتاح غير الذي أُعطي أو غير الذي يسمّيه السجل',
  },
})

/** What is to be known beside a verdict, each followed by how many. */
export const remarkTexts = defineTexts('bundle-remarks', {
  none: { en: 'nothing of this kind is in the bundle', ar: 'لا شيء من هذا النوع في الحزمة' },
  'no-policy': {
    en: 'there is no policy that says whose signatures count',
    ar: 'لا سياسة تحدد التوقيعات المعتبرة',
  },
  'no-passkey': {
    en: 'acts that no officer’s passkey answers for (exercise or command line)',
    ar: 'أفعال لا يشهد لها مفتاح مرور ضابط (تمرين أو سطر أوامر)',
  },
  'cannot-here': {
    en: 'signatures of a kind that this browser cannot check; use the command line',
    ar: 'توقيعات من نوع لا يستطيع هذا المتصفح فحصه؛ استخدم سطر الأوامر',
  },
  withheld: { en: 'contents that are not in the bundle', ar: 'محتويات ليست في الحزمة' },
  erased: { en: 'contents or bodies that were erased', ar: 'محتويات مُحيت' },
  'erased-words': {
    en: 'signatures over words that were erased',
    ar: 'توقيعات على كلمات مُحيت',
  },
  encrypted: {
    en: 'contents that are encrypted, so not compared with their chain',
    ar: 'محتويات مشفّرة فلم تُقارن بسلسلتها',
  },
  open: { en: 'transfers that nobody has answered', ar: 'عمليات تسليم لم يُجب عنها أحد' },
  undisclosed: { en: 'texts that are not in the bundle', ar: 'نصوص ليست في الحزمة' },
  unproved: {
    en: 'acts of custody that no proved record names',
    ar: 'أفعال حيازة لا يسمّيها قيد مثبت',
  },
  'whose-keys': {
    en: 'whose keys these are: no key was given to compare with',
    ar: 'لمن هذه المفاتيح: لم يُعطَ مفتاح للمقارنة به',
  },
  'recorded-later': {
    en: 'recorded later: acts for which the log in this bundle had not yet named the custody key that signed them',
    ar: 'سُجّل لاحقًا: أفعال لم يكن السجل في هذه الحزمة قد سمّى بعد مفتاح العهدة الذي وقّعها',
  },
  'no-witness': {
    en: 'the policy asks for no witness',
    ar: 'السياسة لا تشترط أي شاهد',
  },
  authority: {
    en: 'the imprint fits; the authority’s own signature is checked with --tsa-ca on the command line, or with openssl ts',
    ar: 'البصمة مطابقة؛ توقيع جهة الختم نفسها يُفحص في سطر الأوامر بالخيار --tsa-ca أو بأداة openssl ts',
  },
})

/** What all nine come to, in one line. */
export const verdictTexts = defineTexts('bundle-verdicts', {
  pass: {
    en: 'UNCHANGED: this bundle holds, and it is of the node whose keys were given.',
    ar: 'لم تتغيّر: هذه الحزمة سليمة، وهي من العقدة التي أُعطيت مفاتيحها.',
  },
  open: {
    en: 'Nothing fails, but this is no pass: some of it could not be checked. The lines say what.',
    ar: 'لا شيء غير سليم، لكن هذا ليس قبولًا: تعذّر فحص بعضها. الأسطر تقول ما هو.',
  },
  'whose-keys': {
    en: 'Not checked: whose keys these are. Nothing contradicts itself, and yet anybody could have made this bundle.',
    ar: 'لم يُفحص: لمن هذه المفاتيح. لا شيء يناقض نفسه، ومع ذلك كان يمكن لأي أحد أن يصنع هذه الحزمة.',
  },
  fail: {
    en: 'THIS BUNDLE DOES NOT HOLD. The lines say which part.',
    ar: 'هذه الحزمة غير سليمة. الأسطر تقول أي جزء.',
  },
})

/** How files that were given together fit; what follows a colon are numbers. */
export const togetherTexts = defineTexts('bundle-together', {
  part: { en: 'part', ar: 'الجزء' },
  complete: {
    en: 'All parts that were made together are here',
    ar: 'كل الأجزاء التي أُعدّت معًا موجودة هنا',
  },
  missing: {
    en: 'NOT ALL PARTS ARE HERE. These are missing',
    ar: 'ليست كل الأجزاء هنا. الناقصة منها',
  },
  alone: {
    en: 'This is one part of several. To see that none is missing, give all of them together. Not here',
    ar: 'هذا جزء من عدة أجزاء. لترى أن لا شيء ناقص أعطها كلها معًا. غير موجودة هنا',
  },
  mixed: {
    en: 'THESE FILES WERE NOT MADE TOGETHER. Each is checked by itself, and whether anything is missing cannot be said.',
    ar: 'هذه الملفات لم تُعدّ معًا. يُفحص كل منها وحده، ولا يمكن القول إن كان ينقصها شيء.',
  },
})

/** What a bundle says of itself, which stands first. */
export const whoseTexts = defineTexts('bundle-whose', {
  origin: { en: 'It says that it comes from', ar: 'تقول إنها من' },
  label: { en: 'It says that it is', ar: 'تقول إنها' },
  about: { en: 'Opaque id of what it is about', ar: 'المعرّف المجرّد لموضوعها' },
  made: { en: 'It says that it was made at', ar: 'تقول إنها أُعدّت في' },
  log: { en: 'Key of the log', ar: 'مفتاح السجل' },
  custody: { en: 'Key of custody', ar: 'مفتاح العهدة' },
  given: { en: 'compared with the one that was given', ar: 'قورن بالمفتاح المُعطى' },
  notGiven: { en: 'none was given to compare with', ar: 'لم يُعطَ مفتاح للمقارنة' },
  unsaid: { en: 'it does not say', ar: 'لا تقول' },
  command: {
    en: 'A node shows its keys at /log/key and /log/custody-key: --key KEY --custody-key KEY.',
    ar: 'تعرض العقدة مفتاحيها في ‎/log/key و‎/log/custody-key:‏ --key KEY --custody-key KEY.',
  },
})
