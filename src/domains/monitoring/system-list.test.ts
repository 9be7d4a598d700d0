import assert from 'node:assert/strict'
import { forBothHouses } from '../../../test/support/house.ts'
import { analyst, monitoringHouse } from '../../../test/support/monitoring.ts'
import { register } from '../../../test/support/signals.ts'
import { everyItem } from '../../core/listed.ts'
import { systems } from './actions/system-read.ts'

forBothHouses('every system is on a page of the list, and on one', monitoringHouse, async (h) => {
  for (let n = 0; n < 5; n += 1) await register(h)
  const { items } = await everyItem((after: string | undefined) =>
    h.call(analyst, systems, { limit: 2, ...(after && { after }) }),
  )
  const all = (await h.call(analyst, systems, { limit: 200 })).items
  assert.equal(all.length, 5)
  assert.deepEqual(items, all)
})
