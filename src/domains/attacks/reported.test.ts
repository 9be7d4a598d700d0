import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attacksHouse, hana, hugo, plain } from '../../../test/support/attacks.ts'
import { forBothHouses, person, problemWith, testFacts } from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { LANGUAGES } from '../../core/text.ts'
import { leaveOut } from './actions/form.ts'
import { publicAttack, publicAttacks, publicCounts } from './actions/public.ts'
import { untold } from './actions/read.ts'
import { importReported, removeReported } from './actions/reported.ts'
import { deskPage } from './pages/desk.ts'
import { accusedIn, pointedOut } from './pointed.ts'
import { readCases, shippedCases } from './reported.ts'

test('every case of elsewhere that ships has its source, how sure it is, and words in every language', () => {
  const cases = shippedCases(testFacts())
  assert.ok(cases.length >= 5)
  for (const one of cases) {
    assert.ok(one.source.length > 5 && one.asOf >= '2026-01-01', one.code)
    assert.deepEqual(Object.keys(one.words).toSorted(), Object.keys(LANGUAGES).toSorted(), one.code)
    const text = JSON.stringify(one)
    assert.doesNotMatch(text, /hackers? from|korea|russia|china\b|bautista/i, one.code)
  }
})

const HEAD =
  'code,language,title,happened,effect,learnt,kind,service,month,iso3,url,confidence,source,as_of,judgment'
const WORDS = 'The register was copied,Somebody copied it.,Names were read.,Keep less.'
const FACTS = 'intrusions,register,2020-05,EST,https://a.example/r,high,A court report,2026-11-20,'
const fileOf = (...rows: string[]) => `${[HEAD, ...rows].join('\n')}\n`
const CASE = `REP-EST-2020,en,${WORDS},${FACTS}`
const IN_SPANISH = `REP-EST-2020,es,${WORDS},,,,,,,,,`

test('a row that is wrong, names or accuses somebody, or was read too soon is named by its number', () => {
  const refused = (code: string, row: number, ...rows: string[]) =>
    assert.throws(
      () => readCases(fileOf(...rows), '2026-11-27'),
      (error: Error) =>
        problemWith(`attacks.${code}`)(error) && error.message.includes(`ow ${row} `),
      rows.at(-1),
    )
  assert.equal(readCases(fileOf(CASE, '', IN_SPANISH), '2026-11-27').length, 1)
  refused('bad_case', 3, CASE, CASE)
  refused('bad_case', 3, CASE, `REP-EST-2020,de,${WORDS},,,,,,,,,`)
  refused('bad_case', 2, IN_SPANISH)
  refused('bad_case', 2, CASE.replace('2026-11-20', '2026-11-28'))
  refused('bad_case', 2, CASE.replace('2026-11-20', '2020-04-30'))
  refused('bad_case', 2, CASE.replace('https:', 'javascript:'))
  refused('bad_case', 2, `${CASE},more`)
  refused('case_names', 2, CASE.replace('copied it', 'copied it from 203.0.113.7'))
  refused('case_accuses', 3, CASE, IN_SPANISH.replace('Somebody', 'APT 28'))
  refused('case_accuses', 2, CASE.replace('a.example/r', 'a.example/by-lockbit'))
  const judged = `${CASE.replace('Somebody', 'LockBit')}"High Court, 2024-01-02, no. 7"`
  assert.equal(
    readCases(fileOf(judged), '2026-11-27')[0]?.judgment,
    'High Court, 2024-01-02, no. 7',
  )
  assert.throws(() => readCases(`${HEAD}\n"open`, '2026-11-27'), problemWith('attacks.bad_case'))
})

test('names of groups are told from words of the same letters', () => {
  assert.equal(accusedIn('en fin 2019, une tempête; anonymous letters; at a continent'), null)
  assert.equal(accusedIn('as Fancy Bear is called'), 'Fancy Bear')
})

forBothHouses(
  'cases of elsewhere are taken in once, stand in the place of shipped ones, and go away for good',
  attacksHouse,
  async (h) => {
    const machine = person('machine', ['attacks:import'])
    const bring = (...rows: string[]) => h.call(machine, importReported, { file: fileOf(...rows) })
    const { reported: before } = await h.call(ANONYMOUS, publicCounts, {})
    const kenya = CASE.replace('REP-EST-2020', 'REP-KEN-2023')
    assert.deepEqual(await bring(CASE, kenya), { added: 1, renewed: 1, kept: 0 })
    assert.deepEqual(await bring(CASE, kenya), { added: 0, renewed: 0, kept: 2 })
    assert.deepEqual(await bring(CASE, IN_SPANISH), { added: 0, renewed: 1, kept: 0 })
    assert.equal((await h.call(ANONYMOUS, publicCounts, {})).reported, before + 1)
    const told = await h.call(ANONYMOUS, publicAttack, { code: 'REP-KEN-2023' })
    assert.deepEqual([told.state, told.words['en']?.title], ['reported', 'The register was copied'])
    const found = await h.call(ANONYMOUS, publicAttacks, { limit: 50, search: 'register copied' })
    assert.ok(found.items.some(({ code }) => code === 'REP-EST-2020'))
    await assert.rejects(
      bring(CASE.replace('EST-2020', 'EST-2021'), 'REP-EST-2021,en,x'),
      problemWith('attacks.bad_case'),
    )
    assert.equal((await h.call(ANONYMOUS, publicCounts, {})).reported, before + 1, 'all or nothing')
    const away = { code: 'REP-EST-2020', reason: 'The report was taken back.' }
    await h.call(hugo, removeReported, away)
    await assert.rejects(h.call(hugo, removeReported, away), problemWith('attacks.unknown_attack'))
    assert.deepEqual(await bring(CASE), { added: 0, renewed: 0, kept: 1 })
    await assert.rejects(h.call(ANONYMOUS, publicAttack, { code: away.code }))
    await h.call(hana, leaveOut, { incident: plain.id, reason: 'A test of ours.' })
    const { items, cases } = await h.call(hana, untold, { limit: 20 })
    assert.deepEqual([items[0]?.reason, cases[0]?.reason], ['A test of ours.', away.reason])
    const page = await visitPage(h, deskPage, { actor: hana, search: { view: 'untold' } })
    assert.match(page, /Incident[\s\S]*A test of ours\.[\s\S]*Explain it[\s\S]*taken back\./)
    await assert.rejects(h.call(hugo, importReported, { file: fileOf(CASE) }))
  },
)

test('days, years, times and large numbers are no telephone numbers', () => {
  const text =
    'On 2026-11-24 at 12:30:45, 24.11.2026, in 2016-2017 and 2016/2017, 55,000,000 people, 1.5 %.'
  assert.deepEqual(pointedOut(text, []), [])
  const found = pointedOut(
    'Ring (020) 7946-0000 or ٠٢٠٧٩٤٦٠٠٠٠, 2001:db8::1, https://a.example/x',
    [],
  )
  assert.deepEqual(
    found.map(({ kind, text: what }) => [kind, what]),
    [
      ['phone', '(020) 7946-0000'],
      ['phone', '02079460000'],
      ['address', '2001:db8::1'],
      ['host', 'a.example'],
    ],
  )
})
