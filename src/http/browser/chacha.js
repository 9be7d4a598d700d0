// ChaCha20-Poly1305, which browsers do not have. No branch and no address depends on a key or a text.
// Source: RFC 8439 §2.

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

export const TAG_BYTES = 16

/** "expand 32-byte k" */
const WORDS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574]

/** Four columns, then four diagonals. */
const QUARTERS = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
]

/** @param {Bytes} bytes */
const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

/** @param {number} word @param {number} by */
const turned = (word, by) => (word << by) | (word >>> (32 - by))

/** @param {Int32Array} x @param {number[]} places */
function quarter(x, places) {
  const a = places[0]
  const b = places[1]
  const c = places[2]
  const d = places[3]
  x[a] += x[b]
  x[d] = turned(x[d] ^ x[a], 16)
  x[c] += x[d]
  x[b] = turned(x[b] ^ x[c], 12)
  x[a] += x[b]
  x[d] = turned(x[d] ^ x[a], 8)
  x[c] += x[d]
  x[b] = turned(x[b] ^ x[c], 7)
}

/** One block of the key stream. @param {Int32Array} state @param {Int32Array} x */
function block(state, x) {
  x.set(state)
  for (let round = 0; round < 10; round++) {
    for (let n = 0; n < 8; n++) quarter(x, QUARTERS[n])
  }
  for (let i = 0; i < 16; i++) x[i] += state[i]
}

/** Key, counter 0 and nonce. @param {Bytes} key @param {Bytes} nonce */
function begin(key, nonce) {
  const state = new Int32Array(16)
  state.set(WORDS)
  for (let i = 0; i < 8; i++) state[4 + i] = viewOf(key).getInt32(4 * i, true)
  for (let i = 0; i < 3; i++) state[13 + i] = viewOf(nonce).getInt32(4 * i, true)
  return state
}

/** `text` with the key stream from block 1 on laid over it. @param {Int32Array} state @param {Bytes} text */
function crypt(state, text) {
  const out = new Uint8Array(text.length)
  const from = viewOf(text)
  const to = viewOf(out)
  const x = new Int32Array(16)
  for (let at = 0; at < text.length; at += 64) {
    state[12]++
    block(state, x)
    const left = Math.min(64, text.length - at)
    let i = 0
    for (; i + 4 <= left; i += 4) to.setInt32(at + i, from.getInt32(at + i, true) ^ x[i >> 2], true)
    for (; i < left; i++) {
      out[at + i] = text[at + i] ^ (x[i >> 2] >>> (8 * (i & 3)))
    }
  }
  return out
}

/** Numbers of 132 bits are six limbs of 22, least first: sums of their products stay below 2^53. */
const LIMBS_22 = 6
const RADIX_22 = 0x400000
const PER_RADIX_22 = 1 / RADIX_22

/**
 * Writes 16 little-endian bytes as limbs; `high` is bit 128.
 * @param {Float64Array} limbs @param {DataView} view @param {number} at @param {number} high
 */
function load(limbs, view, at, high) {
  const mask = RADIX_22 - 1
  const a = view.getUint32(at, true)
  const b = view.getUint32(at + 4, true)
  const c = view.getUint32(at + 8, true)
  const d = view.getUint32(at + 12, true)
  limbs[0] = a & mask
  limbs[1] = ((a >>> 22) | (b << 10)) & mask
  limbs[2] = ((b >>> 12) | (c << 20)) & mask
  limbs[3] = (c >>> 2) & mask
  limbs[4] = ((c >>> 24) | (d << 8)) & mask
  limbs[5] = (d >>> 14) | (high << 18)
}

/** Poly1305 of whole blocks: what is shorter is filled up by the caller. */
class Poly1305 {
  /** @param {Bytes} key 32 bytes, used once */
  constructor(key) {
    const clamped = key.slice(0, 16)
    for (const i of [3, 7, 11, 15]) clamped[i] &= 15
    for (const i of [4, 8, 12]) clamped[i] &= 252
    const r = new Float64Array(LIMBS_22)
    load(r, viewOf(clamped), 0, 0)
    /** The factor, after 20 times itself for what overflows 2^132. */
    this.factor = Float64Array.from({ length: 11 }, (_, m) => (m < 5 ? 20 * r[m + 1] : r[m - 5]))
    this.sum = new Float64Array(LIMBS_22)
    this.read = new Float64Array(LIMBS_22)
    this.product = new Float64Array(LIMBS_22)
    this.last = key.slice(16)
  }

  /** @param {DataView} view @param {number} length a multiple of 16 */
  add(view, length) {
    const { factor, sum, read, product } = this
    for (let at = 0; at < length; at += 16) {
      load(read, view, at, 1)
      for (let i = 0; i < LIMBS_22; i++) sum[i] += read[i]
      let over = 0
      for (let k = 0; k < LIMBS_22; k++) {
        let total = over
        for (let i = 0; i < LIMBS_22; i++) total += sum[i] * factor[k - i + 5]
        over = Math.floor(total * PER_RADIX_22)
        product[k] = total - over * RADIX_22
      }
      product[0] += 20 * over
      over = Math.floor(product[0] * PER_RADIX_22)
      product[0] -= over * RADIX_22
      product[1] += over
      sum.set(product)
    }
  }

  /** Bytes of any length, filled up with noughts. @param {Bytes} bytes */
  padded(bytes) {
    const whole = bytes.length - (bytes.length % 16)
    this.add(viewOf(bytes), whole)
    const rest = new Uint8Array(16)
    rest.set(bytes.subarray(whole))
    this.add(viewOf(rest), whole < bytes.length ? 16 : 0)
  }

  tag() {
    const sum = Array.from(this.sum)
    for (let pass = 0; pass < 3; pass++) carry22(sum)
    // value + 5 reaches 2^130 exactly where the value is not below 2^130 - 5: then those are taken away.
    const more = sum.slice()
    more[0] += 5
    let over = 0
    for (let i = 0; i < LIMBS_22; i++)
      over = Math.floor((more[i] + over) / (i < 5 ? RADIX_22 : 1048576))
    sum[0] += 5 * over
    const out = new Uint8Array(TAG_BYTES)
    const bytes = bytesOfLimbs(sum)
    let carried = 0
    for (let i = 0; i < TAG_BYTES; i++) {
      carried += bytes[i] + this.last[i]
      out[i] = carried
      carried >>= 8
    }
    return out
  }
}

/** Brings limbs into range; what overflows 2^130 comes back times 5. @param {number[]} limbs */
function carry22(limbs) {
  let over = 0
  for (let i = 0; i < LIMBS_22; i++) {
    const radix = i < 5 ? RADIX_22 : 1048576
    const limb = limbs[i] + over
    over = Math.floor(limb / radix)
    limbs[i] = limb - over * radix
  }
  limbs[0] += 5 * over
}

/** The low 128 bits. @param {number[]} limbs the lowest may be out of range */
function bytesOfLimbs(limbs) {
  const bytes = new Uint8Array(TAG_BYTES)
  let held = 0
  let bits = 0
  let at = 0
  for (let i = 0; i < LIMBS_22; i++) {
    held += limbs[i] * 2 ** bits
    for (bits += 22; bits >= 8 && at < TAG_BYTES; bits -= 8) {
      bytes[at++] = held & 255
      held = Math.floor(held / 256)
    }
  }
  return bytes
}

/** @param {Int32Array} state before any text @param {Bytes} sealed @param {Bytes} aad */
function tagOf(state, sealed, aad) {
  const first = new Int32Array(16)
  block(state, first)
  const poly = new Poly1305(new Uint8Array(first.buffer, 0, 32))
  poly.padded(aad)
  poly.padded(sealed)
  const lengths = new Uint8Array(16)
  viewOf(lengths).setUint32(0, aad.length, true)
  viewOf(lengths).setUint32(8, sealed.length, true)
  poly.padded(lengths)
  return poly.tag()
}

const NOTHING = new Uint8Array(0)

/**
 * The sealed text and its tag. A nonce is used once with a key.
 * @param {Bytes} key 32 bytes @param {Bytes} nonce 12 bytes @param {Bytes} text @param {Bytes} [aad]
 */
export function sealChaCha(key, nonce, text, aad = NOTHING) {
  const state = begin(key, nonce)
  const sealed = new Uint8Array(text.length + TAG_BYTES)
  sealed.set(crypt(state.slice(), text))
  sealed.set(tagOf(state, sealed.subarray(0, text.length), aad), text.length)
  return sealed
}

/**
 * The text; null where it was sealed with another key or nonce, or changed.
 * @param {Bytes} key 32 bytes @param {Bytes} nonce 12 bytes @param {Bytes} sealed with its tag @param {Bytes} [aad]
 */
export function openChaCha(key, nonce, sealed, aad = NOTHING) {
  const end = sealed.length - TAG_BYTES
  if (end < 0) return null
  const state = begin(key, nonce)
  const tag = tagOf(state, sealed.subarray(0, end), aad)
  // Every byte is compared, so that the time tells nothing of where they differ.
  const differs = tag.reduce((all, byte, i) => all | (byte ^ sealed[end + i]), 0)
  return differs ? null : crypt(state, sealed.subarray(0, end))
}
