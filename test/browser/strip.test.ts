// Pictures without what cameras write beside them, looked at by exiftool and drawn by a real browser.

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { pageScript } from '../support/browser-scripts.ts'
import { newContext } from '../support/chromium.ts'
import { exiftool } from '../support/photographs.ts'
import { runFolder } from '../support/run-folder.ts'

const { stripped } = await pageScript('strip.js')
const folder = mkdtempSync(join(runFolder(), 'strip-'))
const KINDS = [
  ['jpg', 'image/jpeg'],
  ['png', 'image/png'],
  ['webp', 'image/webp'],
] as const

/** Groups of tags that say what a file is made of, and nothing about who made it. */
const OF_PICTURE = /^(?:ExifTool|System|File|PNG|RIFF|JFIF|Composite)$/

const program = (args: readonly string[]) => exiftool(args).toString()

/** Tags by their group and name. */
function tagsOf(path: string): Record<string, unknown> {
  const [tags] = JSON.parse(program(['-j', '-G1', '-a', '-u', path])) as [Record<string, unknown>]
  return tags
}

/** A picture of 40 × 20 points, red on the left, as a browser writes it. */
async function drawn(type: string): Promise<Buffer> {
  const context = await newContext()
  try {
    const page = await context.newPage()
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
  } finally {
    await context.close()
  }
}

/** Width, height and two points of a picture as a browser shows it. */
async function shown(bytes: Uint8Array, type: string): Promise<unknown> {
  const context = await newContext()
  try {
    const page = await context.newPage()
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
  } finally {
    await context.close()
  }
}

/** Writes into a file what a telephone and a press agency would. */
function tell(path: string): void {
  const said = ['-GPSLatitude=33.8', '-GPSLongitude=9.5', '-Make=Telephone', '-Artist=Mariam']
  const more = ['-XMP:Creator=Mariam', '-XMP:Title=Secret', '-Orientation#=6', '-Comment=Mariam']
  program([...said, ...more, '-overwrite_original', '-q', path])
  if (path.endsWith('.jpg')) program(['-IPTC:By-line=Mariam', '-overwrite_original', '-q', path])
}

test('of a picture only the picture and its turn stay, and it looks the same', async () => {
  for (const [ending, type] of KINDS) {
    const path = join(folder, `told.${ending}`)
    writeFileSync(path, await drawn(type))
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
    const left = Object.keys(tagsOf(clean)).filter(
      (name) => !OF_PICTURE.test(name.split(':')[0] ?? ''),
    )
    const hasTurn = ending !== 'png' && Object.keys(tagsOf(path)).includes('IFD0:Orientation')
    const allowed = ['SourceFile', ...(hasTurn ? ['IFD0:Orientation'] : [])]
    assert.deepEqual(left.toSorted(), allowed.toSorted(), ending)
    if (ending !== 'png') assert.deepEqual(await shown(bytes, type), await shown(before, type))
    assert.deepEqual(stripped(bytes)?.bytes, bytes, 'twice is once')
  }
})

test('what is no whole picture is none, whatever its bytes', async () => {
  const pictures = await Promise.all(KINDS.map(async ([, type]) => await drawn(type)))
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
