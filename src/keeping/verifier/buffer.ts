// As much of Node's Buffer as the libraries use, for the page. Built in by the bundler for the name `Buffer`.

type Encoding = 'utf8' | 'hex' | 'base64' | 'base64url' | 'latin1'

/** Bytes with texts in and out. */
export class Buffer extends Uint8Array<ArrayBuffer> {
  static override from(source: unknown, encoding?: unknown, length?: number): Buffer {
    if (typeof source === 'string') return wrap(bytesOf(source, (encoding ?? 'utf8') as Encoding))
    if (source instanceof ArrayBuffer) return new Buffer(source, encoding as number, length)
    return wrap(Uint8Array.from(source as ArrayLike<number>))
  }

  static override of(...bytes: number[]): Buffer {
    return wrap(Uint8Array.from(bytes))
  }

  static alloc(size: number): Buffer {
    return new Buffer(new ArrayBuffer(size))
  }

  static allocUnsafe(size: number): Buffer {
    return new Buffer(new ArrayBuffer(size))
  }

  static concat(parts: readonly Uint8Array[]): Buffer {
    const all = Buffer.alloc(parts.reduce((total, part) => total + part.length, 0))
    let at = 0
    for (const part of parts) {
      all.set(part, at)
      at += part.length
    }
    return all
  }

  // Node's own says the same; the type of the standard library does not.
  override subarray(start?: number, end?: number): Buffer {
    return super.subarray(start, end) as Buffer
  }

  static compare(one: Uint8Array, other: Uint8Array): number {
    const shorter = Math.min(one.length, other.length)
    for (let at = 0; at < shorter; at += 1) {
      const difference = (one[at] as number) - (other[at] as number)
      if (difference !== 0) return Math.sign(difference)
    }
    return Math.sign(one.length - other.length)
  }

  override toString(encoding: Encoding = 'utf8', start = 0, end = this.length): string {
    if (start > 0 || end < this.length) return this.subarray(start, end).toString(encoding)
    if (encoding === 'utf8') return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this)
    if (encoding === 'hex') return Array.from(this, hexOf).join('')
    const latin = Array.from(this, (byte) => String.fromCharCode(byte)).join('')
    if (encoding === 'latin1') return latin
    const base64 = btoa(latin)
    if (encoding === 'base64') return base64
    return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  }
}

function wrap(bytes: Uint8Array<ArrayBuffer>): Buffer {
  return new Buffer(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}

/** As Node reads them: hex up to the first pair that is none, base64 in both alphabets without what belongs to neither. */
function bytesOf(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf8') return new TextEncoder().encode(text)
  if (encoding === 'latin1') return Uint8Array.from(text, (one) => one.charCodeAt(0))
  if (encoding === 'hex') {
    const pairs = /^(?:[0-9a-fA-F]{2})*/.exec(text)?.[0].match(/../g) ?? []
    return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
  }
  const plain = text.replaceAll('-', '+').replaceAll('_', '/')
  const [known = ''] = plain.replaceAll(/[^A-Za-z0-9+/=]/g, '').split('=')
  const whole = known.length % 4 === 1 ? known.slice(0, -1) : known
  return Uint8Array.from(atob(whole), (one) => one.charCodeAt(0))
}
