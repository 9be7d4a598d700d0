import { defineTexts } from '../../../core/text.ts'

/** Words about copies of cited pages. */
export const copyTexts = defineTexts('sources-copies', {
  copies: { en: 'Copies of the page', ar: 'نسخ من الصفحة' },
  copiesHint: {
    en: 'A copy shows what this address answered at that time, unchanged since. It does not show that it was true then. Who may open it is decided by role; its hash and its proof are for everybody.',
    ar: 'تُظهر النسخة ما أجاب به هذا العنوان في ذلك الوقت، ولم تتغير منذئذ. ولا تُثبت أنه كان صحيحًا حينها. يُحدد الدور من يفتحها، أما بصمتها وإثباتها فللجميع.',
  },
  keepCopy: { en: 'Keep a copy', ar: 'الاحتفاظ بنسخة' },
  keepCopyHint: {
    en: 'This node fetches the page and what it consists of. Pages that only a script writes are kept without their words.',
    ar: 'تجلب هذه العقدة الصفحة وما تتكون منه. والصفحات التي يكتبها برنامج نصي وحده تُحفظ بلا كلماتها.',
  },
  url: { en: 'Address', ar: 'العنوان' },
  urlHint: {
    en: 'Leave it as it is to keep the page of the reference.',
    ar: 'اتركه كما هو لحفظ صفحة المرجع.',
  },
  quote: { en: 'Words that stand there', ar: 'كلمات واردة فيها' },
  saidAsked: { en: 'The copy is being made.', ar: 'تُعد النسخة.' },
  waits: { en: 'This copy is being made.', ar: 'تُعد هذه النسخة.' },
  keptOf: { en: 'Copy of {time}', ar: 'نسخة من {time}' },
  foundAt: { en: 'Found at', ar: 'وُجدت في' },
  pageTitle: { en: 'Title of the page', ar: 'عنوان الصفحة' },
  quoteFound: { en: 'These words stand in it.', ar: 'هذه الكلمات واردة فيها.' },
  quoteMissing: { en: 'These words do not stand in it.', ar: 'هذه الكلمات غير واردة فيها.' },
  quoteUnknown: {
    en: 'The copy has no words to look through.',
    ar: 'لا كلمات في النسخة للبحث فيها.',
  },
  noWords: {
    en: 'It has no words: a script may write them, or it is no text.',
    ar: 'لا كلمات فيها: قد يكتبها برنامج نصي، أو أنها ليست نصًا.',
  },
  pdfPages: {
    en: {
      one: 'A PDF of {count} page. Its words are read.',
      other: 'A PDF of {count} pages. Their words are read.',
    },
    ar: {
      zero: 'ملف PDF بلا صفحات.',
      one: 'ملف PDF من صفحة واحدة. تُقرأ كلماتها.',
      two: 'ملف PDF من صفحتين. تُقرأ كلماتهما.',
      few: 'ملف PDF من {count} صفحات. تُقرأ كلماتها.',
      many: 'ملف PDF من {count} صفحة. تُقرأ كلماتها.',
      other: 'ملف PDF من {count} صفحة. تُقرأ كلماتها.',
    },
  },
  hash: { en: 'SHA-256 of the copy', ar: 'بصمة SHA-256 للنسخة' },
  resources: { en: 'Kept with it', ar: 'حُفظ معها' },
  resourcesOf: {
    en: { one: '{count} file', other: '{count} files' },
    ar: {
      zero: 'لا ملفات',
      one: 'ملف واحد',
      two: 'ملفان',
      few: '{count} ملفات',
      many: '{count} ملفًا',
      other: '{count} ملف',
    },
  },
  leftOutOf: {
    en: { one: '{count} file was left out', other: '{count} files were left out' },
    ar: {
      zero: 'لم يُترك شيء',
      one: 'تُرك ملف واحد',
      two: 'تُرك ملفان',
      few: 'تُركت {count} ملفات',
      many: 'تُرك {count} ملفًا',
      other: 'تُرك {count} ملف',
    },
  },
  proof: { en: 'Proof', ar: 'الإثبات' },
  proofHow: {
    en: 'Proof from the public log. Whoever has the copy checks both with {command}.',
    ar: 'إثبات من السجل العام. من لديه النسخة يفحصهما معًا بالأمر {command}.',
  },
  now: { en: 'The page now', ar: 'الصفحة الآن' },
  openCopy: { en: 'Read the copy', ar: 'قراءة النسخة' },
  giveSnapshot: { en: 'Save it as a web archive', ar: 'حفظها كأرشيف وب' },
  failedAt: { en: 'No copy was made on {time}.', ar: 'لم تُعد نسخة في {time}.' },
  gone: {
    en: 'The page at this address is gone since {date}. A copy of it was kept on {kept}.',
    ar: 'الصفحة في هذا العنوان غير موجودة منذ {date}. حُفظت نسخة منها في {kept}.',
  },
  removedOn: {
    en: 'This copy was taken away on {date}. Its hash and the proof that it was here stay.',
    ar: 'أُزيلت هذه النسخة في {date}. تبقى بصمتها وإثبات أنها كانت هنا.',
  },
  removedWhole: {
    en: 'This copy was taken away on {date}. Its hash stays. The proof that it was here says the address, so it is not given here.',
    ar: 'أُزيلت هذه النسخة في {date}. تبقى بصمتها. أما إثبات أنها كانت هنا فيذكر العنوان الشبكي، لذا لا يُعطى هنا.',
  },
  addressWithheld: {
    en: 'The address is withheld, since it may name a private person.',
    ar: 'العنوان الشبكي محجوب لأنه قد يسمّي شخصًا عاديًّا.',
  },
  why: { en: 'Reason', ar: 'السبب' },
  reason: { en: 'Why it goes, for everybody to read', ar: 'سبب إزالتها، ليقرأه الجميع' },
  remove: { en: 'Take the copy away', ar: 'إزالة النسخة' },
  removeWhat: {
    en: 'Nobody can open it any more, and what it holds is deleted within two days. Its hash and your reason stay for everybody. This cannot be undone.',
    ar: 'لن يتمكن أحد من فتحها، ويُحذف محتواها خلال يومين. تبقى بصمتها والسبب الذي تكتبه للجميع. لا يمكن التراجع عن ذلك.',
  },
  withheldSince: {
    en: 'Withheld since {date}: somebody asked that it be taken away, and another person decides.',
    ar: 'محجوبة منذ {date}: طلب شخص إزالتها ويقرر شخص آخر.',
  },
  saidRemoved: { en: 'The copy was taken away.', ar: 'أُزيلت النسخة.' },
  banner: {
    en: 'Copy {code} of {url}, kept on {time}. SHA-256 {hash}. Words, tables and pictures, not its looks; words that the page struck through or hid are struck through. It shows what was answered then, not that it was true.',
    ar: 'النسخة {code} من {url}، حُفظت في {time}. البصمة {hash}. الكلمات والجداول والصور دون مظهرها، وما شطبته الصفحة أو أخفته من كلمات مشطوب. تُظهر ما أُجيب به حينها، لا أنه كان صحيحًا.',
  },
})

/** What became of the page of an address. */
export const linkTexts = defineTexts('sources-links', {
  ok: { en: 'It is there and says much the same.', ar: 'موجودة وتقول الشيء نفسه تقريبًا.' },
  moved: { en: 'It is elsewhere now.', ar: 'انتقلت إلى مكان آخر.' },
  changed: { en: 'It says something else now.', ar: 'تقول الآن شيئًا آخر.' },
  soft_404: { en: 'An error page stands there now.', ar: 'تظهر الآن صفحة خطأ في مكانها.' },
  dead: { en: 'It is gone.', ar: 'لم تعد موجودة.' },
  refused: {
    en: 'Its site does not let this node look.',
    ar: 'لا يسمح موقعها لهذه العقدة بالنظر.',
  },
  unknown: { en: 'It could not be reached lately.', ar: 'تعذّر الوصول إليها مؤخرًا.' },
})

/** Why no copy was made, or a file of it was left out. */
export const faultTexts = defineTexts('sources-faults', {
  address: {
    en: 'The address may not be reached from here.',
    ar: 'لا يجوز الوصول إلى العنوان من هنا.',
  },
  name: { en: 'The name of the site leads nowhere.', ar: 'اسم الموقع لا يؤدي إلى شيء.' },
  unreachable: { en: 'Nobody answers there.', ar: 'لا أحد يجيب هناك.' },
  certificate: {
    en: 'The certificate of the site does not hold, so nobody knows whose page it is.',
    ar: 'شهادة الموقع غير صالحة، فلا يُعرف لمن الصفحة.',
  },
  redirects: { en: 'It leads on and on.', ar: 'يحيل من عنوان إلى آخر بلا نهاية.' },
  time: { en: 'The answer took too long.', ar: 'استغرقت الإجابة وقتًا أطول مما ينبغي.' },
  size: { en: 'It is too large.', ar: 'الحجم كبير جدًا.' },
  status: { en: 'The site answered with an error.', ar: 'أجاب الموقع بخطأ.' },
  answer: { en: 'The answer cannot be read.', ar: 'لا يمكن قراءة الإجابة.' },
  overrun: {
    en: 'Reading it took too much of this machine.',
    ar: 'استهلكت قراءتها أكثر مما ينبغي من هذا الجهاز.',
  },
  broken: {
    en: 'This node failed at it each time it tried. Its log says why.',
    ar: 'فشلت هذه العقدة فيه في كل محاولة. سجلها التقني يذكر السبب.',
  },
})

/** Why the words of a PDF cannot be read; the copy of it is kept all the same. */
export const pdfTexts = defineTexts('sources-pdf', {
  locked: {
    en: 'This PDF opens with a password only, so its words cannot be read here.',
    ar: 'لا يُفتح ملف PDF هذا إلا بكلمة مرور، فلا يمكن قراءة كلماته هنا.',
  },
  broken: {
    en: 'This PDF is broken, so its words cannot be read here.',
    ar: 'ملف PDF هذا تالف، فلا يمكن قراءة كلماته هنا.',
  },
  wordless: {
    en: 'This PDF holds pictures of pages, and no words that can be read here.',
    ar: 'يحتوي ملف PDF هذا على صور صفحات، ولا كلمات فيه يمكن قراءتها هنا.',
  },
  overrun: {
    en: 'Reading this PDF took too much of this machine, so that it was ended.',
    ar: 'استهلكت قراءة ملف PDF هذا أكثر مما ينبغي من هذا الجهاز، فأُوقفت.',
  },
  size: {
    en: 'This PDF is too long for its words to be read here.',
    ar: 'ملف PDF هذا أطول من أن تُقرأ كلماته هنا.',
  },
})
