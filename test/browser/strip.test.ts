// Pictures without what cameras write beside them, looked at by exiftool and drawn by a real browser.

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { bare } from '../../src/lib/picture/bare.js'
import { stripped } from '../../src/lib/picture/strip.js'
import { newContext } from '../support/chromium.ts'
import { pageServer } from '../support/page-server.ts'
import { exiftool } from '../support/photographs.ts'
import * as made from '../support/pictures.ts'
import { runFolder } from '../support/run-folder.ts'

/** Pictures of other people's encoders. */
const ENCODED = join(import.meta.dirname, '../encoded')
const folder = mkdtempSync(join(runFolder(), 'strip-'))
const KINDS = [
  ['jpg', 'image/jpeg'],
  ['png', 'image/png'],
  ['webp', 'image/webp'],
] as const

/** Groups of tags that say what a file is made of, and nothing about who made it. */
const OF_PICTURE = /^(?:ExifTool|System|File|PNG|RIFF|JFIF|Composite)$/

const program = (args: readonly string[]) => exiftool(args).toString()

/** Tags of these files by their group and name, file by file. */
function tagsOf(...paths: string[]): Record<string, unknown>[] {
  return JSON.parse(program(['-j', '-G1', '-a', '-u', ...paths])) as Record<string, unknown>[]
}

/** An empty page for all pictures of a test. */
async function emptyPage(t: TestContext): Promise<Page> {
  const context = await newContext()
  t.after(() => context.close())
  return await context.newPage()
}

/** A picture of 40 × 20 points, red on the left, as a browser writes it. */
async function drawn(page: Page, type: string): Promise<Buffer> {
  const address = await page.evaluate<string>(`(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 40
    canvas.height = 20
    const pen = canvas.getContext('2d')
    pen.fillStyle = 'blue'
    pen.fillRect(0, 0, 40, 20)
    pen.fillStyle = 'red'
    pen.fillRect(0, 0, 20, 20)
    return canvas.toDataURL('${type}', 0.9)
  })()`)
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
}

/** Width, height and two points of a picture as a browser shows it. */
async function shown(page: Page, bytes: Uint8Array, type: string): Promise<unknown> {
  const address = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
  return await page.evaluate(`new Promise((resolve, reject) => {
    const image = new Image()
    image.onerror = () => reject(new Error('it is no picture'))
    image.onload = () => {
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      const pen = canvas.getContext('2d')
      pen.drawImage(image, 0, 0)
      const all = Array.from(pen.getImageData(0, 0, canvas.width, canvas.height).data)
      resolve([canvas.width, canvas.height, all.join()])
    }
    image.src = '${address}'
  })`)
}

/** Writes into a file what a telephone and a press agency would. */
function tell(path: string): void {
  const said = ['-GPSLatitude=33.8', '-GPSLongitude=9.5', '-Make=Telephone', '-Artist=Mariam']
  const more = ['-XMP:Creator=Mariam', '-XMP:Title=Secret', '-Orientation#=6', '-Comment=Mariam']
  const agency = path.endsWith('.jpg') ? ['-IPTC:By-line=Mariam'] : []
  program([...said, ...more, ...agency, '-overwrite_original', '-q', path])
}

test('of a picture only the picture and its turn stay, and it looks the same', async (t) => {
  const page = await emptyPage(t)
  for (const [ending, type] of KINDS) {
    const path = join(folder, `told.${ending}`)
    writeFileSync(path, await drawn(page, type))
    tell(path)
    const before = readFileSync(path)
    assert.ok(before.includes('Mariam'), ending)
    const told = stripped(
      new Uint8Array(Buffer.concat([before, Buffer.from('Mariam, behind the end')])),
    )
    assert.equal(told?.type, type)
    const bytes = told?.bytes ?? new Uint8Array()
    const clean = join(folder, `clean.${ending}`)
    writeFileSync(clean, bytes)
    assert.ok(!Buffer.from(bytes).includes('Mariam') && !Buffer.from(bytes).includes('Telephone'))
    const [ofClean = {}, ofTold = {}] = tagsOf(clean, path)
    const left = Object.keys(ofClean).filter((name) => !OF_PICTURE.test(name.split(':')[0] ?? ''))
    const hasTurn = Object.keys(ofTold).includes('IFD0:Orientation')
    const allowed = ['SourceFile', ...(hasTurn ? ['IFD0:Orientation'] : [])]
    assert.deepEqual(left.toSorted(), allowed.toSorted(), ending)
    assert.deepEqual(await shown(page, bytes, type), await shown(page, before, type))
    assert.deepEqual(stripped(bytes)?.bytes, bytes, 'twice is once')
  }
})

test('what is no whole picture is none, whatever its bytes', async (t) => {
  const page = await emptyPage(t)
  const pictures = await Promise.all(KINDS.map(([, type]) => drawn(page, type)))
  for (const other of ['', '%PDF-1.7', 'PK\u0003\u0004', 'GIF89a', 'RIFF', '\u00ff\u00d8'])
    assert.equal(stripped(new Uint8Array(Buffer.from(other, 'latin1'))), null, other)
  fc.assert(
    fc.property(fc.nat(2), fc.nat(), fc.nat(255), fc.boolean(), (which, at, byte, isCut) => {
      const picture = pictures[which] ?? Buffer.alloc(0)
      const place = at % picture.length
      const changed = new Uint8Array(isCut ? picture.subarray(0, place) : picture)
      if (isCut) assert.equal(stripped(changed), null)
      changed[place] = byte
      const told = stripped(changed)
      assert.ok(told === null || told.bytes.length <= changed.length + 60)
    }),
    { numRuns: 400 },
  )
})

/** One picture of 64 × 64 points as a browser codes it, without what says where one begins. */
async function codedAv1(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate<number[]>(`(async () => {
    let coded = []
    const encoder = new VideoEncoder({
      output: (chunk) => {
        const bytes = new Uint8Array(chunk.byteLength)
        chunk.copyTo(bytes)
        coded = Array.from(bytes)
      },
      error: (error) => { throw error },
    })
    encoder.configure({ codec: 'av01.0.00M.08', width: 64, height: 64, bitrate: 1e6, framerate: 1 })
    const canvas = new OffscreenCanvas(64, 64)
    const pen = canvas.getContext('2d')
    pen.fillStyle = 'red'
    pen.fillRect(0, 0, 64, 64)
    pen.fillStyle = 'blue'
    pen.fillRect(0, 0, 64, 24)
    encoder.encode(new VideoFrame(canvas, { timestamp: 0 }), { keyFrame: true })
    await encoder.flush()
    return coded
  })()`)
  return Buffer.from(bytes).subarray(2)
}

test('an AVIF with Exif, XMP, a small copy and a name is drawn as before, turned as before, without them', async (t) => {
  const { origin, close } = await pageServer(() => '<!doctype html><title>x</title>')
  t.after(close)
  const page = await emptyPage(t)
  // Browsers code where the address is one of this machine.
  await page.goto(origin)
  const coded = await codedAv1(page)
  const how = made.box('av1C', Buffer.from([0x81, 0, 0x0c, 0]))
  const depth = made.box('pixi', Buffer.from([0, 0, 0, 0, 3, 8, 8, 8]))
  const turned = made.box('irot', Buffer.of(1))
  const properties = [made.size(64, 64), how, depth, turned, made.described('Mariam')]
  const bytes = made.heif(
    [
      { type: 'av01', bytes: coded, properties: [1, 0x82, 3, 0x84, 5] },
      {
        type: 'av01',
        bytes: coded,
        properties: [1, 0x82, 3],
        link: ['thmb', 1],
        names: 'Mariam\0',
      },
    ],
    { brand: 'avif', properties },
  )
  const path = join(folder, 'told.avif')
  writeFileSync(path, bytes)
  program([
    '-GPSLatitude=33.8',
    '-Artist=Mariam',
    '-XMP:Creator=Mariam',
    '-overwrite_original',
    '-q',
    path,
  ])
  const before = readFileSync(path)
  assert.equal(tagsOf(path)[0]?.['IFD0:Artist'], 'Mariam')
  const clean = bare(new Uint8Array(before))
  assert.ok(typeof clean === 'object')
  const { bytes: after, type } = clean
  assert.equal(type, 'image/avif')
  assert.ok(!/Mariam|xmpmeta|Exif/.test(Buffer.from(after).toString('latin1')))
  const [left = {}] = tagsOf((writeFileSync(path, after), path))
  assert.deepEqual(
    Object.keys(left).filter((tag) => /IFD|GPS|XMP/.test(tag)),
    [],
  )
  const [width, height, points] = (await shown(page, before, type)) as [number, number, string]
  assert.deepEqual([width, height], [64, 64])
  const flat = made.heif([{ type: 'av01', bytes: coded, properties: [1, 0x82, 3] }], {
    brand: 'avif',
    properties,
  })
  const [, , unturned] = (await shown(page, flat, type)) as unknown[]
  assert.notEqual(points, unturned, 'the turn is seen')
  assert.deepEqual(await shown(page, after, type), [width, height, points])
})

test('pictures of avifenc, cwebp, gif2webp and ImageMagick are drawn as before, turned as before', async (t) => {
  const page = await emptyPage(t)
  const types = { avif: 'avif', webp: 'webp', jpg: 'jpeg', png: 'png', gif: 'gif' }
  for (const [ending, kind] of Object.entries(types)) {
    const type = `image/${kind}`
    const names = readdirSync(ENCODED).filter((name) => name.endsWith(`.${ending}`))
    assert.ok(names.length > 0, ending)
    for (const name of names) {
      const told = new Uint8Array(readFileSync(join(ENCODED, name)))
      const clean = bare(told)
      assert.ok(typeof clean === 'object', name)
      assert.deepEqual(await shown(page, clean.bytes, type), await shown(page, told, type), name)
    }
  }
})
