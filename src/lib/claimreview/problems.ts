// Limits of feeds of checks, and what is wrong with one, in words.

/** Largest feed in bytes. */
export const MAX_FEED_BYTES = 10 * 1024 * 1024
/** Most checks that are taken at once. */
export const MAX_FEED_CHECKS = 1_000
/** Longest claim, as our own. */
export const MAX_CLAIM = 1_000

/** Why a whole feed is not read. */
export type FeedReason = 'too_large' | 'encoding' | 'not_json' | 'too_deep' | 'too_many' | 'empty'

/** Why one review of a feed is not taken. */
export type RefusedReason =
  | 'no_url'
  | 'no_claim'
  | 'long_claim'
  | 'no_label'
  | 'long_label'
  | 'repeated'

/** A file that is no feed within the limits; `reason` says in which way. */
export class FeedError extends Error {
  override readonly name = 'FeedError'
  readonly reason: FeedReason

  constructor(reason: FeedReason, cause?: unknown) {
    super(`no feed of checks: ${reason}`, cause === undefined ? undefined : { cause })
    this.reason = reason
  }
}

/** What people are told, by reason; `{number}` is that of the review in its feed, `{host}` where a check stands. */
export const FEED_PROBLEMS: Readonly<
  Record<
    FeedReason | `review_${RefusedReason | 'foreign'}`,
    { readonly en: string; readonly ar: string }
  >
> = {
  too_large: {
    en: 'The feed is larger than 10 MB. Nothing was taken from it.',
    ar: 'الملف أكبر من 10 ميغابايت. لم يؤخذ منه شيء.',
  },
  encoding: {
    en: 'The feed is not in UTF-8. Nothing was taken from it.',
    ar: 'الملف ليس بترميز UTF-8. لم يؤخذ منه شيء.',
  },
  not_json: {
    en: 'The feed breaks off or is no JSON. Nothing was taken from it.',
    ar: 'الملف مبتور أو ليس JSON. لم يؤخذ منه شيء.',
  },
  too_deep: {
    en: 'The feed nests deeper than feeds of checks do. Nothing was taken from it.',
    ar: 'تداخل الملف أعمق مما تكون عليه ملفات التحقق. لم يؤخذ منه شيء.',
  },
  too_many: {
    en: 'The feed has more than 1,000 checks, or too much besides. Nothing was taken from it; ask for a shorter one.',
    ar: 'في الملف أكثر من 1000 تحقق أو أشياء أخرى كثيرة. لم يؤخذ منه شيء؛ اطلب ملفًا أقصر.',
  },
  empty: {
    en: 'There is no ClaimReview in this file.',
    ar: 'لا يوجد أي ClaimReview في هذا الملف.',
  },
  review_no_url: {
    en: 'Check {number} has no address on the web (url).',
    ar: 'التحقق {number} بلا عنوان على الويب (url).',
  },
  review_no_claim: {
    en: 'Check {number} does not say which claim it checks (claimReviewed).',
    ar: 'التحقق {number} لا يذكر الادعاء الذي يتحقق منه (claimReviewed).',
  },
  review_long_claim: {
    en: 'The claim of check {number} is longer than 1,000 characters.',
    ar: 'ادعاء التحقق {number} أطول من 1000 محرف.',
  },
  review_no_label: {
    en: 'Check {number} has no verdict in words (reviewRating.alternateName).',
    ar: 'التحقق {number} بلا حكم بالكلمات (reviewRating.alternateName).',
  },
  review_long_label: {
    en: 'The verdict of check {number} is longer than 100 characters.',
    ar: 'حكم التحقق {number} أطول من 100 محرف.',
  },
  review_repeated: {
    en: 'Check {number} is the same as one before it.',
    ar: 'التحقق {number} مطابق لتحقق سبقه.',
  },
  review_foreign: {
    en: 'Check {number} stands at {host}, which is none of the publisher’s domains. It waits until a person has looked at it.',
    ar: 'التحقق {number} منشور على {host}، وليس هذا من نطاقات الناشر. ينتظر حتى ينظر فيه شخص.',
  },
}
