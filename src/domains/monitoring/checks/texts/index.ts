import { defineTexts, type Message } from '../../../../core/text.ts'
import { addressTexts } from './addresses.ts'
import { availabilityAndTlsTexts } from './availability-and-tls.ts'
import { causeTexts } from './causes.ts'
import { changeTexts } from './changes.ts'
import { contentTexts } from './content.ts'
import { dnsAndMailTexts } from './dns-and-mail.ts'
import { gapTexts } from './gaps.ts'
import { headerTexts } from './headers.ts'
import { insideTexts } from './inside.ts'
import { mendingTexts } from './mending.ts'
import { suitesAndRevocationTexts } from './suites-and-revocation.ts'

/** Words that all reports share. */
export const reportTexts = defineTexts('monitoring', {
  'check.no_data': {
    en: 'Not tested: this visit saw nothing that could be judged.',
    ar: 'لم يُختبر: لم ترَ هذه الزيارة ما يمكن الحكم عليه.',
  },
  'check.coded': {
    en: '{words} ({code})',
    ar: '{words} ({code})',
  },
  'check.share': {
    en: '{tested} of {all}',
    ar: '{tested} من {all}',
  },
  'check.earlier': {
    en: 'Judged by an earlier version of this check ({reason}); the next look judges anew.',
    ar: 'حُكم عليه بإصدار سابق من هذا الفحص ({reason})، والفحص القادم يحكم من جديد.',
  },
  'result.G': { en: 'Good', ar: 'جيد' },
  'result.S': { en: 'Sufficient', ar: 'كافٍ' },
  'result.P': { en: 'To be phased out', ar: 'ينبغي الاستغناء عنه' },
  'result.I': { en: 'Insufficient', ar: 'غير كافٍ' },
  'result.N': { en: 'Not tested', ar: 'لم يُختبر' },
  'severity.C': { en: 'Critical', ar: 'حرج' },
  'severity.H': { en: 'High', ar: 'مرتفع' },
  'severity.M': { en: 'Medium', ar: 'متوسط' },
  'severity.L': { en: 'Low', ar: 'منخفض' },
  'severity.i': { en: 'For information', ar: 'للعلم' },
  'category.availability': { en: 'Availability', ar: 'التوفر' },
  'category.web-tls': { en: 'Protected connection', ar: 'الاتصال المحمي' },
  'category.headers': { en: 'Instructions to browsers', ar: 'التعليمات للمتصفحات' },
  'category.content': { en: 'Content', ar: 'المحتوى' },
  'category.dns': { en: 'Names and addresses', ar: 'الأسماء والعناوين' },
  'category.mail': { en: 'Mail', ar: 'البريد' },
  'category.inside': { en: 'Inside systems', ar: 'الأنظمة الداخلية' },
  'evidence.http': { en: '{url} answered with status {status}', ar: 'أجاب {url} بالحالة {status}' },
  'evidence.http_way': {
    en: '{from} led to {url}, which answered with status {status}',
    ar: 'أدى {from} إلى {url} الذي أجاب بالحالة {status}',
  },
  'evidence.failed': {
    en: '{target}: failed at stage {stage} ({code})',
    ar: '{target}: فشل في المرحلة {stage} ({code})',
  },
  'evidence.dns': {
    en: 'Question {type} {name} to {resolver}: {rcode}, answers: {count}',
    ar: 'سؤال {type} {name} إلى {resolver}: {rcode}، عدد الإجابات {count}',
  },
  'evidence.session': {
    en: 'TLS connection to {target}: {protocol}, {cipher}',
    ar: 'اتصال TLS بـ {target}: {protocol}، {cipher}',
  },
  'evidence.suites': {
    en: 'Suites that {target} takes, listed on {listedAt}: {count}',
    ar: 'المجموعات التي يقبلها {target} بحسب قائمة {listedAt}: ‏{count}',
  },
  'evidence.file': {
    en: 'The file {path} answered with status {status}, {length} bytes, SHA-256 {digest}',
    ar: 'أجاب الملف {path} بالحالة {status}، وحجمه {length} بايت، و‏SHA-256 ‏{digest}',
  },
  'evidence.hello': {
    en: 'TLS {version} offered to {target}: {outcome}',
    ar: 'عُرض TLS {version} على {target}: {outcome}',
  },
  'evidence.hello_accepted': { en: 'accepted', ar: 'قُبل' },
  'evidence.hello_refused': { en: 'refused', ar: 'رُفض' },
  'evidence.hello_silent': { en: 'no answer', ar: 'لا إجابة' },
  'evidence.hello_failed': { en: 'failed', ar: 'فشل' },
  'evidence.stage_policy': { en: 'may we look there', ar: 'هل يجوز الفحص هناك' },
  'evidence.stage_resolve': { en: 'name', ar: 'الاسم' },
  'evidence.stage_connect': { en: 'connection', ar: 'الاتصال' },
  'evidence.stage_tls': { en: 'TLS', ar: 'TLS' },
  'evidence.stage_send': { en: 'question', ar: 'السؤال' },
  'evidence.stage_receive': { en: 'answer', ar: 'الإجابة' },
  'evidence.stage_limit': { en: 'limit of the visit', ar: 'حد الزيارة' },
})

/** All texts of checks by key: `check.title`, `check.why`, `check.remedy`, and `check.reason` for each reason code. */
export const checkTexts: Readonly<Record<string, Message<string>>> = {
  ...(availabilityAndTlsTexts as Readonly<Record<string, unknown>>),
  ...(headerTexts as Readonly<Record<string, unknown>>),
  ...(changeTexts as Readonly<Record<string, unknown>>),
  ...(contentTexts as Readonly<Record<string, unknown>>),
  ...(dnsAndMailTexts as Readonly<Record<string, unknown>>),
  ...(insideTexts as Readonly<Record<string, unknown>>),
  ...(causeTexts as Readonly<Record<string, unknown>>),
  ...(gapTexts as Readonly<Record<string, unknown>>),
  ...(addressTexts as Readonly<Record<string, unknown>>),
  ...(suitesAndRevocationTexts as Readonly<Record<string, unknown>>),
  ...(mendingTexts as Readonly<Record<string, unknown>>),
  ...(reportTexts as Readonly<Record<string, unknown>>),
} as Readonly<Record<string, Message<string>>>
