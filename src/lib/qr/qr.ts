import type * as Uqr from 'uqr'
import { late } from '../late/late.ts'

const uqr = late<typeof Uqr>('uqr')

/** Most characters of one code: a link with its secret is below 200, and denser codes fail on cheap cameras. */
export const MAX_QR_CHARACTERS = 500

/** Side of the drawing on a screen, in CSS pixels; a style sheet may change it. */
const SIDE = 240

/** What the library calls the mask that it looks for by itself. */
const BEST = -1

/** Light modules around the code. Source: ISO/IEC 18004 §6.3.8. */
const QUIET_ZONE = 4

/** A QR code of `content` as one SVG path, black on white in every colour scheme, correcting 15 % of damage. `label` is read out to those who cannot see it. `mask` is one of 0 to 7; without it the one that cameras find easiest is looked for, which takes as long as all else eight times over. Throws RangeError when `content` is longer than MAX_QR_CHARACTERS. Source: ISO/IEC 18004 §7.8. */
export function qrSvg(content: string, label: string, mask = BEST): string {
  if (content.length > MAX_QR_CHARACTERS) throw new RangeError('too long for a QR code')
  const { data, size } = uqr().encode(content, { ecc: 'M', border: QUIET_ZONE, maskPattern: mask })
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return (
    `<svg class="qr" viewBox="0 0 ${size} ${size}" width="${SIDE}" height="${SIDE}" role="img" aria-label="${escaped(label)}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`
  )
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
