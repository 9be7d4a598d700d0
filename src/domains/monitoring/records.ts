import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'
import { signalValues } from './system-schema.ts'

/** A finding is about a site, seen by a visit, or about an inside system of a kind. */
const finding = z.object({
  check: z.string(),
  reason: z.string(),
  severity: z.string(),
  /** Paths of the areas that rely on it. */
  areas: z.array(z.string()),
  site: z.string().exactOptional(),
  visit: z.string().exactOptional(),
  system: z.string().exactOptional(),
  kind: z.string().exactOptional(),
  signal: z.string().nullable().exactOptional(),
})

const owner = { site: z.string().exactOptional(), system: z.string().exactOptional() }

/** What monitoring writes into the record log. */
export const records = recordTypes('monitoring', {
  'organization.added': { en: 'An organization was added', ar: 'أضيفت مؤسسة' },
  'site.added': {
    en: 'A site was added',
    ar: 'أضيف موقع',
    body: z.object({
      organization: z.string(),
      host: z.string(),
      areas: z.array(z.string()),
      allowPrivate: z.boolean(),
    }),
  },
  'site.changed': {
    en: 'A site was changed',
    ar: 'عُدّل موقع',
    body: z.object({ fields: z.array(z.string()), host: z.string(), areas: z.array(z.string()) }),
  },
  'site.removed': { en: 'A site was removed', ar: 'حُذف موقع' },
  'site.authorised': {
    en: 'A site may be looked at',
    ar: 'صُرّح بفحص موقع',
    body: z.object({ authorisation: z.string(), scope: z.string(), until: z.string() }),
  },
  'site.statusChanged': {
    en: 'The state of a site changed',
    ar: 'تغيّرت حالة موقع',
    body: z.object({ from: z.string().nullable(), to: z.string() }),
  },
  'authorisation.proposed': {
    en: 'Active looks at a site were proposed',
    ar: 'اقتُرح فحص نشط لموقع',
    body: z.object({ authorisation: z.string(), scope: z.string(), until: z.string() }),
  },
  'authorisation.revoked': {
    en: 'An authorisation was revoked',
    ar: 'سُحب تصريح',
    body: z.object({ authorisation: z.string(), reason: z.string() }),
  },
  'baseline.proposed': {
    en: 'What is right at a site was proposed',
    ar: 'اقتُرح ما هو صحيح في موقع',
    body: z.object({ baseline: z.string(), visit: z.string() }),
  },
  'baseline.approved': {
    en: 'What is right at a site was approved',
    ar: 'اعتُمد ما هو صحيح في موقع',
    body: z.object({ baseline: z.string(), visit: z.string() }),
  },
  'grade.changed': {
    en: 'The grade of a site changed',
    ar: 'تغيّرت درجة موقع',
    body: z.object({
      from: z.string().nullable(),
      to: z.string().nullable(),
      score: z.number().nullable(),
      visit: z.string(),
    }),
  },
  'finding.suspected': { en: 'A finding is suspected', ar: 'اشتُبه بنتيجة', body: finding },
  'finding.opened': { en: 'A finding was opened', ar: 'فُتحت نتيجة', body: finding },
  'finding.changed': { en: 'A finding changed', ar: 'تغيّرت نتيجة', body: finding },
  'finding.closed': { en: 'A finding was closed', ar: 'أُغلقت نتيجة', body: finding },
  'finding.lapsed': { en: 'A suspicion lapsed', ar: 'سقط اشتباه', body: finding },
  'finding.marked': {
    en: 'A finding was marked',
    ar: 'وُسمت نتيجة',
    body: z.object({
      mark: z.string(),
      kind: z.string(),
      until: z.string().nullable(),
      check: z.string(),
      ...owner,
    }),
  },
  'finding.unmarked': {
    en: 'A mark was taken off a finding',
    ar: 'أُزيل وسم عن نتيجة',
    body: z.object({ mark: z.string(), kind: z.string(), ...owner }),
  },
  'visit.requested': { en: 'A visit was asked for', ar: 'طُلبت زيارة' },
  'visit.covered': {
    en: 'Visits were vouched for',
    ar: 'وُثّقت زيارات',
    body: z.object({
      from: z.string(),
      to: z.string(),
      visits: z.number(),
      sites: z.array(z.tuple([z.string(), z.number(), z.string()])),
    }),
  },
  'visit.retired': {
    en: 'Old visits were retired',
    ar: 'أُزيلت زيارات قديمة',
    body: z.object({
      sites: z.number(),
      visits: z.number(),
      observations: z.number(),
      bodies: z.number(),
    }),
  },
  'body.deleted': {
    en: 'Stored bytes of visits were deleted',
    ar: 'حُذفت بيانات زيارات مخزنة',
    body: z.object({ deleted: z.number(), kept: z.number() }),
  },
  'opening.added': {
    en: 'A private network or port was opened',
    ar: 'فُتحت شبكة خاصة أو منفذ',
    body: z.object({ kind: z.string() }),
  },
  'opening.removed': {
    en: 'An opening was taken back',
    ar: 'سُحب فتح',
    body: z.object({ kind: z.string() }),
  },
  'system.added': {
    en: 'An inside system was added',
    ar: 'أضيف نظام داخلي',
    body: z.object({ organization: z.string(), kind: z.string(), areas: z.array(z.string()) }),
  },
  'system.changed': {
    en: 'An inside system was changed',
    ar: 'عُدّل نظام داخلي',
    body: z.object({ fields: z.array(z.string()), kind: z.string(), areas: z.array(z.string()) }),
  },
  'system.ended': { en: 'An inside system was ended', ar: 'أُنهي نظام داخلي' },
  'system.keyRenewed': {
    en: 'The key of an inside system was renewed',
    ar: 'جُدد مفتاح نظام داخلي',
  },
  'system.signalExpected': {
    en: 'A signal is expected of an inside system',
    ar: 'تُنتظر إشارة من نظام داخلي',
    body: z.object({ kind: z.string(), everyMs: z.number(), graceMs: z.number() }),
  },
  'system.signalDropped': {
    en: 'A signal is expected no more',
    ar: 'لم تعد إشارة منتظرة',
    body: z.object({ kind: z.string() }),
  },
  'system.ruleAdded': {
    en: 'A rule for values was added',
    ar: 'أضيفت قاعدة لقيم',
    body: z.object({
      rule: z.string(),
      kind: z.string(),
      value: z.string(),
      least: z.number().nullable(),
      most: z.number().nullable(),
      mostDrop: z.number().nullable(),
      sameAsValue: z.string().nullable(),
      sameAsSystem: z.string().nullable(),
    }),
  },
  'system.ruleDropped': {
    en: 'A rule for values was dropped',
    ar: 'حُذفت قاعدة لقيم',
    body: z.object({ rule: z.string(), kind: z.string(), value: z.string() }),
  },
  'signal.received': {
    en: 'A signal was received',
    ar: 'وصلت إشارة',
    body: z.object({
      signal: z.string().nullable(),
      kind: z.string(),
      number: z.number(),
      sentAt: z.string(),
      sha256: z.string(),
      values: signalValues,
      events: z.number(),
    }),
  },
  'signal.refused': {
    en: 'A signal was refused',
    ar: 'رُفضت إشارة',
    body: z.object({ code: z.string(), via: z.string().exactOptional() }),
  },
  'signal.covered': {
    en: 'Heartbeats were vouched for',
    ar: 'وُثّقت نبضات',
    body: z.object({
      /** System, kind, count, number of the last one, and when it came. */ heard: z.array(
        z.tuple([z.string(), z.string(), z.number(), z.number(), z.string()]),
      ),
    }),
  },
  'signal.retired': {
    en: 'Old signals were dropped',
    ar: 'حُذفت إشارات قديمة',
    body: z.object({ dropped: z.number() }),
  },
})
