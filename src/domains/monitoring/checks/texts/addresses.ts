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
})
