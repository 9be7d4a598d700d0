import { defineTexts } from '../../core/text.ts'

/** Explanations to choose among; one of them is true of each fault. */
export const culpritTexts = defineTexts('exercises-culprits', {
  outside: { en: 'A group from outside', ar: 'مجموعة من الخارج' },
  inside: { en: 'Somebody of the own staff', ar: 'أحد العاملين في الجهة' },
  criminals: { en: 'Criminals who want money', ar: 'مجرمون يريدون المال' },
  mistake: { en: 'A mistake, nobody’s intention', ar: 'خطأ من غير قصد' },
})

/** What really happened behind each fault. */
export const storyTexts = defineTexts('exercises-stories', {
  deface: {
    en: 'A group from outside tried passwords until one of an editor fitted, left a program of its own on the server and wrote the page through it.',
    ar: 'جرّبت مجموعة من الخارج كلمات مرور حتى أصابت كلمة مرور أحد المحررين، ثم تركت برنامجًا لها على الخادم وكتبت الصفحة بواسطته.',
  },
  'change-hours': {
    en: 'An editor signed in as on any day and changed the hours on purpose.',
    ar: 'سجّل أحد المحررين الدخول كما في أي يوم وغيّر الساعات عمدًا.',
  },
  postpone: {
    en: 'A group from outside borrowed the session of an editor, so that the notice looked like one of the staff’s.',
    ar: 'استعملت مجموعة من الخارج جلسة أحد المحررين، فبدا الإعلان كأنه من العاملين.',
  },
  skim: {
    en: 'Criminals who look for money put a script on the page that copies what people type. They were not after the election.',
    ar: 'وضع مجرمون يبحثون عن المال نصًا برمجيًا في الصفحة ينسخ ما يكتبه الناس، ولم تكن الانتخابات هدفهم.',
  },
  'lead-away': {
    en: 'Criminals who look for money turned the link to the register to a copy of it, where people leave their data.',
    ar: 'حوّل مجرمون يبحثون عن المال رابط السجل إلى نسخة منه يترك فيها الناس بياناتهم.',
  },
  'expire-certificate': {
    en: 'Nobody did anything: the renewal of the certificate had failed for three days, and nobody looked.',
    ar: 'لم يفعل أحد شيئًا: فشل تجديد الشهادة ثلاثة أيام ولم ينتبه أحد.',
  },
  'change-mx': {
    en: 'A group from outside guessed the password of the panel where the names are kept, and sent the mail to a server of its own.',
    ar: 'خمّنت مجموعة من الخارج كلمة مرور لوحة أسماء النطاقات، ووجّهت البريد إلى خادم لها.',
  },
  'take-down': {
    en: 'A group from outside flooded the site with requests from many machines until it answered nobody.',
    ar: 'أغرقت مجموعة من الخارج الموقع بطلبات من أجهزة كثيرة حتى لم يعد يجيب أحدًا.',
  },
})

/** The lines and the files by which it could be told. */
export const clueTexts = defineTexts('exercises-clues', {
  guessed: {
    en: 'Fourteen wrong passwords in half a minute from 203.0.113.66, where nobody of the staff works, then a right one.',
    ar: 'أربع عشرة كلمة مرور خاطئة في نصف دقيقة من 203.0.113.66، حيث لا يعمل أحد من العاملين، ثم كلمة صحيحة.',
  },
  planted: {
    en: 'The file /uploads/cache.php, which no editor uploads, was called just before the page changed.',
    ar: 'استُدعي الملف /uploads/cache.php، الذي لا يرفعه أي محرر، قبيل تغيّر الصفحة.',
  },
  zone: {
    en: 'The next request changed the mail server.',
    ar: 'الطلب التالي غيّر خادم البريد.',
  },
  firstTry: {
    en: 'The right password at the first try, from the office’s own address 192.0.2.14 and with the editor’s usual program.',
    ar: 'كلمة المرور صحيحة من أول محاولة، من عنوان المكتب نفسه 192.0.2.14 وبالبرنامج المعتاد للمحرر.',
  },
  nothingElse: {
    en: 'Only that one page was opened, and nothing was left behind: whoever it was knew the way.',
    ar: 'فُتحت تلك الصفحة وحدها ولم يُترك شيء: من فعل ذلك يعرف الطريق.',
  },
  twoPlaces: {
    en: 'The same editor was at work at the office and at 198.51.100.77 in the same minute.',
    ar: 'كان المحرر نفسه يعمل في المكتب وعند 198.51.100.77 في الدقيقة نفسها.',
  },
  otherProgram: {
    en: 'The second one used another program than the editor, and had not signed in.',
    ar: 'استعمل الثاني برنامجًا غير برنامج المحرر، ولم يسجّل الدخول.',
  },
  extension: {
    en: 'The way in was an extension that many sites have; its version was asked for first. Whoever does that looks for any site.',
    ar: 'كان المدخل إضافة موجودة في مواقع كثيرة، وسُئل أولًا عن إصدارها. من يفعل ذلك يبحث عن أي موقع.',
  },
  collector: {
    en: 'The file /static/stat.js sends what is typed elsewhere: that can be sold.',
    ar: 'يرسل الملف /static/stat.js ما يُكتب إلى مكان آخر: وذلك يُباع.',
  },
  oneLink: {
    en: 'Of all links only the one behind which people type their data was changed, and it had been looked at before.',
    ar: 'لم يتغيّر من الروابط كلها إلا الذي يكتب الناس خلفه بياناتهم، وكان قد فُحص قبل ذلك.',
  },
  renewal: {
    en: 'The renewal asked for its file once a day and was told each time that there is none (404).',
    ar: 'طلب التجديد ملفه مرة كل يوم وقيل له كل مرة إنه غير موجود (404).',
  },
  noSignIn: {
    en: 'Nobody signed in and nothing was changed before it.',
    ar: 'لم يسجّل أحد الدخول ولم يتغيّر شيء قبل ذلك.',
  },
  flood: {
    en: 'Eight addresses asked for the same thing every two seconds with the same program, and got 503 in the end.',
    ar: 'طلبت ثمانية عناوين الشيء نفسه كل ثانيتين بالبرنامج نفسه، وحصلت في النهاية على 503.',
  },
})

/** The words of the trail on the exercise page, and of the page that tells the truth. */
export const trailTexts = defineTexts('exercises-trail', {
  handIn: { en: 'Hand in the server’s log', ar: 'سلّم سجل الخادم' },
  handInWhat: {
    en: 'Whoever broke a site left a trail in the log of its server. Hand the log in as evidence of the incident; a file that was left on the server comes with it.',
    ar: 'ترك من عطّل موقعًا أثرًا في سجل خادمه. سلّم السجل دليلًا في الحادثة، ويُسلَّم معه الملف الذي تُرك على الخادم إن وُجد.',
  },
  noIncident: {
    en: 'There is no incident yet: an alert that goes out opens one.',
    ar: 'لا توجد حادثة بعد: إصدار تنبيه يفتح واحدة.',
  },
  site: { en: 'Site', ar: 'الموقع' },
  incident: { en: 'Incident', ar: 'الحادثة' },
  saidHandedIn: {
    en: 'The log is handed in. It stands among the evidence of the incident in a few seconds.',
    ar: 'سُلّم السجل. يظهر بين أدلة الحادثة خلال ثوانٍ.',
  },
  logTitle: { en: 'Server log of {host}', ar: 'سجل الخادم {host}' },
  plantedTitle: { en: 'File found on {host}: {path}', ar: 'ملف وُجد على {host}: {path}' },
  place: { en: 'Exercise: server of {host}', ar: 'تمرين: خادم {host}' },
  method: {
    en: 'Exercise: handed in by whoever runs the site, as the server wrote it.',
    ar: 'تمرين: سلّمه مشغّل الموقع كما كتبه الخادم.',
  },
  title: { en: 'What really happened', ar: 'ما حدث حقًا' },
  noCase: {
    en: 'Open this page from the attribution of a case.',
    ar: 'افتح هذه الصفحة من إسناد إحدى القضايا.',
  },
  noLog: {
    en: 'No server’s log is evidence of this case, so the exercise cannot tell which fault it is about.',
    ar: 'لا يوجد سجل خادم بين أدلة هذه القضية، فلا يعرف التمرين أي عطل تخصّه.',
  },
  fault: { en: 'Fault', ar: 'العطل' },
  true: { en: 'Who it was', ar: 'من كان الفاعل' },
  story: { en: 'How it happened', ar: 'كيف حدث' },
  clues: { en: 'What told it', ar: 'ما دلّ عليه' },
  ranking: { en: 'What was ranked', ar: 'ما رُتّب' },
  analyst: { en: 'Analyst', ar: 'المحلل' },
  simulated: {
    en: 'the colleague whom the exercise plays',
    ar: 'الزميل الذي يمثّله التمرين',
  },
  backToCase: { en: 'Back to the case', ar: 'العودة إلى القضية' },
  shared: {
    en: 'The truth stands first, with others.',
    ar: 'الحقيقة في المرتبة الأولى مع غيرها.',
  },
  first: { en: 'Least against it', ar: 'الأقل تعارضًا' },
  rank: { en: 'The truth stands at', ar: 'مرتبة الحقيقة' },
  notNamed: { en: 'not among the hypotheses', ar: 'ليست بين الفرضيات' },
  noRanking: { en: 'Nobody has handed in scores yet.', ar: 'لم يسلّم أحد تقييمًا بعد.' },
  right: {
    en: 'The truth stands first.',
    ar: 'الحقيقة في المرتبة الأولى.',
  },
})
