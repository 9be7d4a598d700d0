import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'
import { step } from './step.ts'
import { target } from './target.ts'

const areas = z.array(z.string())

/** A version of an alert that went out, or its end. */
const released = z.object({
  revision: z.number(),
  eventCode: z.string(),
  severity: z.string(),
  areas,
  /** Stations that it goes to. */
  count: z.number(),
  hash: z.string(),
  sha256: z.string(),
  expires: z.string(),
  way: z.string(),
  proposedBy: z.string(),
  /** `finding:<id>` or another reason that a machine had. */
  origin: z.string().exactOptional(),
  order: z.string().exactOptional(),
  /** Why one person alone released it. */
  breakGlass: z.string().exactOptional(),
})

const receipts = z.object({
  revision: z.number(),
  /** Station, device, when. */
  list: z.array(z.tuple([z.string(), z.string(), z.string()])),
})

/** Whose contact it is and of which kind; addresses stay in the rows. */
const contact = z.object({
  owner: z.string().exactOptional(),
  ownerKind: z.string().exactOptional(),
  station: z.string().nullable().exactOptional(),
  channel: z.string().exactOptional(),
  isConfirmed: z.boolean().exactOptional(),
  isGone: z.boolean().exactOptional(),
})

/** How many persons were told, by how many contacts. */
const told = { persons: z.number(), told: z.number() }

/** What alerting writes into the record log. */
export const records = recordTypes('alerting', {
  'alert.drafted': {
    en: 'An alert was drafted',
    ar: 'صيغ تنبيه',
    body: z.object({
      eventCode: z.string(),
      severity: z.string(),
      areas,
      origin: z.string().exactOptional(),
    }),
  },
  'alert.revised': {
    en: 'A draft was revised',
    ar: 'عُدّلت مسودة',
    body: z.object({ eventCode: z.string(), severity: z.string(), areas }),
  },
  'alert.proposed': {
    en: 'A release was proposed',
    ar: 'اقتُرح إصدار',
    body: z.object({
      revision: z.number(),
      end: z.string().exactOptional(),
      confirmed: z.array(z.string()),
    }),
  },
  'alert.rejected': {
    en: 'A proposal was rejected',
    ar: 'رُفض اقتراح',
    body: z.object({ revision: z.number(), reason: z.string() }),
  },
  'alert.withdrawn': { en: 'An alert was withdrawn', ar: 'سُحب تنبيه' },
  'alert.issued': { en: 'An alert was issued', ar: 'صدر تنبيه', body: released },
  'alert.updated': { en: 'An alert was updated', ar: 'حُدّث تنبيه', body: released },
  'alert.cleared': { en: 'An all-clear was given', ar: 'أُعلن زوال الخطر', body: released },
  'alert.cancelled': { en: 'An alert was cancelled', ar: 'أُلغي تنبيه', body: released },
  'alert.expired': {
    en: 'An alert expired',
    ar: 'انتهت صلاحية تنبيه',
    body: z.object({ revision: z.number(), areas }),
  },
  'alert.reviewed': { en: 'A release by one person was reviewed', ar: 'رُوجع إصدار منفرد' },
  'alert.noted': {
    en: 'The end of a finding was noted at its alert',
    ar: 'سُجّلت نهاية نتيجة عند تنبيهها',
    body: z.object({ finding: z.string(), isClosed: z.boolean() }),
  },
  'alert.published': {
    en: 'An alert is on the stream',
    ar: 'التنبيه على البث',
    body: z.object({ epoch: z.string(), seq: z.number(), revision: z.number(), kind: z.string() }),
  },
  'alert.delivered': { en: 'An alert was delivered', ar: 'وصل تنبيه', body: receipts },
  'alert.seen': { en: 'An alert was seen', ar: 'شوهد تنبيه', body: receipts },
  'alert.acknowledged': {
    en: 'A station answered an alert',
    ar: 'أجاب مركز على تنبيه',
    body: z.object({
      station: z.string(),
      revision: z.number(),
      answer: z.string(),
      device: z.string(),
      channel: z.string().exactOptional(),
      capturedAt: z.string(),
    }),
  },
  'alert.escalated': {
    en: 'Silent stations were asked again',
    ar: 'سُئلت مراكز صامتة مجددًا',
    body: z.object({
      revision: z.number(),
      step: z.number(),
      occurrence: z.number(),
      channel: z.string(),
      target: z.string(),
      count: z.number(),
      station: z.string().exactOptional(),
    }),
  },
  'alert.everybodyTold': {
    en: 'Everybody was told of a release by one person',
    ar: 'أُبلغ الجميع بإصدار منفرد',
    body: z.object({ revision: z.number(), persons: z.number(), told: z.number() }),
  },
  'release.refused': {
    en: 'A release was refused',
    ar: 'رُفض إصدار',
    body: z.object({ code: z.string(), via: z.string().exactOptional() }),
  },
  'refusal.noted': {
    en: 'A refused release was noted at its proposal',
    ar: 'سُجّل رفض الإصدار عند اقتراحه',
    body: z.object({ by: z.string() }),
  },
  'order.proposed': {
    en: 'A standing order was proposed',
    ar: 'اقتُرح أمر دائم',
    body: z.union([
      z.object({
        site: z.string().nullable(),
        eventCode: z.string(),
        severity: z.string(),
        areas,
        until: z.string(),
      }),
      z.object({ site: z.string().nullable(), target, again: z.literal(true) }),
    ]),
  },
  'order.approved': { en: 'A standing order was approved', ar: 'اعتُمد أمر دائم' },
  'order.revoked': { en: 'A standing order was revoked', ar: 'سُحب أمر دائم' },
  'order.suspended': {
    en: 'A standing order was suspended',
    ar: 'عُلّق أمر دائم',
    body: z.object({ site: z.string(), target }),
  },
  'order.retargeted': {
    en: 'A standing order was aimed anew',
    ar: 'أعيد توجيه أمر دائم',
    body: z.object({ target, orders: z.number() }),
  },
  'plan.changed': {
    en: 'The plan of asking again was changed',
    ar: 'عُدّلت خطة تكرار السؤال',
    body: z.union([step, z.object({ isRemoved: z.literal(true) })]),
  },
  'card.issued': {
    en: 'A card was issued',
    ar: 'أُصدرت بطاقة',
    body: z.object({ station: z.string(), codes: z.number() }),
  },
  'route.added': { en: 'A contact was added', ar: 'أضيفت جهة اتصال', body: contact },
  'route.confirmed': {
    en: 'A contact was confirmed',
    ar: 'أُكّدت جهة اتصال',
    body: z.object({ owner: z.string(), channel: z.string() }),
  },
  'route.removed': { en: 'A contact was removed', ar: 'حُذفت جهة اتصال', body: contact },
  'route.forgotten': { en: 'A removed contact was forgotten', ar: 'نُسيت جهة اتصال محذوفة' },
  'route.gathered': {
    en: 'Contacts were gathered from the territory',
    ar: 'جُمعت جهات اتصال من المناطق',
    body: z.object({ changed: z.number() }),
  },
  'message.handedOver': {
    en: 'Messages were handed over',
    ar: 'سُلّمت رسائل للإرسال',
    body: z.object({
      revision: z.number(),
      channel: z.string(),
      sent: z.number(),
      refused: z.number(),
      failed: z.number(),
    }),
  },
  'sms.claimed': {
    en: 'Claims by SMS were kept',
    ar: 'حُفظت ادعاءات وصلت برسائل قصيرة',
    body: z.object({
      count: z.number(),
      /** Claim, why it is one, and the station that it names. */ list: z.array(
        z.tuple([z.string(), z.string(), z.string().nullable()]),
      ),
    }),
  },
  'sms.refused': {
    en: 'Messages by SMS were refused',
    ar: 'رُفضت رسائل قصيرة',
    body: z.object({ count: z.number() }),
  },
  'sms.claimsForgotten': {
    en: 'Old claims by SMS were forgotten',
    ar: 'نُسيت ادعاءات قديمة',
    body: z.object({ count: z.number() }),
  },
  'station.answersRefused': {
    en: 'Answers of a device were refused',
    ar: 'رُفضت أجوبة من جهاز',
    body: z.object({
      device: z.string(),
      hour: z.string(),
      tooMany: z.number(),
      notMeant: z.number(),
    }),
  },
  'station.problemReported': {
    en: 'A station reported a problem',
    ar: 'أبلغ مركز عن مشكلة',
    body: z.object({ station: z.string(), symptom: z.string(), capturedAt: z.string() }),
  },
  'station.problemTaken': {
    en: 'A problem is in hand',
    ar: 'مشكلة قيد المعالجة',
    body: z.object({ station: z.string(), owner: z.string() }),
  },
  'station.problemSettled': {
    en: 'A problem was settled',
    ar: 'حُلّت مشكلة',
    body: z.object({ station: z.string(), symptom: z.string() }),
  },
  'stream.opened': {
    en: 'The stream of alerts was opened',
    ar: 'فُتح بث التنبيهات',
    body: z.object({ epoch: z.string() }),
  },
  'stream.renewed': {
    en: 'The stream of alerts began anew',
    ar: 'بدأ بث التنبيهات من جديد',
    body: z.object({ epoch: z.string() }),
  },
  'account.personTold': {
    en: 'A person was told of his account',
    ar: 'أُبلغ شخص بشأن حسابه',
    body: z.object({
      ...told,
      event: z.string(),
      what: z.string().exactOptional(),
      count: z.number().exactOptional(),
    }),
  },
  'ending.everybodyTold': {
    en: 'Everybody was told that somebody lost access',
    ar: 'أُبلغ الجميع بإنهاء وصول شخص',
    body: z.object({ ...told, event: z.string() }),
  },
  'damage.everybodyTold': {
    en: 'Everybody was told of damage of the log',
    ar: 'أُبلغ الجميع بضرر في السجل',
    body: z.object(told),
  },
})
