import assert from 'node:assert/strict'
import { PIVOT, staffed } from '../../../test/support/analysis.ts'
import {
  analyst,
  casesHouse,
  declared,
  opened,
  standsTo,
  worksFor,
} from '../../../test/support/cases.ts'
import { forBothHouses, forHouse, type TestHouse } from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { CONTENTS } from '../../../test/support/request-contents.ts'
import { dropObservation, observe } from './actions/observation.ts'
import { addPivot } from './actions/pivot.ts'
import { requestFile } from './actions/read-justice.ts'
import { draftRequest } from './actions/request.ts'
import { requestPage } from './pages/request.ts'

const NEW = { article: '29', iso3: 'ALB', kind: 'new' } as const

async function drafted(h: TestHouse, of: string, more: object = {}) {
  const { request } = await h.call(analyst, draftRequest, { case: of, ...NEW, ...more })
  return await h.call(analyst, requestFile, { case: of, request })
}

forBothHouses(
  'a draft says what the case says, and names what nobody said',
  casesHouse,
  async (h) => {
    await worksFor(h, 'KEN')
    const { of, item } = await staffed(h)
    const sight = { case: of, item, place: 'line 511' }
    const seen = { seenFrom: '2026-11-24T06:55:02.123+02:00' }
    await h.call(analyst, observe, { ...sight, kind: 'ipv4-addr', value: '192.0.2.7', ...seen })
    await h.call(analyst, observe, { ...sight, kind: 'software', value: 'a program' })
    const wrong = await h.call(analyst, observe, {
      ...sight,
      kind: 'url',
      value: 'https://no.example/',
    })
    await h.call(analyst, dropObservation, { case: of, ...wrong, reason: 'mistyped' })
    await h.call(analyst, addPivot, { case: of, ...PIVOT, network: [] })
    const { form, missing } = await drafted(h, of)
    assert.deepEqual(missing, ['intention'], 'a promise of a State is made by a person')
    assert.match(form.authority ?? '', /\nCountry: Kenya$/)
    assert.match(
      form.offence ?? '',
      /^Incident INC-\w+: .*\nKind: .*\nIt concerns: .*\nKnown here since 20.* UTC\n\nEvidence that is kept here: EV-/,
    )
    assert.match(
      form.data ?? '',
      /- 192\.0\.2\.7 \(IPv4 address\); evidence EV-\w+, line 511; first seen 2026-11-24 04:55:02\.123 UTC\n/,
    )
    assert.match(
      form.custodian ?? '',
      /found at: 192\.0\.2\.7\n- 192\.0\.2\.7 leads to vote-results\.example \(looked up: Certificate log\)/,
    )
    assert.match(form.necessity ?? '', /How long it is kept there is not known here/)
    const whole = JSON.stringify(form)
    for (const words of ['a program', 'no.example', '\u2068', '\u2066', '[en]'])
      assert.ok(!whole.includes(words), words)
    const own = await drafted(h, of, { ...CONTENTS, language: 'ar' })
    assert.equal(own.form.data, CONTENTS.data, 'what somebody wrote stands')
    const arabic = await drafted(h, of, { language: 'ar' })
    assert.match(arabic.form.data ?? '', /بيانات الحركة[^]*192\.0\.2\.7/)
  },
)

forHouse(
  'where nothing was observed, data and place stay empty and are named',
  casesHouse,
  async (h) => {
    const of = await declared(h)
    await opened(h, analyst, of)
    const { form, missing, id: request } = await drafted(h, of)
    assert.deepEqual(missing, ['data', 'custodian', 'necessity', 'intention'])
    assert.match(form.offence ?? '', /^Incident INC-/)
    const page = await visitPage(h, requestPage, { actor: analyst, params: { case: of, request } })
    for (const words of ['filled in from the case', 'c) Data', 'f) That mutual'])
      assert.ok(page.includes(words), words)
  },
)

forHouse('what follows a request says what that says', casesHouse, async (h) => {
  await standsTo(h, 'ALB', 'party')
  const of = await declared(h)
  await opened(h, analyst, of)
  const first = await drafted(h, of, { ...CONTENTS, requested: 'Cyber unit of the police' })
  const next = await drafted(h, of, { article: '30', earlier: first.code })
  assert.deepEqual(next.form, first.form)
})
