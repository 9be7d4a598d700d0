import assert from 'node:assert/strict'
import {
  attacksHouse,
  going,
  hana,
  hugo,
  inCase,
  pia,
  plain,
  sent,
  TEXT,
} from '../../../test/support/attacks.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { DAY } from '../../core/time.ts'
import {
  approve,
  consent,
  leaveOut,
  object,
  refuse,
  send,
  withdraw,
  write,
} from './actions/form.ts'
import { attackFeed, publicAttack, publicAttacks } from './actions/public.ts'
import { day, form, forms, unexplained } from './actions/read.ts'
import { openCase } from './needs.ts'

const own = { origin: 'own', limit: 50 } as const
const gone = problemWith('attacks.wrong_state')

/** Brings a text about an incident to everybody. */
async function explained(h: TestHouse, incident: string, words: Parameters<typeof sent>[2] = {}) {
  const made = await sent(h, incident, words)
  await h.call(hugo, approve, { form: made.form })
  await h.call(pia, consent, { form: made.form })
  return made
}

forBothHouses(
  'a closed incident is explained by two and the prosecutor, and everybody reads it',
  attacksHouse,
  async (h) => {
    const open = async () =>
      (await h.call(hana, unexplained, { limit: 50 })).items.map(({ id }) => id)
    assert.deepEqual(await open(), [plain.id, inCase.id], 'neither what goes on nor a false alarm')
    const { form: of, code } = await sent(h, plain.id)
    assert.deepEqual(await open(), [inCase.id])
    await assert.rejects(h.call(hana, approve, { form: of }), problemWith('core.same_person'))
    await h.call(hugo, approve, { form: of })
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
    const { items } = await h.call(ANONYMOUS, publicAttacks, own)
    assert.deepEqual(
      items.map((one) => one.code),
      [code],
    )
    for (const told of [shown, items])
      assert.ok(!JSON.stringify(told).includes(plain.id), 'nothing of the incident')
    const public_ = (await h.records()).find(({ type }) => type === 'attack.explained')
    assert.equal(public_?.area, '/1/2/', 'where the text says, not where it was')
    const stretch = { from: '2026-11-24T00:00:00.000Z', until: '2026-11-25T00:00:00.000Z' }
    assert.equal((await h.call(hana, day, stretch)).items.length, 1)
    const feed = await h.call(ANONYMOUS, attackFeed, {})
    assert.equal(feed.items[0]?.path, `/attacks/${code}`)
  },
)

forBothHouses(
  'of several at once one approves, one answers, and one version is shown',
  attacksHouse,
  async (h) => {
    const { form: of, code } = await sent(h, plain.id)
    const [heads, prosecutors] = [
      [hugo, person('head', ['attacks:read', 'attacks:approve'])],
      [pia, person('paul', ['attacks:consent'])],
    ]
    const done = await Promise.allSettled([
      ...heads.map((one) => h.call(one, approve, { form: of })),
      ...prosecutors.map((one) => h.call(one, consent, { form: of })),
    ])
    const refused = done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    assert.equal(refused.length, 2)
    assert.ok(refused.every(gone), String(refused))
    const published = (await h.records()).filter(({ type }) => type === 'attack.explained')
    assert.equal(published.length, 1)
    assert.equal((await h.call(ANONYMOUS, publicAttack, { code })).state, 'published')
  },
)

forBothHouses(
  'a later version stands before the earlier one, and what is withdrawn stays with its reason',
  attacksHouse,
  async (h) => {
    const first = await explained(h, plain.id)
    await h.pass(DAY)
    const second = await explained(h, plain.id, { effect: 'For three hours, as we know now.' })
    assert.equal(second.code, first.code)
    const told = await h.call(ANONYMOUS, publicAttack, { code: first.code })
    assert.deepEqual(
      [told.version, told.words['en']?.effect],
      [2, 'For three hours, as we know now.'],
    )
    assert.deepEqual(
      told.before.map(({ version, words }) => [version, words['en']?.effect]),
      [[1, TEXT.effect]],
    )
    await assert.rejects(
      h.call(hugo, withdraw, { form: first.form, reason: 'Old', hides: false }),
      gone,
      'only what is shown is withdrawn',
    )
    await h.call(hugo, withdraw, {
      form: second.form,
      reason: 'The cause was another one.',
      hides: false,
    })
    const after = await h.call(ANONYMOUS, publicAttack, { code: first.code })
    assert.deepEqual(
      [after.state, after.reason, after.words['en']?.title],
      ['withdrawn', 'The cause was another one.', TEXT.title],
    )
    const third = await explained(h, plain.id, { title: 'Told anew' })
    await h.call(hugo, withdraw, { form: third.form, reason: 'It harms somebody.', hides: true })
    const hidden = await h.call(ANONYMOUS, publicAttack, { code: first.code })
    assert.deepEqual([hidden.words, hidden.reason], [{}, 'It harms somebody.'])
    assert.ok(!JSON.stringify(hidden.before).includes(TEXT.title), 'in no version')
    const found = await h.call(ANONYMOUS, publicAttacks, { ...own, search: 'told anew' })
    assert.deepEqual(found.items, [])
    const { items } = await h.call(ANONYMOUS, publicAttacks, own)
    assert.deepEqual(
      items.map(({ code, state, titles }) => [code, state, titles]),
      [[first.code, 'withdrawn', {}]],
    )
  },
)

forBothHouses(
  'with an open case and without one everybody else is told the same, and the prosecutor which it is',
  attacksHouse,
  async (h) => {
    const seen = async (incident: string) => {
      const { form: of, code } = await sent(h, incident)
      const answers: unknown[] = [await h.call(hana, form, { form: of })]
      await h.call(hugo, approve, { form: of })
      answers.push(await h.call(hugo, form, { form: of }))
      answers.push((await h.call(hana, forms, { view: 'waiting', limit: 50 })).items)
      await assert.rejects(h.call(ANONYMOUS, publicAttack, { code }))
      await h.call(pia, object, { form: of, reason: 'Not yet.' })
      answers.push(await h.call(hana, form, { form: of }))
      // What differs by itself: ids and codes.
      return JSON.stringify(answers).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|ATT-\w{8}/g, '')
    }
    assert.equal(await seen(inCase.id), await seen(plain.id))
    const asked = async (incident: string) => await h.runner.ask(pia, openCase, { incident })
    assert.deepEqual(
      [await asked(inCase.id), await asked(plain.id)],
      [{ isOpen: true }, { isOpen: false }],
    )
    await assert.rejects(h.runner.ask(hana, openCase, { incident: inCase.id }))
    const log = JSON.stringify((await h.records()).map(({ type, body }) => [type, body]))
    assert.doesNotMatch(log, /case|Not yet/i)
  },
)

forBothHouses(
  'what could name somebody is pointed out, and leaves only where each is confirmed',
  attacksHouse,
  async (h) => {
    const happened =
      'Juma wrote to desk@vote.example from 203.0.113.7 and called +44 20 7946 0000 about www.results.example on 2026-11-20; see Results of Alder, 1,500 people.'
    const { form: of } = await h.call(hana, write, { ...TEXT, happened, incident: plain.id })
    const { open } = await h.call(hana, form, { form: of })
    assert.deepEqual(
      open.map(({ kind, text }) => [kind, text]),
      [
        ['person', 'Juma Otieno'],
        ['site', 'Results of Alder'],
        ['mail', 'desk@vote.example'],
        ['phone', '+44 20 7946 0000'],
        ['address', '203.0.113.7'],
        ['host', 'www.results.example'],
      ],
    )
    const all = open.map(({ text }) => text)
    const asked = { form: of, isAnonymous: true }
    const pointed = problemWith('attacks.pointed_out')
    await assert.rejects(h.call(hana, send, { ...asked, confirmed: all.slice(1) }), pointed)
    await assert.rejects(
      h.call(hana, send, { ...asked, confirmed: all, isAnonymous: false }),
      problemWith('attacks.not_anonymous'),
    )
    await assert.rejects(
      h.call(hugo, send, { ...asked, confirmed: all }),
      problemWith('attacks.not_writer'),
    )
    await h.call(hana, send, { ...asked, confirmed: all })
    const read = await h.call(hugo, form, { form: of })
    assert.deepEqual([read.confirmed.length, read.open], [6, []])
    await h.call(hugo, refuse, { form: of, reason: 'Leave the names out.' })
    assert.equal((await h.call(hana, form, { form: of })).reason, 'Leave the names out.')
  },
)

forHouse(
  'nothing is told of what goes on, nearer than a district, or before its month',
  attacksHouse,
  async (h) => {
    const writing = (words: object) =>
      h.call(hana, write, { ...TEXT, incident: plain.id, ...words })
    await assert.rejects(writing({ incident: going.id }), problemWith('attacks.not_closed'))
    for (const place of ['/1/2/3/', '/9/'])
      await assert.rejects(writing({ place }), problemWith('attacks.place_too_near'))
    await assert.rejects(writing({ month: '2026-12' }), problemWith('attacks.month_to_come'))
    await h.call(hana, leaveOut, { incident: plain.id, reason: 'A test of ours.' })
    const { items } = await h.call(hana, unexplained, { limit: 50 })
    assert.deepEqual(
      items.map(({ id }) => id),
      [inCase.id],
    )
    await writing({})
    await assert.rejects(h.call(hana, leaveOut, { incident: plain.id, reason: 'No' }), gone)
  },
)

forBothHouses(
  'attacks are found by words, kind, service, year and whose they are, a page after the other',
  attacksHouse,
  async (h) => {
    const one = await explained(h, plain.id)
    const two = await explained(h, inCase.id, {
      title: 'Élection: forged messages',
      kind: 'fraud',
      service: 'messages',
    })
    const found = async (asked: object) =>
      (await h.call(ANONYMOUS, publicAttacks, { ...own, ...asked })).items.map(({ code }) => code)
    assert.deepEqual(await found({}), [two.code, one.code])
    assert.deepEqual(await found({ search: 'ELECTION forg' }), [two.code])
    assert.deepEqual(await found({ search: one.code.toLowerCase() }), [one.code])
    assert.deepEqual(await found({ search: 'election answer' }), [])
    assert.deepEqual(await found({ kind: 'fraud' }), [two.code])
    assert.deepEqual(await found({ service: 'results' }), [one.code])
    assert.deepEqual(await found({ year: 2025 }), [])
    const { origin: _, ...all } = own
    const pages: string[] = []
    let after: string | undefined
    for (let page = 0; page < 20; page += 1) {
      const asked = after === undefined ? {} : { after }
      const { items, next } = await h.call(ANONYMOUS, publicAttacks, { ...all, limit: 2, ...asked })
      pages.push(...items.map(({ code }) => code))
      if (next === null) break
      after = next
    }
    const whole = await h.call(ANONYMOUS, publicAttacks, all)
    assert.deepEqual(
      pages,
      whole.items.map(({ code }) => code),
    )
    assert.ok(pages.length > 5, 'those of elsewhere come behind them')
    const kenya = await h.call(ANONYMOUS, publicAttacks, { limit: 50, search: 'кения' })
    assert.deepEqual(
      kenya.items.map(({ code }) => code),
      ['REP-KEN-2023'],
    )
  },
)
