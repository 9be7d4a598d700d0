import { checkPrimeSync, hash } from 'node:crypto'
import type { DhParameters } from './server-flight.ts'

/** What is known of the parameters of a plain Diffie-Hellman exchange. */
export interface DhGroup {
  /** Size of the prime. */
  readonly bits: number
  /** `ffdhe3072`, `RFC 3526 modp2048`, the product that ships it; null for a server's own. */
  readonly name: string | null
  /**
   * `composite`: no prime, so that secrets fall apart with its factors; `small-order`: the generator reaches so few
   * numbers that they can all be tried. Null where neither was found, which proves nothing.
   */
  readonly flaw: 'composite' | 'small-order' | null
}

/** A larger prime is not tested: one of this size takes a tenth of a second. */
const MAX_TESTED_BITS = 4096
/** Rounds of Miller-Rabin: one that is no prime passes each with a chance of a quarter at most. */
const PRIME_CHECKS = 16
/** A generator whose order is made of primes below this can be searched. */
const MAX_SMALL_PRIME = 1000

/** Primes that many share, by the first half of the SHA-256 of their bytes. Source: RFC 2409, 3526, 5114, 7919. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['64fcc83ec403930bf18393dbc883ccaa', 'RFC 3526 modp1536'],
  ['d66436f79bbd6b2e38c0ffbd079be904', 'RFC 3526 modp2048'],
  ['48cf8b092fbce4359d9871abf74f98e2', 'RFC 3526 modp3072'],
  ['4ee95187682bcb230ad26a95205f6920', 'RFC 3526 modp4096'],
  ['d1bfe6d0925ce7e4da262b62861514a7', 'RFC 3526 modp6144'],
  ['39ab4feab950a3128fb71accb9fc3965', 'RFC 3526 modp8192'],
  ['9cd3b7f336872f46c09428d1bbc19877', 'ffdhe2048'],
  ['0eaf67db3a839156d5013494a5318a77', 'ffdhe3072'],
  ['4648414224ac881b3d0dc59b466f96d0', 'ffdhe4096'],
  ['227ac9066b3ddd9e193670cda2388fa8', 'ffdhe6144'],
  ['770b14efaf6f049929c523113b3fa99a', 'ffdhe8192'],
  ['44c55cfee5c075927cf682da5b681bde', 'RFC 5114 1024/160'],
  ['bfe545862ca102ad1eeddb5fbfa5bf85', 'RFC 5114 2048/224'],
  ['0b7835722cb619827610c2549fdda558', 'RFC 5114 2048/256'],
  ['b52ba6a3026520a6c49d37e458760180', 'RFC 2409 modp768'],
  ['3f35a3f5f6c4376a744acad409bb22f8', 'RFC 2409 modp1024'],
  ['bf910d9df4e0b2e76cda7443f592aa11', 'mod_ssl 1024'],
  ['8ae47dca3d24e9b64640062686da234d', 'nginx 1024'],
  ['cc21a33dd1a3edf40bf636b5496e4aed', 'Java 1024'],
  ['ee5483fe4b96caa10cb5b863ec409aab', 'Java 768'],
  ['66d0bf38b0bdfacf2fdae33f35102ab6', 'OpenSSL 1024'],
  ['f26e2403f3f07946654404909f0ff81d', 'OpenSSL 512'],
  ['db01e702899166da28c9bc7896af62bc', 'mod_ssl 512'],
  ['ef627d8cc44144f36a075d8dd8511bbd', 'Postfix 1024'],
  ['9e348a9471b7d123aa97071e38288379', 'OpenSSL 2048'],
])

/** Tells what group a server uses, with bounded work. */
export function dhGroup({ prime, generator }: DhParameters): DhGroup {
  const p = toNumber(prime)
  const bits = p.toString(2).length
  const name = KNOWN.get(primeId(p)) ?? null
  return { bits, name, flaw: flawOf(p, toNumber(generator), { bits, isKnown: name !== null }) }
}

function flawOf(p: bigint, g: bigint, { bits, isKnown }: { bits: number; isKnown: boolean }) {
  if (g <= 1n || g >= p - 1n) return 'small-order'
  if (isKnown || bits > MAX_TESTED_BITS) return null
  if (!checkPrimeSync(p, { checks: PRIME_CHECKS })) return 'composite'
  return power(g, smoothPart(p - 1n), p) === 1n ? 'small-order' : null
}

/** The part of a number that small primes make up. */
function smoothPart(number: bigint): bigint {
  let [left, part] = [number, 1n]
  for (let small = 2n; small < MAX_SMALL_PRIME; small += 1n) {
    while (left % small === 0n) [left, part] = [left / small, part * small]
  }
  return part
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus]
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

function primeId(prime: bigint): string {
  const text = prime.toString(16)
  const bytes = Buffer.from(text.length % 2 === 0 ? text : `0${text}`, 'hex')
  return hash('sha256', bytes, 'hex').slice(0, 32)
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x0${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')}`)
}
