import { defineTexts } from '../../../../core/text.ts'

/** What a report does not hold: why checks were not tested, and what this version cannot check. */
export const gapTexts = defineTexts('monitoring', {
  'untested.baseline': {
    en: 'Nobody has approved yet what is right for this site',
    ar: 'لم يعتمد أحد بعد الوضع الصحيح لهذا الموقع',
  },
  'untested.names': {
    en: 'The resolver gave no answer that could be used',
    ar: 'لم يعطِ المحلّل إجابة صالحة',
  },
  'untested.address': {
    en: 'The site is named by its address, which has no records',
    ar: 'الموقع معروف بعنوانه، والعنوان لا سجلات له',
  },
  'untested.page': {
    en: 'No page was seen',
    ar: 'لم تُرَ أي صفحة',
  },
  'untested.page_why': {
    en: 'No page was seen. {why}',
    ar: 'لم تُرَ أي صفحة. {why}',
  },
  'untested.nothing': {
    en: 'The look saw nothing that these could judge',
    ar: 'لم يرَ الفحص ما يمكن لهذه أن تحكم عليه',
  },
  'unchecked.key-exchange': {
    en: 'weak elliptic curves that the server would take, and the signature over the key exchange',
    ar: 'المنحنيات الإهليلجية الضعيفة التي قد يقبلها الخادم، والتوقيع على تبادل المفاتيح',
  },
  'unchecked.post-quantum': {
    en: 'key exchange that a quantum computer does not break',
    ar: 'تبادل مفاتيح يصمد أمام الحاسوب الكمي',
  },
  'unchecked.tls-extras': {
    en: '0-RTT, renegotiation asked for by clients, protection against falling back',
    ar: 'بيانات ‎0-RTT‎ وإعادة التفاوض بطلب العميل والحماية من الرجوع إلى إصدار أقدم',
  },
  'unchecked.revocation': {
    en: 'whether a certificate was revoked whose status the server does not send along (OCSP asked for, CRL)',
    ar: 'هل أُلغيت شهادة لا يرسل الخادم حالتها معها (سؤال OCSP وقوائم الإلغاء)',
  },
  'unchecked.transparency': {
    en: 'whether the certificate stands in public logs (SCT)',
    ar: 'هل الشهادة مدوّنة في السجلات العامة (SCT)',
  },
  'unchecked.dane': {
    en: 'certificates named in DNS (DANE, TLSA)',
    ar: 'الشهادات المسمّاة في DNS (DANE وTLSA)',
  },
  'unchecked.old-holes': {
    en: 'old holes of TLS software: Heartbleed, CCS, ROBOT, DROWN',
    ar: 'ثغرات قديمة في برامج TLS: ‏Heartbleed وCCS وROBOT وDROWN',
  },
  'unchecked.other-names': {
    en: 'the content under the site’s other name (with and without www)',
    ar: 'المحتوى تحت الاسم الآخر للموقع (مع www ودونها)',
  },
  'unchecked.preload': {
    en: 'the list of protected names that browsers ship (HSTS preload)',
    ar: 'قائمة الأسماء المحمية المرفقة بالمتصفحات (HSTS preload)',
  },
  'unchecked.cors': {
    en: 'whether foreign pages may read answers (CORS)',
    ar: 'هل تستطيع صفحات غريبة قراءة الإجابات (CORS)',
  },
  'unchecked.isolation': {
    en: 'isolation of the page and its permissions (COOP, COEP, CORP, Permissions-Policy)',
    ar: 'عزل الصفحة وصلاحياتها (COOP وCOEP وCORP وPermissions-Policy)',
  },
  'unchecked.disclosure': {
    en: 'what answers give away: version of the server, compression of secrets (BREACH)',
    ar: 'ما تكشفه الإجابات: إصدار الخادم، وضغط الأسرار (BREACH)',
  },
  'unchecked.dnssec-details': {
    en: 'keys, algorithms and remaining time of DNSSEC signatures',
    ar: 'مفاتيح تواقيع DNSSEC وخوارزمياتها ومدتها الباقية',
  },
  'unchecked.delegation': {
    en: 'whether all name servers agree with each other and with the zone above',
    ar: 'هل تتفق خوادم الأسماء فيما بينها ومع النطاق الأعلى',
  },
  'unchecked.zone-transfer': {
    en: 'name servers that hand out the whole zone or resolve for anybody',
    ar: 'خوادم أسماء تسلّم النطاق كله أو تحلّ الأسماء لأي أحد',
  },
  'unchecked.dkim': {
    en: 'signatures of mail (DKIM)',
    ar: 'تواقيع البريد (DKIM)',
  },
  'unchecked.mta-sts': {
    en: 'protection of mail on its way (MTA-STS, TLS-RPT)',
    ar: 'حماية البريد في طريقه (MTA-STS وTLS-RPT)',
  },
  'unchecked.starttls': {
    en: 'the mail servers themselves (STARTTLS, certificates)',
    ar: 'خوادم البريد نفسها (STARTTLS والشهادات)',
  },
  'unchecked.routing': {
    en: 'who announces the addresses on the Internet (RPKI)',
    ar: 'من يعلن العناوين على الإنترنت (RPKI)',
  },
  'unchecked.exposure': {
    en: 'open ports and files that should not be public',
    ar: 'المنافذ المفتوحة والملفات التي لا يجوز نشرها',
  },
  'unchecked.takeover': {
    en: 'names that lead to services nobody holds any more',
    ar: 'الأسماء المؤدية إلى خدمات لم يعد أحد يملكها',
  },
  'unchecked.software': {
    en: 'known holes of the software that runs the site',
    ar: 'الثغرات المعروفة في برامج الموقع',
  },
  'unchecked.registration': {
    en: 'when the registration of the domain runs out, and its locks',
    ar: 'متى ينتهي تسجيل النطاق، وأقفاله',
  },
  'unchecked.lookalikes': {
    en: 'names that look like this one, and certificates issued for them',
    ar: 'الأسماء المشابهة لهذا الاسم والشهادات الصادرة لها',
  },
})
