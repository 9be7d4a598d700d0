import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { brokenSite, LOOKING, monitoringHouse } from '../../test/support/monitoring.ts'
import { forBothHouses, person } from '../../test/support/house.ts'
import { tarEntries } from '../lib/tar/index.ts'
import { byteReader } from '../lib/bytes/index.ts'
import { evidence } from '../domains/evidence/index.ts'
import { item, items } from '../domains/evidence/actions/read.ts'
import { retire } from '../domains/monitoring/actions/upkeep.ts'
import { exampleSlice } from '../../test/support/example-slice.ts'
import { query } from '../core/action.ts'
import { z } from 'zod'
import { findingToEvidence } from './finding-to-evidence.ts'

const reader = person('reader', ['evidence:read', 'monitoring:read'])

const provided = (name: `${string}.${string}`, answer: object) =>
  query({
    name,
    permission: 'anyone',
    scope: 'none',
    summary: 'For tests.',
    input: z.looseObject({}),
    output: z.looseObject({}),
    run: async () => ({ ...answer }),
  })

const accounts = exampleSlice('accounts', {
  actions: [
    provided('accounts.checkAssertion', { publicKey: '' }),
    provided('accounts.personsHolding', { persons: [] }),
  ],
})

const others = exampleSlice('others', {
  actions: [
    provided('incidents.identify', { incident: '' }),
    provided('incidents.evidenceOf', { incident: '', code: '', items: [] }),
    provided('record.proofs', { proofs: [], next: null }),
    provided('record.stampBefore', {}),
    provided('cases.checkDownload', {}),
    provided('cases.downloads', { kept: [] }),
    provided('incidents.named', { items: [] }),
  ],
})

const options = {
  slices: [...monitoringHouse.slices, evidence, accounts, others],
  workflows: [findingToEvidence],
}

/** Longest part of an archive in this test. */
const MAX = 8 * 1024 * 1024

forBothHouses(
  'the visit behind a serious finding is preserved once, byte by byte',
  options,
  async (h) => {
    const { finding } = await brokenSite(h)
    await h.settled()
    const list = await h.call(reader, items, { limit: 10 })
    const [one] = list.items.filter(({ source }) => source === `finding:${finding}`)
    assert.equal(one?.state, 'held')
    const found = await h.call(reader, item, { item: one?.id ?? '' })
    assert.deepEqual([found.custodian, found.area, found.events], ['node', '/1/', 2])
    // Monitoring lets go of what it saw; the copy stays.
    await h.call(LOOKING, retire, { after: '' })
    const whole = await h.files('evidence').get(found.content?.sha256 ?? '')
    assert.ok(whole, 'a small visit is one part')
    const names: string[] = []
    for await (const { name, bytes } of tarEntries(byteReader(once(whole)), MAX)) {
      names.push(name)
      if (name === 'visit.json') {
        const seen = JSON.parse(bytes.toString('utf8')) as { finding: string; told: unknown[] }
        assert.equal(seen.finding, finding)
        assert.ok(seen.told.length > 5)
      } else assert.equal(name, `bodies/${hash('sha256', bytes)}`)
    }
    assert.equal(names[0], 'visit.json')
    assert.equal(list.items.filter((each) => each.source === one?.source).length, 1)
  },
)

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
