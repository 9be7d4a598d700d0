// SHA-256 and SHA-512 as streams, for browsers: their own take a content only whole, and are missing where a page has no
// secure context. Source: FIPS 180-4 §6.2, §6.4.

/** Takes bytes in parts of any length; `digest` gives the hash in bytes and ends it. */
export interface Hasher {
  update(bytes: Uint8Array): void
  digest(): Uint8Array
}

const FIRST_PRIMES = primes(80)

function primes(count: number): number[] {
  const found: number[] = []
  for (let n = 2; found.length < count; n += 1) {
    if (found.every((prime) => n % prime !== 0)) found.push(n)
  }
  return found
}

/** The first 64 bits behind the point of the root of a number, as two unsigned halves. */
function rootBits(prime: number, degree: 2n | 3n): [number, number] {
  const scaled = BigInt(prime) << (64n * degree)
  let [low, high] = [0n, 1n << 70n]
  while (low + 1n < high) {
    const middle = (low + high) >> 1n
    if (middle ** degree <= scaled) low = middle
    else high = middle
  }
  const bits = low & 0xffffffffffffffffn
  return [Number(bits >> 32n), Number(bits & 0xffffffffn)]
}

const CONSTANTS = FIRST_PRIMES.map((prime) => rootBits(prime, 3n))
const STARTS = FIRST_PRIMES.slice(0, 8).map((prime) => rootBits(prime, 2n))
const K256 = Int32Array.from(CONSTANTS.slice(0, 64), ([high]) => high | 0)
const K512 = Int32Array.from(CONSTANTS.flat(), (half) => half | 0)

/** A hash over blocks; `words` is its state, of which the first `size` bytes come out. */
function hasher(
  words: Int32Array,
  block: number,
  compress: (state: Int32Array, bytes: Uint8Array, at: number) => void,
): Hasher {
  const rest = new Uint8Array(block)
  let [held, total] = [0, 0]
  const update = (bytes: Uint8Array): void => {
    total += bytes.length
    let at = 0
    if (held > 0) {
      at = Math.min(block - held, bytes.length)
      rest.set(bytes.subarray(0, at), held)
      held += at
      if (held < block) return
      compress(words, rest, 0)
      held = 0
    }
    for (; at + block <= bytes.length; at += block) compress(words, bytes, at)
    rest.set(bytes.subarray(at))
    held = bytes.length - at
  }
  return {
    update,
    digest() {
      const bits = total * 8
      const end = new Uint8Array(held + 1 + block / 8 <= block ? block - held : 2 * block - held)
      end[0] = 0x80
      const view = new DataView(end.buffer)
      view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32))
      view.setUint32(end.length - 4, bits >>> 0)
      update(end)
      const out = new DataView(new ArrayBuffer(words.length * 4))
      for (const [index, word] of words.entries()) out.setInt32(index * 4, word)
      return new Uint8Array(out.buffer)
    },
  }
}

/** SHA-256. */
export function sha256(): Hasher {
  return hasher(
    Int32Array.from(STARTS, ([high]) => high | 0),
    64,
    compress256,
  )
}

/** SHA-512. */
export function sha512(): Hasher {
  return hasher(
    Int32Array.from(STARTS.flat(), (half) => half | 0),
    128,
    compress512,
  )
}

const W256 = new Int32Array(64)
const W512 = new Int32Array(160)

function read(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] as number) << 24) |
    ((bytes[at + 1] as number) << 16) |
    ((bytes[at + 2] as number) << 8) |
    (bytes[at + 3] as number)
  )
}

function compress256(state: Int32Array, bytes: Uint8Array, at: number): void {
  const w = W256
  for (let i = 0; i < 16; i += 1) w[i] = read(bytes, at + 4 * i)
  for (let i = 16; i < 64; i += 1) {
    const x = w[i - 15] as number
    const y = w[i - 2] as number
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[i] = (s1 + (w[i - 7] as number) + s0 + (w[i - 16] as number)) | 0
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as number[] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (K256[i] as number) + (w[i] as number)) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  const end = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i += 1) state[i] = ((state[i] as number) + (end[i] as number)) | 0
}

/** 64-bit words lie as two halves, the high one first; sums of low halves are kept unsigned, and carry. */
function compress512(state: Int32Array, bytes: Uint8Array, at: number): void {
  spread512(bytes, at)
  const w = W512
  const s = STATE512
  s.set(state)
  for (let i = 0; i < 160; i += 2) round512(s, w[i] as number, w[i + 1] as number, i)
  for (let i = 0; i < 16; i += 2) {
    const low = ((state[i + 1] as number) >>> 0) + ((s[i + 1] as number) >>> 0)
    state[i] = ((state[i] as number) + (s[i] as number) + (low > 0xffffffff ? 1 : 0)) | 0
    state[i + 1] = low | 0
  }
}

const STATE512 = new Int32Array(16)

function spread512(bytes: Uint8Array, at: number): void {
  const w = W512
  for (let i = 0; i < 32; i += 1) w[i] = read(bytes, at + 4 * i)
  for (let i = 32; i < 160; i += 2) {
    const xh = w[i - 30] as number
    const xl = w[i - 29] as number
    const yh = w[i - 4] as number
    const yl = w[i - 3] as number
    const s0h = ((xh >>> 1) | (xl << 31)) ^ ((xh >>> 8) | (xl << 24)) ^ (xh >>> 7)
    const s0l = ((xl >>> 1) | (xh << 31)) ^ ((xl >>> 8) | (xh << 24)) ^ ((xl >>> 7) | (xh << 25))
    const s1h = ((yh >>> 19) | (yl << 13)) ^ ((yl >>> 29) | (yh << 3)) ^ (yh >>> 6)
    const s1l = ((yl >>> 19) | (yh << 13)) ^ ((yh >>> 29) | (yl << 3)) ^ ((yl >>> 6) | (yh << 26))
    const low =
      (s0l >>> 0) + (s1l >>> 0) + ((w[i - 13] as number) >>> 0) + ((w[i - 31] as number) >>> 0)
    w[i] = (s0h + s1h + (w[i - 14] as number) + (w[i - 32] as number) + carried(low)) | 0
    w[i + 1] = low | 0
  }
}

function carried(low: number): number {
  return (low / 0x100000000) | 0
}

/** One round; the eight words of the state move on by one. */
function round512(s: Int32Array, wh: number, wl: number, at: number): void {
  const ah = s[0] as number
  const al = s[1] as number
  const bh = s[2] as number
  const bl = s[3] as number
  const ch = s[4] as number
  const cl = s[5] as number
  const eh = s[8] as number
  const el = s[9] as number
  const s1h = ((eh >>> 14) | (el << 18)) ^ ((eh >>> 18) | (el << 14)) ^ ((el >>> 9) | (eh << 23))
  const s1l = ((el >>> 14) | (eh << 18)) ^ ((el >>> 18) | (eh << 14)) ^ ((eh >>> 9) | (el << 23))
  const chh = (eh & (s[10] as number)) ^ (~eh & (s[12] as number))
  const chl = (el & (s[11] as number)) ^ (~el & (s[13] as number))
  const t1l =
    ((s[15] as number) >>> 0) +
    (s1l >>> 0) +
    (chl >>> 0) +
    ((K512[at + 1] as number) >>> 0) +
    (wl >>> 0)
  const t1h = ((s[14] as number) + s1h + chh + (K512[at] as number) + wh + carried(t1l)) | 0
  const s0h = ((ah >>> 28) | (al << 4)) ^ ((al >>> 2) | (ah << 30)) ^ ((al >>> 7) | (ah << 25))
  const s0l = ((al >>> 28) | (ah << 4)) ^ ((ah >>> 2) | (al << 30)) ^ ((ah >>> 7) | (al << 25))
  const mh = (ah & bh) ^ (ah & ch) ^ (bh & ch)
  const ml = (al & bl) ^ (al & cl) ^ (bl & cl)
  const t2l = (s0l >>> 0) + (ml >>> 0) + ((t1l | 0) >>> 0)
  const el2 = ((s[7] as number) >>> 0) + ((t1l | 0) >>> 0)
  const eh2 = ((s[6] as number) + t1h + carried(el2)) | 0
  const ah2 = (s0h + mh + t1h + carried(t2l)) | 0
  s.copyWithin(2, 0, 14)
  s[8] = eh2
  s[9] = el2 | 0
  s[0] = ah2
  s[1] = t2l | 0
}
