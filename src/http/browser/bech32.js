// Keys of age as people copy them: `age1…` and `AGE-SECRET-KEY-1…`. Source: BIP 173, without its limit on the prefix.

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
const CHECK_LETTERS = 6
/** Letters of 32 bytes and their check. */
const KEY_LETTERS = 52 + CHECK_LETTERS

/** @param {string} prefix */
function spread(prefix) {
  const codes = Array.from(prefix, (letter) => letter.charCodeAt(0))
  return codes
    .map((code) => code >>> 5)
    .concat(
      0,
      codes.map((code) => code & 31),
    )
}

/** @param {number[]} words */
function polymod(words) {
  let sum = 1
  for (const word of words) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ word
    for (let n = 0; n < 5; n++) sum ^= (top >>> n) & 1 ? GENERATOR[n] : 0
  }
  return sum
}

/** @param {Bytes} key 32 bytes @param {string} prefix in lower case */
export function keyText(key, prefix) {
  const words = Array.from({ length: KEY_LETTERS - CHECK_LETTERS }, (_, n) => {
    const bit = 5 * n
    const both = (key[bit >> 3] << 8) | key[(bit >> 3) + 1]
    return (both >>> (11 - (bit & 7))) & 31
  })
  const check = polymod(spread(prefix).concat(words, [0, 0, 0, 0, 0, 0])) ^ 1
  for (let n = 5; n >= 0; n--) words.push((check >>> (5 * n)) & 31)
  return `${prefix}1${words.map((word) => LETTERS[word]).join('')}`
}

/**
 * The 32 bytes of a key; null for anything else, a wrong check and padding that is not zero included.
 * @param {string} text @param {string} prefix in lower case
 */
export function keyOf(text, prefix) {
  const start = `${prefix}1`
  if (text.length !== start.length + KEY_LETTERS || text.indexOf(start) !== 0) return null
  const words = Array.from(text.slice(start.length), (letter) => LETTERS.indexOf(letter))
  if (words.indexOf(-1) >= 0 || polymod(spread(prefix).concat(words)) !== 1) return null
  const key = new Uint8Array(33)
  for (let n = 0; n < 5 * (KEY_LETTERS - CHECK_LETTERS); n++)
    key[n >> 3] |= ((words[Math.floor(n / 5)] >>> (4 - (n % 5))) & 1) << (7 - (n & 7))
  return key[32] ? null : key.slice(0, 32)
}
