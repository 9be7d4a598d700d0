// Scripts of pages, run here: what tests see of the modules, which are checked by rules of their own.

import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../../src/http/browser')

export interface PageIdentity {
  readonly secret: Uint8Array
  readonly publicKey: Uint8Array
}

export interface ChaChaScript {
  sealChaCha(key: Uint8Array, nonce: Uint8Array, text: Uint8Array, aad?: Uint8Array): Uint8Array
  openChaCha(
    key: Uint8Array,
    nonce: Uint8Array,
    sealed: Uint8Array,
    aad?: Uint8Array,
  ): Uint8Array | null
}

export interface X25519Script {
  readonly BASE_POINT: Uint8Array
  x25519(secret: Uint8Array, point: Uint8Array): Promise<Uint8Array | null>
}

export interface LadderScript {
  ladder(secret: Uint8Array, point: Uint8Array): Uint8Array
}

export interface AgeScript {
  randomBytes(length: number): Uint8Array
  sealAge(bytes: Uint8Array, recipients: readonly string[]): Promise<Uint8Array>
  base64(bytes: Uint8Array): string
}

export interface AgeOpenScript {
  ageIdentity(text: string): Promise<PageIdentity>
  openAge(file: Uint8Array | Blob, identities: readonly PageIdentity[]): Promise<Uint8Array>
  openChunks(
    file: Uint8Array | Blob,
    identities: readonly PageIdentity[],
  ): AsyncIterable<Uint8Array>
  rewrapAge(
    file: Uint8Array,
    identities: readonly PageIdentity[],
    recipients: readonly string[],
  ): Promise<Uint8Array>
}

export interface Bech32Script {
  keyText(key: Uint8Array, prefix: string): string
  keyOf(text: string, prefix: string): Uint8Array | null
}

export interface ReceiptWordsScript {
  wordsOf(seed: Uint8Array, list: readonly string[]): Promise<string>
  seedOfWords(text: string, list: readonly string[]): Promise<Uint8Array | null>
}

export interface ReceiptQrScript {
  squaresOf(digits: string): boolean[][]
}

export interface PadmeScript {
  pad(bytes: Uint8Array): Uint8Array
  unpad(bytes: Uint8Array): Uint8Array | null
  frameOf(manifest: Readonly<Record<string, unknown>>, text: string): Uint8Array
  readFrame(bytes: Uint8Array): { manifest: Record<string, unknown>; text: string } | null
}

export interface ReceiptScript {
  digitsOf(seed: Uint8Array): string
  seedOf(text: string): Uint8Array | null
  derive(
    seed: Uint8Array,
  ): Promise<{ mailbox: string; read: string; identity: PageIdentity; recipient: string }>
  readHash(read: string): Promise<string>
}

export interface PuzzleScript {
  solve(challenge: string, bits: number, mailbox: string): Promise<string>
}

export interface WatchSmsScript {
  smsOf(
    entry: {
      readonly form: string
      readonly serial: number
      readonly given: Readonly<Record<string, string>>
      readonly comment: string
      readonly isUrgent: boolean
      readonly station: string
    },
    number: string,
  ): string
}

interface Scripts {
  'chacha.js': ChaChaScript
  'x25519.js': X25519Script
  'x25519-ladder.js': LadderScript
  'age.js': AgeScript
  'age-open.js': AgeOpenScript
  'bech32.js': Bech32Script
  'padme.js': PadmeScript
  'receipt.js': ReceiptScript
  'receipt-words.js': ReceiptWordsScript
  'receipt-qr.js': ReceiptQrScript
  'puzzle.js': PuzzleScript
  'watch-sms.js': WatchSmsScript
}

/** A script of pages as a module of this process; `copy` gives one of its own, which remembers nothing. */
export async function pageScript<Name extends keyof Scripts>(
  name: Name,
  copy = '',
): Promise<Scripts[Name]> {
  const address = `${join(FOLDER, name)}${copy === '' ? '' : `?${copy}`}`
  return (await import(address)) as Scripts[Name]
}
