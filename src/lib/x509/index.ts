/**
 * X.509 certificates as pure code: the facts that a check needs (names, dates, key, signature, issuer) read from DER,
 * and whether a certificate stands for a host. Whatever is malformed throws X509Error.
 * It does not build or trust chains; that is the work of the TLS library with its trust store.
 * Source: RFC 5280, 9525.
 */
export { type CertificateFacts, type CertificateKey, inspectCertificate } from './certificate.ts'
export { X509Error } from './der.ts'
export { matchesHost } from './host.ts'
export type { SubjectNames } from './text.ts'
