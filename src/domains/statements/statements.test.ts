import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readHash } from './wording.ts'
import { forBothHouses, forHouse, problemWith } from '../../../test/support/house.ts'
import {
  breached,
  describe,
  faraway,
  hana,
  move,
  rosa,
  SAID,
  saidByTwo,
  sami,
  sara,
  wordHouse,
} from '../../../test/support/public-word.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { DAY, MINUTE } from '../../core/time.ts'
import { canonicalJson } from '../../lib/jcs/jcs.ts'
import {
  publicNow,
  publicStatementByCode,
  publicStatements,
  statementFeed,
} from './actions/public.ts'
import { setKind } from './actions/plan.ts'
import { statement, statements, waiting } from './actions/read.ts'
import { release, turnDown, write } from './actions/version.ts'

forHouse(
  'an incident makes a first word due in a quarter of an hour, which one writes and another publishes',
  wordHouse,
  async (h) => {
    const { incident, statement: id } = await breached(h)
    const due = await h.call(sara, statement, { incident })
    assert.deepEqual(
      [due.state, due.openedAt, due.dueAt, due.phase, due.kind],
      ['due', h.clock.now(), '2026-11-24T08:15:00.000Z', 'before', null],
    )
    assert.deepEqual((await h.call(ANONYMOUS, publicStatements, {})).items, [])
    await h.pass(14 * MINUTE)
    const { version } = await h.call(sara, write, { statement: id, words: { en: SAID } })
    assert.deepEqual(
      (await h.call(ANONYMOUS, publicStatements, {})).items,
      [],
      'nobody read it yet',
    )
    const { read } = await h.call(sami, statement, { incident })
    const yes = { version, read: read ?? '', namesNobody: true } as const
    await assert.rejects(h.call(sara, release, yes), problemWith('core.same_person'))
    const borrowed = { ...sami, device: sara.device }
    await assert.rejects(
      h.call(borrowed as typeof sami, release, yes),
      problemWith('core.same_device'),
    )
    await assert.rejects(
      h.call(sami, release, { ...yes, read: '0'.repeat(64) }),
      problemWith('statements.other_words'),
    )
    const { code, number } = await h.call(sami, release, yes)
    assert.equal(number, 1)
    const shown = await h.call(ANONYMOUS, publicStatementByCode, { code })
    assert.deepEqual(
      [shown.words, shown.state, shown.versions.length],
      [{ en: SAID }, 'released', 1],
    )
    const after = await h.call(sara, statement, { incident })
    assert.deepEqual([after.firstAt, after.proposed], [h.clock.now(), null])
    await assert.rejects(h.call(sami, release, yes), problemWith('statements.unknown_version'))
  },
)

forBothHouses(
  'later versions stand beside earlier ones, and what is taken back stays with its reason',
  wordHouse,
  async (h) => {
    const { incident } = await breached(h)
    const { code } = await saidByTwo(h.call, { incident })
    const better = { ...SAID, unknown: 'We look for who did it.', why: 'We know more.' }
    await saidByTwo(h.call, { incident, form: 'update', words: { en: better } })
    const wrong = { ...SAID, known: 'It was our own mistake.', why: 'Nobody had changed the site.' }
    await saidByTwo(h.call, { incident, form: 'correction', words: { en: wrong } })
    const why = { en: { why: 'Nothing had happened.' } }
    await saidByTwo(h.call, { incident, form: 'withdrawal', words: why, by: [sami, rosa] })
    const shown = await h.call(ANONYMOUS, publicStatementByCode, { code })
    assert.equal(shown.state, 'withdrawn')
    assert.deepEqual(
      shown.versions.map(({ number, form, words }) => [number, form, words['en']?.known]),
      [
        [4, 'withdrawal', undefined],
        [3, 'correction', 'It was our own mistake.'],
        [2, 'update', SAID.known],
        [1, 'first', SAID.known],
      ],
    )
    const [newest] = shown.versions
    assert.equal(newest?.words['en']?.why, 'Nothing had happened.')
    const feed = await h.call(ANONYMOUS, statementFeed, {})
    assert.match(feed.items[0]?.words ?? '', /Taken back.*Nothing had happened/)
    // The record that anybody may have proved holds the hash of what the page shows.
    const records = await h.records()
    for (const { number, form, words, sha256, record } of shown.versions) {
      const text = canonicalJson({ code, number, form, words })
      assert.equal(sha256, createHash('sha256').update(text).digest('hex'))
      const written = records.find(({ id }) => id === record)
      assert.deepEqual(written?.body, { code, number, form, kind: null, sha256 })
    }
    await h.pass(13 * DAY)
    assert.equal((await h.call(ANONYMOUS, publicNow, {})).items.length, 1)
    await h.pass(2 * DAY)
    assert.deepEqual((await h.call(ANONYMOUS, publicNow, {})).items, [])
    assert.equal((await h.call(ANONYMOUS, publicStatements, {})).items.length, 1, 'and never goes')
  },
)

forBothHouses(
  'of two who publish at once one does, and of two texts only the newer can be published',
  wordHouse,
  async (h) => {
    const { incident, statement: id } = await breached(h)
    const { version: old } = await h.call(sara, write, { statement: id, words: { en: SAID } })
    const words = { en: { ...SAID, known: 'Another sentence.' } }
    const { version } = await h.call(sara, write, { statement: id, words })
    const stale = readHash({ id: old, form: 'first', kind: null, words: { en: SAID } })
    const yes = { namesNobody: true } as const
    await assert.rejects(
      h.call(sami, release, { version: old, read: stale, ...yes }),
      problemWith('statements.unknown_version'),
    )
    const { read } = await h.call(sami, statement, { incident })
    const tries = await Promise.allSettled(
      [sami, rosa].map((who) => h.call(who, release, { version, read: read ?? '', ...yes })),
    )
    assert.deepEqual(tries.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
    const { versions } = await h.call(sara, statement, { incident })
    assert.deepEqual(
      versions.map(({ state, number }) => [state, number]),
      [
        ['released', 1],
        ['replaced', null],
      ],
    )
  },
)

forBothHouses(
  'what is missing, the same again, or written elsewhere is refused, and what is turned down is never public',
  wordHouse,
  async (h) => {
    const { incident, statement: id } = await breached(h)
    const say = (words: Parameters<typeof write.run>[1]['words'], form?: 'update' | 'correction') =>
      h.call(sara, write, { statement: id, words, ...(form === undefined ? {} : { form }) })
    const refused = async (given: Promise<unknown>, code: string) =>
      await assert.rejects(given, problemWith(`statements.${code}`))
    await refused(say({}), 'words_missing')
    await refused(say({ ar: SAID }), 'words_missing')
    await refused(say({ en: SAID, ar: { known: 'نعم' } }), 'words_missing')
    await refused(say({ en: SAID }, 'update'), 'wrong_form')
    await assert.rejects(
      h.call(faraway, write, { statement: id, words: { en: SAID } }),
      problemWith('core.wrong_area'),
    )
    const { version } = await say({ en: SAID })
    await h.call(rosa, turnDown, { version, reason: 'Say which site' })
    assert.deepEqual((await h.call(ANONYMOUS, publicStatements, {})).items, [])
    const { code } = await saidByTwo(h.call, { incident })
    await refused(say({ en: SAID }), 'wrong_form')
    await refused(say({ en: SAID }, 'update'), 'why_missing')
    await refused(say({ en: { ...SAID, why: 'Again' } }, 'update'), 'same_words')
    const { versions } = await h.call(ANONYMOUS, publicStatementByCode, { code })
    assert.equal(versions.length, 1)
  },
)

forBothHouses(
  'an incident that was nothing before anybody spoke is no longer waited for, and one that goes on again is',
  wordHouse,
  async (h) => {
    const { incident } = await breached(h)
    const due = async () =>
      (await h.call(sara, waiting, {})).items.filter(({ what }) => what === 'first').length
    assert.equal(await due(), 1)
    const nothing = { incident, from: 'open', to: 'false-alarm', reason: 'A test' } as const
    await h.call(hana, move, nothing)
    await h.settled()
    assert.equal(await due(), 0)
    assert.equal((await h.call(sara, statement, { incident })).state, 'ended')
    await h.pass(DAY)
    await h.call(hana, move, { incident, from: 'false-alarm', to: 'open', reason: 'It was none' })
    await h.settled()
    const again = await h.call(sara, statement, { incident })
    assert.deepEqual([again.state, again.dueAt], ['due', '2026-11-25T08:15:00.000Z'])
    await h.call(hana, describe, {
      incident,
      title: 'Foreign words',
      severity: 'severe',
      type: 'unauthorised-information-modification',
      asset: 'results-site',
      phase: 'counting',
      clock: 'node',
    })
    await h.settled()
    const known = await h.call(sara, statement, { incident })
    assert.deepEqual([known.kind, known.phase], ['wrong', 'after'])
    const { items } = await h.call(sara, statements, { view: 'due', limit: 10 })
    assert.deepEqual(
      items.map((one) => one.incident),
      [incident],
    )
  },
)

forBothHouses(
  'what happened is read and published by two with the text, and nobody alone says another thing above it',
  wordHouse,
  async (h) => {
    const { incident, statement: id } = await breached(h)
    const classify = (kind: 'down' | 'altered') =>
      h.call(hana, setKind, { statement: id, kind, phase: 'during' })
    await classify('down')
    const words = { en: SAID }
    await assert.rejects(
      h.call(sara, write, { statement: id, words }),
      problemWith('statements.other_kind'),
      'who writes has read what it stands under',
    )
    const { version } = await h.call(sara, write, { statement: id, kind: 'down', words })
    const { read } = await h.call(sami, statement, { incident })
    await classify('altered')
    const yes = { version, read: read ?? '', namesNobody: true } as const
    const { code } = await h.call(sami, release, yes)
    const kinds = async () => {
      const shown = await h.call(ANONYMOUS, publicStatementByCode, { code })
      const { items } = await h.call(ANONYMOUS, publicStatements, {})
      const now = await h.call(ANONYMOUS, publicNow, {})
      return [
        shown.kind,
        ...shown.versions.map(({ kind }) => kind),
        items[0]?.kind,
        now.items[0]?.kind,
      ]
    }
    assert.deepEqual(await kinds(), ['down', 'down', 'down', 'down'], 'as it was read')
    assert.match(
      (await h.call(ANONYMOUS, statementFeed, {})).items[0]?.title ?? '',
      /cannot be reached/,
    )
    const why = { en: { ...SAID, why: 'It was more than that.' } }
    await saidByTwo(h.call, { incident, form: 'correction', words: why })
    assert.deepEqual(await kinds(), ['altered', 'altered', 'down', 'altered', 'altered'])
    const records = await h.records()
    const said = records.filter(({ type }) => type === 'statement.released')
    assert.deepEqual(
      said.map(({ body }) => (body as { kind?: string }).kind),
      ['down', 'altered'],
      'what is proved to anybody says it, too',
    )
  },
)
