/**
 * SPF as a receiver evaluates it, as pure code: records read into terms, macros expanded, a mail judged with both limits
 * on what is asked, and all senders of a record found without a mail. Work that needs DNS says what it asks and goes on
 * with the answers, so that the same code runs over a network and over answers that were recorded. Source: RFC 7208.
 */
export { answeredLater, answeredNow, type SpfAnswer, type SpfQuestion } from './asking.ts'
export { evaluateSpf, type SpfMail, type SpfOutcome, type SpfResult } from './evaluate.ts'
export { findSenders } from './senders.ts'
export type { SpfBranch, SpfCounts, SpfNode, SpfProblem, SpfSenders, SpfSource } from './tree.ts'
export { isSpfRecord, parseSpf, type SpfSyntaxError } from './record.ts'
