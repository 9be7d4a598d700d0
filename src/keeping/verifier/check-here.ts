// Checking a bundle with the means of a browser: its own cryptography where the page has it, ours where not.
import './jitless.ts'
import {
  type AssertedBy,
  type BundleCrypto,
  type Checked,
  checkBundle,
  type Digests,
  idOf,
  NO_TRUST,
  togetherOf,
  TrustError,
  trustIn,
  worstOf,
} from '../../lib/bundle/index.ts'
import { type Assertion, challengeOf } from '../../lib/custody/index.ts'
import { jwkOf, PasskeyError, signedBy } from '../../lib/webauthn/index.ts'
import { hasSmallOrder } from '../../lib/webauthn/small-order.ts'
import { ZipError } from '../../lib/zip/index.ts'
import { Buffer } from './buffer.ts'
import { verifyEd25519 } from './ed25519.ts'
import { sha256, sha512 } from './sha2.ts'

/** Contents up to here are hashed whole by the browser itself; larger ones in parts, by us. */
const MAX_AT_ONCE = 16 * 1_048_576

/** Bytes of an RSA modulus that a passkey may have. */
const RSA_BYTES = { least: 256, most: 512 } as const

type Cryptography = typeof globalThis.crypto
type SubtleCrypto = Cryptography['subtle']

/** A page may be opened where the browser gives it no cryptography. */
function subtle(): SubtleCrypto | undefined {
  const given: { subtle?: SubtleCrypto } | undefined = globalThis.crypto
  return given?.subtle
}

type Bytes = Uint8Array<ArrayBuffer>

const hexOf = (bytes: ArrayBuffer | Uint8Array) =>
  Buffer.from(new Uint8Array(bytes as ArrayBuffer)).toString('hex')

const here: BundleCrypto = {
  async digests(content, size) {
    const own = subtle()
    return own === undefined || size > MAX_AT_ONCE
      ? await digestsInParts(content)
      : await digestsAtOnce(content, { own, size })
  },
  async isSigned(publicKey, bytes, signature) {
    if (publicKey.length !== 32 || signature.length !== 64 || hasSmallOrder(publicKey)) return false
    const key = await ed25519Key(publicKey as Bytes)
    if (key === null) return verifyEd25519(signature, bytes, publicKey)
    return await key.verify(signature as Bytes, bytes as Bytes)
  },
  isAsserted,
}

async function digestsAtOnce(
  content: AsyncIterable<Uint8Array>,
  { own, size }: { readonly own: SubtleCrypto; readonly size: number },
): Promise<Digests> {
  const all = new Uint8Array(size)
  let at = 0
  for await (const bytes of content) {
    all.set(bytes, at)
    at += bytes.length
  }
  const [short, long] = await Promise.all([own.digest('SHA-256', all), own.digest('SHA-512', all)])
  return { size: at, sha256: hexOf(short), sha512: hexOf(long) }
}

async function digestsInParts(content: AsyncIterable<Uint8Array>): Promise<Digests> {
  const [short, long] = [sha256(), sha512()]
  let size = 0
  for await (const bytes of content) {
    short.update(bytes)
    long.update(bytes)
    size += bytes.length
  }
  return { size, sha256: hexOf(short.digest()), sha512: hexOf(long.digest()) }
}

interface ImportedKey {
  verify(signature: Bytes, bytes: Bytes): Promise<boolean>
}

const imported = new Map<string, Promise<ImportedKey | null>>()

/** A key of the node as the browser's own; null where it has no Ed25519. */
function ed25519Key(raw: Bytes): Promise<ImportedKey | null> {
  const name = hexOf(raw)
  const known = imported.get(name) ?? importEd25519(raw)
  imported.set(name, known)
  return known
}

async function importEd25519(raw: Bytes): Promise<ImportedKey | null> {
  const own = subtle()
  if (own === undefined) return null
  try {
    const key = await own.importKey('raw', raw, 'Ed25519', false, ['verify'])
    return { verify: (signature, bytes) => own.verify('Ed25519', key, signature, bytes) }
  } catch {
    // The browser does not know the curve.
    return null
  }
}

/** What the browser calls the algorithms of passkeys, by their numbers; the size of one half of an ECDSA signature. */
const ALGORITHMS: Readonly<Record<number, { importAs: object; verifyAs: object; half?: number }>> =
  {
    [-7]: {
      importAs: { name: 'ECDSA', namedCurve: 'P-256' },
      verifyAs: { name: 'ECDSA', hash: 'SHA-256' },
      half: 32,
    },
    [-35]: {
      importAs: { name: 'ECDSA', namedCurve: 'P-384' },
      verifyAs: { name: 'ECDSA', hash: 'SHA-384' },
      half: 48,
    },
    [-257]: {
      importAs: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
      verifyAs: { name: 'RSASSA-PKCS1-v1_5' },
    },
  }

async function isAsserted(
  answer: Assertion,
  bytes: Uint8Array,
  { origin, rpId, publicKey }: AssertedBy,
): Promise<boolean | null> {
  try {
    const challenge = challengeOf(bytes)
    const { signed, signature } = signedBy(answer, { origin, rpId, challenge })
    const { jwk, algorithm } = jwkOf(Buffer.from(publicKey, 'base64url'))
    if (jwk['crv'] === 'Ed25519') {
      return await here.isSigned(Buffer.from(jwk['x'] ?? '', 'base64url'), signed, signature)
    }
    return await isSignedHere({ jwk, algorithm }, signed, signature)
  } catch (error) {
    // A key or answer of another form signs nothing.
    if (error instanceof PasskeyError || error instanceof RangeError) return false
    throw error
  }
}

async function isSignedHere(
  { jwk, algorithm }: ReturnType<typeof jwkOf>,
  signed: Uint8Array,
  signature: Uint8Array,
): Promise<boolean | null> {
  const [own, kind] = [subtle(), ALGORITHMS[algorithm]]
  if (own === undefined || kind === undefined) return null
  const modulus = Buffer.from(jwk['n'] ?? '', 'base64url').length
  const isRsa = jwk['kty'] === 'RSA'
  if (isRsa && (modulus < RSA_BYTES.least || modulus > RSA_BYTES.most)) return false
  const raw = kind.half === undefined ? signature : halvesOf(signature, kind.half)
  if (raw === null) return false
  const { importAs, verifyAs } = kind as { importAs: EcKeyImportParams; verifyAs: EcdsaParams }
  const key = await own.importKey('jwk', { ...jwk }, importAs, false, ['verify']).catch(() => null)
  return key !== null && (await own.verify(verifyAs, key, raw as Bytes, signed as Bytes))
}

type EcKeyImportParams = Parameters<SubtleCrypto['importKey']>[2]
type EcdsaParams = Parameters<SubtleCrypto['verify']>[0]

/** The two numbers of an ECDSA signature in DER, each in so many bytes, as browsers want them; null for another form. */
export function halvesOf(der: Uint8Array, half: number): Uint8Array | null {
  const all = new Uint8Array(2 * half)
  let at = der[1] === der.length - 2 && der[0] === 0x30 ? 2 : -1
  for (const end of [half, 2 * half]) {
    const length = der[at + 1] ?? 0
    const number = der.subarray(at + 2, at + 2 + length)
    if (at < 0 || der[at] !== 0x02 || length === 0 || number.length !== length) return null
    const bare = number[0] === 0 ? number.subarray(1) : number
    if (bare.length > half) return null
    all.set(bare, end - bare.length)
    at += 2 + length
  }
  return at === der.length ? all : null
}

/** Whether keys of a node were pasted, or nothing, or what is none. */
export function readKeys(pasted: string): 'none' | 'keys' | 'unreadable' {
  try {
    return trustIn(pasted) === NO_TRUST ? 'none' : 'keys'
  } catch (error) {
    if (error instanceof TrustError) return 'unreadable'
    throw error
  }
}

/** What a bundle came to, and what the item of one of its parts is called; empty where nobody says. */
interface Told extends Omit<Checked, 'names'> {
  nameOf(part: string): string
}

/** How bundles that were chosen together fit, and what all of them come to. */
export function together(all: readonly Told[]) {
  const fit = togetherOf(all.map(({ whose }) => whose))
  return { ...fit, verdict: worstOf(all.map(({ verdict }) => verdict)) }
}

/** Whose a bundle that was chosen says that it is, and its nine lines by the keys that were pasted; or what makes it none. */
export async function checkFile(
  file: Blob,
  pasted: string,
  tell: (done: number, all: number) => void,
): Promise<Told | { readonly refused: string }> {
  const read = async (offset: number, length: number) =>
    new Uint8Array(await file.slice(offset, offset + length).arrayBuffer())
  try {
    const trust = trustIn(pasted)
    const { names, ...checked } = await checkBundle({ size: file.size, read }, here, {
      trust,
      tell,
    })
    return { ...checked, nameOf: (part) => names.get(idOf(part.replace(/#\d+$/, ''))) ?? '' }
  } catch (error) {
    if (!(error instanceof ZipError)) throw error
    return { refused: error.path === '' ? error.code : `${error.code}: ${error.path}` }
  }
}
