// The scripts that browsers get stand in the public log, and everybody can compare them.
import assert from 'node:assert/strict'
import { forBothHouses, forHouse, person } from '../../../test/support/house.ts'
import { servedScripts } from '../../keeping/served-scripts.ts'
import { noteScripts, scripts } from './actions/scripts.ts'
import { record } from './index.ts'
import { jobs } from './jobs.ts'
import { records } from './records.ts'

const alone = { slices: [{ ...record, needs: {} }] }
const machine = { id: 'job:record.scripts', holds: 'all' } as const
const anyone = person('anyone', [])

forBothHouses(
  'scripts are recorded when one is new or differs, and not again',
  alone,
  async (h) => {
    assert.deepEqual(await h.call(anyone, scripts, {}), { served: null })
    const first = [{ name: 'report.js', sha256: 'a'.repeat(64) }]
    const second = [...first, { name: 'strip.js', sha256: 'b'.repeat(64) }]
    for (const served of [first, first, second]) {
      await h.call(machine, noteScripts, { scripts: served })
      await h.settled()
    }
    const written = (await h.records()).filter(({ type }) => type === 'scripts.served')
    assert.deepEqual(
      written.map(({ body }) => body['scripts']),
      [first, second],
    )
    const { served } = await h.call(anyone, scripts, {})
    assert.deepEqual(served?.scripts, second)
    assert.equal(records['scripts.served'].isPublic, true, 'anybody gets its proof')
  },
)

forHouse('each start names what the doors serve, the sealing script among it', alone, async (h) => {
  const naming = jobs.find(({ kind }) => kind === 'record.scripts')
  assert.equal(naming?.always?.atStart, true)
  const all = servedScripts()
  assert.ok(all.some(({ name }) => name === 'report.js'))
  await h.call(machine, noteScripts, { scripts: all })
  await h.settled()
  const { served } = await h.call(anyone, scripts, {})
  assert.deepEqual(served?.scripts, all)
})
