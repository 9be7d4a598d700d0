import { defineTexts } from '../../../../core/text.ts'

export const contentTexts = defineTexts('monitoring', {
  'mixed-content.title': { en: 'Protection of all parts', ar: 'حماية كل الأجزاء' },
  'mixed-content.why': {
    en: 'A script or frame fetched without protection can be exchanged on the way, and then rules the whole page.',
    ar: 'البرنامج أو الإطار المجلوب دون حماية يمكن تبديله في الطريق فيتحكم بالصفحة كلها.',
  },
  'mixed-content.remedy': {
    en: 'Change http:// to https:// in the page and its templates; until then send “Content-Security-Policy: upgrade-insecure-requests”.',
    ar: 'غيّر http:// إلى https:// في الصفحة وقوالبها، وحتى ذلك أرسل “Content-Security-Policy: upgrade-insecure-requests”.',
  },
  'mixed-content.good': {
    en: 'Nothing is fetched without protection.',
    ar: 'لا يُجلب شيء دون حماية.',
  },
  'mixed-content.upgraded': {
    en: 'Unprotected addresses are upgraded by the browser: {urls}.',
    ar: 'العناوين غير المحمية يرفعها المتصفح إلى https: {urls}.',
  },
  'mixed-content.active': {
    en: 'Scripts, styles, frames or forms without protection: {urls}.',
    ar: 'برامج أو أنماط أو إطارات أو نماذج دون حماية: {urls}.',
  },
  'mixed-content.passive': {
    en: 'Pictures or media without protection: {urls}.',
    ar: 'صور أو وسائط دون حماية: {urls}.',
  },

  'defacement.title': { en: 'Content of the page', ar: 'محتوى الصفحة' },
  'defacement.why': {
    en: 'A changed election page misleads voters and shows that somebody has write access.',
    ar: 'صفحة الانتخابات المغيّرة تضلل الناخبين وتدل على أن أحداً يملك حق الكتابة.',
  },
  'defacement.remedy': {
    en: 'Ask the editors whether they changed the page. If yes, approve the change. If no: keep the evidence, take the site to a maintenance page, find the way in, restore from a clean backup, change all passwords and keys.',
    ar: 'اسأل المحررين إن كانوا غيّروا الصفحة. إن نعم فاعتمد التغيير. إن لا: احفظ الأدلة، وحوّل الموقع إلى صفحة صيانة، وابحث عن مدخل المهاجم، واستعد نسخة سليمة، وغيّر كل كلمات المرور والمفاتيح.',
  },
  'defacement.as_learned': {
    en: 'The page is as it was learned; what moves by itself moves.',
    ar: 'الصفحة كما عُرفت، وما يتغير من تلقاء نفسه يتغير.',
  },
  'defacement.announced': {
    en: 'The page is changing, as was announced for this time.',
    ar: 'الصفحة تتغير كما أُعلن لهذا الوقت.',
  },
  'defacement.drawn': {
    en: 'The text is drawn by script and not watched; scripts, forms, frames and links are.',
    ar: 'النص يرسمه برنامج فلا يُراقَب، أما البرامج والنماذج والإطارات والروابط فتُراقَب.',
  },
  'defacement.too_much': {
    en: 'The page has more than can be watched; the first part of it is.',
    ar: 'في الصفحة أكثر مما يمكن مراقبته، والجزء الأول منها مراقَب.',
  },
  'defacement.learning': {
    en: 'The page is still being learned; until then only words of defacers, forms to other hosts and watched passages are judged.',
    ar: 'ما زالت الصفحة قيد التعرّف، وحتى ذلك لا يُحكم إلا على عبارات المخربين والنماذج المرسلة إلى مضيفات أخرى والمقاطع المراقَبة.',
  },
  'defacement.phrase': {
    en: 'The page says what defacers write: {phrases}.',
    ar: 'تحمل الصفحة عبارات يكتبها المخربون: {phrases}.',
  },
  'defacement.critical_change': {
    en: 'Critical changes of the page: {count}; each is a finding of its own.',
    ar: 'تغييرات حرجة في الصفحة: {count}، وكل منها نتيجة قائمة بذاتها.',
  },
  'defacement.serious_change': {
    en: 'Serious changes of the page: {count}; each is a finding of its own.',
    ar: 'تغييرات خطيرة في الصفحة: {count}، وكل منها نتيجة قائمة بذاتها.',
  },
  'defacement.small_change': {
    en: 'Smaller changes of the page: {count}; each is a finding of its own.',
    ar: 'تغييرات أصغر في الصفحة: {count}، وكل منها نتيجة قائمة بذاتها.',
  },
  'defacement.type_changed': {
    en: 'Instead of a page the site serves {type}.',
    ar: 'يقدم الموقع {type} بدلاً من صفحة.',
  },
  'defacement.unreadable': {
    en: 'The page is nested so deeply that it cannot be read.',
    ar: 'الصفحة متداخلة إلى حد لا يمكن معه قراءتها.',
  },

  'third-party.title': {
    en: 'Foreign scripts, forms and frames',
    ar: 'البرامج والنماذج والإطارات الغريبة',
  },
  'third-party.why': {
    en: 'Who controls a foreign script controls the page; a new form target collects what citizens type.',
    ar: 'من يتحكم ببرنامج غريب يتحكم بالصفحة، والوجهة الجديدة للنموذج تجمع ما يكتبه المواطنون.',
  },
  'third-party.remedy': {
    en: 'Find out who added the reference. If it is wanted, approve it in the baseline; if not, remove it and treat the site as broken into. Best: serve all scripts from the site itself.',
    ar: 'اعرف من أضاف المرجع. إن كان مطلوباً فاعتمده في المرجع، وإلا فأزله وتعامل مع الموقع كموقع مخترق. والأفضل تقديم كل البرامج من الموقع نفسه.',
  },
  'third-party.as_approved': {
    en: 'Foreign hosts are the approved ones; number: {count}.',
    ar: 'المضيفات الغريبة هي المعتمدة، وعددها {count}.',
  },
  'third-party.none': {
    en: 'The page uses no foreign script, form target or frame.',
    ar: 'لا تستخدم الصفحة برنامجاً أو وجهة نموذج أو إطاراً غريباً.',
  },
  'third-party.no_baseline': {
    en: 'Not approved yet: {hosts}.',
    ar: 'لم تُعتمد بعد: {hosts}.',
  },
  'third-party.left_to_watch': {
    en: 'Not approved as a whole: {hosts}. New ones are told one by one by the watch over the page.',
    ar: 'لم تُعتمد كلها: {hosts}. والجديد منها تذكره مراقبة الصفحة واحدًا واحدًا.',
  },
  'third-party.new_script_host': {
    en: 'Scripts come from new hosts: {hosts}.',
    ar: 'تأتي البرامج من مضيفات جديدة: {hosts}.',
  },
  'third-party.new_form_host': {
    en: 'Forms send to new hosts: {hosts}.',
    ar: 'ترسل النماذج إلى مضيفات جديدة: {hosts}.',
  },
  'third-party.new_frame_host': {
    en: 'Frames or redirects lead to new hosts: {hosts}.',
    ar: 'تؤدي الإطارات أو التوجيهات إلى مضيفات جديدة: {hosts}.',
  },

  'subresource-integrity.title': { en: 'Digests of foreign files', ar: 'بصمات الملفات الغريبة' },
  'subresource-integrity.why': {
    en: 'Without a digest a break-in at the supplier becomes a break-in at every site that uses its file.',
    ar: 'دون بصمة يصبح اختراق المورّد اختراقاً لكل موقع يستخدم ملفه.',
  },
  'subresource-integrity.remedy': {
    en: 'Add integrity="sha384-…" and crossorigin to foreign script and style tags, or serve the files yourself.',
    ar: 'أضف integrity="sha384-…" وcrossorigin إلى وسوم البرامج والأنماط الغريبة، أو قدّم الملفات بنفسك.',
  },
  'subresource-integrity.good': {
    en: 'Every foreign script and style has a digest.',
    ar: 'لكل برنامج ونمط غريب بصمة.',
  },
  'subresource-integrity.none_foreign': {
    en: 'There are no foreign scripts or styles.',
    ar: 'لا توجد برامج أو أنماط غريبة.',
  },
  'subresource-integrity.missing': {
    en: 'Without digest: files from {hosts}.',
    ar: 'دون بصمة: ملفات من {hosts}.',
  },

  'security-txt.title': { en: 'Contact for finders of holes', ar: 'جهة اتصال لمكتشفي الثغرات' },
  'security-txt.why': {
    en: 'Who finds a hole before an attacker does must be able to tell somebody who acts.',
    ar: 'من يكتشف ثغرة قبل المهاجم يجب أن يتمكن من إبلاغ من يتصرف.',
  },
  'security-txt.remedy': {
    en: 'Publish /.well-known/security.txt over https as text/plain with at least “Contact: mailto:…” and one “Expires:” less than a year ahead.',
    ar: 'انشر /.well-known/security.txt عبر https كنص text/plain يحوي على الأقل “Contact: mailto:…” و“Expires:” واحداً قبل مضي سنة.',
  },
  'security-txt.good': { en: 'The file is complete and in date.', ar: 'الملف كامل وساري.' },
  'security-txt.absent': { en: 'There is no security.txt.', ar: 'لا يوجد ملف security.txt.' },
  'security-txt.unprotected': {
    en: 'The file is served without protection.',
    ar: 'يُقدم الملف دون حماية.',
  },
  'security-txt.wrong_type': {
    en: 'The file is served as “{type}” instead of text/plain.',
    ar: 'يُقدم الملف بالنوع «{type}» بدلاً من text/plain.',
  },
  'security-txt.wrong_charset': {
    en: 'The file is served as “{charset}” instead of utf-8.',
    ar: 'يُقدم الملف بالترميز «{charset}» بدلاً من utf-8.',
  },
  'security-txt.not_utf8': {
    en: 'The file has bytes that are no UTF-8.',
    ar: 'في الملف بايتات ليست UTF-8.',
  },
  'security-txt.too_long': {
    en: 'The file is longer than 100 KiB.',
    ar: 'الملف أطول من 100 كيبيبايت.',
  },
  'security-txt.line_invalid': {
    en: 'Lines that are no field with a colon and a space: {lines}.',
    ar: 'أسطر ليست حقولاً تتبعها نقطتان ومسافة، أرقامها: {lines}.',
  },
  'security-txt.signature_broken': {
    en: 'The file begins or ends a signed message and lacks the rest of it.',
    ar: 'يبدأ الملف رسالة موقعة أو ينهيها وتنقصه بقيتها.',
  },
  'security-txt.contact_missing': {
    en: 'The file names no contact as an address (mailto:, https: or tel:).',
    ar: 'لا يذكر الملف جهة اتصال على شكل عنوان (mailto: أو https: أو tel:).',
  },
  'security-txt.expires_missing': {
    en: 'The file does not say when it expires.',
    ar: 'لا يذكر الملف موعد انتهائه.',
  },
  'security-txt.expires_invalid': {
    en: 'The date of expiry is repeated or not valid: {value}',
    ar: 'تاريخ الانتهاء مكرر أو غير صالح: {value}',
  },
  'security-txt.expired': {
    en: 'The file expired on {expiresAt}.',
    ar: 'انتهى الملف في {expiresAt}.',
  },
  'security-txt.expires_soon': {
    en: 'The file expires soon, on {expiresAt}.',
    ar: 'ينتهي الملف قريباً، في {expiresAt}.',
  },
  'security-txt.expires_far': {
    en: 'The file expires only on {expiresAt}; a year is the limit.',
    ar: 'لا ينتهي الملف إلا في {expiresAt}، والحد سنة واحدة.',
  },
  'security-txt.languages_repeated': {
    en: 'Preferred-Languages stands more than once; one line names them all.',
    ar: 'يتكرر الحقل Preferred-Languages، ويكفي سطر واحد يسميها كلها.',
  },
  'security-txt.link_invalid': {
    en: 'Links that are no https address: {values}.',
    ar: 'روابط ليست عناوين https: {values}.',
  },
  'security-txt.canonical_other': {
    en: 'The file says that it belongs elsewhere: {urls}.',
    ar: 'يقول الملف إن مكانه غير هذا: {urls}.',
  },
  'security-txt.canonical_missing': {
    en: 'The file is signed but does not say where it belongs (Canonical), so it can be copied to another site.',
    ar: 'الملف موقع لكنه لا يذكر مكانه (Canonical)، فيمكن نسخه إلى موقع آخر.',
  },
  'security-txt.legacy_place': {
    en: 'The file stands at /security.txt only; finders look at /.well-known/security.txt first.',
    ar: 'يوجد الملف عند /security.txt فقط، والباحثون ينظرون أولاً عند /.well-known/security.txt.',
  },
})
