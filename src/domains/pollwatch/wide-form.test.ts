// A form as large as groups of observers have them: eighty questions, twenty options, answers in words for the group alone.
import assert from 'node:assert/strict'
import {
  amal,
  bruno,
  enrolled,
  filledIn,
  mona,
  newest,
  omar,
  watchHouse,
  watching,
  write,
} from '../../../test/support/pollwatch.ts'
import { forBothHouses, problemWith, type TestHouse } from '../../../test/support/house.ts'
import { visitFile, visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { release } from './actions/desk.ts'
import { form, importForm, releaseForm } from './actions/form.ts'
import { sendEntry } from './actions/phone.ts'
import { answersPage } from './pages/answers.ts'
import { entryPage } from './pages/entry.ts'
import { observersPage } from './pages/observers.ts'
import { watchFormPage } from './pages/watch-form.ts'

const options = Array.from({ length: 20 }, (_, n) => ({
  value: n + 1,
  text: { en: `Option ${n + 1}` },
}))
const LETTERS = 'ABCDEFGHJK'
/** Q, and seventy-six questions of two letters. */
const more = Array.from({ length: 76 }, (_, n) => ({
  tag: `Q${LETTERS.charAt(Math.floor(n / 10))}${LETTERS.charAt(n % 10)}`,
  type: 'yes-no',
  text: { en: `Question ${n + 1}` },
}))
const WIDE = {
  v: 1,
  prefix: 'FB',
  version: 1,
  kind: 'opening',
  title: { en: 'Long form' },
  fields: [
    { tag: 'P', type: 'select', text: { en: 'Which party’s agent?' }, options },
    { tag: 'M', type: 'multi', text: { en: 'Who was there?' }, options },
    { tag: 'T', type: 'text', text: { en: 'What did the chair say?' } },
    { tag: 'N', type: 'integer', text: { en: 'How many?' } },
    ...more,
  ],
}
const text = (changes: object = {}) => JSON.stringify({ ...WIDE, ...changes })

async function inForce(h: TestHouse): Promise<void> {
  const key = await h.call(amal, importForm, { text: text() })
  const { part } = await h.call(mona, form, key)
  await h.call(bruno, releaseForm, { ...key, sha256: part.sha256 ?? '' })
}

forBothHouses(
  'eighty questions with twenty options are answered by page and by message, and words stay with the group',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1', 'A-2'] })
    await inForce(h)
    const phone = await enrolled(h, north, 'A-1')
    const page = await visitPage(h, watchFormPage, { actor: phone, params: { form: 'FB' } })
    assert.match(page, /<textarea[^>]*name="given\.T"/)
    assert.match(page, /name="ticked\.M\.20"/)
    const given = Object.fromEntries(more.map(({ tag }) => [tag, '1']))
    const said = 'He said: come back at ten'
    const whole = {
      ...filledIn(h, 'FB', { ...given, P: '17', T: said }),
      ticked: { M: { 2: 'on', 13: 'on' } },
    }
    const sent = await h.call(phone, sendEntry, whole)
    assert.equal(sent.state, 'counted')
    const row = await newest(h, north)
    assert.equal(Object.keys(row.answers).length, 78)
    assert.deepEqual(row.texts, { T: said })

    assert.equal(
      await write(h, north, 'A-2', 'FB # P20 M2,13,20 N45 T he would not say'),
      'counted',
    )
    const heard = await newest(h, north)
    assert.deepEqual(heard.answers, { P: 20, M: 2 ** 2 + 2 ** 13 + 2 ** 20, N: 45 })
    assert.match(heard.comment, /he would not say/)
    // Three digits in a row may be 1 and 13 or 11 and 3: it is asked back.
    await write(h, north, 'A-2', 'FB # M113')
    assert.deepEqual((await newest(h, north)).answers, {})

    const own = { actor: mona, params: { entry: row.ref } }
    const shown = wordsOf(await visitPage(h, entryPage, own))
    assert.match(shown, /Who was there\? Option 2 and Option 13/)
    assert.match(shown, /What did the chair say\? He said: come back at ten/)
    const table = await visitFile(h, answersPage, { actor: mona, search: { form: 'FB' } })
    const column = table.columns.indexOf('T: What did the chair say?')
    assert.ok(table.rows.some((cells) => cells[column] === said))

    await h.call(mona, release, { entry: row.id })
    const handed = wordsOf(await visitPage(h, entryPage, { ...own, actor: omar }))
    assert.match(handed, /Option 2 and Option 13/)
    assert.doesNotMatch(handed, /come back at ten/)
    const theirs = await visitFile(h, answersPage, { actor: omar, search: { form: 'FB' } })
    assert.doesNotMatch(JSON.stringify(theirs.rows), /come back at ten/)

    const card = wordsOf(await visitPage(h, observersPage, { actor: mona }))
    assert.doesNotMatch(card, /What did the chair say/, 'no message has words for an answer')
  },
)

forBothHouses('what asks for words counts for nothing', watchHouse, async (h) => {
  const bad = async (field: object, rule = 'N > 1') => {
    const fields = [...WIDE.fields.slice(0, 4), { tag: 'W', text: { en: 'W' }, ...field }]
    const rules = [{ name: 'odd', rule, text: { en: 'Odd' } }]
    await assert.rejects(
      h.call(amal, importForm, { text: text({ fields, rules }) }),
      problemWith('pollwatch.bad_form'),
    )
  }
  await bad({ type: 'text', isRequired: true })
  await bad({ type: 'text', analysis: 'count' })
  await bad({ type: 'integer' }, 'T > 1')
  await bad({ type: 'integer' }, 'M = 3')
  await bad({ type: 'select', options: [...options, { value: 21, text: { en: 'x' } }] })
  const [first] = WIDE.fields
  const fields = [...WIDE.fields, { ...first, tag: 'Z' }]
  await assert.rejects(
    h.call(amal, importForm, { text: text({ fields }) }),
    problemWith('pollwatch.bad_form'),
  )
})
