// Whether a file is what the ending of its name says, by what its bytes begin with; the twin of lib/file-kinds.

/** Endings of names, where the sign stands, and what it is in hex. @type {[string, number, string][]} */
const SIGNS = [
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

/** @param {Uint8Array} bytes */
export const hexOf = (bytes) =>
  Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join('')

/** Whether the bytes begin as the ending of the name says; one that is not known says nothing. @param {string} name @param {Uint8Array} bytes */
export function isNamedRight(name, bytes) {
  const found = /\.([a-z0-9]{1,5})$/i.exec(name)
  const ending = ((found && found[1]) || '').toLowerCase()
  const own = SIGNS.filter(([endings]) => endings.split(' ').indexOf(ending) >= 0)
  return (
    !own.length || own.some(([, at, hex]) => hexOf(bytes.subarray(at, at + hex.length / 2)) === hex)
  )
}
