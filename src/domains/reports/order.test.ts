// In which order a desk reads while much comes: whoever floods it stands before nobody else, and no report is out of reach.
import assert from 'node:assert/strict'
import { forBothHouses, forHouse, type TestHouse } from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import {
  amina,
  newReceipt,
  openTestDesk,
  readersOf,
  reportsHouse,
  ROUTING,
  type TestDesk,
} from '../../../test/support/reports.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { everyItem } from '../../core/listed.ts'
import { HOUR } from '../../core/time.ts'
import { list } from './actions/desk.ts'
import { due } from './actions/queue.ts'
import { receive } from './actions/receive.ts'
import { close } from './actions/step.ts'
import { sealedFrame } from './envelope.ts'
import { listPage } from './pages/list.ts'
import { gateOf, solved } from './puzzle.ts'
import type { Routing } from './schema.ts'

/** The exercise counts less long. */
const house = { ...reportsHouse, realm: 'exercise' } as const

interface Sent {
  readonly network: string
  readonly routing?: Partial<Routing>
  readonly isSolved?: boolean
}

/** Sends as browsers do, each sealed once: what differs is the mailbox. Gives the report's mailbox. */
async function sender(h: TestHouse, desk: TestDesk) {
  const { recipient, readHash } = newReceipt()
  const frame = { manifest: { v: 1, kind: 'answers' }, text: 'x' }
  const sealed = (await sealedFrame(frame, [...readersOf(desk), recipient])).toString('base64')
  return async ({ network, routing = {}, isSolved = false }: Sent): Promise<void> => {
    const { mailbox } = newReceipt()
    const challenge = gateOf(h.facts).challenge(h.clock.now())
    await h.call({ ...ANONYMOUS, network }, receive, {
      routing: { ...ROUTING, agency: desk.agency, ...routing },
      mailbox,
      recipient,
      readHash,
      sealed,
      sealedBy: 'browser',
      ...(isSolved ? { puzzle: solved(challenge, mailbox) } : {}),
    })
  }
}

const URGENT = { what: 'threats', moment: 'now', danger: true, place: 'station' } as const

/** Where in the order of reading a report in French stands, from 0; -1 where nowhere. */
async function placeOf(h: TestHouse): Promise<number> {
  const { items } = await everyItem((after) =>
    h.call(amina, list, { limit: 50, ...(after === undefined ? {} : { after }) }),
  )
  return items.findIndex(({ language }) => language === 'fr')
}

const nine = Array.from({ length: 108 }, (_, n) => `network ${Math.floor(n / 12)}`)

forHouse(
  'nine networks that say they are officials stand behind one voter in danger whose browser counted',
  house,
  async (h) => {
    const desk = await openTestDesk(h)
    const send = await sender(h, desk)
    const routing = { ...URGENT, language: 'fr' } as const
    await send({ network: 'honest', routing, isSolved: true })
    for (const network of nine) await send({ network, routing: { ...URGENT, teller: 'official' } })
    assert.equal(await placeOf(h), 0)
  },
)

forHouse(
  'what eleven networks sent before stands behind one of another whose browser counted, and soon after comes one that did not',
  house,
  async (h) => {
    const desk = await openTestDesk(h)
    const send = await sender(h, desk)
    for (let n = 0; n < 132; n += 1)
      await send({ network: `network ${Math.floor(n / 12)}`, routing: URGENT })
    const { items } = await h.call(amina, list, { limit: 200 })
    assert.equal(items.filter(({ lane }) => lane === 'slow').length, 32, 'much comes')
    await send({ network: 'quiet', routing: { ...URGENT, language: 'fr' } })
    assert.ok((await placeOf(h)) < 30, 'without script, from a quiet network')
    await h.pass(HOUR)
    await send({ network: 'other', routing: { ...URGENT, language: 'es' }, isSolved: true })
    const [first] = (await h.call(amina, list, { limit: 1 })).items
    assert.equal(first?.language, 'es')
    assert.equal((await h.call(amina, due, {})).first?.id, first.id)
  },
)

forHouse(
  'a network that counts for sixty reports an hour stands behind the first of each other one',
  house,
  async (h) => {
    const desk = await openTestDesk(h)
    const send = await sender(h, desk)
    for (let n = 0; n < 30; n += 1) await send({ network: 'one', routing: URGENT, isSolved: true })
    await send({
      network: 'other',
      routing: { ...URGENT, what: 'other', language: 'fr' },
      isSolved: true,
    })
    assert.ok((await placeOf(h)) <= 2)
  },
)

forBothHouses(
  'the open reports of a desk are paged to their end, in one order, also while they are closed',
  house,
  async (h) => {
    const desk = await openTestDesk(h)
    const send = await sender(h, desk)
    for (const network of nine) await send({ network, routing: URGENT })
    for (let n = 0; n < 3; n += 1)
      await send({ network: `alike ${n}`, routing: { what: 'other', moment: 'unknown' } })
    await send({ network: 'ten', routing: { ...URGENT, language: 'fr' } })
    const whole = await h.call(amina, list, { limit: 200 })
    assert.equal(whole.next, null)
    assert.deepEqual([whole.items.length, whole.open], [110, 110])
    const pages = await everyItem((after) =>
      h.call(amina, list, { limit: 7, ...(after === undefined ? {} : { after }) }),
    )
    assert.deepEqual(
      pages.items.map(({ id, alike }) => [id, alike]),
      whole.items.map(({ id, alike }) => [id, alike]),
    )
    const { items, next } = await h.call(amina, list, { limit: 50 })
    for (const { id } of items.slice(40)) await h.call(amina, close, { report: id, why: 'nothing' })
    const rest = await h.call(amina, list, { limit: 200, after: next ?? '' })
    const left = new Set(rest.items.map(({ id }) => id))
    assert.equal(left.size, rest.items.length)
    assert.ok(
      whole.items.slice(50).every(({ id }) => left.has(id)),
      'what is closed meanwhile hides nothing',
    )
    const drawn = await visitPage(h, listPage, { actor: amina })
    assert.match(drawn, /Of 100 open rows 50 are shown/)
    assert.match(drawn, /href="[^"]*after=/)
  },
)
