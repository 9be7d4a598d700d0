import assert from 'node:assert/strict'
import { forHouse, person } from '../../../test/support/house.ts'
import {
  breached,
  hana,
  rosa,
  SAID,
  saidByTwo,
  sami,
  sara,
  wordHouse,
} from '../../../test/support/public-word.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { Problem } from '../../core/problem.ts'
import { MINUTE } from '../../core/time.ts'
import { beginBreach, judgeBreach, settleJudgement } from './actions/breach.ts'
import { enterLength } from './actions/length.ts'
import { give, leave, setKind } from './actions/plan.ts'
import { statement } from './actions/read.ts'
import { release, turnDown, write } from './actions/version.ts'
import { lengthsPage } from './pages/lengths.ts'
import { lettersPage } from './pages/letters.ts'
import { listPage } from './pages/list.ts'
import { publicListPage, publicPage } from './pages/public.ts'
import { wordPage } from './pages/word.ts'
import { publicCards } from './public-card.ts'

forHouse(
  'whoever writes has the sentences ready, whoever reads them publishes, and the clock turns red',
  wordHouse,
  async (h) => {
    const { incident, statement: own } = await breached(h)
    const params = { incident }
    const desk = async (actor: typeof sara, language?: 'ar') =>
      await visitPage(h, wordPage, { actor, params, ...(language && { language }) })
    assert.match(await desk(sara), /Something is wrong with a public service of the election\./)
    assert.match(await desk(sara, 'ar'), /هناك خلل في إحدى الخدمات العامة للانتخابات/)
    assert.doesNotMatch(await desk(rosa), /<textarea/, 'who only publishes does not write')
    assert.match(await visitPage(h, listPage, { actor: sara }), /Due .*Foreign words|Foreign words/)
    await h.pass(16 * MINUTE)
    assert.match(await visitPage(h, listPage, { actor: sara }), /of-bad.*Late since/)
    await h.call(hana, setKind, { statement: own, kind: 'leaked', phase: 'during' })
    const known = await desk(sara)
    assert.match(known, /may have been read by somebody who must not have them/)
    assert.match(known, /Length not entered/)
    await h.call(sara, write, { statement: own, words: { en: SAID } })
    assert.match(await desk(sara), /You wrote it\. Call somebody else/)
    assert.doesNotMatch(await desk(sara), /namesNobody/)
    const second = await desk(rosa)
    assert.match(second, /name="namesNobody"/)
    assert.match(second, /The site shows foreign words\./)
    const letters = await visitPage(h, lettersPage, { actor: hana, params })
    assert.match(letters, /Letter to the authority/)
    assert.match(letters, /……/, 'what nobody entered is a line to fill in')
    const lengths = await visitPage(h, lengthsPage, { actor: hana })
    assert.match(lengths, /0 of .*3.* lengths entered/)
    assert.doesNotMatch(await visitPage(h, lengthsPage, { actor: sara }), /<form/)
  },
)

forHouse(
  'everybody reads what holds now and every text before it, also in a language that has none',
  wordHouse,
  async (h) => {
    const { incident } = await breached(h)
    const { code } = await saidByTwo(h.call, { incident })
    const words = { en: { ...SAID, known: 'It was a mistake.', why: 'We looked again.' } }
    await saidByTwo(h.call, { incident, form: 'correction', words, by: [sami, rosa] })
    const page = await visitPage(h, publicPage, { actor: ANONYMOUS, params: { statement: code } })
    assert.match(page, /We were wrong.*We looked again.*It was a mistake/s)
    assert.match(page, /The site shows foreign words/)
    assert.match(page, /record\.proof\?record=/)
    assert.doesNotMatch(page, /person:|Foreign words<|INC-/, 'nobody and no incident is named')
    const arabic = await visitPage(h, publicPage, {
      actor: ANONYMOUS,
      params: { statement: code },
      language: 'ar',
    })
    assert.match(arabic, /<bdi lang="en" dir="ltr">It was a mistake/)
    assert.match(await visitPage(h, publicListPage, { actor: ANONYMOUS }), new RegExp(code))
    const [card] = publicCards
    assert.ok(card)
  },
)

forHouse('each act is for those alone whose role has it', wordHouse, async (h) => {
  const { incident, statement: own } = await breached(h)
  const { notices } = await h.call(hana, statement, { incident })
  const notice = notices[0]?.id ?? ''
  const read = '0'.repeat(64)
  const law = { law: 'Data Act', article: '33', asOf: '2026-11-01', authority: 'Data office' }
  const acts = [
    [write, { statement: own, words: {} }, ['sara', 'sami']],
    [release, { version: own, read, namesNobody: true }, ['sara', 'sami', 'rosa']],
    [turnDown, { version: own, reason: 'x' }, ['sara', 'sami', 'rosa']],
    [setKind, { statement: own, kind: 'down', phase: 'during' }, ['hana']],
    [give, { notice }, ['hana']],
    [leave, { notice, reason: 'x' }, ['hana']],
    [beginBreach, { statement: own }, ['hana']],
    [judgeBreach, { statement: own, reason: 'x' }, ['hana']],
    [
      settleJudgement,
      { statement: own, reason: 'y', judgedAt: '2026-11-24T08:00:00.000Z', agrees: true },
      ['hana'],
    ],
    [enterLength, { duty: 'data-authority', minutes: 60, ...law }, ['hana']],
  ] as const
  const reader = person('reader', ['statements:read', 'incidents:read'])
  for (const [action, input, may] of acts)
    for (const actor of [sara, sami, rosa, hana, reader, ANONYMOUS]) {
      const code = await h.call(actor, action as never, input as never).then(
        () => 'done',
        (error: unknown) => (error instanceof Problem ? error.code : String(error)),
      )
      const isRefused = code === 'core.not_allowed' || code === 'core.not_signed_in'
      const name = actor.id.replace('person:', '')
      assert.equal(isRefused, !(may as readonly string[]).includes(name), `${name} ${code}`)
    }
})
