// Answers of a search over the checks of many publishers, as ClaimReview says the same.
import { asObject } from '../json/bounded.ts'
import { MAX_FEED_CHECKS } from './problems.ts'

/**
 * The reviews of an answer of Fact Check Tools, in the words of schema.org; anything else as it is. Source: Fact Check Tools
 * API v1alpha1, claims.search.
 */
export function ofSearchAnswer(parsed: unknown): unknown {
  const answer = asObject(parsed)
  const claims: unknown = answer?.['claims']
  if (answer === null || answer['@type'] !== undefined || !Array.isArray(claims)) return parsed
  const reviews: unknown[] = []
  for (const one of claims) {
    const claim = asObject(one)
    const own: unknown = claim?.['claimReview']
    if (claim === null || !Array.isArray(own)) continue
    for (const review of own) {
      if (reviews.length > MAX_FEED_CHECKS) return reviews
      reviews.push(reviewOf(claim, asObject(review) ?? {}))
    }
  }
  return reviews
}

type Said = Readonly<Record<string, unknown>>

function reviewOf(claim: Said, review: Said): unknown {
  return {
    '@type': 'ClaimReview',
    url: review['url'],
    claimReviewed: claim['text'],
    headline: review['title'],
    datePublished: review['reviewDate'],
    inLanguage: review['languageCode'],
    reviewRating: { '@type': 'Rating', alternateName: review['textualRating'] },
    itemReviewed: {
      '@type': 'Claim',
      author: claim['claimant'],
      datePublished: claim['claimDate'],
    },
  }
}
