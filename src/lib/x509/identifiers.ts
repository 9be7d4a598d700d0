/** Signature algorithms: name as OpenSSL writes it, and the hash. Source: RFC 3279, 4055, 5758, 8410. */
export const SIGNATURES: ReadonlyMap<string, readonly [string, string | null]> = new Map([
  ['1.2.840.113549.1.1.2', ['md2WithRSAEncryption', 'md2']],
  ['1.2.840.113549.1.1.3', ['md4WithRSAEncryption', 'md4']],
  ['1.2.840.113549.1.1.4', ['md5WithRSAEncryption', 'md5']],
  ['1.2.840.113549.1.1.5', ['sha1WithRSAEncryption', 'sha1']],
  ['1.2.840.113549.1.1.10', ['rsassaPss', null]],
  ['1.2.840.113549.1.1.11', ['sha256WithRSAEncryption', 'sha256']],
  ['1.2.840.113549.1.1.12', ['sha384WithRSAEncryption', 'sha384']],
  ['1.2.840.113549.1.1.13', ['sha512WithRSAEncryption', 'sha512']],
  ['1.2.840.113549.1.1.14', ['sha224WithRSAEncryption', 'sha224']],
  ['1.2.840.10040.4.3', ['dsaWithSHA1', 'sha1']],
  ['1.3.14.3.2.29', ['sha1WithRSA', 'sha1']],
  ['2.16.840.1.101.3.4.3.1', ['dsa_with_SHA224', 'sha224']],
  ['2.16.840.1.101.3.4.3.2', ['dsa_with_SHA256', 'sha256']],
  ['1.2.840.10045.4.1', ['ecdsa-with-SHA1', 'sha1']],
  ['1.2.840.10045.4.3.1', ['ecdsa-with-SHA224', 'sha224']],
  ['1.2.840.10045.4.3.2', ['ecdsa-with-SHA256', 'sha256']],
  ['1.2.840.10045.4.3.3', ['ecdsa-with-SHA384', 'sha384']],
  ['1.2.840.10045.4.3.4', ['ecdsa-with-SHA512', 'sha512']],
  // Pure signatures hash inside: Ed25519 with SHA-512, Ed448 with SHAKE256, ML-DSA with SHAKE256.
  ['1.3.101.112', ['ED25519', 'sha512']],
  ['1.3.101.113', ['ED448', 'shake256']],
  ['2.16.840.1.101.3.4.3.17', ['ML-DSA-44', 'shake256']],
  ['2.16.840.1.101.3.4.3.18', ['ML-DSA-65', 'shake256']],
  ['2.16.840.1.101.3.4.3.19', ['ML-DSA-87', 'shake256']],
])

/** Hashes by object identifier, for RSASSA-PSS parameters. */
export const HASHES: ReadonlyMap<string, string> = new Map([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
  ['2.16.840.1.101.3.4.2.4', 'sha224'],
])

/** Curves: name and size in bits. Source: RFC 5480, 5639. */
export const CURVES: ReadonlyMap<string, readonly [string, number]> = new Map([
  ['1.2.840.10045.3.1.1', ['secp192r1', 192]],
  ['1.2.840.10045.3.1.7', ['secp256r1', 256]],
  ['1.3.132.0.10', ['secp256k1', 256]],
  ['1.3.132.0.33', ['secp224r1', 224]],
  ['1.3.132.0.34', ['secp384r1', 384]],
  ['1.3.132.0.35', ['secp521r1', 521]],
  ['1.3.36.3.3.2.8.1.1.7', ['brainpoolP256r1', 256]],
  ['1.3.36.3.3.2.8.1.1.11', ['brainpoolP384r1', 384]],
  ['1.3.36.3.3.2.8.1.1.13', ['brainpoolP512r1', 512]],
])

/** Keys whose algorithm alone says their size in bits. */
export const FIXED_KEYS: ReadonlyMap<string, readonly [string, number]> = new Map([
  ['1.3.101.112', ['ed25519', 256]],
  ['1.3.101.113', ['ed448', 456]],
])

/** Short names of the parts of a distinguished name; others show as their identifier. Source: RFC 4519. */
export const NAME_PARTS: ReadonlyMap<string, string> = new Map([
  ['2.5.4.3', 'CN'],
  ['2.5.4.5', 'serialNumber'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.9', 'street'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.97', 'organizationIdentifier'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
  ['1.2.840.113549.1.9.1', 'emailAddress'],
])
