import assert from 'node:assert/strict'
import { COMMAND_LINE, forBothHouses, forHouse, person } from '../../../test/support/house.ts'
import { DAY } from '../../core/time.ts'
import {
  backups,
  backUpNow,
  breaks,
  nameBreak,
  noteBackup,
  noteBackupFailure,
  noteDrill,
} from './actions/backup.ts'
import { record } from './index.ts'

const administrator = person('a', ['record:backup'])
const options = { slices: [{ ...record, needs: {} }] }
const root = 'a'.repeat(64)
const backup = {
  file: 'scrutineer-1.tar.zst.age',
  bytes: 1000,
  sha256: 'b'.repeat(64),
  size: 7,
  root,
  isEncrypted: true,
  hasFiles: true,
  hasKeys: true,
  durationMs: 1234,
}

forHouse(
  'the newest good backup and drill are told, failures beside them',
  options,
  async (house) => {
    assert.deepEqual(await house.call(administrator, backups, {}), {
      list: [],
      newest: null,
      oldMs: DAY,
      drill: null,
    })
    await house.call(COMMAND_LINE, noteBackup, { backup, nextMs: null })
    house.clock.advance(1000)
    await house.call(COMMAND_LINE, noteBackupFailure, { reason: 'The disk is full.', nextMs: null })
    const drill = { file: backup.file, backupAt: house.clock.now(), size: 7, root, durationMs: 99 }
    await house.call(COMMAND_LINE, noteDrill, drill)
    await house.settled()
    const found = await house.call(administrator, backups, {})
    assert.equal(found.newest, '2026-11-24T08:00:00.000Z')
    assert.deepEqual(
      found.list.map(({ reason }) => reason),
      ['The disk is full.', null],
    )
    assert.deepEqual(found.list.at(1)?.backup, backup)
    assert.equal(found.drill?.durationMs, 99)
  },
)

forHouse('asking for a backup where none are set up says so', options, async (house) => {
  await house.settled()
  assert.deepEqual((await house.call(administrator, backups, {})).list, [])
  await house.call(administrator, backUpNow, {})
  await house.settled()
  const { list } = await house.call(administrator, backups, {})
  assert.deepEqual(
    list.map(({ reason }) => reason),
    ['No folder for backups is set, neither under Settings nor by SCRUTINEER_BACKUP.'],
  )
})

forBothHouses('everybody may read why the log was broken', options, async (house) => {
  await house.call(COMMAND_LINE, nameBreak, { size: 90, root, reason: 'the disk was lost' })
  await house.settled()
  const nobody = person('nobody', [])
  const { breaks: told } = await house.call(nobody, breaks, {})
  assert.deepEqual(
    told.map(({ size, reason }) => ({ size, reason })),
    [{ size: 90, reason: 'the disk was lost' }],
  )
})
