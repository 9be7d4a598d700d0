// Which known claims a post repeats: ranking by words, offline, and why. A post is cleaned and cut into stems; an index
// in memory finds the claims that share them (BM25F over text, title and subtitle); a hit is judged (how sure) and
// explained (which words, and which numbers, names and years the post lacks). A match is a suggestion until a person
// confirms it. Source: docs/decisions/matching.md.

export {
  type ClaimDocument,
  type ClaimIndex,
  claimIndex,
  putClaim,
  removeClaim,
} from './claim-index.ts'
export { type Evidence, judgeHit, type Judgement, type Tier } from './judge.ts'
export { type LanguageGuess, languageOf } from './language.ts'
export { likenessOf, NEAR_BITS, normalPost } from './likeness.ts'
export { type Post, type PostLanguage, readPost } from './post.ts'
export { type Comparison, compare, type Difference, type DifferenceKind } from './same.ts'
export { type Hit, searchClaims } from './search.ts'
export { type Place, type Why, whyFound } from './why.ts'
