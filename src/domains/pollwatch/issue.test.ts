import assert from 'node:assert/strict'
import {
  amal,
  mona,
  newest,
  nils,
  omar,
  type TestGroup,
  watchHouse,
  watching,
  write,
} from '../../../test/support/pollwatch.ts'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { addMs, HOUR, MINUTE, spanStart } from '../../core/time.ts'
import { confirmByCallBack, noteChase, silent } from './actions/desk.ts'
import {
  answerIssue,
  closeIssue,
  issue,
  issues,
  openIssue,
  rejectIssue,
  reopenIssue,
} from './actions/issue.ts'
import { confirmIssue, readHash } from './actions/issue-read.ts'
import { decideOwn, ownFigures, ownPlaces, releasedPlaces } from './actions/place.ts'
import * as noun from './schema.ts'
import * as store from './store.ts'
import { issueFeed, publicAreas, publicIssueByCode, publicIssues } from './actions/public.ts'

const north = (h: TestHouse) =>
  watching(h, { name: 'North Watch', manager: mona, stations: ['A-1', 'A-2', 'B-1'] })
const south = (h: TestHouse) =>
  watching(h, { name: 'South Watch', manager: nils, stations: ['A-1', 'C-1'] })

/** Makes an issue of what an observer writes. */
async function reported(h: TestHouse, group: TestGroup, station: string, text = 'IN # C7 S3') {
  await write(h, group, station, text)
  const entry = (await newest(h, group)).id
  return await h.call(group.manager, openIssue, { entry, summary: `Site down at ${station}` })
}

forBothHouses(
  'one message of an observer becomes a row, a public issue, and an answer that stops its clock',
  watchHouse,
  async (h) => {
    const group = await north(h)
    assert.equal(await write(h, group, 'A-1', 'IN # C7 S3 @ the site is down'), 'counted')
    const row = await newest(h, group)
    assert.equal(row.place?.number, 'A-1')
    assert.deepEqual(
      [row.answers, row.comment, row.verdict],
      [{ C: 7, S: 3 }, 'the site is down', 'ok'],
    )
    await h.pass(0)
    assert.match(h.sms.sent.at(-1)?.text ?? '', new RegExp(`^OK ${row.ref} C7 S3$`))
    const { issue: of, code } = await h.call(mona, openIssue, {
      entry: row.id,
      summary: 'Site down',
    })
    assert.deepEqual((await h.call(ANONYMOUS, publicIssues, { limit: 50 })).items, [])
    const read = readHash(['Site down'])
    const { dueAt } = await h.call(omar, confirmIssue, { issue: of, read })
    const shown = await h.call(ANONYMOUS, publicIssueByCode, { code })
    assert.deepEqual(
      [shown.state, shown.station?.number, shown.summary, shown.dueAt, shown.answeredAt],
      ['confirmed', 'A-1', 'Site down', dueAt, null],
    )
    await h.pass(HOUR)
    await h.call(omar, answerIssue, { issue: of, answer: 'It is up again; paper lists are there.' })
    const after = await h.call(ANONYMOUS, publicIssueByCode, { code })
    assert.deepEqual(
      [after.state, after.answer],
      ['answered', 'It is up again; paper lists are there.'],
    )
    assert.equal(after.answeredAt, h.clock.now())
    await h.call(omar, closeIssue, { issue: of })
    await h.call(mona, reopenIssue, { issue: of, reason: 'It is down again' })
    const again = await h.call(omar, issue, { code })
    assert.deepEqual([again.state, again.answeredAt, again.reopened], ['confirmed', null, 1])
    assert.deepEqual(
      again.steps.map(({ kind }) => kind),
      ['opened', 'read', 'confirmed', 'answered', 'closed', 'reopened'],
    )
  },
)

forBothHouses(
  'two groups who differ leave no value until a person decides, and any order of arrival gives the same rows',
  watchHouse,
  async (h) => {
    const groups = { north: await north(h), south: await south(h) }
    await write(h, groups.north, 'A-1', 'TU # X1 V120')
    await write(h, groups.south, 'A-1', 'TU # X1 V130')
    await write(h, groups.north, 'A-2', 'TU # X1 V90')
    const of = { form: 'TU', serial: 1, view: 'all', limit: 50 } as const
    const released = await h.call(omar, releasedPlaces, { ...of, view: 'conflicts' })
    assert.deepEqual(
      released.items.map(({ place, fields, turnout }) => [
        place.number,
        fields['V']?.values,
        turnout,
      ]),
      [['A-1', [120, 130], null]],
    )
    assert.deepEqual(
      (await h.call(mona, ownPlaces, of)).items.map(({ turnout }) => turnout),
      [120, 90],
      'a group sees no other',
    )
    const { figures, stations } = await h.call(mona, ownFigures, {})
    assert.deepEqual([figures[0]?.turnout, figures[0]?.counted, stations], [210, 2, 3])
    const [row] = (await h.call(mona, ownPlaces, of)).items
    const decision = {
      form: 'TU',
      serial: 1,
      station: row?.station ?? '',
      version: 2,
      tag: 'V',
      value: '125',
      why: 'Read the list',
    }
    await h.call(mona, decideOwn, decision)
    assert.equal((await h.call(mona, ownPlaces, of)).items[0]?.turnout, 125)
    await assert.rejects(
      h.call(mona, decideOwn, { ...decision, value: '99999' }),
      problemWith('pollwatch.bad_value'),
    )
  },
)

forBothHouses(
  'in whatever order messages of several observers come, their station has the same row',
  watchHouse,
  async (h) => {
    const groups = { north: await north(h), south: await south(h) }
    const messages = [
      ['north', 'V120 Q3'],
      ['south', 'V130'],
      ['south', 'Q3'],
    ] as const
    const orders = [
      messages,
      messages.toReversed(),
      [...messages.slice(1), ...messages.slice(0, 1)],
    ]
    for (const [n, order] of orders.entries())
      for (const [group, said] of order) {
        const got = await write(h, groups[group], 'A-1', `TU # X${n + 1} ${said}`)
        assert.equal(got, 'counted')
      }
    const rows = await h.store.read((tx) =>
      store.places.many(tx, { view: noun.AUTHORITY_VIEW }, { order: ['serial'], limit: 10 }),
    )
    const bare = rows.map(({ fields, ...row }) => ({
      ...row,
      serial: 0,
      // The ids of the entries behind a value are each row's own.
      fields: Object.entries(fields).map(([tag, { from, ...one }]) => [tag, from.length, one]),
    }))
    assert.equal(bare.length, orders.length)
    assert.deepEqual([bare[1], bare[2]], [bare[0], bare[0]])
    assert.deepEqual([bare[0]?.conflicts, bare[0]?.entries], [1, 3])
  },
)

forBothHouses('who wrote nothing is called, the least called first', watchHouse, async (h) => {
  const group = await north(h)
  await write(h, group, 'A-2', 'OP # A0710 B1 C1 D1')
  const of = { form: 'OP', serial: 1, limit: 10 }
  const first = (await h.call(mona, silent, of)).items
  assert.deepEqual(first.map(({ place }) => place.number).toSorted(), ['A-1', 'B-1'])
  const called = first.find(({ place }) => place.number === 'A-1')?.id ?? ''
  await h.call(mona, noteChase, { observer: called, outcome: 'no-answer' })
  const then = (await h.call(mona, silent, of)).items
  assert.deepEqual(
    then.map(({ place, calls }) => [place.number, calls]),
    [
      ['B-1', 0],
      ['A-1', 1],
    ],
  )
})

forBothHouses(
  'two groups confirm an issue; a call confirms it without its station; the rest is public after two hours by its kind and area',
  watchHouse,
  async (h) => {
    const groups = { north: await north(h), south: await south(h) }
    const first = await reported(h, groups.north, 'A-1')
    const joined = await reported(h, groups.south, 'A-1')
    assert.deepEqual([joined.issue, joined.isJoined], [first.issue, true])
    const both = await h.call(ANONYMOUS, publicIssueByCode, { code: first.code })
    assert.deepEqual(
      [both.confirmedHow, both.station?.number, both.way],
      ['two-groups', 'A-1', ['/1/', '/1/1/']],
    )
    await reported(h, groups.north, 'A-1', 'IN # C7 S2')
    const behind = await h.call(omar, issue, { code: first.code })
    assert.deepEqual([behind.entries, behind.groups], [3, 2])
    // What is worse than was known is answered the sooner, and what is not never later.
    await reported(h, groups.north, 'A-1', 'IN # C7 S4')
    const worse = await h.call(omar, issue, { code: first.code })
    assert.deepEqual([worse.severity, worse.dueAt], [4, addMs(h.clock.now(), HOUR)])
    await h.pass(MINUTE)
    await reported(h, groups.north, 'A-1', 'IN # C7 S1')
    assert.equal((await h.call(omar, issue, { code: first.code })).dueAt, worse.dueAt)
    const called = await reported(h, groups.north, 'A-2', 'IN # C2 S4')
    const entry = (await newest(h, groups.north)).id
    await h.call(mona, confirmByCallBack, { entry, said: 'He stands there and says so again' })
    const byCall = await h.call(ANONYMOUS, publicIssueByCode, { code: called.code })
    assert.deepEqual([byCall.confirmedHow, byCall.station, byCall.way], ['call-back', null, []])
    const quiet = await reported(h, groups.north, 'B-1', 'IN # C8 S1')
    await assert.rejects(
      h.call(ANONYMOUS, publicIssueByCode, { code: quiet.code }),
      problemWith('pollwatch.unknown_issue'),
    )
    await h.pass(2 * HOUR)
    const late = await h.call(ANONYMOUS, publicIssueByCode, { code: quiet.code })
    assert.deepEqual(
      [late.state, late.summary, late.severity, late.station, late.way],
      ['unconfirmed', null, null, null, ['/1/']],
    )
    const { cells, count, unanswered } = await h.call(ANONYMOUS, publicAreas, {})
    assert.deepEqual(
      [cells.map((one) => [one.way, one.count]), count, unanswered],
      [[[['/1/'], 3]], 3, 3],
    )
    const { items } = await h.call(ANONYMOUS, publicIssues, { category: 'cyber', limit: 50 })
    assert.deepEqual(
      items.map(({ code }) => code),
      [first.code],
    )
  },
)

forBothHouses(
  'who answered does not reject, and only what says that something is wrong becomes an issue',
  watchHouse,
  async (h) => {
    const group = await north(h)
    const { issue: of } = await reported(h, group, 'A-1')
    const both = { ...omar, holds: [...(amal.holds as []), ...(omar.holds as [])] }
    await h.call(omar, confirmIssue, { issue: of })
    await h.call(both, answerIssue, { issue: of, answer: 'Nothing is down' })
    await assert.rejects(
      h.call(both, rejectIssue, { issue: of, reason: 'Not so' }),
      problemWith('pollwatch.own_answer'),
    )
    await h.call(amal, rejectIssue, { issue: of, reason: 'It was the wrong address' })
    const [row] = (await h.call(omar, issues, { view: 'all', limit: 10 })).items
    assert.deepEqual([row?.state, row?.reason], ['rejected', 'It was the wrong address'])
    const shown = await h.call(ANONYMOUS, publicIssueByCode, { code: row?.code ?? '' })
    assert.deepEqual(
      [shown.summary, shown.station, shown.reason],
      [null, null, 'It was the wrong address'],
    )
    await write(h, group, 'A-1', 'OP # A0710 B1 C1 D1')
    const entry = (await newest(h, group)).id
    await assert.rejects(
      h.call(mona, openIssue, { entry, summary: 'x' }),
      problemWith('pollwatch.not_an_incident'),
    )
  },
)

forHouse('the feed tells of what is public alone, the newest first', watchHouse, async (h) => {
  const group = await north(h)
  const { issue: of, code } = await reported(h, group, 'A-1')
  assert.deepEqual(await h.call(ANONYMOUS, issueFeed, {}), { items: [], newest: null })
  await h.call(omar, confirmIssue, { issue: of, read: readHash(['Site down at A-1']) })
  await h.pass(HOUR)
  await h.call(omar, answerIssue, { issue: of, answer: 'It is up again' })
  assert.deepEqual(await h.call(ANONYMOUS, issueFeed, {}), {
    items: [
      {
        path: `/issues/${code}`,
        title: 'Devices, network or site',
        words: 'Answered. Site down at A-1. It is up again',
        at: h.clock.now(),
      },
    ],
    newest: h.clock.now(),
  })
})

forBothHouses(
  'nothing that everybody is given tells when an unconfirmed issue was reported, but for the hour',
  watchHouse,
  async (h) => {
    const group = await north(h)
    await h.pass(7 * MINUTE)
    const codes: string[] = []
    for (const station of ['A-1', 'A-2', 'B-1'])
      codes.unshift((await reported(h, group, station)).code)
    const [newer = '', middle = '', older = ''] = codes
    const ask = async (after?: string) => {
      const list = await h.call(ANONYMOUS, publicIssues, { limit: 1, ...(after && { after }) })
      return [list.items.map(({ code }) => code), list.next]
    }
    assert.deepEqual(await ask(newer), [[], null], 'not public yet')
    await h.pass(2 * HOUR)
    const { items, newest: last } = await h.call(ANONYMOUS, issueFeed, {})
    const hour = spanStart(h.clock.now(), HOUR)
    assert.notEqual(hour, h.clock.now())
    assert.deepEqual([items.map(({ at }) => at), last], [[hour, hour, hour], hour])
    assert.deepEqual(await ask(), [[newer], newer])
    assert.deepEqual(await ask(newer), [[middle], middle])
    assert.deepEqual(await ask(middle), [[older], null])
    assert.deepEqual(await ask('ISS-AAAAAAAA'), [[newer], newer], 'unknown begins anew')
  },
)

forHouse(
  'the last word of a person and the last step of an issue hold, however many came before',
  watchHouse,
  async (h) => {
    const groups = { north: await north(h), south: await south(h) }
    await write(h, groups.north, 'A-1', 'TU # X1 V120')
    const of = { form: 'TU', serial: 1, view: 'all', limit: 50 } as const
    const [row] = (await h.call(mona, ownPlaces, of)).items
    const key = { form: 'TU', serial: 1, station: row?.station ?? '', version: 2, tag: 'V' }
    const by = { person: mona.id, at: h.clock.now() }
    const { issue: first, code } = await reported(h, groups.north, 'A-1')
    const before = '00000000-0000-7000-8000-'
    const ids = Array.from({ length: 200 }, (_, n) => `${before}${String(n).padStart(12, '0')}`)
    await h.store.write(async (tx) => {
      const own = { view: groups.north.id, ...key, value: 1, why: 'x', ...by }
      await store.overrides.insert(
        tx,
        ids.map((id) => ({ id, ...own })),
      )
      const step = { issue: first, kind: 'joined', words: '', ...by } as const
      await store.steps.insert(
        tx,
        ids.map((id) => ({ id, ...step })),
      )
    })
    await h.call(mona, decideOwn, { ...key, value: '125', why: 'Read the list' })
    assert.equal((await h.call(mona, ownPlaces, of)).items[0]?.turnout, 125)
    await h.call(omar, confirmIssue, { issue: first })
    await h.call(omar, answerIssue, { issue: first, answer: 'It is up again' })
    const kinds = (steps: readonly { kind: string }[]) => steps.map(({ kind }) => kind)
    const shown = await h.call(ANONYMOUS, publicIssueByCode, { code })
    assert.deepEqual(kinds(shown.steps), ['confirmed', 'answered'])
    const file = await h.call(omar, issue, { code })
    assert.deepEqual(kinds(file.steps).slice(-2), ['confirmed', 'answered'])
    assert.equal(file.steps.length, 200)
  },
)

forBothHouses(
  'what is counted as rows change is what all rows amount to',
  watchHouse,
  async (h) => {
    const groups = { north: await north(h), south: await south(h) }
    for (const text of ['TU # X1 V120', 'OP # A0710 B1 C1 D1', 'OP # B2', 'TU # X1 V121 Q4'])
      for (const [name, station] of [
        ['north', 'A-1'],
        ['south', 'A-1'],
        ['north', 'B-1'],
      ] as const) {
        await write(h, groups[name], station, name === 'south' ? text.replace('V12', 'V13') : text)
        await h.pass(1)
      }
    const rows = await h.store.read((tx) => store.places.many(tx, {}, { limit: 100 }))
    const counted = await h.store.read((tx) => store.figures.many(tx, {}, { limit: 100 }))
    const keyOf = (row: {
      view: string
      area: string
      form: string
      serial: number
      verdict: string
    }) => [row.view, row.area, row.form, row.serial, row.verdict].join(' ')
    const expected = [...Map.groupBy(rows, keyOf)].map(([key, own]) => [
      key,
      own.length,
      own.reduce((sum, { conflicts }) => sum + conflicts, 0),
      own.reduce((sum, { turnout }) => sum + (turnout ?? 0), 0),
    ])
    assert.ok(rows.length >= 10, `${rows.length} rows`)
    assert.deepEqual(
      counted
        .filter(({ places }) => places > 0)
        .map((row) => [keyOf(row), row.places, row.conflicts, row.turnout])
        .toSorted(),
      expected.toSorted(),
    )
    assert.ok(counted.every(({ places, turnout }) => places > 0 || turnout === 0))
  },
)
