import assert from 'node:assert/strict'
import { z } from 'zod'
import { command } from '../../src/core/action.ts'
import { erase, list, show } from '../../src/domains/record/actions/record.ts'
import { record } from '../../src/domains/record/index.ts'
import { exampleSlice, THINGS } from '../support/example-slice.ts'
import { COMMAND_LINE, forBothHouses, person, problemWith } from '../support/house.ts'

const note = command({
  name: 'things.note',
  permission: 'things:write',
  scope: 'nation',
  summary: 'Notes a thing in an area.',
  input: z.strictObject({ area: z.string() }),
  output: z.strictObject({ record: z.string() }),
  run: async (ctx, { area }) => ({
    record: ctx.record(THINGS['thing.noted'], { subject: 'thing', area }),
  }),
})
const things = exampleSlice('things', { actions: [note], records: THINGS })
const all = {
  before: null,
  type: null,
  actor: null,
  subject: null,
  from: null,
  until: null,
  limit: 100,
}

forBothHouses(
  'the auditor and the eraser of an area reach no record of another',
  { slices: [{ ...record, needs: {} }, things] },
  async (house) => {
    const made: string[] = []
    for (const area of ['/1/3/', '/1/3/4/', '/1/34/', '/1/', '/']) {
      made.push((await house.call(COMMAND_LINE, note, { area })).record)
    }
    await house.settled()
    const [own = '', below = '', ...others] = made
    const auditor = person('auditor', ['record:read'], '/1/3/')
    const administrator = person('administrator', ['record:erase'], '/1/3/')
    const { records } = await house.call(auditor, list, all)
    assert.deepEqual(records.map(({ id }) => id).sort(), [own, below].sort())
    for (const other of others) {
      await assert.rejects(
        house.call(auditor, show, { record: other }),
        problemWith('record.unknown'),
      )
      const erasing = house.call(administrator, erase, { record: other, reason: 'to hide it' })
      await assert.rejects(erasing, problemWith('core.wrong_area'))
    }
    assert.equal((await house.call(auditor, show, { record: below })).id, below)
    await house.call(administrator, erase, { record: below, reason: 'a name in it' })
  },
)
