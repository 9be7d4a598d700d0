/** What a suite is worth: good, sufficient, to be phased out, insufficient. */
export type SuiteGrade = 'G' | 'S' | 'P' | 'I'

const GOOD = ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256']
const SUFFICIENT = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_128_CCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_CCM',
  'TLS_ECDHE_ECDSA_WITH_AES_128_CCM',
]
const SUFFICIENT_FORM = /^TLS_ECDHE_(RSA|ECDSA)_WITH_(AES_\d+_GCM_SHA\d+|CHACHA20_POLY1305_SHA256)$/
const AGEING_CURVE =
  /^TLS_ECDHE_(RSA|ECDSA)_WITH_(AES_\d+_CBC_SHA(256|384)|(CAMELLIA|ARIA)_\d+_(CBC|GCM)_SHA(256|384))$/
const AGEING_DH =
  /^TLS_DHE_RSA_WITH_(\w+_CBC_SHA(256|384)|\w+_GCM_SHA\d+|AES_\d+_CCM|CHACHA20_POLY1305_SHA256)$/

/** Grades a suite by its IANA name: whatever no rule names is insufficient. Source: NCSC-NL TLS guidelines appendix B. */
export function suiteGrade(suite: string): SuiteGrade {
  if (GOOD.includes(suite)) return 'G'
  if (SUFFICIENT.includes(suite) || SUFFICIENT_FORM.test(suite)) return 'S'
  return AGEING_CURVE.test(suite) || AGEING_DH.test(suite) ? 'P' : 'I'
}

/** Without encryption, without a certificate, or below 112 bits: as good as no protection. */
const OPEN = /_(NULL|EXPORT|EXPORT1024|anon|DES|DES40)(_|$)/

/** Whether a suite protects nothing. */
export function isOpenSuite(suite: string): boolean {
  return OPEN.test(suite) || /^TLS_SHA(256|384)_SHA\d+$/.test(suite)
}
