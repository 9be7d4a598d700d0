// Pictures of other people's encoders, with what exiftool wrote into them; `test/encoded/README.md` says how they were made.
import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { bare } from './bare.js'

const FOLDER = join(import.meta.dirname, '../../../test/encoded')

/** What stays of each: other programs drew it as they drew what it was made of. */
const LEFT: Readonly<Record<string, string>> = {
  'alpha.heic': 'bfaabb45506532240b4eef19af03b56764dbf62fedae2388ddc5269f42d404b4',
  'alpha.webp': 'a90ace59eb15c965632992e6077610ed8b8c9a0fc37b0aa1da9e1ee72e581188',
  'cmyk.jpg': 'edbf362ad94b8f151f7b5b9a96404f82d002803f15e674b10b5fc106e937ddd9',
  'deflate.tif': 'cf990017a93944b60a2b195602ef49fb719a472b10c9cbe1c7fbd2e62f42ec49',
  'grid.avif': 'e61d275394935acc0dc934f2b4d263c4b0a67c68a9d9ba90d754b09fb70e286c',
  'interlaced.png': '51bfa856282c7ec6ee618d0e6e14e7ab8f929bf15a525ee4e56e2d8967467d3c',
  'moves.gif': 'c9eb7365978b1b6794fd341fc2c5916dac4ee5a3ad8b6bb95ef7a717daf7959a',
  'moves.webp': 'dd86f636e4606fa343814bb07c4f2f9499c8d372de69eb87a48599344c5eb6c7',
  'multiplied.avif': '9fd0e95250116a02bdef72622e96aeeb4b3be38676c028138aae5c15eddbacf7',
  'pages.tif': '84e4142a555cd63985743b27c9e23e3c92ddabe4be8baddc6f89e51964c570b5',
  'restarts.jpg': '5dab0561a813369ccf15934728bf98d89613317d16b39a32198baaced9637705',
  'small-copy.heic': 'cab91b3a4e0e69f4fde97cee9bb517c57a21a7846816ebcb4279fb4a4fa07a49',
  'tiles.heic': 'd659e88e2230edcaa9a1e443d88a1d84689d213939f2af6a94a2f588f86d772e',
  'turned.avif': '21cd8f4c8ba3a03b79e63c9281d4bc0c78f2e00455793cdf6c52d08c3498f415',
}

test('of pictures of heif-enc, avifenc, cwebp, gif2webp and ImageMagick that stays which other programs draw alike', () => {
  const names = readdirSync(FOLDER).filter((name) => name !== 'README.md')
  assert.deepEqual(names.toSorted(), Object.keys(LEFT).toSorted())
  for (const name of names) {
    const told = readFileSync(join(FOLDER, name))
    assert.ok(told.includes('Mariam'), name)
    const clean = bare(new Uint8Array(told))
    assert.ok(typeof clean === 'object', name)
    const left = Buffer.from(clean.bytes)
    for (const word of ['Mariam', 'Telephone', 'Secret', 'xmpmeta', 'GPS'])
      assert.ok(!left.includes(word), `${name}: ${word}`)
    assert.equal(hash('sha256', left), LEFT[name], name)
    assert.deepEqual(bare(clean.bytes), clean, `${name}: twice is once`)
  }
})
