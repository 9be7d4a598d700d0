import { defineTexts } from '../../../../core/text.ts'

export const headerTexts = defineTexts('monitoring', {
  'hsts.title': { en: 'Lasting protection (HSTS)', ar: 'الحماية الدائمة (HSTS)' },
  'hsts.why': {
    en: 'Without this header a returning visitor can be led to an unprotected copy of the site.',
    ar: 'دون هذه الترويسة يمكن اقتياد الزائر العائد إلى نسخة غير محمية من الموقع.',
  },
  'hsts.remedy': {
    en: 'Send “Strict-Transport-Security: max-age=31536000; includeSubDomains” with every https answer of every name on the way, reached step by step.',
    ar: 'أرسل “Strict-Transport-Security: max-age=31536000; includeSubDomains” مع كل إجابة https من كل اسم على الطريق، وصولاً إليها خطوة خطوة.',
  },
  'hsts.good': {
    en: 'Protection is required for {days} days.',
    ar: 'الحماية إلزامية لمدة {days} يوماً.',
  },
  'hsts.sufficient': {
    en: 'Protection is required for {days} days; a year is better.',
    ar: 'الحماية إلزامية لمدة {days} يوماً، والأفضل سنة.',
  },
  'hsts.too_short': {
    en: 'Protection is required for {days} days, a step on the way. The way ends at a year.',
    ar: 'الحماية إلزامية لمدة {days} يوماً، وهي خطوة على الطريق الذي ينتهي عند سنة.',
  },
  'hsts.first_step': {
    en: 'Protection is required for {seconds} seconds: the first of the steps, and right as a beginning.',
    ar: 'الحماية إلزامية لمدة {seconds} ثانية: هذه أولى الخطوات، وهي صحيحة كبداية.',
  },
  'hsts.missing_on_way': {
    en: 'The name that people type answers without the header: {hosts}. Whoever stands on the way can keep them from the protected page.',
    ar: 'الاسم الذي يكتبه الناس يجيب دون الترويسة: {hosts}. فيستطيع من يقف على الطريق إبعادهم عن الصفحة المحمية.',
  },
  'hsts.absent': { en: 'The header is missing.', ar: 'الترويسة غير موجودة.' },
  'hsts.switched_off': {
    en: 'max-age=0 tells browsers to forget the protection.',
    ar: 'القيمة max-age=0 تأمر المتصفحات بنسيان الحماية.',
  },
  'hsts.invalid': {
    en: 'The header is not valid and is ignored: {value}',
    ar: 'الترويسة غير صالحة فتُتجاهل: {value}',
  },
  'hsts.ignored': {
    en: 'The header is sent over a connection on which browsers ignore it: over http, or with a certificate that is untrusted, for another name or out of its dates.',
    ar: 'تُرسل الترويسة عبر اتصال تتجاهلها فيه المتصفحات: عبر http، أو بشهادة غير موثوقة أو صادرة لاسم آخر أو خارج مدة صلاحيتها.',
  },

  'csp.title': { en: 'Content security policy', ar: 'سياسة أمن المحتوى' },
  'csp.why': {
    en: 'The policy is the last barrier when somebody manages to place script in a page: it does not run.',
    ar: 'هذه السياسة آخر حاجز إذا تمكن أحد من دس برنامج في الصفحة: فلا يعمل.',
  },
  'csp.remedy': {
    en: "Work towards “default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'”: move inline script to files or give it a nonce, and name only the other hosts that the site needs.",
    ar: "اتجه إلى “default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'”: انقل البرامج المضمّنة إلى ملفات أو أعطها رمز nonce، ولا تسمِّ من المضيفات الأخرى إلا ما يحتاجه الموقع.",
  },
  'csp.good': { en: 'The policy stops foreign script.', ar: 'السياسة توقف البرامج الدخيلة.' },
  'csp.absent': { en: 'There is no policy.', ar: 'لا توجد سياسة.' },
  'csp.report_only': {
    en: 'The policy only reports and stops nothing: right as the first step. When nothing is reported for a week, send it as Content-Security-Policy.',
    ar: 'السياسة تبلّغ فقط ولا توقف شيئاً: وهذا صحيح كخطوة أولى. وحين لا يرد بلاغ لمدة أسبوع أرسلها باسم Content-Security-Policy.',
  },
  'csp.scripts_unrestricted': {
    en: 'Neither script-src nor default-src restricts scripts.',
    ar: 'لا script-src ولا default-src يقيّد البرامج.',
  },
  'csp.unsafe_inline': {
    en: "Scripts written into the page run ('unsafe-inline').",
    ar: "تعمل البرامج المكتوبة داخل الصفحة ('unsafe-inline').",
  },
  'csp.unsafe_eval': {
    en: "Text may be run as script ('unsafe-eval').",
    ar: "يمكن تشغيل النص كبرنامج ('unsafe-eval').",
  },
  'csp.unsafe_hashes': {
    en: "Handlers in the markup may run ('unsafe-hashes').",
    ar: "يمكن تشغيل المعالجات المكتوبة في الوسوم ('unsafe-hashes').",
  },
  'csp.any_host': {
    en: 'Scripts may come from any host.',
    ar: 'يمكن أن تأتي البرامج من أي مضيف.',
  },
  'csp.data_scripts': {
    en: 'Scripts may come from data: or blob: addresses.',
    ar: 'يمكن أن تأتي البرامج من عناوين data: أو blob:.',
  },
  'csp.plain_http': {
    en: 'Scripts may come over unprotected http.',
    ar: 'يمكن أن تأتي البرامج عبر http غير المحمي.',
  },
  'csp.objects_allowed': {
    en: 'Plug-in objects are not shut out (object-src).',
    ar: 'الكائنات المضمّنة غير ممنوعة (object-src).',
  },
  'csp.base_uri_missing': {
    en: 'A base tag could redirect all relative addresses (base-uri).',
    ar: 'يمكن لوسم base تحويل كل العناوين النسبية (base-uri).',
  },
  'csp.form_action_missing': {
    en: 'Nothing says where forms may send to (form-action).',
    ar: 'لا شيء يحدد أين يجوز للنماذج الإرسال (form-action).',
  },
  'csp.form_action_open': {
    en: 'form-action names every host, so forms may send to anywhere.',
    ar: 'تسمح form-action لكل المضيفات، فيمكن للنماذج الإرسال إلى أي مكان.',
  },
  'csp.inline_style': {
    en: 'Styles written into the page are allowed.',
    ar: 'الأنماط المكتوبة داخل الصفحة مسموحة.',
  },
  'csp.meta_only': {
    en: 'The policy stands in the page only, where it cannot rule framing.',
    ar: 'السياسة موجودة داخل الصفحة فقط، حيث لا تحكم التضمين في الإطارات.',
  },

  'content-type-options.title': { en: 'Declared content type', ar: 'نوع المحتوى المعلن' },
  'content-type-options.why': {
    en: 'A browser that guesses types may run an uploaded picture or text as script.',
    ar: 'المتصفح الذي يخمّن الأنواع قد يشغّل صورة أو نصاً مرفوعاً كبرنامج.',
  },
  'content-type-options.remedy': {
    en: 'Send “X-Content-Type-Options: nosniff” and a Content-Type with charset with every answer.',
    ar: 'أرسل “X-Content-Type-Options: nosniff” ونوع محتوى مع ترميزه في كل إجابة.',
  },
  'content-type-options.good': { en: 'Guessing is switched off.', ar: 'التخمين معطّل.' },
  'content-type-options.absent': {
    en: 'The header that switches guessing off is missing.',
    ar: 'الترويسة التي تعطّل التخمين غير موجودة.',
  },
  'content-type-options.invalid': {
    en: 'The header has an unknown value: {value}',
    ar: 'للترويسة قيمة غير معروفة: {value}',
  },
  'content-type-options.type_missing': {
    en: 'The page does not declare its type.',
    ar: 'لا تعلن الصفحة نوعها.',
  },
  'content-type-options.charset_missing': {
    en: 'The header does not name the character encoding.',
    ar: 'لا تذكر الترويسة ترميز الحروف.',
  },

  'referrer-policy.title': { en: 'What other sites learn', ar: 'ما تعرفه المواقع الأخرى' },
  'referrer-policy.why': {
    en: 'Addresses of pages can tell which district or service a citizen looked up.',
    ar: 'قد تكشف عناوين الصفحات الدائرة أو الخدمة التي بحث عنها المواطن.',
  },
  'referrer-policy.remedy': {
    en: 'Send “Referrer-Policy: same-origin” or “no-referrer”.',
    ar: 'أرسل “Referrer-Policy: same-origin” أو “no-referrer”.',
  },
  'referrer-policy.good': {
    en: 'Other sites learn nothing ({value}).',
    ar: 'لا تعرف المواقع الأخرى شيئاً ({value}).',
  },
  'referrer-policy.sufficient': {
    en: 'Other sites learn the name of the site only ({value}).',
    ar: 'لا تعرف المواقع الأخرى إلا اسم الموقع ({value}).',
  },
  'referrer-policy.absent': {
    en: 'Neither header nor page says anything; what is told depends on the browser.',
    ar: 'لا الترويسة ولا الصفحة تقول شيئاً، وما يُكشف يتوقف على المتصفح.',
  },
  'referrer-policy.leaks': {
    en: 'Addresses are told to others ({value}).',
    ar: 'تُكشف العناوين للآخرين ({value}).',
  },
  'referrer-policy.invalid': {
    en: 'The header has no known value: {value}',
    ar: 'ليس للترويسة قيمة معروفة: {value}',
  },

  'framing.title': { en: 'Framing by other pages', ar: 'العرض داخل صفحات أخرى' },
  'framing.why': {
    en: 'Inside a foreign page a visitor can be made to click on what he does not see.',
    ar: 'داخل صفحة غريبة يمكن دفع الزائر إلى النقر على ما لا يراه.',
  },
  'framing.remedy': {
    en: "Send “frame-ancestors 'self'” in the content security policy; where a policy is sent already, add these words to it.",
    ar: "أرسل “frame-ancestors 'self'” في سياسة أمن المحتوى، وإن كانت هناك سياسة تُرسل فأضف إليها هذه الكلمات.",
  },
  'framing.good': {
    en: 'Foreign pages cannot frame the site.',
    ar: 'لا تستطيع الصفحات الغريبة تأطير الموقع.',
  },
  'framing.conflicting': {
    en: 'X-Frame-Options says different things; browsers then refuse every frame, also your own: {value}',
    ar: 'تقول ترويسة X-Frame-Options أشياء متناقضة، فترفض المتصفحات كل إطار حتى إطاراتك: {value}',
  },
  'framing.obsolete': {
    en: 'ALLOW-FROM is obsolete and ignored: {value}',
    ar: 'القيمة ALLOW-FROM متقادمة ومتجاهلة: {value}',
  },
  'framing.absent': { en: 'Any page may frame the site.', ar: 'يمكن لأي صفحة تأطير الموقع.' },
  'framing.anybody': {
    en: 'frame-ancestors allows every site.',
    ar: 'القيمة frame-ancestors تسمح لكل المواقع.',
  },
  'framing.invalid': {
    en: 'X-Frame-Options has an unknown value: {value}',
    ar: 'لترويسة X-Frame-Options قيمة غير معروفة: {value}',
  },

  'cookies.title': { en: 'Cookies', ar: 'ملفات تعريف الارتباط' },
  'cookies.why': {
    en: 'Who gets a session cookie is the person who signed in.',
    ar: 'من يحصل على ملف الجلسة يصبح هو الشخص الذي سجّل الدخول.',
  },
  'cookies.remedy': {
    en: 'Set every cookie with Secure, HttpOnly and SameSite=Lax or Strict; name session cookies with the prefix __Host-.',
    ar: 'اضبط كل ملف بالسمات Secure وHttpOnly وSameSite=Lax أو Strict، وسمّ ملفات الجلسة بالبادئة __Host-.',
  },
  'cookies.good': {
    en: 'Cookies are protected; number: {count}.',
    ar: 'الملفات محمية، وعددها {count}.',
  },
  'cookies.none': { en: 'No cookies are set.', ar: 'لا تُضبط أي ملفات.' },
  'cookies.session_not_secure': {
    en: 'Session cookies travel without protection: {names}.',
    ar: 'ملفات الجلسة تنتقل دون حماية: {names}.',
  },
  'cookies.session_behind_hsts': {
    en: 'Session cookies lack Secure; only lasting protection (HSTS) keeps them from travelling unprotected: {names}.',
    ar: 'تنقص ملفات الجلسة السمة Secure، ولا يمنع انتقالها دون حماية إلا الحماية الدائمة (HSTS): {names}.',
  },
  'cookies.session_readable': {
    en: 'Script can read session cookies: {names}.',
    ar: 'يمكن للبرامج قراءة ملفات الجلسة: {names}.',
  },
  'cookies.session_cross_site': {
    en: 'Foreign pages can make the browser send session cookies along (SameSite=None): {names}.',
    ar: 'تستطيع صفحات غريبة دفع المتصفح إلى إرسال ملفات الجلسة (SameSite=None): {names}.',
  },
  'cookies.same_site_none': {
    en: 'SameSite=None without Secure is refused by browsers: {names}.',
    ar: 'القيمة SameSite=None دون Secure ترفضها المتصفحات: {names}.',
  },
  'cookies.same_site_invalid': {
    en: 'SameSite has a word that browsers do not know: {names}.',
    ar: 'في السمة SameSite كلمة لا تعرفها المتصفحات: {names}.',
  },
  'cookies.prefix_broken': {
    en: 'The promise of the name’s prefix is not kept: {names}.',
    ar: 'لم يُوفَ بوعد بادئة الاسم: {names}.',
  },
  'cookies.csrf_without_same_site': {
    en: 'Cookies against forged requests lack SameSite: {names}.',
    ar: 'ملفات منع الطلبات المزورة تنقصها SameSite: {names}.',
  },
  'cookies.not_secure': {
    en: 'Cookies without Secure: {names}.',
    ar: 'ملفات دون السمة Secure: {names}.',
  },
  'cookies.behind_hsts': {
    en: 'Cookies without Secure, kept from travelling unprotected by lasting protection (HSTS) alone: {names}.',
    ar: 'ملفات دون السمة Secure، لا يمنع انتقالها دون حماية إلا الحماية الدائمة (HSTS): {names}.',
  },
})
