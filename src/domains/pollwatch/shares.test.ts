// Groups that apply: each network has its share, and what is beyond waits with its code and key.
import assert from 'node:assert/strict'
import { COMMAND_LINE, forBothHouses, forHouse, problemWith } from '../../../test/support/house.ts'
import { watchHouse } from '../../../test/support/pollwatch.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { HOUR } from '../../core/time.ts'
import { application, apply, APPLY, takeApplied } from './actions/application.ts'

const FACTS = {
  kind: 'citizens',
  members: 34,
  about: 'Volunteers of the district.',
  contact: 'desk@group.example',
  conduct: true,
} as const

forBothHouses(
  'whoever applies a hundred times shuts the register for no group; what is beyond his share is taken in later',
  watchHouse,
  async (h) => {
    const from = async (network: string, name: string) =>
      await h.call({ ...ANONYMOUS, network }, apply, { ...FACTS, name })
    const made = []
    for (let n = 0; n < 100; n += 1) made.push(await from('flood', `Group ${n}`))
    assert.equal(made.filter(({ isLate }) => !isLate).length, APPLY.share)
    const honest = await from('honest', 'Citizens of Alder')
    assert.equal(honest.isLate, false)
    const stateOf = async ({ code, key }: { readonly code: string; readonly key: string }) =>
      (await h.call(ANONYMOUS, application, { code, key })).state
    assert.equal(await stateOf(honest), 'applied')
    const late = made.at(-1)
    assert.ok(late?.isLate === true)
    await assert.rejects(stateOf(late), problemWith('pollwatch.wrong_key'))
    await h.pass(HOUR)
    assert.equal(await stateOf(late), 'applied', 'its code and key hold')
    const taken = (await h.records()).filter(({ type }) => type === 'observerGroup.applied')
    assert.equal(taken.length, APPLY.share + 1 + APPLY.lane.places)
  },
)

forHouse(
  'an application that comes out of the slow lane twice is taken in once',
  watchHouse,
  async (h) => {
    const { conduct: _, ...said } = { ...FACTS, name: 'Citizens of Alder' }
    const waited = {
      ...said,
      code: 'OBS-AAAABBBB',
      keyHash: 'a'.repeat(64),
      appliedAt: h.clock.now(),
    }
    for (let again = 0; again < 2; again += 1) await h.call(COMMAND_LINE, takeApplied, waited)
    const taken = (await h.records()).filter(({ type }) => type === 'observerGroup.applied')
    assert.equal(taken.length, 1)
  },
)
