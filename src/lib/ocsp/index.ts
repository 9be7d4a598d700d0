/**
 * OCSP responses as pure code: what an authority says of a certificate, and whether it is really the authority that
 * says so. Nothing is asked over a network; made for responses that servers staple. Source: RFC 6960, 6066, 5019.
 */
export { type OcspAnswer, readOcsp } from './ocsp.ts'
export type { OcspQuestion } from './question.ts'
