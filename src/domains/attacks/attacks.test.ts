import assert from 'node:assert/strict'
import {
  attacksHouse,
  hana,
  hugo,
  inCase,
  pia,
  plain,
  sent,
  TEXT,
} from '../../../test/support/attacks.ts'
import { forBothHouses, problemWith } from '../../../test/support/house.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { approve, consent } from './actions/form.ts'
import { attackFeed, publicAttack, publicAttacks } from './actions/public.ts'
import { day, unexplained } from './actions/read.ts'

const own = { origin: 'own', limit: 50 } as const

forBothHouses(
  'a closed incident is explained by two and the prosecutor, and everybody reads it',
  attacksHouse,
  async (h) => {
    const waits = async () =>
      (await h.call(hana, unexplained, { limit: 50 })).items.map(({ id }) => id)
    assert.deepEqual(await waits(), [plain.id, inCase.id], 'neither what goes on nor a false alarm')
    const { form: of, code } = await sent(h, plain.id)
    assert.deepEqual(await waits(), [inCase.id])
    await assert.rejects(h.call(hana, approve, { form: of }), problemWith('core.same_person'))
    await h.call(hugo, approve, { form: of })
    await assert.rejects(h.call(hugo, approve, { form: of }), problemWith('attacks.wrong_state'))
    await assert.rejects(
      h.call(ANONYMOUS, publicAttack, { code }),
      problemWith('attacks.unknown_attack'),
      'the prosecutor has not answered',
    )
    await h.call(pia, consent, { form: of })
    const shown = await h.call(ANONYMOUS, publicAttack, { code })
    assert.deepEqual(
      [shown.state, shown.words['en']?.title, shown.place, shown.month],
      ['published', TEXT.title, '/1/2/', '2026-11'],
    )
    assert.ok(!JSON.stringify(shown).includes(plain.id), 'nothing of the incident')
    const list = await h.call(ANONYMOUS, publicAttacks, own)
    assert.deepEqual(
      list.items.map((one) => one.code),
      [code],
    )
    const stretch = { from: '2026-11-24T00:00:00.000Z', until: '2026-11-25T00:00:00.000Z' }
    assert.equal((await h.call(hana, day, stretch)).items.length, 1)
    const feed = await h.call(ANONYMOUS, attackFeed, {})
    assert.equal(feed.items[0]?.path, `/attacks/${code}`)
  },
)
