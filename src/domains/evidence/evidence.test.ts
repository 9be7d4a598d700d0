import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import {
  answerOf,
  asRead,
  bytesOf,
  evidenceHouse,
  faultsOf,
  handIn,
  keeper,
  knownIncident,
  local,
  prosecutor,
  protector,
  seeker,
  sign,
  taker,
} from '../../../test/support/evidence.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { isAnswered, MAX_EVENTS } from '../../lib/custody/index.ts'
import { systemActor } from '../../core/actor.ts'
import { MINUTE } from '../../core/time.ts'
import { ask, takeBack } from './actions/ask.ts'
import * as custody from './actions/custody.ts'
import * as intake from './actions/intake.ts'
import { chain, item, itemsOf } from './actions/read.ts'
import { waiting } from './actions/told.ts'
import { noteCheck } from './actions/upkeep.ts'
import * as store from './store.ts'

const MOVED = { place: 'Flat of the witness', authority: 'Order 7', receipt: 'R 1' } as const

const at = (h: TestHouse, of: string, by = keeper) => h.call(by, item, { item: of })

async function accept(h: TestHouse, of: string, by = taker, more = {}): Promise<void> {
  await h.call(by, custody.check, { item: of })
  await h.settled()
  await sign(h, by, { item: of, type: 'transfer-accepted', ...more })
}

forHouse(
  'a file goes from hand to hand, and its chain can be checked by anybody',
  evidenceHouse,
  async (h) => {
    const of = await handIn(h, keeper, 'GET / 200')
    const before = await at(h, of)
    assert.deepEqual(
      [
        before.state,
        before.custodian,
        before.events,
        before.content?.sha256,
        before.content?.sha512,
      ],
      ['held', keeper.id, 2, hash('sha256', 'GET / 200'), hash('sha512', 'GET / 200')],
    )
    const offer = { item: of, type: 'transfer-offered', to: taker.id, purpose: 'Analysis' } as const
    await assert.rejects(h.call(keeper, custody.act, offer), problemWith('evidence.passkey_needed'))
    await sign(h, keeper, offer)
    assert.equal((await at(h, of)).custodian, keeper.id, 'until the other side accepts')
    const { items: found } = await h.call(taker, waiting, {})
    assert.deepEqual(
      found.map(({ id, why }) => [id, why]),
      [[of, 'accept']],
    )
    const take = { item: of, type: 'transfer-accepted' } as const
    await assert.rejects(sign(h, taker, take), problemWith('evidence.not_hashed'))
    await assert.rejects(sign(h, keeper, take), problemWith('evidence.not_receiver'))
    // What the giver had hashed is nothing that the receiver looked at.
    await h.call(keeper, custody.check, { item: of })
    await h.settled()
    await assert.rejects(sign(h, taker, take), problemWith('evidence.not_hashed'))
    await accept(h, of)
    const after = await at(h, of)
    assert.deepEqual([after.custodian, after.offeredTo, after.events], [taker.id, null, 4])
    await assert.rejects(
      h.call(keeper, custody.act, {
        item: of,
        type: 'moved',
        place: 'x',
        authority: 'y',
        receipt: 'z',
      }),
      problemWith('evidence.not_custodian'),
    )
    await h.call(taker, custody.act, {
      item: of,
      type: 'correction',
      corrects: 2,
      reason: 'Typed wrong',
    })
    assert.deepEqual(await faultsOf(h, of), [])
    const { events } = await h.call(keeper, chain, { item: of, after: 2, limit: 2 })
    for (const { bytes, assertion, officerKey } of events) {
      const challenge = Buffer.from(
        hash('sha256', Buffer.from(bytes, 'base64url')),
        'hex',
      ).toString('base64url')
      const by = {
        rpId: 'node.example',
        origin: 'https://node.example',
        publicKey: officerKey ?? '',
      }
      assert.ok(assertion !== null && isAnswered(assertion, challenge, by), 'both sides signed')
    }
    const types = (await h.records()).map(({ type }) => type)
    assert.equal(types.filter((type) => type === 'item.preserved').length, 1)
    assert.equal(types.filter((type) => type === 'custody.appended').length, 5)
    const told = JSON.stringify((await h.records()).map(({ body }) => body))
    for (const word of ['Server log', 'Data centre', 'Analysis', 'access.log', 'Typed wrong'])
      assert.ok(!told.includes(word), `no record says ${word}`)
  },
)

forBothHouses(
  'a large file comes in parts, in any order, twice, after a pause, and is hashed as a whole',
  evidenceHouse,
  async (h) => {
    const facts = {
      area: '/1/',
      title: 'Disk image',
      place: 'Office',
      incident: knownIncident.code,
      name: 'disk.img',
    }
    const { item: of } = await h.call(local, intake.openItem, facts)
    const part = (n: number, text: string, by = local) =>
      h.runner.call(by, intake.addPart, { item: of, n }, { bytes: bytesOf(text) })
    await part(1, 'second')
    assert.equal((await at(h, of, local)).upload.next, 0)
    const close = (size: number) => h.call(local, intake.closeItem, { item: of, size })
    await assert.rejects(close(11), problemWith('evidence.part_missing'))
    await part(0, 'first')
    await part(0, 'first')
    await assert.rejects(part(0, 'other'), problemWith('evidence.other_part'))
    await assert.rejects(part(2, 'x', keeper), problemWith('evidence.not_yours'))
    await assert.rejects(close(99), problemWith('evidence.part_missing'))
    await close(11)
    await h.settled()
    const held = await at(h, of, local)
    assert.deepEqual(
      [held.state, held.content?.sha256, held.content?.size],
      ['held', hash('sha256', 'firstsecond'), 11],
    )
    await assert.rejects(part(2, 'x'), problemWith('evidence.not_open'))
    const found = await h.call(local, itemsOf, { incidents: [knownIncident.incident], limit: 10 })
    assert.deepEqual(
      found.items.map(({ id }) => id),
      [of],
    )
    const elsewhere = person('elsewhere', ['evidence:read', 'evidence:handle'], '/2/')
    assert.deepEqual(
      (await h.call(elsewhere, itemsOf, { incidents: [knownIncident.incident], limit: 10 })).items,
      [],
    )
    for (const action of [item, chain])
      await assert.rejects(
        h.runner.call(elsewhere, action as never, { item: of }),
        problemWith('evidence.unknown_item'),
      )
    await assert.rejects(
      h.call(elsewhere, custody.download, { item: of }),
      problemWith('core.wrong_area'),
    )
  },
)

forHouse(
  'what is prepared serves once, for five minutes, and only while the chain stands still',
  evidenceHouse,
  async (h) => {
    const of = await handIn(h, keeper, 'a')
    const moved = {
      item: of,
      type: 'moved',
      place: 'Room 4',
      authority: 'Order',
      receipt: 'R1',
    } as const
    const late = await h.call(keeper, custody.prepareEvent, moved)
    h.clock.advance(5 * MINUTE + 1)
    const append = (draft: string, by = keeper) => h.call(by, custody.appendEvent, { draft })
    await assert.rejects(append(late.draft), problemWith('evidence.late_draft'))
    const [first, second] = [
      await h.call(keeper, custody.prepareEvent, moved),
      await h.call(keeper, custody.prepareEvent, moved),
    ]
    await assert.rejects(append(first.draft, taker), problemWith('evidence.late_draft'))
    await append(first.draft)
    await assert.rejects(append(first.draft), problemWith('evidence.late_draft'))
    await assert.rejects(append(second.draft), problemWith('evidence.moved'))
    const offer = { item: of, type: 'transfer-offered', to: taker.id } as const
    const draft = await h.call(keeper, custody.prepareEvent, offer)
    await assert.rejects(append(draft.draft), problemWith('evidence.passkey_needed'))
    const wrong = { draft: draft.draft, assertion: answerOf(taker, draft.challenge ?? '') }
    await assert.rejects(
      h.call(keeper, custody.appendEvent, wrong),
      problemWith('accounts.wrong_passkey'),
    )
    const other = { draft: draft.draft, assertion: answerOf(keeper, 'eA') }
    await assert.rejects(
      h.call(keeper, custody.appendEvent, other),
      problemWith('accounts.wrong_passkey'),
    )
    const one = { draft: draft.draft, assertion: answerOf(keeper, draft.challenge ?? '') }
    await h.call(keeper, custody.appendEvent, one)
    assert.deepEqual(await faultsOf(h, of), [])
  },
)

forBothHouses('two who accept at once: one does', evidenceHouse, async (h) => {
  const of = await handIn(h, keeper, 'a')
  await sign(h, keeper, { item: of, type: 'transfer-offered', to: taker.id })
  await h.call(taker, custody.check, { item: of })
  await h.settled()
  const both = await Promise.allSettled(
    [1, 2].map(() => sign(h, taker, { item: of, type: 'transfer-accepted' })),
  )
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  assert.equal((await at(h, of)).events, 4)
  assert.deepEqual(await faultsOf(h, of), [])
})

forBothHouses(
  'a seal is opened by two, and looked at before a sealed thing changes hands',
  evidenceHouse,
  async (h) => {
    const thing = { area: '/', title: 'Laptop', place: 'Office', media: 'Laptop' }
    const { item: of } = await h.call(keeper, intake.addPhysical, thing)
    const sealed = { item: of, type: 'sealed', seal: 'S-17' } as const
    await h.call(keeper, custody.act, sealed)
    await assert.rejects(h.call(keeper, custody.act, sealed), problemWith('evidence.wrong_order'))
    await assert.rejects(
      h.call(keeper, custody.act, { item: of, type: 'seal-checked', seal: 'S-18' }),
      problemWith('evidence.wrong_seal'),
    )
    await sign(h, keeper, { item: of, type: 'transfer-offered', to: taker.id })
    const take = { item: of, type: 'transfer-accepted' } as const
    await assert.rejects(sign(h, taker, take), problemWith('evidence.wrong_seal'))
    await sign(h, taker, { ...take, seal: 'S-17' })
    const open = { item: of, type: 'unsealed', seal: 'S-17' } as const
    await assert.rejects(sign(h, taker, open), problemWith('evidence.not_asked'))
    const wish = { item: of, type: 'unsealed', reason: 'To copy the disk' } as const
    await h.call(taker, ask, wish)
    const own = { ...open, ...(await asRead(h, of)) }
    await assert.rejects(sign(h, taker, own), problemWith('core.same_person'))
    await assert.rejects(h.call(seeker, ask, wish), problemWith('evidence.asked'))
    await h.call(taker, takeBack, { item: of })
    await h.call(seeker, ask, wish)
    assert.equal((await h.call(taker, waiting, {})).items[0]?.why, 'asked')
    await sign(h, taker, { ...open, ...(await asRead(h, of)) })
    assert.equal((await at(h, of)).seals, 0)
    await h.call(seeker, ask, { item: of, type: 'destroyed', reason: 'Order of the court' })
    const order = { authority: 'Court', receipt: 'R2', ...(await asRead(h, of)) }
    await sign(h, taker, { item: of, type: 'destroyed', ...order })
    assert.equal((await at(h, of)).state, 'ended')
    await assert.rejects(h.call(taker, custody.act, sealed), problemWith('evidence.wrong_order'))
    assert.deepEqual(await faultsOf(h, of), [])
  },
)

forHouse(
  'what a second person asked for is carried out as it was read, and nothing else',
  evidenceHouse,
  async (h) => {
    const of = await handIn(h, keeper, 'a')
    await h.call(keeper, custody.act, { item: of, type: 'sealed', seal: 'S-1' })
    const other = await handIn(h, keeper, 'b')
    const open = { item: of, type: 'unsealed', seal: 'S-1', purpose: 'To copy it' } as const
    const wish = (by: typeof seeker, reason: string, item = of) =>
      h.call(by, ask, { item, type: 'unsealed', reason })
    const moved = problemWith('evidence.ask_moved')
    await wish(seeker, 'To copy the disk')
    const read = await asRead(h, of)
    const draft = await h.call(keeper, custody.prepareEvent, { ...open, ...read })
    const assertion = answerOf(keeper, draft.challenge ?? '')
    await assert.rejects(h.call(keeper, custody.prepareEvent, open), moved)
    // Taken back and asked anew for another reason, by the same person or another one: also what is prepared is stale.
    for (const [by, reason] of [
      [seeker, 'To give it away'],
      [taker, 'To copy the disk'],
    ] as const) {
      const before = (await at(h, of)).asked?.person === seeker.id ? seeker : taker
      await h.call(before, takeBack, { item: of })
      await wish(by, reason)
      await assert.rejects(
        h.call(keeper, custody.appendEvent, { draft: draft.draft, assertion }),
        moved,
      )
      await assert.rejects(sign(h, keeper, { ...open, ...read }), moved)
    }
    // What was asked of another item is nothing that was read of this one.
    await wish(taker, 'To copy the disk', other)
    await assert.rejects(sign(h, keeper, { ...open, ...(await asRead(h, other)) }), moved)
    await h.call(taker, takeBack, { item: of })
    await wish(seeker, 'To copy the disk')
    await sign(h, keeper, { ...open, ...(await asRead(h, of)) })
    assert.deepEqual([(await at(h, of)).asked, await faultsOf(h, of)], [null, []])
  },
)

forHouse(
  'what the receiver had hashed since the offer is his, whoever asks again; what was read before is not',
  evidenceHouse,
  async (h) => {
    const of = await handIn(h, keeper, 'a')
    const take = { item: of, type: 'transfer-accepted' } as const
    await sign(h, keeper, { item: of, type: 'transfer-offered', to: taker.id })
    await Promise.all([keeper, taker].map((by) => h.call(by, custody.check, { item: of })))
    await h.settled()
    await h.call(keeper, custody.check, { item: of })
    await h.settled()
    assert.equal((await at(h, of)).checkedFor, taker.id)
    await sign(h, taker, take)
    const machine = systemActor('workflow:test', ['evidence:preserve'])
    const begunAt = h.clock.now()
    h.clock.advance(MINUTE)
    await sign(h, taker, { item: of, type: 'transfer-offered', to: keeper.id })
    await h.call(machine, noteCheck, { item: of, for: keeper.id, begunAt, isWhole: true })
    await assert.rejects(sign(h, keeper, take), problemWith('evidence.not_hashed'))
  },
)

forBothHouses(
  'content is erased by two, with its words, and its chain stays',
  evidenceHouse,
  async (h) => {
    const of = await handIn(h, keeper, 'personal')
    const shared = await handIn(h, keeper, 'personal')
    const erase = { item: of, type: 'content-erased', legalBasis: 'Section 5' } as const
    const wish = { item: of, type: 'content-erased', reason: 'Request 12' } as const
    await assert.rejects(h.call(keeper, ask, wish), problemWith('evidence.not_asked'))
    await assert.rejects(h.call(prosecutor, custody.act, erase), problemWith('evidence.not_asked'))
    await h.call(protector, ask, wish)
    await assert.rejects(h.call(protector, custody.act, erase), problemWith('evidence.not_asked'))
    // What somebody prepared and never signed holds words with their salts, too.
    await h.call(keeper, custody.prepareEvent, { item: of, type: 'moved', ...MOVED })
    await h.call(prosecutor, custody.act, { ...erase, ...(await asRead(h, of)) })
    await h.settled()
    assert.equal(await h.store.read((tx) => store.drafts.count(tx, {})), 0)
    const gone = await at(h, of)
    assert.deepEqual(
      [gone.title, gone.fileName, gone.content?.sha256],
      ['', '', hash('sha256', 'personal')],
    )
    assert.ok(gone.shown.every(({ texts }) => texts.every(({ text }) => text === null)))
    await assert.rejects(
      h.call(keeper, custody.download, { item: of }),
      problemWith('evidence.no_content'),
    )
    // Another item has the same bytes, and keeps them.
    assert.ok(await h.files('evidence').get(hash('sha256', 'personal')))
    const again = { ...wish, item: shared }
    await h.call(protector, ask, again)
    const read = await asRead(h, shared)
    await h.call(prosecutor, custody.act, { ...erase, item: shared, ...read })
    await h.settled()
    assert.equal(await h.files('evidence').get(hash('sha256', 'personal')), null)
    assert.deepEqual(await faultsOf(h, of), [])
  },
)

forHouse(
  'what is made from an item stands in both chains, and what is missing is named',
  evidenceHouse,
  async (h) => {
    const of = await handIn(h, keeper, 'whole')
    const facts = {
      area: '/',
      title: 'Extract',
      place: 'Laboratory',
      name: 'extract.txt',
      parent: of,
    }
    const { item: made } = await h.call(keeper, intake.openItem, facts)
    await h.runner.call(keeper, intake.addPart, { item: made, n: 0 }, { bytes: bytesOf('part') })
    await h.call(keeper, intake.closeItem, { item: made, size: 4 })
    await h.settled()
    assert.deepEqual(
      (await at(h, of)).derived.map(({ id }) => id),
      [made],
    )
    for (const one of [of, made]) assert.deepEqual(await faultsOf(h, one), [])
    await assert.rejects(
      h.call(keeper, custody.act, { item: of, type: 'moved', place: 'Room 4' }),
      problemWith('evidence.missing_fact'),
    )
    assert.equal(MAX_EVENTS, 10_000)
  },
)
