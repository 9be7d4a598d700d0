import assert from 'node:assert/strict'
import { exampleSlice } from '../../test/support/example-slice.ts'
import { forHouse, person } from '../../test/support/house.ts'
import { defineTexts } from '../core/text.ts'
import { exercises, injects, press } from '../domains/exercises/index.ts'
import { pollingDayToSite } from './polling-day-to-site.ts'

const leader = person('leader', ['exercise:run'])
const { label } = defineTexts('polling-day-to-site-test', { label: { en: 'Press', ar: 'اضغط' } })
const pollwatch = exampleSlice('pollwatch', {
  exercise: {
    permissions: [],
    buttons: ['polls', 'other'].map((name) => ({ name, label })),
    press: async () => {},
  },
})

forHouse(
  'the polling day begins with a site that tells people not to come; another button breaks nothing',
  {
    slices: [{ ...exercises, needs: {} }, pollwatch],
    workflows: [pollingDayToSite],
    realm: 'exercise',
  },
  async (h) => {
    const told = async () => {
      await h.settled()
      return (await h.call(leader, injects, {})).live.map(({ site, kind }) => `${site} ${kind}`)
    }
    await h.call(leader, press, { button: 'pollwatch.other' })
    assert.deepEqual(await told(), [])
    await h.call(leader, press, { button: 'pollwatch.polls' })
    await h.call(leader, press, { button: 'pollwatch.polls' })
    assert.deepEqual(await told(), ['authority postpone'])
  },
)
