import assert from 'node:assert/strict'
import {
  attacksHouse,
  hana,
  hugo,
  inCase,
  pia,
  plain,
  sent,
  TEXT,
} from '../../../test/support/attacks.ts'
import { forHouse } from '../../../test/support/house.ts'
import { askingAs, visitPage } from '../../../test/support/page-visit.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import type { PageContext } from '../../core/slice.ts'
import { approve, consent, withdraw, write } from './actions/form.ts'
import { deskPage } from './pages/desk.ts'
import { formPage } from './pages/form.ts'
import { attackPage, attacksPage } from './pages/public.ts'
import { writePage } from './pages/write.ts'
import { waits } from './waits.ts'

forHouse(
  'each sees what is his to do, and the prosecutor alone whether there is a case',
  attacksHouse,
  async (h) => {
    const waiting = async (actor: typeof hana) => {
      const context = { ...askingAs(h, actor), node: h.facts }
      return (await waits.list(context as unknown as PageContext)).map(({ what }) => what.key)
    }
    assert.deepEqual(await waiting(hana), ['waitWrite', 'waitWrite'])
    assert.match(await visitPage(h, deskPage, { actor: hana }), /Incident 1[\s\S]*Explain it/)
    const begun = await visitPage(h, writePage, { actor: hana, params: { incident: inCase.id } })
    assert.match(begun, /value="results" selected/)
    const draft = await h.call(hana, write, {
      ...TEXT,
      happened: 'See a.example',
      incident: plain.id,
    })
    assert.deepEqual(await waiting(hana), ['waitSend', 'waitWrite'])
    const pointed = await visitPage(h, formPage, { actor: hana, params: { form: draft.form } })
    assert.match(pointed, /a\.example<\/bdi> \(name of a site\)/)
    const { form, code } = await sent(h, inCase.id)
    assert.deepEqual(await waiting(hugo), ['waitApprove'])
    assert.deepEqual(await waiting(pia), ['waitConsent'])
    const at = (actor: typeof hana) => visitPage(h, formPage, { actor, params: { form } })
    assert.match(await at(hana), /another person approves it/)
    const second = await at(hugo)
    assert.match(second, /Approve the text/)
    assert.doesNotMatch(second, /open case/i)
    assert.match(await at(pia), /An open case stands on this incident/)
    await h.call(pia, consent, { form })
    await h.call(hugo, approve, { form })
    const params = { attack: code }
    const list = await visitPage(h, attacksPage, { actor: ANONYMOUS })
    assert.match(list, new RegExp(`${TEXT.title}[\\s\\S]*Reported, not verified by this node`))
    const arabic = await visitPage(h, attackPage, {
      actor: ANONYMOUS,
      language: 'ar',
      params: { attack: 'REP-KEN-2023' },
    })
    assert.match(arabic, /<p lang="ar" dir="rtl">/)
    assert.match(arabic, /لم يراجعها أحد بعد/)
    await h.call(hugo, withdraw, { form, reason: 'It was wrong.', hides: true })
    const gone = await visitPage(h, attackPage, { actor: ANONYMOUS, params })
    assert.match(gone, /took this explanation back: <bdi>It was wrong\.<\/bdi>/)
    assert.doesNotMatch(gone, new RegExp(TEXT.title))
  },
)
