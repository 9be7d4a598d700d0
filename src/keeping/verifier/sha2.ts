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

/** A hash over blocks; `words` is its state, which comes out in the end. */
function hasher(
  words: Int32Array,
  block: number,
  compress: (state: Int32Array, view: DataView, at: number) => void,
): Hasher {
  const rest = new Uint8Array(block)
  const restView = new DataView(rest.buffer)
  let [held, total] = [0, 0]
  const update = (bytes: Uint8Array): void => {
    total += bytes.length
    let at = 0
    if (held > 0) {
      at = Math.min(block - held, bytes.length)
      rest.set(bytes.subarray(0, at), held)
      held += at
      if (held < block) return
      compress(words, restView, 0)
      held = 0
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (; at + block <= bytes.length; at += block) compress(words, view, at)
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

/** A word of the state or the schedule; it is there. */
function at32(words: Int32Array, index: number): number {
  return words[index] as number
}

function compress256(state: Int32Array, view: DataView, at: number): void {
  const w = W256
  for (let i = 0; i < 16; i += 1) w[i] = view.getInt32(at + 4 * i)
  for (let i = 16; i < 64; i += 1) {
    const x = at32(w, i - 15)
    const y = at32(w, i - 2)
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[i] = (s1 + at32(w, i - 7) + s0 + at32(w, i - 16)) | 0
  }
  let a = at32(state, 0)
  let b = at32(state, 1)
  let c = at32(state, 2)
  let d = at32(state, 3)
  let e = at32(state, 4)
  let f = at32(state, 5)
  let g = at32(state, 6)
  let h = at32(state, 7)
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + (g ^ (e & (f ^ g))) + at32(K256, i) + at32(w, i)) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] = (at32(state, 0) + a) | 0
  state[1] = (at32(state, 1) + b) | 0
  state[2] = (at32(state, 2) + c) | 0
  state[3] = (at32(state, 3) + d) | 0
  state[4] = (at32(state, 4) + e) | 0
  state[5] = (at32(state, 5) + f) | 0
  state[6] = (at32(state, 6) + g) | 0
  state[7] = (at32(state, 7) + h) | 0
}

const W512 = new Int32Array(160)

/** 64-bit words lie as two halves, the high one first. Sums of low halves are kept unsigned in a double, and carry. */
function spread512(view: DataView, at: number): void {
  const w = W512
  for (let i = 0; i < 32; i += 1) w[i] = view.getInt32(at + 4 * i)
  for (let i = 32; i < 160; i += 2) {
    const xh = at32(w, i - 30)
    const xl = at32(w, i - 29)
    const yh = at32(w, i - 4)
    const yl = at32(w, i - 3)
    const s0h = ((xh >>> 1) | (xl << 31)) ^ ((xh >>> 8) | (xl << 24)) ^ (xh >>> 7)
    const s0l = ((xl >>> 1) | (xh << 31)) ^ ((xl >>> 8) | (xh << 24)) ^ ((xl >>> 7) | (xh << 25))
    const s1h = ((yh >>> 19) | (yl << 13)) ^ ((yl >>> 29) | (yh << 3)) ^ (yh >>> 6)
    const s1l = ((yl >>> 19) | (yh << 13)) ^ ((yh >>> 29) | (yl << 3)) ^ ((yl >>> 6) | (yh << 26))
    const low = (s0l >>> 0) + (s1l >>> 0) + (at32(w, i - 13) >>> 0) + (at32(w, i - 31) >>> 0)
    w[i] = (s0h + s1h + at32(w, i - 14) + at32(w, i - 32) + ((low / CARRY) | 0)) | 0
    w[i + 1] = low | 0
  }
}

const CARRY = 0x100000000

/** The state stands in variables of its own: a state that moves on in memory takes most of the time. */
function compress512(state: Int32Array, view: DataView, at: number): void {
  spread512(view, at)
  let ah = at32(state, 0)
  let al = at32(state, 1)
  let bh = at32(state, 2)
  let bl = at32(state, 3)
  let ch = at32(state, 4)
  let cl = at32(state, 5)
  let dh = at32(state, 6)
  let dl = at32(state, 7)
  let eh = at32(state, 8)
  let el = at32(state, 9)
  let fh = at32(state, 10)
  let fl = at32(state, 11)
  let gh = at32(state, 12)
  let gl = at32(state, 13)
  let hh = at32(state, 14)
  let hl = at32(state, 15)
  for (let i = 0; i < 160; i += 2) {
    const s1h = ((eh >>> 14) | (el << 18)) ^ ((eh >>> 18) | (el << 14)) ^ ((el >>> 9) | (eh << 23))
    const s1l = ((el >>> 14) | (eh << 18)) ^ ((el >>> 18) | (eh << 14)) ^ ((eh >>> 9) | (el << 23))
    const chl = gl ^ (el & (fl ^ gl))
    const sum =
      (hl >>> 0) + (s1l >>> 0) + (chl >>> 0) + (at32(K512, i + 1) >>> 0) + (at32(W512, i + 1) >>> 0)
    const chh = gh ^ (eh & (fh ^ gh))
    const t1h = (hh + s1h + chh + at32(K512, i) + at32(W512, i) + ((sum / CARRY) | 0)) | 0
    const t1l = sum | 0
    const s0h = ((ah >>> 28) | (al << 4)) ^ ((al >>> 2) | (ah << 30)) ^ ((al >>> 7) | (ah << 25))
    const s0l = ((al >>> 28) | (ah << 4)) ^ ((ah >>> 2) | (al << 30)) ^ ((ah >>> 7) | (al << 25))
    const mh = (ah & bh) | (ch & (ah | bh))
    const ml = (al & bl) | (cl & (al | bl))
    hh = gh
    hl = gl
    gh = fh
    gl = fl
    fh = eh
    fl = el
    const next = (dl >>> 0) + (t1l >>> 0)
    eh = (dh + t1h + ((next / CARRY) | 0)) | 0
    el = next | 0
    dh = ch
    dl = cl
    ch = bh
    cl = bl
    bh = ah
    bl = al
    const first = (t1l >>> 0) + (s0l >>> 0) + (ml >>> 0)
    ah = (t1h + s0h + mh + ((first / CARRY) | 0)) | 0
    al = first | 0
  }
  add64(state, 0, ah, al)
  add64(state, 2, bh, bl)
  add64(state, 4, ch, cl)
  add64(state, 6, dh, dl)
  add64(state, 8, eh, el)
  add64(state, 10, fh, fl)
  add64(state, 12, gh, gl)
  add64(state, 14, hh, hl)
}

function add64(state: Int32Array, at: number, high: number, low: number): void {
  const sum = (at32(state, at + 1) >>> 0) + (low >>> 0)
  state[at] = (at32(state, at) + high + ((sum / CARRY) | 0)) | 0
  state[at + 1] = sum | 0
}
