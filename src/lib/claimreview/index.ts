// Checks of claims as machines exchange them: ClaimReview of schema.org, out for our own, in for those of others. Pure,
// bounded; no context is fetched, no text of others is kept, nobody is named who is not of the public.

export {
  FEED_PROBLEMS,
  FeedError,
  type FeedReason,
  MAX_CLAIM,
  MAX_FEED_BYTES,
  MAX_FEED_CHECKS,
  type RefusedReason,
} from './problems.ts'
export {
  type ImportedCheck,
  keyOf,
  type Public,
  type Publisher,
  type Quarantined,
  type ReadFeed,
  readFeed,
  type Refused,
  standsOn,
} from './read.ts'
export {
  BEST_RATING,
  type ImportedVerdict,
  importedVerdict,
  labelKey,
  MAX_LABEL,
  ratingOf,
  type Verdict,
  verdict,
  VERDICTS,
  WORST_RATING,
} from './verdict.ts'
export {
  type Appearance,
  type CheckOut,
  type Claimant,
  claimReview,
  correctionComment,
  type CorrectionOut,
  dataFeed,
  type FeedOut,
  inlineJson,
  type JsonLd,
  shortClaim,
} from './write.ts'
