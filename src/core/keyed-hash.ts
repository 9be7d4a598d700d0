import { createHmac } from 'node:crypto'
import type { SigningKey } from './port.ts'

/**
 * Hashes short codes and numbers for one purpose, so that a copy of the store alone tells nothing of them, however few
 * there are to try. The key comes from a key of the realm that never stands in the store: Ed25519 signs the same text
 * always alike, so the signature of a fixed one is a secret of the key's holder. What was hashed is void in a node that
 * was restored without its keys.
 */
export function keyedHash(key: SigningKey, purpose: string): (text: string) => string {
  const secret = key.sign(Buffer.from(`scrutineer ${purpose} v1`))
  return (text) => createHmac('sha256', secret).update(text).digest('hex')
}
