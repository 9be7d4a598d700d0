// Photographs with what cameras write beside them, made and looked at with Debian's own tool.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Debian's own. */
const EXIFTOOL = 'exiftool'

/** What it prints. Throws where it fails. */
export function exiftool(args: readonly string[]): Buffer {
  const ran = spawnSync(EXIFTOOL, args, { maxBuffer: 1 << 26 })
  assert.equal(ran.status, 0, ran.stderr.toString())
  return ran.stdout
}

/** A picture of more than a part, with a place and an author in it. */
export async function photographIn(page: Page, folder: string, marker: string): Promise<string> {
  const address = await page.evaluate<string>(`(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 1200
    canvas.height = 900
    const pen = canvas.getContext('2d')
    const image = pen.createImageData(1200, 900)
    let drawn = 1
    for (let at = 0; at < image.data.length; at++)
      image.data[at] = at % 4 === 3 ? 255 : (drawn = (drawn * 48271) % 2147483647) & 255
    pen.putImageData(image, 0, 0)
    return canvas.toDataURL('image/jpeg', 0.9)
  })()`)
  const path = join(folder, `${marker}-photo.jpg`)
  writeFileSync(path, Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'))
  const tags = [
    '-GPSLatitude=48.1',
    '-GPSLatitudeRef=N',
    `-Artist=${marker}`,
    `-XMP:Creator=${marker}`,
  ]
  exiftool(['-q', '-overwrite_original', ...tags, `-IPTC:By-line=${marker}`, path])
  assert.ok(readFileSync(path).includes(marker))
  return path
}
