import { RARE_1_2, RARE_1_3 } from './suite-names.ts'

/**
 * Cipher suites that our hellos offer, strongest first, by number. The old and broken ones stand at the end so that a
 * server that knows nothing better still shows itself. Source: IANA TLS Cipher Suites.
 */
const SUITES_1_3: readonly (readonly [number, string])[] = [
  [0x1302, 'TLS_AES_256_GCM_SHA384'],
  [0x1303, 'TLS_CHACHA20_POLY1305_SHA256'],
  [0x1301, 'TLS_AES_128_GCM_SHA256'],
  [0x1304, 'TLS_AES_128_CCM_SHA256'],
  [0x1305, 'TLS_AES_128_CCM_8_SHA256'],
]

const SUITES_1_2: readonly (readonly [number, string])[] = [
  [0xc02c, 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384'],
  [0xc030, 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
  [0xcca9, 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256'],
  [0xcca8, 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256'],
  [0xc02b, 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'],
  [0xc02f, 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  [0xc0ad, 'TLS_ECDHE_ECDSA_WITH_AES_256_CCM'],
  [0xc0ac, 'TLS_ECDHE_ECDSA_WITH_AES_128_CCM'],
  [0x009f, 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384'],
  [0xccaa, 'TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256'],
  [0x009e, 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'],
  [0xc024, 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384'],
  [0xc028, 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384'],
  [0xc023, 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256'],
  [0xc027, 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256'],
  [0xc05c, 'TLS_ECDHE_ECDSA_WITH_ARIA_128_GCM_SHA256'],
  [0xc060, 'TLS_ECDHE_RSA_WITH_ARIA_128_GCM_SHA256'],
  [0xc072, 'TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_CBC_SHA256'],
  [0xc076, 'TLS_ECDHE_RSA_WITH_CAMELLIA_128_CBC_SHA256'],
  [0x006b, 'TLS_DHE_RSA_WITH_AES_256_CBC_SHA256'],
  [0x0067, 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA256'],
  [0xc00a, 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA'],
  [0xc014, 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA'],
  [0xc009, 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA'],
  [0xc013, 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'],
  [0x0039, 'TLS_DHE_RSA_WITH_AES_256_CBC_SHA'],
  [0x0033, 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA'],
  [0x009d, 'TLS_RSA_WITH_AES_256_GCM_SHA384'],
  [0x009c, 'TLS_RSA_WITH_AES_128_GCM_SHA256'],
  [0x003d, 'TLS_RSA_WITH_AES_256_CBC_SHA256'],
  [0x003c, 'TLS_RSA_WITH_AES_128_CBC_SHA256'],
  [0x0035, 'TLS_RSA_WITH_AES_256_CBC_SHA'],
  [0x002f, 'TLS_RSA_WITH_AES_128_CBC_SHA'],
  [0xc008, 'TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA'],
  [0xc012, 'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA'],
  [0x000a, 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'],
  [0xc007, 'TLS_ECDHE_ECDSA_WITH_RC4_128_SHA'],
  [0xc011, 'TLS_ECDHE_RSA_WITH_RC4_128_SHA'],
  [0x0005, 'TLS_RSA_WITH_RC4_128_SHA'],
  [0x0004, 'TLS_RSA_WITH_RC4_128_MD5'],
  [0x0009, 'TLS_RSA_WITH_DES_CBC_SHA'],
  [0x0003, 'TLS_RSA_EXPORT_WITH_RC4_40_MD5'],
  [0x0034, 'TLS_DH_anon_WITH_AES_128_CBC_SHA'],
  [0x0002, 'TLS_RSA_WITH_NULL_SHA'],
]

const NAMES = new Map([...SUITES_1_3, ...RARE_1_3, ...SUITES_1_2, ...RARE_1_2])

/** Numbers to offer in a hello of this version. */
export function offeredSuites(isTls13: boolean): readonly number[] {
  return (isTls13 ? SUITES_1_3 : SUITES_1_2).map(([number]) => number)
}

/** Suites that came with TLS 1.2: no older version knows them. Source: RFC 5246 section 1.2, RFC 5288, 6655. */
const SINCE_1_2 = /_(GCM|CCM|CCM_8|POLY1305|SHA256|SHA384|SM3|DRAFT|OMAC|IMIT)(_|$)/

/** Every suite that a server of this version may take, the sound ones first. */
export function everySuite(version: '3.0' | '1.0' | '1.1' | '1.2' | '1.3'): readonly number[] {
  if (version === '1.3') return [...SUITES_1_3, ...RARE_1_3].map(([number]) => number)
  const known = [...SUITES_1_2, ...RARE_1_2]
  const fitting = version === '1.2' ? known : known.filter(([, name]) => !SINCE_1_2.test(name))
  return fitting.map(([number]) => number)
}

/** IANA name of a suite, `0xc0ff` for one that we never offer. */
export function suiteName(number: number): string {
  return NAMES.get(number) ?? `0x${number.toString(16).padStart(4, '0')}`
}

const GROUPS = new Map([
  [0x11ec, 'X25519MLKEM768'],
  [0x001d, 'x25519'],
  [0x0017, 'secp256r1'],
  [0x0018, 'secp384r1'],
  [0x0019, 'secp521r1'],
  [0x001e, 'x448'],
  [0x001a, 'brainpoolP256r1'],
  [0x001b, 'brainpoolP384r1'],
  [0x001c, 'brainpoolP512r1'],
  [0x0015, 'secp224r1'],
  [0x0100, 'ffdhe2048'],
  [0x0101, 'ffdhe3072'],
  [0x0102, 'ffdhe4096'],
])

/** Groups to offer, post-quantum first. Source: IANA TLS Supported Groups. */
export const OFFERED_GROUPS: readonly number[] = [...GROUPS.keys()]

/**
 * Without the groups of plain Diffie-Hellman: before TLS 1.3 they would ask a server for one of them or for nothing
 * (alert 40), and hide the parameters that it uses with everybody else. Source: RFC 7919 section 4.
 */
export const OFFERED_GROUPS_OLD: readonly number[] = OFFERED_GROUPS.filter(
  (number) => number >> 8 !== 1,
)

/** IANA name of a group, `0x1234` for one that we never offer. */
export function groupName(number: number): string {
  return GROUPS.get(number) ?? `0x${number.toString(16).padStart(4, '0')}`
}
