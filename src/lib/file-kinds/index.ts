// Whether a file is what the ending of its name says, by what its bytes begin with: a film that is named as a picture is
// opened by nobody, and a program that is named so by somebody. src/http/browser/file-kinds.js is its twin.
// Source: the formats' own first bytes, as file(1) tells them.

/** Endings of names, where the sign stands, and what it is in hex. A kind may have several signs. */
const SIGNS: readonly (readonly [endings: string, at: number, hex: string])[] = [
  ['jpg jpeg', 0, 'ffd8ff'],
  ['png', 0, '89504e470d0a1a0a'],
  ['gif', 0, '47494638'],
  ['webp', 8, '57454250'],
  ['heic heif mp4 m4a m4v mov 3gp', 4, '66747970'],
  ['mov', 4, '6d6f6f76'],
  ['mov', 4, '6d646174'],
  ['mov', 4, '77696465'],
  ['webm mkv', 0, '1a45dfa3'],
  ['mp3', 0, '494433'],
  ['mp3', 0, 'fffb'],
  ['mp3', 0, 'fff3'],
  ['mp3', 0, 'fff2'],
  ['ogg oga opus', 0, '4f676753'],
  ['wav', 8, '57415645'],
  ['pdf', 0, '255044462d'],
  ['zip docx xlsx pptx odt ods odp', 0, '504b0304'],
  ['zip', 0, '504b0506'],
  ['doc xls ppt', 0, 'd0cf11e0'],
]

/** Whether the bytes begin as the ending of the name says; an ending that is not known here says nothing. */
export function isNamedRight(name: string, bytes: Uint8Array): boolean {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const own = SIGNS.filter(([endings]) => endings.split(' ').includes(ending))
  return own.length === 0 || own.some(([, at, hex]) => hasAt(bytes, at, hex))
}

function hasAt(bytes: Uint8Array, at: number, hex: string): boolean {
  return Buffer.from(bytes.subarray(at, at + hex.length / 2)).toString('hex') === hex
}
