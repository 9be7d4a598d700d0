import { defineTexts } from '../../../../core/text.ts'

/** Words of a site's other addresses and its other name. */
export const addressTexts = defineTexts('monitoring', {
  'addresses.title': { en: 'All addresses of the site', ar: 'كل عناوين الموقع' },
  'addresses.why': {
    en: 'A browser takes any of a site’s addresses, often the IPv6 one first; one that is forgotten shows some voters an old page, a warning or nothing, while everybody else sees nothing wrong.',
    ar: 'يأخذ المتصفح أياً من عناوين الموقع، وكثيراً ما يبدأ بعنوان IPv6، والعنوان المنسي يعرض لبعض الناخبين صفحة قديمة أو تحذيراً أو لا شيء، بينما لا يلاحظ غيرهم أي خلل.',
  },
  'addresses.remedy': {
    en: 'Give every server behind the name the same settings, the same certificate and the same pages, or take the address that is no longer kept (A or AAAA) out of DNS.',
    ar: 'اجعل لكل خادم خلف الاسم الإعدادات نفسها والشهادة نفسها والصفحات نفسها، أو احذف من DNS العنوان الذي لم يعد يُصان (A أو AAAA).',
  },
  'addresses.same': {
    en: 'All addresses answer alike: {ips}.',
    ar: 'تجيب كل العناوين بالطريقة نفسها: {ips}.',
  },
  'addresses.partly': {
    en: 'These addresses answer alike: {ips}. Not tested, because there is no way to them from here or no time was left: {untested}.',
    ar: 'تجيب هذه العناوين بالطريقة نفسها: {ips}. ولم تُختبر هذه لأنه لا طريق إليها من هنا أو لم يبقَ وقت: {untested}.',
  },
  'addresses.untested': {
    en: 'Not tested, because there is no way to them from here or no time was left: {ips}.',
    ar: 'لم تُختبر لأنه لا طريق إليها من هنا أو لم يبقَ وقت: {ips}.',
  },
  'addresses.family_silent': {
    en: 'Nothing answers over {family}: {ips}.',
    ar: 'لا شيء يجيب عبر {family}: ‏{ips}.',
  },
  'addresses.unanswered': {
    en: 'Nothing answers at some of the addresses: {ips}.',
    ar: 'لا شيء يجيب على بعض العناوين: {ips}.',
  },
  'addresses.certificates_vary': {
    en: 'The addresses show different certificates, each of them trusted, in its time and for this name, as delivery networks do: {ips}.',
    ar: 'تعرض العناوين شهادات مختلفة، وكل منها موثوقة وسارية ولهذا الاسم، كما تفعل شبكات التوزيع: {ips}.',
  },
  'addresses.certificates_differ': {
    en: 'The addresses do not all show the same certificate, and not all of them are trusted, in their time and for this name: {ips}.',
    ar: 'لا تعرض العناوين كلها الشهادة نفسها، وليست كلها موثوقة وسارية ولهذا الاسم: {ips}.',
  },
  'addresses.answers_differ': {
    en: 'The page is not the same at all addresses (status and host, or what went wrong): {answers}.',
    ar: 'ليست الصفحة واحدة على كل العناوين (الحالة والمضيف أو سبب الفشل): {answers}.',
  },
  'https-redirect.other_unprotected': {
    en: 'The site’s other name leads to an unprotected page: {url}, status {status}.',
    ar: 'يؤدي الاسم الآخر للموقع إلى صفحة غير محمية: {url}، الحالة {status}.',
  },
  'https-redirect.other_elsewhere': {
    en: 'The site’s other name, {url}, ends on a foreign name, {host}.',
    ar: 'ينتهي الاسم الآخر للموقع {url} عند اسم غريب: {host}.',
  },
  'https-redirect.other_failed': {
    en: 'The site’s other name does not open, {url}: {code}.',
    ar: 'لا يُفتح الاسم الآخر للموقع {url}: ‏{code}.',
  },
  'https-redirect.other_error': {
    en: 'The site’s other name, {url}, answers with status {status}.',
    ar: 'يجيب الاسم الآخر للموقع {url} بالحالة {status}.',
  },
  'https-redirect.loop': {
    en: 'Whoever comes by {url} is led in a circle and sees no page.',
    ar: 'من يأتي عبر {url} يُدار في حلقة ولا يرى أي صفحة.',
  },
  'https-redirect.address_no_redirect': {
    en: 'At {ip} the unprotected address answers with status {status} and never leads to https.',
    ar: 'على {ip} يجيب العنوان غير المحمي بالحالة {status} ولا يؤدي إلى https أبداً.',
  },
  'https-redirect.address_elsewhere': {
    en: 'At {ip} the unprotected address ends on a foreign name, {host}.',
    ar: 'على {ip} ينتهي العنوان غير المحمي عند اسم غريب: {host}.',
  },
  'https-redirect.address_late': {
    en: 'At {ip} the first redirect still goes to an unprotected address, {url}.',
    ar: 'على {ip} ما زالت إعادة التوجيه الأولى تذهب إلى عنوان غير محمي: {url}.',
  },
  'certificate-host.other_mismatch': {
    en: 'Under {host} the server shows a certificate for other names: {names}. Browsers warn whoever types that name.',
    ar: 'يعرض الخادم تحت {host} شهادة لأسماء أخرى: {names}. فتحذّر المتصفحات كل من يكتب ذلك الاسم.',
  },
  'certificate-expiry.other_soon': {
    en: 'The certificate under {host} ends on {untilAt}, in {days} days.',
    ar: 'تنتهي الشهادة تحت {host} في {untilAt}، أي بعد {days} من الأيام.',
  },
  'certificate-expiry.other_expired': {
    en: 'The certificate under {host} ended on {untilAt}: browsers warn whoever types that name.',
    ar: 'انتهت الشهادة تحت {host} في {untilAt}: فتحذّر المتصفحات كل من يكتب ذلك الاسم.',
  },
  'certificate-expiry.other_not_yet_valid': {
    en: 'The certificate under {host} is valid only from {fromAt} on.',
    ar: 'لا تسري الشهادة تحت {host} إلا ابتداءً من {fromAt}.',
  },
  'certificate-chain.other_untrusted': {
    en: 'No trusted authority vouches for the certificate under {host} ({code}): browsers warn whoever types that name.',
    ar: 'لا تضمن أي جهة موثوقة الشهادة تحت {host} ({code}): فتحذّر المتصفحات كل من يكتب ذلك الاسم.',
  },
  'tls-versions.address_old_accepted': {
    en: 'At these addresses the server still speaks TLS {versions}: {ips}.',
    ar: 'ما زال الخادم يتحدث TLS {versions} على هذه العناوين: {ips}.',
  },
  'tls-versions.address_ssl3_accepted': {
    en: 'At these addresses the server still speaks SSL 3.0, whose protection can be undone: {ips}.',
    ar: 'ما زال الخادم يتحدث SSL 3.0 الذي يمكن إبطال حمايته على هذه العناوين: {ips}.',
  },
  'tls-suites.client_order': {
    en: 'In {version} whoever connects decides among sound and other suites: an old program takes a weak one although both have better.',
    ar: 'في {version} يقرر المتصل أي مجموعة تُستخدم بين السليمة وغيرها: فيأخذ برنامج قديم مجموعة ضعيفة مع أن لدى الطرفين أفضل منها.',
  },
  'addresses.suites_differ': {
    en: 'The addresses do not all take the same TLS versions and suites; some alone take: {differences}.',
    ar: 'لا تقبل العناوين كلها إصدارات TLS ومجموعاتها نفسها، وبعضها وحده يقبل: {differences}.',
  },
})
