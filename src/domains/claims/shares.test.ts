// What strangers tell: each network has its share, and what is beyond waits.
import assert from 'node:assert/strict'
import { claimsHouse } from '../../../test/support/claims.ts'
import { forBothHouses } from '../../../test/support/house.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { HOUR } from '../../core/time.ts'
import { tell, TELL } from './actions/claim.ts'

const from = (network: string) => ({ ...ANONYMOUS, network })

forBothHouses(
  'whoever tells of a thousand claims shuts the door for nobody; what is beyond the share of a network is read later',
  claimsHouse,
  async (h) => {
    const say = async (network: string, words: string) =>
      (await h.call(from(network), tell, { words, language: 'en' })).isLate
    const late = []
    for (let n = 0; n < 200; n += 1) late.push(await say('flood', `The polls moved to room ${n}`))
    assert.equal(late.filter((one) => !one).length, TELL.share)
    assert.equal(await say('honest', 'The bridge to Alder is closed on polling day'), false)
    const told = async () => (await h.records()).filter(({ type }) => type === 'claim.taken').length
    assert.equal(await told(), TELL.share + 1)
    await h.pass(HOUR)
    assert.equal(await told(), TELL.share + 1 + TELL.lane.places, 'the slow lane was read')
    assert.equal(await say('flood', 'In the next hour it has its share again'), false)
    const written = JSON.stringify(await h.records())
    assert.ok(!written.includes('"honest"') && !written.includes('"flood"'))
  },
)
