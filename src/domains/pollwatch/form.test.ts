import assert from 'node:assert/strict'
import {
  amal,
  bruno,
  ELECTION,
  enrolled,
  filledIn,
  mona,
  newest,
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
import { askingAs, visitPage } from '../../../test/support/page-visit.ts'
import {
  dropForm,
  form,
  formFile,
  forms,
  importForm,
  putFormForward,
  releaseForm,
} from './actions/form.ts'
import { sendEntry } from './actions/phone.ts'
import { ownPlaces } from './actions/place.ts'
import { callsPage } from './pages/calls.ts'
import { deskPage } from './pages/desk.ts'
import { formPage } from './pages/form.ts'
import { formsPage } from './pages/forms.ts'
import { placesPage } from './pages/places.ts'

const WAY_IN = {
  v: 1,
  prefix: 'FA',
  version: 1,
  kind: 'opening',
  title: { en: 'Way in', ar: 'المدخل' },
  fields: [
    { tag: 'A', type: 'yes-no', text: { en: 'Is there a ramp?' }, isRequired: true },
    { tag: 'B', type: 'integer', text: { en: 'How many steps?' }, min: 0, max: 99 },
  ],
  rules: [{ name: 'steep', rule: 'B > 20', text: { en: 'Many steps' } }],
}
const text = (changes: object = {}) => JSON.stringify({ ...WAY_IN, ...changes }, null, 2)
const FIRST = { form: 'FA', version: 1 }

/** A version as whoever puts it in force read it. */
async function read(h: TestHouse, key: { form: string; version: number }) {
  const { part } = await h.call(mona, form, key)
  return { ...key, sha256: part.sha256 ?? '' }
}

forBothHouses(
  'a form of the node’s own counts once a second person puts it in force, and what was written stays as it was asked',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North Watch', manager: mona, stations: ['A-1'] })
    assert.deepEqual(await h.call(amal, importForm, { text: text() }), FIRST)
    assert.equal(await write(h, north, 'A-1', 'FA # A1 B30'), 'quarantined', 'it is none yet')
    const first = await read(h, FIRST)
    await assert.rejects(h.call(amal, releaseForm, first), problemWith('core.same_person'))
    await h.call(bruno, releaseForm, first)
    await assert.rejects(
      h.call(amal, importForm, { text: text({ title: { en: 'Other' } }) }),
      problemWith('pollwatch.used_version'),
    )
    assert.equal(await write(h, north, 'A-1', 'FA # A1 B30'), 'counted')
    const entry = await newest(h, north)
    assert.deepEqual([entry.version, entry.verdict, entry.flags], [1, 'flagged', ['steep']])
    const [ramp] = WAY_IN.fields
    const second = text({ version: 2, fields: [ramp], rules: [] })
    await h.call(bruno, importForm, { text: second })
    await h.call(amal, releaseForm, await read(h, { form: 'FA', version: 2 }))
    await write(h, north, 'A-1', 'FA # A2')
    assert.equal((await newest(h, north)).version, 2)
    // Both versions have a row of the station, each judged by its own.
    const rows = await h.call(mona, ownPlaces, { form: 'FA', serial: 1, view: 'all', limit: 5 })
    assert.deepEqual(
      rows.items.map(({ version, verdict }) => [version, verdict]),
      [
        [1, 'flagged'],
        [2, 'ok'],
      ],
    )
    const desk = await visitPage(h, deskPage, { actor: mona })
    assert.match(desk, /How many steps\?<\/span> <b>30/)
    // A telephone that still has the first version is read by it.
    const phone = await enrolled(h, north, 'A-1')
    const late = await h.call(phone, sendEntry, filledIn(h, 'FA', { A: '1', B: '30' }))
    assert.deepEqual(
      [late.state, late.reason, late.flags],
      ['quarantined', 'other-version', ['steep']],
    )
    assert.deepEqual((await newest(h, north)).answers, { A: 1, B: 30 })
    const { before, changes } = await h.call(mona, form, { form: 'FA', version: 2 })
    assert.deepEqual(
      [before, ...changes.map(({ is, what, name }) => `${is} ${what} ${name}`)],
      [1, 'removed question B', 'removed rule steep'],
    )
  },
)

forHouse(
  'what does not fit is refused in words, and nothing is brought in',
  watchHouse,
  async (h) => {
    const refused = (changes: object, code: string) =>
      assert.rejects(h.call(amal, importForm, { text: text(changes) }), problemWith(code))
    await refused({ prefix: 'ZZ' }, 'pollwatch.other_prefix')
    await refused({ prefix: 'OP' }, 'pollwatch.used_version')
    await refused({ prefix: 'OP', version: 2, isApart: true }, 'pollwatch.other_kind')
    await refused(
      { prefix: 'IN', version: 2, kind: 'incident', isApart: true },
      'pollwatch.no_category',
    )
    await refused(
      { rules: [{ name: 'x-y', rule: 'Q > 1', text: { en: 'Q' } }] },
      'pollwatch.bad_form',
    )
    await assert.rejects(h.call(amal, importForm, { text: '{\n"v": 1,\n' }), (error: Error) =>
      /Line 3: a name in quotation marks/.test(error.message),
    )
    const { items } = await h.call(amal, forms, {})
    assert.deepEqual(
      items.map((one) => one.isShipped),
      Array.from({ length: 6 }, () => true),
    )
    await h.call(amal, importForm, { text: text() })
    const first = await read(h, FIRST)
    await h.call(amal, dropForm, FIRST)
    await assert.rejects(h.call(bruno, releaseForm, first), problemWith('pollwatch.unknown_form'))
  },
)

forHouse(
  'nothing is put in force while people vote, nor what was changed since it was read',
  watchHouse,
  async (h) => {
    await h.call(amal, importForm, { text: text() })
    const first = await read(h, FIRST)
    ELECTION.phase = 'polling'
    try {
      await assert.rejects(h.call(bruno, releaseForm, first), problemWith('pollwatch.voting_runs'))
    } finally {
      ELECTION.phase = 'campaign'
    }
    // What the command line brought in needs two persons besides.
    await h.call({ id: 'cli:0', holds: 'all' } as const, importForm, {
      text: text({ version: 2 }),
    })
    const second = await read(h, { form: 'FA', version: 2 })
    await assert.rejects(h.call(bruno, releaseForm, second), problemWith('core.unknown_device'))
    await h.call(amal, putFormForward, { form: 'FA', version: 2 })
    await h.call(bruno, releaseForm, second)
    const third = { form: 'FA', version: 3 }
    await h.call(amal, importForm, { text: text({ version: 3 }) })
    const shown = await visitPage(h, formPage, { actor: bruno, params: { form: 'FA-3' } })
    const asked = /name="sha256" value="([0-9a-f]{64})"/.exec(shown)?.[1]
    assert.ok(asked !== undefined)
    await h.call(amal, importForm, { text: text({ version: 3, rules: [] }) })
    await assert.rejects(
      h.call(bruno, releaseForm, { ...third, sha256: asked }),
      problemWith('pollwatch.changed_form'),
    )
    await h.call(bruno, releaseForm, await read(h, third))
  },
)

forHouse(
  'pages list the versions and show one as it is asked, which can be saved and brought in again',
  watchHouse,
  async (h) => {
    await h.call(amal, importForm, { text: text({ title: { en: 'Way <in>' } }) })
    const list = await visitPage(h, formsPage, { actor: bruno })
    assert.match(list, /Way &lt;in&gt;/)
    assert.match(list, /Waits for a second person/)
    const shown = await visitPage(h, formPage, { actor: bruno, params: { form: 'FA-1' } })
    assert.match(shown, /How many steps\?/)
    assert.match(shown, /B &gt; 20/)
    assert.match(shown, /Put it in force/)
    const saved = JSON.stringify(await h.call(mona, formFile, FIRST))
    assert.deepEqual(await h.call(amal, importForm, { text: saved }), FIRST)
    const shipped = await visitPage(h, formPage, { actor: mona, params: { form: 'OP-1' } })
    assert.match(shipped, /Ships with the product/)
    assert.doesNotMatch(shipped, /Put it in force/)
    for (const page of [callsPage, placesPage])
      assert.match(await visitPage(h, page, { actor: mona }), /<table|<p/)
    await assert.rejects(askingAs(h, mona).call(form, { form: 'OP', version: 9 }))
  },
)
