import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evidenceHouse, handIn, keeper } from '../../../test/support/evidence.ts'
import { forHouse } from '../../../test/support/house.ts'
import { jpegWith } from '../../../test/support/pictures.ts'
import * as custody from './actions/custody.ts'
import { item } from './actions/read.ts'

forHouse(
  'of evidence nothing is taken out: a picture is given as it came, with where it was taken',
  evidenceHouse,
  async (h) => {
    const told = jpegWith(Buffer.from('33.8, 9.5 by Mariam'))
    const heic = readFileSync(join(import.meta.dirname, '../../../test/encoded/tiles.heic'))
    for (const picture of [told, heic, told.subarray(0, -1)]) {
      const of = await handIn(h, keeper, picture)
      const { file } = await h.call(keeper, custody.download, { item: of })
      const parts = await Promise.all(file.parts.map((part) => h.files('evidence').get(part)))
      assert.ok(Buffer.concat(parts.map((part) => part ?? Buffer.of())).equals(picture))
      assert.equal(
        (await h.call(keeper, item, { item: of })).content?.sha256,
        hash('sha256', picture),
      )
    }
  },
)
