// Pictures of every kind without what is written beside them, looked at by exiftool.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { exiftool } from '../../../test/support/photographs.ts'
import * as made from '../../../test/support/pictures.ts'
import { fuzzPictures } from '../../../test/support/foreign-pictures.ts'
import { runFolder } from '../../../test/support/run-folder.ts'
import { bare } from './bare.js'

const folder = mkdtempSync(join(runFolder(), 'bare-'))

/** Groups of tags that say what a file is made of, and nothing about who made it. */
const OF_PICTURE =
  /^(?:SourceFile|(?:ExifTool|System|File|PNG|RIFF|JFIF|GIF|Composite|QuickTime|Meta\w*):.*)$/

const OF_PAGE =
  /^IFD0:(?:Image(?:Width|Height)|BitsPerSample|Compression|Photometric\w*|Strip\w+|Orientation|SamplesPerPixel|RowsPerStrip)$/

function tagsOf(path: string): Record<string, unknown> {
  const [tags = {}] = JSON.parse(
    exiftool(['-j', '-G1', '-a', '-u', '-ee', path]).toString(),
  ) as Record<string, unknown>[]
  return tags
}

const TOLD = [
  '-GPSLatitude=33.8',
  '-GPSLatitudeRef=N',
  '-Make=Telephone',
  '-Artist=Mariam',
  '-XMP:Creator=Mariam',
  '-XMP:Title=Secret',
  '-Orientation#=6',
  '-Comment=Mariam',
]

/** The picture with what a telephone and a press agency write into it. */
function told(name: string, bytes: Buffer): Buffer {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const agency = /jpg|tif/.test(name) ? ['-IPTC:By-line=Mariam'] : []
  exiftool(['-q', '-m', '-overwrite_original', ...TOLD, ...agency, path])
  const after = readFileSync(path)
  assert.ok(after.includes('Mariam'), name)
  return after
}

const heic = () =>
  made.heif([{ type: 'hvc1', bytes: Buffer.alloc(64, 0x5a), properties: [1] }], {
    properties: [made.size(8, 8)],
  })

const KINDS: readonly (readonly [string, () => Buffer, string])[] = [
  ['a.jpg', made.jpeg, 'image/jpeg'],
  ['a.png', made.png, 'image/png'],
  ['a.webp', made.webp, 'image/webp'],
  ['a.gif', made.gif, 'image/gif'],
  ['a.tif', made.tiff, 'image/tiff'],
  ['a.heic', heic, 'image/heic'],
]

test('of a picture of every kind only what it is drawn from stays', () => {
  for (const [name, make, type] of KINDS) {
    const before = told(name, make())
    const clean = bare(new Uint8Array(before))
    assert.ok(typeof clean === 'object', `${name}: ${String(clean)}`)
    assert.equal(clean.type, type)
    const path = join(folder, `clean-${name}`)
    writeFileSync(path, clean.bytes)
    const text = Buffer.from(clean.bytes).toString('latin1')
    for (const word of ['Mariam', 'Telephone', 'Secret', 'xmpmeta'])
      assert.ok(!text.includes(word), `${name}: ${word}`)
    const tags = tagsOf(path)
    const left = Object.keys(tags).filter((tag) => !OF_PICTURE.test(tag))
    const isTiff = type === 'image/tiff'
    const turn = /jpeg|webp|png/.test(type) ? ['IFD0:Orientation'] : []
    assert.deepEqual(isTiff ? left.filter((tag) => !OF_PAGE.test(tag)) : left, turn, name)
    assert.equal(tags['ExifTool:Warning'] ?? tags['ExifTool:Error'], undefined, name)
    if (name !== 'a.gif' && name !== 'a.heic')
      assert.match(String(tags['IFD0:Orientation']), /Rotate 90/, name)
    assert.deepEqual(bare(clean.bytes), clean, `${name}: twice is once`)
  }
})

/** As a telephone writes it: tiles, a small copy, Exif, XMP, another picture, words and a profile of the screen. */
function camera(): Buffer {
  const words = (text: string) => Buffer.from(`${text} Mariam`)
  const profile = made.box('colr', Buffer.from('prof'), words('screen of'))
  const colours = made.box('colr', Buffer.from('nclx'), Buffer.from([0, 1, 0, 13, 0, 6, 128]))
  const turned = made.box('irot', Buffer.of(3))
  return Buffer.concat([
    made.heif(
      [
        {
          type: 'grid',
          bytes: Buffer.from([0, 0, 0, 1, 0, 16, 0, 8]),
          link: ['dimg', 2, 3],
          properties: [1, 3, 4, 5, 2],
        },
        { type: 'hvc1', bytes: Buffer.alloc(40, 0x11), names: 'by Mariam\0', properties: [1, 2] },
        { type: 'hvc1', bytes: Buffer.alloc(41, 0x22), properties: [1, 0x82] },
        { type: 'hvc1', bytes: Buffer.alloc(20, 0x33), link: ['thmb', 1], properties: [1] },
        { type: 'Exif', bytes: words('\0\0\0\0Exif of'), link: ['cdsc', 1] },
        {
          type: 'mime',
          names: '\0application/rdf+xml\0',
          bytes: words('<xmpmeta/> by'),
          link: ['cdsc', 1],
        },
        { type: 'hvc1', bytes: Buffer.alloc(30, 0x44), names: 'Mariam too\0' },
        { type: 'hvc1', bytes: Buffer.alloc(9, 0x77), link: ['auxl', 1] },
        { type: 'uri ', names: 'x\0urn:Mariam\0', bytes: words('urn') },
      ],
      { properties: [made.size(16, 8), made.described('Mariam'), turned, profile, colours] },
    ),
    made.box('mpvd', words('a film of')),
    Buffer.from('SEFT behind the end, Mariam'),
  ])
}

test('a HEIC as telephones write it keeps its tiles and its turn, each in its place, and nothing else', () => {
  const before = camera()
  const clean = bare(new Uint8Array(before))
  assert.ok(typeof clean === 'object')
  const text = Buffer.from(clean.bytes).toString('latin1')
  assert.ok(!/Mariam|xmpmeta|Exif|thmb|cdsc|udes|prof|mpvd|SEFT/.test(text))
  for (const [byte, isThere] of [
    [0x11, true],
    [0x22, true],
    [0x33, false],
    [0x44, false],
    [0x77, true],
  ] as const)
    assert.equal(text.includes(String.fromCharCode(byte).repeat(5)), isThere, String(byte))
  assert.ok(/irot/.test(text) && /nclx/.test(text) && /auxl/.test(text))
  const path = join(folder, 'camera.heic')
  writeFileSync(path, clean.bytes)
  const tags = tagsOf(path)
  assert.deepEqual(
    Object.keys(tags).filter((tag) => !OF_PICTURE.test(tag)),
    [],
  )
  assert.equal(tags['ExifTool:Warning'], undefined)
  assert.deepEqual(bare(clean.bytes), clean, 'twice is once')
})

const unclean = (bytes: Buffer, why: string) =>
  assert.equal(bare(new Uint8Array(bytes)), 'unclean', why)

/** These bytes with a number at a place behind some letters. */
function changed(bytes: Buffer, behind: string, offset: number, value: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt32BE(value, copy.indexOf(behind, 0, 'latin1') + behind.length + offset)
  return copy
}

test('a picture that is not whole or whose lists lie is refused, and what is no picture is none', () => {
  for (const [name, make] of KINDS) {
    const whole = make()
    for (const part of [0.3, 0.6, 0.97]) {
      const cut = whole.subarray(0, Math.max(17, Math.floor(whole.length * part)))
      unclean(cut, `${name} of ${part}`)
    }
  }
  const plain = heic()
  unclean(changed(plain, 'iloc', 14, 0x7fff_ffff), 'an offset beyond the file')
  unclean(changed(plain, 'iloc', 18, 0xffff_fff0), 'a length beyond the file')
  unclean(changed(plain, 'iloc', 18, 0), 'a length of nought is the whole file')
  unclean(changed(plain, 'iinf', 2, 0x0000_ffff), 'entries that are not there')
  unclean(changed(plain, 'ipma', 4, 0xffff_ffff), 'four thousand million properties')
  const shared = made.heif([
    { type: 'hvc1', bytes: Buffer.alloc(64, 0x5a) },
    { type: 'Exif', bytes: Buffer.from('Mariam'), link: ['cdsc', 1] },
  ])
  // The second item's place is that of the first.
  const at = shared.indexOf('iloc') + 4 + 8 + 14
  shared.copyWithin(at + 6, at - 8, at - 4)
  unclean(shared, 'words in the bytes of the picture')
  unclean(
    Buffer.concat([
      Buffer.from('00000001667479700000000000000018', 'hex'),
      Buffer.from('heic\0\0\0\0mif1'),
    ]),
    'a size that is said elsewhere',
  )
  unclean(made.heif([{ type: 'jpeg', bytes: made.jpeg() }]), 'a file within the file')
  unclean(Buffer.concat([plain, made.box('moov', Buffer.alloc(4))]), 'a film')

  const page = made.tiff()
  const [pageAt, value] = [24, 8]
  const entry = (n: number) => pageAt + 2 + 12 * n + value
  const set = (place: number, number: number) => {
    const copy = Buffer.from(page)
    copy.writeUInt32BE(number, place)
    return copy
  }
  unclean(set(4, 0xffff_fff0), 'a page beyond the file')
  unclean(set(entry(10) - value, pageAt), 'a page behind itself')
  unclean(set(entry(9), 0xffff_ffff), 'a strip beyond the file')
  unclean(set(entry(3), 7 << 16), 'a JPEG within the TIFF')
  unclean(set(entry(5), 20), 'a strip within the list of a page')
  unclean(set(entry(5) - 4, 0x7fff_ffff), 'strips without end')
  for (const raw of ['II+\0', 'IIU\0', 'FUJIFILM', '\0\0\0\u0018ftypcrx ', '8BPS', '\u00ff\n'])
    unclean(Buffer.from(`${raw}${'x'.repeat(40)}`, 'latin1'), raw)
  for (const other of ['', '%PDF-1.7', 'PK\u0003\u0004', 'words', '\0\0\0\u0018ftypmp42', 'RIFF'])
    assert.equal(bare(new Uint8Array(Buffer.from(other, 'latin1'))), 'other', other)
})

test('whatever its bytes, a file is read to an end, and gives nothing or a picture', (t) => {
  const whole = fuzzPictures(3000)
  t.diagnostic(`${whole} of 3000 were whole`)
  assert.ok(whole > 100)
})

test('eight MiB of the worst bytes are read to an end, in no more parts than a picture has', () => {
  const MIB8 = 8 * 1024 * 1024
  const filled = (head: Buffer, with_: Buffer) =>
    new Uint8Array(Buffer.concat([head, Buffer.alloc(MIB8 - head.length, with_)]))
  const segments = made.jpeg().subarray(0, 2)
  const extensions = made.gif().subarray(0, 19)
  const frames = Buffer.from('RIFF\xf8\xff\x7f\0WEBP', 'latin1')
  for (const [name, head, piece] of [
    ['stuffed scan', made.jpeg().subarray(0, -3), 'ff00'],
    ['segments', segments, 'ffe00002'],
    ['comments', segments, 'fffe0002'],
    ['chunks', made.png().subarray(0, 8), '000000000000000000000000'],
    ['extensions', extensions, '21fe00'],
    ['blocks', extensions, '21fe01'],
    ['boxes', heic(), '0000000866726565'],
    ['chunks of a WebP', frames, '0000000000000000'],
    [
      'chunks of a frame',
      Buffer.concat([frames, Buffer.from('ANMF\xe8\xff\x7f\0', 'latin1')]),
      '00',
    ],
    ['a page without end', Buffer.from('MM\0*\0\0\0\x08', 'latin1'), 'ffff'],
    ['pages', Buffer.from('MM\0*\0\0\0\x08', 'latin1'), '000000000008'],
  ] as const)
    assert.equal(bare(filled(head, Buffer.from(piece, 'hex'))), 'unclean', name)
  // What is behind the end of a page is none of it.
  const pages = bare(new Uint8Array(Buffer.concat([made.tiff(), Buffer.alloc(MIB8, 0x4d)])))
  assert.ok(typeof pages === 'object' && !Buffer.from(pages.bytes).includes('MMMM'))
})

/** A part of Exif that says nothing but the turn. */
const turned = (turn: number) =>
  Buffer.from(
    `4d4d002a000000080001011200030000000100${turn.toString(16).padStart(2, '0')}000000000000`,
    'hex',
  )

test('how a picture is to be turned is said as readers found it: by the first of several, behind odd chunks too', () => {
  const exif = (turn: number) => {
    const content = Buffer.concat([Buffer.from('Exif\0\0'), turned(turn)])
    return Buffer.concat([Buffer.of(0xff, 0xe1, 0, content.length + 2), content])
  }
  const plain = made.jpeg()
  const two = Buffer.concat([plain.subarray(0, 2), exif(6), exif(3), plain.subarray(2)])
  const once = Buffer.concat([plain.subarray(0, 2), exif(6), plain.subarray(2)])
  const second = Buffer.concat([two, made.jpegWith(Buffer.from('another picture'))])
  for (const bytes of [two, second]) {
    const clean = bare(new Uint8Array(bytes))
    assert.ok(typeof clean === 'object' && once.equals(clean.bytes))
  }
  const chunk = (type: string, content: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(content.length)
    return Buffer.concat([Buffer.from(type), length, content])
  }
  const image = Buffer.from('2f00000010071011118888fe07', 'hex')
  const size = Buffer.from('2c0000000000000000 00'.replaceAll(' ', ''), 'hex')
  const frame = Buffer.concat([
    Buffer.alloc(16),
    chunk('VP8L', image),
    Buffer.of(0),
    chunk('note', Buffer.from('Mariam')),
  ])
  const inside = Buffer.concat([
    Buffer.from('WEBP'),
    chunk('VP8X', size),
    chunk('EXIF', turned(8)),
    chunk('ANMF', frame),
    // Not filled up at the end.
    chunk('VP8L', image),
  ])
  const clean = bare(new Uint8Array(chunk('RIFF', inside)))
  assert.ok(typeof clean === 'object')
  const left = Buffer.from(clean.bytes)
  assert.ok(!left.includes('Mariam') && !left.includes('note'))
  assert.equal(left.indexOf('EXIF') % 2, 0)
  const path = join(folder, 'odd.webp')
  writeFileSync(path, left)
  assert.match(String(tagsOf(path)['IFD0:Orientation']), /Rotate 270/)
})
