// The forty digits of a receipt as a QR code, drawn in the browser so that they stay there. One size does: version 2 with
// 15 % of correction holds 63 digits, and one mask is as good as another to whoever reads it. Fetched only when somebody
// wants it. Source: ISO/IEC 18004.

const SIDE = 25
const DATA_BYTES = 28
const CHECK_BYTES = 16
/** Correction M and mask 0, with their own correction and mask: the same for every code of this kind. */
const FORMAT = 0x5412
const QUIET_ZONE = 4

/** The product of two elements of the field of 256. @param {number} a @param {number} b */
function times(a, b) {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d)
    product ^= ((b >> bit) & 1) * a
  }
  return product
}

/** @param {number} value @param {number} length */
const bitsOf = (value, length) => (value + 2 ** length).toString(2).slice(1)

/** Bytes of the digits, filled up. @param {string} digits */
function dataOf(digits) {
  const groups = digits.match(/\d{1,3}/g) || []
  const numbers = groups.map((group) => bitsOf(Number(group), group.length * 3 + 1))
  const bits = `0001${bitsOf(digits.length, 10)}${numbers.join('')}0000`
  const bytes = (bits.match(/.{1,8}/g) || []).map((byte) => parseInt(byte.padEnd(8, '0'), 2))
  for (let filler = 0xec; bytes.length < DATA_BYTES; filler ^= 0xec ^ 0x11) bytes.push(filler)
  return bytes
}

/** Reed-Solomon: what is left of the bytes by the generator. @param {number[]} bytes */
function checksOf(bytes) {
  /** @type {number[]} */
  const generator = Array(CHECK_BYTES).fill(0)
  generator[CHECK_BYTES - 1] = 1
  let root = 1
  for (let n = 0; n < CHECK_BYTES; n++) {
    for (let at = 0; at < CHECK_BYTES; at++)
      generator[at] = times(generator[at], root) ^ (generator[at + 1] || 0)
    root = times(root, 2)
  }
  /** @type {number[]} */
  const rest = Array(CHECK_BYTES).fill(0)
  for (const byte of bytes) {
    const factor = byte ^ Number(rest.shift())
    rest.push(0)
    generator.forEach((each, at) => {
      rest[at] ^= times(each, factor)
    })
  }
  return rest
}

/** The dark squares, row by row, of forty digits. @param {string} digits */
export function squaresOf(digits) {
  /** @type {(boolean | undefined)[][]} */
  const squares = Array.from({ length: SIDE }, () => Array(SIDE).fill(undefined))
  /** @param {number} x @param {number} y @param {boolean} isDark */
  const put = (x, y, isDark) => {
    if (x >= 0 && y >= 0 && x < SIDE && y < SIDE) squares[y][x] = isDark
  }
  /** Rings around a middle. @param {number} x @param {number} y @param {number} reach @param {number[]} light */
  const rings = (x, y, reach, light) => {
    for (let dx = -reach; dx <= reach; dx++)
      for (let dy = -reach; dy <= reach; dy++)
        put(x + dx, y + dy, light.indexOf(Math.max(Math.abs(dx), Math.abs(dy))) < 0)
  }
  for (let at = 0; at < SIDE; at++) {
    put(6, at, at % 2 === 0)
    put(at, 6, at % 2 === 0)
  }
  for (const [x, y] of [
    [3, 3],
    [SIDE - 4, 3],
    [3, SIDE - 4],
  ])
    rings(x, y, 4, [2, 4])
  rings(18, 18, 2, [1])
  for (let bit = 0; bit < 15; bit++) {
    const isDark = ((FORMAT >> bit) & 1) === 1
    const along = bit < 6 ? bit : bit < 8 ? bit + 1 : SIDE - 15 + bit
    const across = bit < 8 ? SIDE - 1 - bit : bit < 9 ? 15 - bit : 14 - bit
    put(8, along, isDark)
    put(across, 8, isDark)
  }
  put(8, SIDE - 8, true)
  const data = dataOf(digits)
  const bits = data
    .concat(checksOf(data))
    .map((byte) => bitsOf(byte, 8))
    .join('')
  let next = 0
  for (let right = SIDE - 1; right > 0; right -= 2) {
    // The column of the timing pattern is left out.
    if (right === 6) right = 5
    const isUp = ((right + 1) & 2) === 0
    for (let step = 0; step < SIDE; step++)
      for (const x of [right, right - 1]) {
        const y = isUp ? SIDE - 1 - step : step
        if (squares[y][x] !== undefined) continue
        squares[y][x] = (bits[next++] === '1') !== ((x + y) % 2 === 0)
      }
  }
  return squares
}

/** The picture of a receipt; `label` is read out to those who cannot see it. @param {string} receipt @param {string} label */
export function pictureOf(receipt, label) {
  const squares = squaresOf(receipt.replace(/\D/g, ''))
  const path = squares
    .map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join(''))
    .join('')
  const space = 'http://www.w3.org/2000/svg'
  const picture = document.createElementNS(space, 'svg')
  const whole = SIDE + 2 * QUIET_ZONE
  const facts = {
    viewBox: `${-QUIET_ZONE} ${-QUIET_ZONE} ${whole} ${whole}`,
    class: 'qr',
    role: 'img',
    'aria-label': label,
    'shape-rendering': 'crispEdges',
  }
  for (const [name, value] of Object.entries(facts)) picture.setAttribute(name, value)
  const dark = document.createElementNS(space, 'path')
  dark.setAttribute('d', path)
  picture.append(dark)
  return picture
}
