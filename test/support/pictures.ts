// Small whole pictures of each kind, made here byte by byte, for what is read of pictures and written into them.
import { letteredPng } from '../../src/lib/png/letters.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex')

function number(bytes: 1 | 2 | 4, value: number): Buffer {
  const written = Buffer.alloc(bytes)
  written.writeUIntBE(value, 0, bytes)
  return written
}

/** A segment of a JPEG with its length. */
function segment(marker: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.of(0xff, marker), number(2, content.length + 2), content])
}

/** One table of codes: a single code of one bit, for this value. */
const oneCode = (place: number, value: number) =>
  Buffer.concat([Buffer.of(place, 1), Buffer.alloc(15), Buffer.of(value)])

/** A whole grey JPEG of this many blocks of 8 × 8, thousands of them beyond a thousand, with nothing beside them. */
export function jpeg(blocks = 1): Buffer {
  const across = Math.min(blocks, 1000)
  const size = [number(2, (8 * blocks) / across), number(2, 8 * across)]
  const frame = Buffer.concat([Buffer.of(8), ...size, hex('01 01 11 00')])
  // Each block is two bits, both nought: no difference, no detail; the last byte is filled with ones.
  const scan = Buffer.alloc(Math.ceil(blocks / 4))
  if (blocks % 4 > 0) scan[scan.length - 1] = 0xff >> ((blocks % 4) * 2)
  return Buffer.concat([
    hex('ffd8'),
    segment(0xe0, hex('4a46494600 0101 00 0001 0001 00 00')),
    segment(0xdb, Buffer.concat([Buffer.of(0), Buffer.alloc(64, 1)])),
    segment(0xc0, frame),
    segment(0xc4, oneCode(0x00, 0)),
    segment(0xc4, oneCode(0x10, 0)),
    segment(0xda, hex('01 01 00 00 3f 00')),
    scan,
    hex('ffd9'),
  ])
}

/** A picture with a comment in it. */
export function jpegWith(comment: Buffer, picture: Buffer = jpeg()): Buffer {
  return Buffer.concat([picture.subarray(0, 2), segment(0xfe, comment), picture.subarray(2)])
}

export const png = (): Buffer => Buffer.from(letteredPng(['sheet']))

/** One lossless point. */
export const webp = (): Buffer =>
  hex('52494646 1a000000 57454250 5650384c 0d000000 2f00000010071011118888fe0700')

/** Two pictures of one point that go round. */
export function gif(): Buffer {
  const one = hex('21f904 00 0a00 00 00 2c 0000 0000 0100 0100 00 02 02 4401 00')
  const loop = Buffer.concat([hex('21ff0b'), Buffer.from('NETSCAPE2.0'), hex('03 01 0000 00')])
  const head = Buffer.concat([Buffer.from('GIF89a'), hex('0100 0100 80 00 00 000000ffffff')])
  return Buffer.concat([head, loop, one, one, hex('3b')])
}

/** Sixteen grey points in one strip, big-endian. */
export function tiff(): Buffer {
  const short = (tag: number, value: number) =>
    Buffer.concat([number(2, tag), number(2, 3), number(4, 1), number(2, value), hex('0000')])
  const long = (tag: number, value: number) =>
    Buffer.concat([number(2, tag), number(2, 4), number(4, 1), number(4, value)])
  const entries = [
    short(256, 4),
    short(257, 4),
    short(258, 8),
    short(259, 1),
    short(262, 1),
    long(273, 8),
    short(274, 6),
    short(277, 1),
    short(278, 4),
    long(279, 16),
  ]
  const page = Buffer.concat([number(2, entries.length), ...entries, number(4, 0)])
  return Buffer.concat([Buffer.from('MM\0*'), number(4, 24), Buffer.alloc(16, 0x55), page])
}

/** A box of the base media format. */
export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const inside = Buffer.concat(content)
  return Buffer.concat([number(4, inside.length + 8), Buffer.from(type, 'latin1'), inside])
}

const full = (type: string, version: number, ...content: readonly Buffer[]) =>
  box(type, number(1, version), hex('000000'), ...content)

/** What lies in a HEIF file: its type, its bytes, and how it belongs to another. */
export interface HeifItem {
  readonly type: string
  readonly bytes: Buffer
  /** Behind the type: a name, and for words what kind they are. */
  readonly names?: string
  readonly link?: readonly [type: string, ...to: number[]]
  /** Properties by their number. */
  readonly properties?: readonly number[]
}

/** Items whose first is the picture, as cameras write them; ids begin with one. */
export function heif(
  items: readonly HeifItem[],
  { brand = 'heic', properties = [] as readonly Buffer[] } = {},
): Buffer {
  const entries = items.map(({ type, names = '\0' }, n) =>
    full('infe', 2, number(2, n + 1), number(2, 0), Buffer.from(type + names, 'latin1')),
  )
  const links = items.flatMap(({ link }, n) => {
    if (link === undefined) return []
    const [type, ...to] = link
    return [box(type, number(2, n + 1), number(2, to.length), ...to.map((one) => number(2, one)))]
  })
  const named = items.map(({ properties: own = [] }, n) =>
    Buffer.concat([number(2, n + 1), Buffer.of(own.length, ...own)]),
  )
  const metaAt = (start: number) => {
    let at = start
    const places = items.map(({ bytes }, n) => {
      const place = [number(2, n + 1), number(2, 0), number(2, 1), number(4, at)]
      at += bytes.length
      return Buffer.concat([...place, number(4, bytes.length)])
    })
    return full(
      'meta',
      0,
      full(
        'hdlr',
        0,
        Buffer.alloc(4),
        Buffer.from('pict'),
        Buffer.alloc(12),
        Buffer.from('Mariam\0'),
      ),
      full('pitm', 0, number(2, 1)),
      full('iloc', 0, hex('4400'), number(2, items.length), ...places),
      full('iinf', 0, number(2, items.length), ...entries),
      ...(links.length === 0 ? [] : [full('iref', 0, ...links)]),
      box('iprp', box('ipco', ...properties), full('ipma', 0, number(4, items.length), ...named)),
    )
  }
  const head = box('ftyp', Buffer.from(brand), number(4, 0), Buffer.from(`mif1${brand}miaf`))
  const start = head.length + metaAt(0).length + 8
  return Buffer.concat([head, metaAt(start), box('mdat', ...items.map(({ bytes }) => bytes))])
}

/** Width and height of a picture in a HEIF file. */
export const size = (width: number, height: number): Buffer =>
  full('ispe', 0, number(4, width), number(4, height))

/** A property with words in it. */
export const described = (words: string): Buffer =>
  full('udes', 0, Buffer.from(`en\0${words}\0${words}\0\0`))
