// Any file without what cameras and programs write beside a picture, or that this cannot be had of it. One piece for node
// and browsers, so that both take out the same; plain ES2018 for old telephones.

import { strippedGif } from './gif.js'
import { isAvif, isHeif, strippedHeif } from './heif.js'
import { hasText } from './pieces.js'
import { stripped } from './strip.js'
import { isTiff, strippedTiff } from './tiff.js'

/** @typedef {import('./strip.js').Picture} Picture */

/** First bytes of pictures that nobody here can read: of cameras themselves, of programs to paint, JPEG 2000, XL and XR. @type {readonly (readonly [number, string])[]} */
const UNREAD = [
  [0, '\xff\xd8'],
  [0, '\x89PNG'],
  [8, 'WEBP'],
  [0, 'II+\0'],
  [0, 'MM\0+'],
  [0, 'IIU\0'],
  [0, 'IIRO'],
  [0, 'IIRS'],
  [0, 'MMOR'],
  [0, 'FUJIFILM'],
  [0, 'FOVb'],
  [0, '\0MRM'],
  [4, 'ftypcrx '],
  [4, 'jP  '],
  [4, 'JXL '],
  [0, '\xff\x0a'],
  [0, '\xff\x4f\xff\x51'],
  [0, 'II\xbc'],
  [6, 'HEAPCCDR'],
  [0, '8BPS'],
]

/** @param {Picture['bytes'] | null} picture @param {string} type @returns {Picture | 'unclean'} */
const of = (picture, type) => (picture ? { bytes: picture, type } : 'unclean')

/**
 * The picture alone, byte for byte as it is drawn; 'other' for a file that is no picture, of which nothing can be taken;
 * 'unclean' for a picture that is not whole or cannot be read here.
 * @param {Uint8Array} bytes @returns {Picture | 'other' | 'unclean'}
 */
export function bare(bytes) {
  if (hasText(bytes, 0, 'GIF8')) return of(strippedGif(bytes), 'image/gif')
  if (isTiff(bytes)) return of(strippedTiff(bytes), 'image/tiff')
  if (isHeif(bytes)) return of(strippedHeif(bytes), isAvif(bytes) ? 'image/avif' : 'image/heic')
  const isUnread = UNREAD.some(([at, sign]) => hasText(bytes, at, sign))
  return stripped(bytes) || (isUnread ? 'unclean' : 'other')
}
