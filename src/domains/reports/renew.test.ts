// Keys of a desk that change: open reports are renewed for newer ones, and a page that lay open meanwhile loses nothing.
import assert from 'node:assert/strict'
import { pageScript } from '../../../test/support/browser-scripts.ts'
import { forBothHouses, person, problemWith, type TestHouse } from '../../../test/support/house.ts'
import {
  AGENCY,
  amina,
  ben,
  carla,
  deviceKey,
  openTestDesk,
  readersOf,
  reportsHouse,
  seat,
  tell,
} from '../../../test/support/reports.ts'
import { addMs, DAY, HOUR } from '../../core/time.ts'
import { list, report, take } from './actions/desk.ts'
import { renewed, reseal, toRenew } from './actions/header.ts'
import { desks, reports } from './store.ts'
import { due } from './actions/queue.ts'
import { openedFrame } from './envelope.ts'

const { rewrapAge, ageIdentity } = await pageScript('age-open.js')

/** One go of an officer's device through all open reports. */
async function renewAll(h: TestHouse, identity: string): Promise<number> {
  const own = await ageIdentity(identity)
  let [after, left] = [undefined as string | undefined, 0]
  for (;;) {
    const page = after === undefined ? {} : { after }
    const { items, newest, next } = await h.call(amina, toRenew, { agency: AGENCY, ...page })
    const heads = []
    for (const { report: of, file, head, recipients } of items) {
      const bytes = new Uint8Array(Buffer.from(head, 'base64'))
      const fresh = await rewrapAge(bytes, [own], recipients).catch(() => null)
      if (fresh === null) left += 1
      else heads.push({ report: of, file, head: Buffer.from(fresh).toString('base64') })
    }
    if (heads.length > 0) await h.call(amina, reseal, { agency: AGENCY, newest, heads })
    if (next !== null) {
      after = next
      continue
    }
    await h.call(amina, renewed, { agency: AGENCY, newest, left })
    return left
  }
}

forBothHouses(
  'open reports are renewed for a new officer by a colleague’s device, and what came stays as it was',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    for (let n = 0; n < 25; n += 1) await tell(h, desk, { text: `told ${n}`, name: 'Zainab' })
    assert.deepEqual((await h.call(amina, due, {})).toRenew, [])
    h.clock.advance(DAY)
    const key = deviceKey()
    await seat(h, { agency: AGENCY, role: 'officer', by: carla, key, agreeing: [amina, ben] })
    const { toRenew: waiting } = await h.call(ben, due, {})
    assert.deepEqual(
      waiting.map(({ agency }) => agency),
      [AGENCY],
    )
    const { items } = await h.call(amina, list, { limit: 100 })
    const of = items[0]?.id ?? ''
    const { files } = await h.call(carla, report, { report: of })
    const [answers, identity] = files
    const taken = async (file = '') =>
      Buffer.from((await h.call(carla, take, { report: of, file })).sealed, 'base64')
    assert.equal(await openedFrame(await taken(answers?.id), key.identity), null)
    assert.equal(await renewAll(h, deviceKey().identity), 50, 'a stranger’s key opens nothing')
    assert.equal(await renewAll(h, desk.amina.identity), 0)
    assert.deepEqual((await h.call(ben, due, {})).toRenew, [])
    const told = await openedFrame(await taken(answers?.id), key.identity)
    assert.match(told?.text ?? '', /^told/)
    assert.notEqual(await openedFrame(await taken(answers?.id), desk.recovery.identity), null)
    const inner = await openedFrame(await taken(identity?.id), key.identity)
    assert.equal(inner, null, 'who told it stays the custodians’')
    const again = await h.call(amina, toRenew, { agency: AGENCY })
    assert.deepEqual(again.items, [])
    await assert.rejects(
      h.call(person('other', ['reports:desk', 'reports:read']), toRenew, { agency: AGENCY }),
      problemWith('reports.unknown_desk'),
    )
    assert.equal((await h.call(carla, report, { report: of })).files[0]?.sha256, answers?.sha256)
  },
)

forBothHouses(
  'a page that lay open while keys changed is taken as it was sealed, and a colleague renews what came of it',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const drawnAt = h.clock.now()
    for (let n = 0; n < 3; n += 1) await tell(h, desk, { text: `told ${n}` })
    h.clock.advance(HOUR)
    const [later, rotated] = [deviceKey(), deviceKey()]
    await seat(h, {
      agency: AGENCY,
      role: 'officer',
      by: carla,
      key: later,
      agreeing: [amina, ben],
    })
    await seat(h, { agency: AGENCY, role: 'officer', by: ben, key: rotated, agreeing: [amina] })
    assert.equal(await renewAll(h, desk.amina.identity), 0)
    h.clock.advance(HOUR)
    // To as many keys as there were then, and to fewer than there are now.
    await assert.rejects(tell(h, desk, {}), problemWith('reports.keys_changed'))
    await assert.rejects(
      tell(h, desk, { drawnAt: addMs(h.clock.now(), -8 * DAY) }),
      problemWith('reports.keys_changed'),
    )
    assert.deepEqual((await h.call(amina, due, {})).toRenew, [])
    await tell(h, desk, { drawnAt, name: 'Zainab' })
    // The list shows one of several that are alike.
    const last = await h.store.read((tx) =>
      reports.one(tx, { agency: AGENCY }, { order: ['-receivedAt'] }),
    )
    const of = last?.id ?? ''
    const opened = async (identity: string) => {
      const { files } = await h.call(ben, report, { report: of })
      const { sealed } = await h.call(ben, take, { report: of, file: files[0]?.id ?? '' })
      return await openedFrame(Buffer.from(sealed, 'base64'), identity)
    }
    assert.equal(await opened(rotated.identity), null, 'his newer key opens nothing yet')
    assert.equal((await h.call(ben, due, {})).toRenew[0]?.agency, AGENCY, 'and he is told so')
    const { looked, newest } = await h.call(amina, toRenew, { agency: AGENCY })
    assert.equal(looked, 1, 'whoever wrote it has nobody go through all others again')
    const row = await h.store.read((tx) => desks.one(tx, { agency: AGENCY }))
    assert.equal(row?.renewedTo, newest, 'and nothing is set back')
    assert.equal(await renewAll(h, desk.amina.identity), 0)
    for (const { identity } of [desk.amina, later, rotated, desk.recovery])
      assert.notEqual(await opened(identity), null)
    assert.deepEqual((await h.call(ben, due, {})).toRenew, [])
    // What is sealed to the keys of now is of now, however old its page is.
    const now = { ...desk, ben: rotated, recovery: desk.recovery }
    const keys = [...readersOf(now), later.recipient]
    await tell(h, desk, { drawnAt, keys })
    assert.deepEqual((await h.call(ben, due, {})).toRenew, [])
  },
)
