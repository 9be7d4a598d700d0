import assert from 'node:assert/strict'
import { existsSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { openKilled } from '../test/support/killed-house.ts'
import { memoryFolder } from '../test/support/run-folder.ts'
import { forSqlite } from '../test/support/stores.ts'
import { slices } from './domains/index.ts'

forSqlite('a house that cannot be opened lets go of its store', async (_, open) => {
  const folder = mkdtempSync(join(memoryFolder(), 'house-'))
  // One alone lacks what the others would tell it.
  const lonely = slices.filter(({ name }) => name === 'claims')
  await assert.rejects(openKilled(open.place, folder, lonely), /claims/)
  const file = 'file' in open.place ? open.place.file : ''
  assert.ok(existsSync(file))
  // SQLite takes its journal away with the last connection.
  assert.ok(!existsSync(`${file}-wal`))
})
