// Alerts in languages that the interface does not speak.

import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { test } from 'node:test'
import { systemActor } from '../../core/actor.ts'
import { text } from '../../core/text.ts'
import { MINUTE } from '../../core/time.ts'
import { inputFromFields } from '../../http/form.ts'
import { parseCap } from '../../lib/cap/index.ts'
import { openFrame } from '../../lib/frame/index.ts'
import { speak } from '../../shipped.ts'
import { alertToStream } from '../../workflows/alert-to-stream.ts'
import { asShown } from '../../../test/support/alerting.ts'
import { fieldsOf } from '../../../test/support/form-fields.ts'
import { forHouse, person, problemWith, type TestHouse } from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { testKey } from '../../../test/support/stores.ts'
import type { Content } from './content.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import * as alerting from './index.ts'
import { pages } from './pages/index.ts'
import { templateTexts } from './templates.ts'

const ALL = [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'territory:read',
] as const
const author = person('author', ALL)
const second = person('second', ALL)
const gateway = systemActor('door:gateway', ['alerting:stream'])

/** The interface speaks English and Arabic, the nation Swahili and Romanian. */
const options = {
  slices: [exampleNation().slice, alerting.alerting],
  workflows: [alertToStream],
  facts: { alertLanguages: ['en', 'ar', 'sw', 'ro'], mandatoryLanguages: ['sw', 'ro'] },
}
/** Nothing moves by itself: what is asked for is all that is looked at. */
const still = { ...options, runsJobs: false }

const texts = {
  sw: {
    event: 'Tovuti ya uchaguzi haipatikani',
    headline: 'Tovuti ya uchaguzi haipatikani kwa sasa.',
    instruction: 'Endeleeni kwa orodha zilizochapishwa.',
  },
  ro: {
    event: 'Site electoral inaccesibil',
    headline: 'Un site electoral nu poate fi accesat acum.',
    instruction: 'Lucrați mai departe cu listele tipărite.',
  },
}
const cancelTexts = { sw: 'Onyo lilikuwa kosa.', ro: 'Avertismentul a fost greșit.' }
const clearTexts = { sw: 'Hatari imekwisha.', ro: 'Pericolul a trecut.' }

function written(ends: Partial<Content> = { clearTexts }): Content {
  const areas = ['/1/1/']
  const begun = alerting.templateContent({ event: 'PORTAL_OUTAGE', severity: 'Severe', areas })
  return { ...begun, contact: '+1 555 0100', texts, cancelTexts, ...ends }
}

async function released(house: TestHouse, content: Content): Promise<string> {
  const { alert } = await house.call(author, alerting.draft, { content })
  await house.call(author, alerting.propose, { alert, confirmed: ['sw', 'ro'] })
  await house.call(second, alerting.issue, await asShown(house, alert))
  return alert
}

async function frames(house: TestHouse) {
  await house.settled()
  const { epoch } = await house.call(gateway, alerting.streamHead, {})
  const wanted = { epoch, after: 0, limit: 100 }
  const { entries } = await house.call(gateway, alerting.streamAfter, wanted)
  const x = Buffer.from(testKey.publicKey).toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  const { keyId } = alerting.streamSigner(testKey, 'actual')
  const reader = { realm: 'actual', keys: new Map([[keyId, key]]) } as const
  return entries.map(({ frame }) => openFrame(frame, reader))
}

forHouse(
  'an alert in Swahili and Romanian goes from draft to the station and to its end on a node that speaks neither',
  options,
  async (house) => {
    const alert = await released(house, written())
    const capOf = async () =>
      parseCap(Buffer.from((await house.call(author, alerting.capXml, { alert })).xml))
    const cap = await capOf()
    assert.deepEqual(
      cap.info.map(({ language, headline }) => [language, headline]),
      [
        ['ro', texts.ro.headline],
        ['sw', texts.sw.headline],
      ],
    )
    const [frame] = await frames(house)
    assert.deepEqual(frame?.h, { ro: texts.ro.headline, sw: texts.sw.headline })
    assert.deepEqual(frame?.i, { ro: texts.ro.instruction, sw: texts.sw.instruction })

    await house.call(second, alerting.allClear, { alert })
    const end = await capOf()
    assert.deepEqual(
      end.info.map(({ language, headline }) => [language, headline]),
      [
        ['ro', clearTexts.ro],
        ['sw', clearTexts.sw],
      ],
    )
  },
)

forHouse(
  'a language in which nobody could say that it is over is not fit for release, and the check says so',
  still,
  async (house) => {
    const content = written({ clearTexts: { sw: clearTexts.sw } })
    await assert.rejects(released(house, content), problemWith('alerting.not_fit'))
    const { alert } = await house.call(author, alerting.draft, { content })
    const { issues } = await house.call(author, alerting.preview, { alert })
    assert.deepEqual(
      issues.filter(({ level }) => level === 'error').map(({ code }) => code),
      ['clear_text_missing:ro'],
    )
  },
)

forHouse(
  'the form has fields for the languages that the node names and for those that are typed',
  still,
  async (house) => {
    const path = '/console/alerts/new'
    const page = pages.find((one) => one.path === path)
    assert.ok(page)
    const search = { event: 'DDOS', languages: 'ur, sw-KE klingon' }
    const markup = await visitPage(house, page, { actor: author, search })
    for (const tag of ['en', 'ar', 'sw', 'ro', 'ur', 'sw-KE']) {
      assert.ok(markup.includes(`name="content.texts.${tag}.headline"`), tag)
    }
    assert.match(markup, /Kiswahili \(KE\)/)
    assert.match(markup, /Not on the list of languages: klingon/)
    assert.ok(!markup.includes('content.texts.klingon'))
    // English has its own words for the end of an alert, Urdu has none.
    assert.ok(markup.includes('name="content.clearTexts.ur"'))
    assert.ok(!markup.includes('name="content.clearTexts.en"'))

    const draft = house.action('alerting.draft')
    const typed: [string, string][] = [
      ['content.areas[]', '/1/1/'],
      ['content.texts.ur.event', 'ویب سائٹ بند ہے'],
      ['content.texts.ur.headline', 'انتخابی ویب سائٹ ابھی بند ہے۔'],
      ['content.texts.ur.instruction', 'چھپی ہوئی فہرستوں سے کام جاری رکھیں۔'],
      ['content.cancelTexts.ur', 'انتباہ غلط تھا۔'],
      ['content.clearTexts.ur', 'خطرہ ختم ہو گیا۔'],
    ]
    const fields = [...fieldsOf(markup, 'alert'), ...typed]
    const { output } = await house.runner.call(author, draft, inputFromFields(draft, fields))
    const { alert } = output as { alert: string }
    const { content } = await house.call(author, alerting.show, { alert })
    assert.equal(content.texts['ur']?.event, 'ویب سائٹ بند ہے')
    assert.equal(content.clearTexts['ur'], 'خطرہ ختم ہو گیا۔')
    const check = pages.find((one) => one.path === '/console/alerts/:alert/check')
    assert.ok(check)
    const shown = await visitPage(house, check, { actor: author, params: { alert } })
    assert.match(shown, /<bdi lang="ur" dir="rtl">انتخابی/)
  },
)

forHouse('a text in a language that nobody knows is refused', still, async (house) => {
  for (const tag of ['tlh-Latn', 'SW', 'constructor']) {
    const content = { ...written(), texts: { [tag]: texts.sw } }
    await assert.rejects(
      house.call(author, alerting.draft, { content }),
      problemWith('core.bad_input'),
      tag,
    )
  }
})

forHouse(
  'whoever gets messages in French is asked in French, by mail and by SMS',
  { ...options, facts: { languages: ['en', 'ar', 'fr'], speak } },
  async (house) => {
    const reach = person('reach', ['alerting:routes', 'territory:read'])
    const to = { ownerKind: 'station', owner: 's1', station: 's1', area: '/1/1/' } as const
    const french = { ...to, hasConsent: true, language: 'fr' } as const
    const mail = { ...french, channel: 'mail', address: 's1@stations.example' } as const
    const sms = { ...french, channel: 'sms', address: '+15550100' } as const
    await house.call(reach, alerting.addRoute, mail)
    await house.call(reach, alerting.addRoute, sms)
    const wanted = { event: 'DDOS', severity: 'Moderate', areas: ['/1/1/'] } as const
    const content = alerting.templateContent(wanted, house.facts)
    const { alert } = await house.call(author, alerting.draft, { content })
    await house.call(author, alerting.propose, { alert, confirmed: ['en', 'ar', 'fr'] })
    await house.call(second, alerting.issue, await asShown(house, alert))
    for (let at = 0; at < 30; at += 5) await house.pass(5 * MINUTE)
    assert.match(house.mail.sent[0]?.text ?? '', /Un site électoral est saturé/)
    assert.match(house.mail.sent[0]?.text ?? '', /Répondez par l’un de ces liens/)
    assert.match(house.sms.sent[0]?.text ?? '', /Répondez : code de la carte et 1 fait/)
  },
)

test('templates come in the languages of the node that have words for them', () => {
  const only = (languages: readonly string[]) =>
    Object.keys(templateTexts('DDOS', { languages, speak: text }).texts)
  assert.deepEqual(only(['ar', 'en']), ['ar', 'en'])
  assert.deepEqual(only(['ar', 'sw']), ['ar'])
  assert.deepEqual(only(['sw']), ['en'], 'nobody begins with nothing')
})
