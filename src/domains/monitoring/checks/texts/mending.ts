import { defineTexts } from '../../../../core/text.ts'

/** Words of remedies that checks share: kinds of server, what to do in a panel, remedies of single reasons, and steps in their order. */
export const mendingTexts = defineTexts('monitoring', {
  'server.nginx': {
    en: 'nginx',
    ar: 'nginx',
  },
  'server.apache': {
    en: 'Apache',
    ar: 'Apache',
  },
  'server.iis': {
    en: 'IIS',
    ar: 'IIS',
  },
  'server.panel': {
    en: 'Hosting panel',
    ar: 'لوحة الاستضافة',
  },
  'panel.headers': {
    en: 'Where the panel runs Apache, put its lines into the file .htaccess of the site; in Plesk into “Additional directives” of “Apache & nginx Settings”. Where no such file is read, ask the hosting firm to send the header.',
    ar: 'إن كانت اللوحة تستخدم Apache فضع أسطره في ملف ‎.htaccess الخاص بالموقع، وفي Plesk ضمن “Additional directives” في “Apache & nginx Settings”. وإن لم يُقرأ ملف كهذا فاطلب من شركة الاستضافة إرسال الترويسة.',
  },
  'panel.tls': {
    en: 'The hosting firm sets this for all its sites: ask it in writing, and ask when it will be done. In Plesk: “Tools & Settings”, “SSL/TLS”.',
    ar: 'تضبط شركة الاستضافة هذا لكل مواقعها: اطلبه منها كتابةً واسأل متى يتم. وفي Plesk: ‏“Tools & Settings” ثم “SSL/TLS”.',
  },
  'panel.certificate': {
    en: 'cPanel: “SSL/TLS Status”, then “Run AutoSSL”. Plesk: “SSL/TLS Certificates”, then “Get it free”. DirectAdmin: “SSL Certificates”, then the automatic one. All of them install the intermediate certificates and renew by themselves.',
    ar: 'cPanel: ‏“SSL/TLS Status” ثم “Run AutoSSL”. ‏Plesk: ‏“SSL/TLS Certificates” ثم “Get it free”. ‏DirectAdmin: ‏“SSL Certificates” ثم الخيار التلقائي. وكلها تثبّت الشهادات الوسيطة وتجدّد تلقائياً.',
  },
  'panel.redirect': {
    en: 'cPanel: “Domains”, switch on “Force HTTPS Redirect”. Plesk: “Hosting Settings”, tick the permanent redirect from http to https. DirectAdmin: “Domain Setup”, “Force SSL with https redirect”.',
    ar: 'cPanel: ‏“Domains” وشغّل “Force HTTPS Redirect”. ‏Plesk: ‏“Hosting Settings” وفعّل التوجيه الدائم من http إلى https. ‏DirectAdmin: ‏“Domain Setup” ثم “Force SSL with https redirect”.',
  },
  'panel.file': {
    en: 'With the file manager make the folder .well-known below the folder of the site, and put the file security.txt into it.',
    ar: 'أنشئ بمدير الملفات المجلد ‎.well-known داخل مجلد الموقع وضع فيه الملف security.txt.',
  },
  'panel.zone': {
    en: 'Open the zone editor of whoever runs the name servers (cPanel “Zone Editor”, Plesk “DNS Settings”, or the DNS operator’s own page) and change the record there; the web server has no part in it.',
    ar: 'افتح محرر النطاق لدى من يشغّل خوادم الأسماء (“Zone Editor” في cPanel أو “DNS Settings” في Plesk أو صفحة مشغل DNS) وغيّر السجل هناك، فلا شأن لخادم الويب به.',
  },
  'certificate-chain.revoked.remedy': {
    en: 'Have a new certificate issued with a new key at once and take the old one from the server; ask the authority why it was revoked.',
    ar: 'استصدر فوراً شهادة جديدة بمفتاح جديد وأزل القديمة من الخادم، واسأل جهة الإصدار عن سبب الإلغاء.',
  },
  'certificate-chain.too_large.remedy': {
    en: 'Order a certificate for the names of this site alone, and send only the intermediate certificates that it needs.',
    ar: 'اطلب شهادة لأسماء هذا الموقع وحدها، ولا ترسل من الشهادات الوسيطة إلا ما تحتاج إليه.',
  },
  'certificate-revocation.revoked.remedy': {
    en: 'Have a new certificate issued with a new key at once and take the old one from the server. Ask the authority why it was revoked: where the key was stolen, treat what the server holds as seen by others.',
    ar: 'استصدر فوراً شهادة جديدة بمفتاح جديد وأزل القديمة من الخادم. واسأل جهة الإصدار عن سبب الإلغاء: فإن سُرق المفتاح فاعتبر ما على الخادم مكشوفاً لغيرك.',
  },
  'hsts.first_step.remedy': {
    en: 'Open all pages. After some days without complaints send “max-age=604800” (a week), then a month, then a year.',
    ar: 'افتح كل الصفحات. وبعد أيام دون شكاوى أرسل “max-age=604800” (أسبوع)، ثم شهراً، ثم سنة.',
  },
  'hsts.too_short.remedy': {
    en: 'Take the next step once some days have passed without complaints: after a week a month, after a month a year. Nothing is wrong with having begun small.',
    ar: 'اتخذ الخطوة التالية بعد أيام دون شكاوى: بعد الأسبوع شهر، وبعد الشهر سنة. لا عيب في البدء بمدة قصيرة.',
  },
  'https-redirect.stage1': {
    en: 'Redirect with status 302 first, and open the most used pages and forms over https.',
    ar: 'وجّه أولاً بالحالة 302 وافتح الصفحات والنماذج الأكثر استخداماً عبر https.',
  },
  'https-redirect.stage2': {
    en: 'When all of them work, change to 301 or 308: browsers remember it and do not ask again.',
    ar: 'وحين تعمل كلها غيّر إلى 301 أو 308: فالمتصفحات تحفظه ولا تسأل من جديد.',
  },
  'tls-versions.stage1': {
    en: 'Count for a week how many visitors still come with TLS 1.0 or 1.1 (nginx: $ssl_protocol in the log format).',
    ar: 'أحصِ أسبوعاً كم زائراً ما زال يأتي عبر TLS 1.0 أو 1.1 (في nginx: ‏$ssl_protocol في صيغة السجل).',
  },
  'tls-versions.stage2': {
    en: 'Switch the old versions off outside the last weeks before polling, and say where people without a newer device get help.',
    ar: 'أوقف الإصدارات القديمة في غير الأسابيع الأخيرة قبل الاقتراع، واذكر أين يجد من لا يملك جهازاً أحدث المساعدة.',
  },
  'hsts.stage1': {
    en: 'Begin with max-age=300 (five minutes) and without includeSubDomains; open all pages. A mistake now locks nobody out for long.',
    ar: 'ابدأ بـ max-age=300 (خمس دقائق) دون includeSubDomains وافتح كل الصفحات. الخطأ الآن لا يحجب أحداً طويلاً.',
  },
  'hsts.stage2': {
    en: 'After some days without complaints: max-age=604800 (a week), then max-age=2592000 (a month).',
    ar: 'بعد أيام دون شكاوى: max-age=604800 (أسبوع)، ثم max-age=2592000 (شهر).',
  },
  'hsts.stage3': {
    en: 'List every name below the domain and see that each answers over https with a valid certificate; only then max-age=31536000; includeSubDomains. Until it runs out nobody can go back: a name without https is lost to every browser that knows the header.',
    ar: 'أحصِ كل الأسماء التابعة للنطاق وتأكد أن كلاً منها يجيب عبر https بشهادة صالحة، وعندها فقط: max-age=31536000; includeSubDomains. لا رجعة حتى تنتهي المدة: فكل اسم دون https تفقده كل المتصفحات التي عرفت الترويسة.',
  },
  'hsts.stage4': {
    en: 'Make no step in the last month before polling day unless certificates renew by themselves: with this header an expired certificate shuts every voter out.',
    ar: 'لا تتخذ أي خطوة في الشهر الأخير قبل يوم الاقتراع ما لم تكن الشهادات تتجدد تلقائياً: فمع هذه الترويسة تحجب الشهادة المنتهية كل الناخبين.',
  },
  'csp.stage1': {
    en: 'Send the policy as Content-Security-Policy-Report-Only first; it stops nothing, and the browser’s console says what it would stop.',
    ar: 'أرسل السياسة أولاً باسم Content-Security-Policy-Report-Only: لا تمنع شيئاً، وتقول وحدة تحكم المتصفح ما كانت ستمنعه.',
  },
  'csp.stage2': {
    en: 'Move inline script into files, name the other hosts that are really needed, and look again at every form.',
    ar: 'انقل البرامج المضمّنة إلى ملفات، وسمِّ المضيفات الأخرى المطلوبة فعلاً، وأعد فحص كل نموذج.',
  },
  'csp.stage3': {
    en: 'When the console stays silent for a week, send it as Content-Security-Policy.',
    ar: 'وحين تبقى وحدة التحكم صامتة أسبوعاً أرسلها باسم Content-Security-Policy.',
  },
  'dnssec.stage1': {
    en: 'Sign the zone first and wait as long as its longest time to live; answers then carry signatures that nobody asks for yet.',
    ar: 'وقّع النطاق أولاً وانتظر أطول مدة بقاء (TTL) فيه، فتحمل الإجابات تواقيع لا يطلبها أحد بعد.',
  },
  'dnssec.stage2': {
    en: 'Hand the DS record to the registrar only then, and never change the DNS operator without taking it out first: a wrong DS record takes the site and its mail from everybody.',
    ar: 'بعدها فقط سلّم سجل DS إلى المسجّل، ولا تغيّر مشغل DNS دون إزالته أولاً: فسجل DS خاطئ يحجب الموقع وبريده عن الجميع.',
  },
  'dmarc.stage1': {
    en: 'p=none with rua: nothing is refused, and the daily reports show every system that sends in your name.',
    ar: 'ابدأ بـ p=none مع rua: لا يُرفض شيء، وتكشف التقارير اليومية كل نظام يرسل باسمك.',
  },
  'dmarc.stage2': {
    en: 'When each of them signs (DKIM) or stands in SPF for some weeks: p=quarantine.',
    ar: 'حين يوقّع كل منها (DKIM) أو يرد في SPF عدة أسابيع: p=quarantine.',
  },
  'dmarc.stage3': {
    en: 'Then p=reject. A domain that sends no mail takes p=reject at once.',
    ar: 'ثم p=reject. والنطاق الذي لا يرسل بريداً يأخذ p=reject فوراً.',
  },
})
