/**
 * The y of every Ed25519 point whose order divides 8, little-endian in hex without the sign of x: orders 4, 1, 8, 8 and 2,
 * then 0 and 1 once more as p and p + 1, which careless readers take as well.
 * Source: RFC 8032 §5.1.2 and §5.1.3; Chalkias, Garillot, Nikolaenko: Taming the many EdDSAs, table 1.
 */
const SMALL_ORDER_Y: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])

/** Whether an Ed25519 public key is one of the few under which signatures can be made up without a private key; false for another length. */
export function hasSmallOrder(publicKey: Uint8Array): boolean {
  const y = Uint8Array.from(publicKey)
  const last = y.length - 1
  y[last] = (y[last] ?? 0) & 0x7f
  return SMALL_ORDER_Y.has(Buffer.from(y).toString('hex'))
}
