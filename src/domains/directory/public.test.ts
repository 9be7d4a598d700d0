import assert from 'node:assert/strict'
import { forHouse, person } from '../../../test/support/house.ts'
import type { Actor } from '../../core/actor.ts'
import { addAgency, agencies, confirmAgency } from './actions/agency.ts'
import { chooseNation } from './actions/nation.ts'
import { publicContacts } from './actions/public.ts'
import { directory } from './index.ts'

const keeper = person('keeper', ['directory:read', 'directory:write'])
const anybody: Actor = { id: 'anonymous', holds: [] }

forHouse(
  'everybody sees the agencies that somebody confirmed, how to reach them, and nothing else of them',
  { slices: [{ ...directory, needs: {} }] },
  async (house) => {
    const empty = await house.call(anybody, publicContacts, {})
    assert.deepEqual(empty, { country: null, iso3: null, agencies: [] })
    await house.call(keeper, chooseNation, { iso3: 'AUS', languages: ['en'] })
    const before = await house.call(anybody, publicContacts, {})
    assert.equal(before.country?.['en'], 'Australia')
    assert.deepEqual(before.agencies, [], 'what nobody checked is shown to nobody')
    const { agencies: known } = await house.call(keeper, agencies, { iso3: 'AUS' })
    const reporting = known.find(({ emergency }) => emergency !== null)
    assert.ok(reporting)
    await house.call(keeper, confirmAgency, { agency: reporting.id, source: 'Read today' })
    const added = { kind: 'authority' as const, name: 'Commission', phone: '13 23 26' }
    await house.call(keeper, addAgency, { iso3: 'AUS', ...added, source: 'Read today' })
    const { agencies: shown } = await house.call(anybody, publicContacts, {})
    assert.deepEqual(
      shown.map(({ name }) => name),
      ['Commission', reporting.name],
    )
    const keys = ['emergency', 'kind', 'mail', 'name', 'nameLocal', 'phone', 'website']
    assert.deepEqual(Object.keys(shown[0] ?? {}).toSorted(), keys)
  },
)
