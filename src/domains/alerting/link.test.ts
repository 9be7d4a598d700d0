import assert from 'node:assert/strict'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { startSmtp } from '../../../test/support/smtp.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { MINUTE, SECOND } from '../../core/time.ts'
import { smtpMail } from '../../platform/mail.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import * as alerting from './index.ts'
import { asShown } from '../../../test/support/alerting.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'

const slices = [exampleNation().slice, alerting.alerting]
const options = { slices, realm: 'exercise' as const }
const officer = person('officer', [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'alerting:routes',
  'territory:read',
])

async function issued(house: TestHouse): Promise<string> {
  const wanted = { event: 'DDOS', severity: 'Moderate', areas: ['/1/1/'] } as const
  const { alert } = await house.call(officer, alerting.draft, {
    content: alerting.templateContent(wanted),
  })
  await house.call(officer, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(officer, alerting.issue, await asShown(house, alert))
  return alert
}

/** A mailbox of a station, an alert for it, and the first mail, which goes out after five minutes. */
async function mailed(house: TestHouse, language?: 'ar') {
  await house.call(officer, alerting.addRoute, {
    ownerKind: 'station',
    owner: 's1',
    station: 's1',
    area: '/1/1/',
    channel: 'mail',
    address: 's1@stations.example',
    hasConsent: true,
    ...(language === undefined ? {} : { language }),
  })
  const alert = await issued(house)
  await house.pass(5 * MINUTE)
  const [mail] = house.mail.sent
  const token = /\/answer\/([\w-]+)\?a=done/.exec(mail?.text ?? '')?.[1] ?? ''
  return { alert, mail, token }
}

const answers = async (house: TestHouse, alert: string) =>
  (await house.call(officer, alerting.answers, { alert, limit: 50 })).items

forHouse(
  'a mail has the alert and a link per answer, and reading a link answers nothing',
  options,
  async (house) => {
    const { alert, mail, token } = await mailed(house)
    assert.match(mail?.subject ?? '', /^EXERCISE: /)
    assert.match(mail?.text ?? '', /^EXERCISE\. This is an exercise/)
    assert.match(
      mail?.messageId ?? '',
      new RegExp(`^<${alert}\\.1\\.\\d+\\.1\\.[\\w-]+@node.example>$`),
    )
    for (const answer of ['done', 'cannot_comply', 'need_help']) {
      const address = `https://node.example/exercise/en/answer/${token}?a=${answer}`
      assert.ok(mail?.text.includes(address), answer)
    }
    // The same words as on the telephone of a station: of what forbids, nothing is done.
    const words = /^(.+): \S+\?a=done$/m.exec(mail?.text ?? '')?.[1]
    assert.equal(words, 'Understood and done')
    const page = alerting.alerting.pages.find(({ path }) => path === '/answer/:token')
    assert.ok(page)
    const drawn = wordsOf(await visitPage(house, page, { actor: ANONYMOUS, params: { token } }))
    assert.match(drawn, /Understood and done We cannot We need help/)
    const link = await house.call(ANONYMOUS, alerting.answerLink, { token })
    assert.deepEqual([link.place, link.answer, link.isOpen], ['s1 · School', null, true])
    assert.deepEqual(await answers(house, alert), [])
    const records = JSON.stringify(await house.records())
    assert.ok(!records.includes(token) && !records.includes('stations.example'))
  },
)

forHouse(
  'only who read the page can answer, once or otherwise later, and the answer counts as any other',
  options,
  async (house) => {
    const { alert, token } = await mailed(house)
    const send = (proof: string, answer: 'done' | 'need_help' | 'cannot_comply', reason?: string) =>
      house.call(ANONYMOUS, alerting.answerByLink, {
        token,
        proof,
        answer,
        ...(reason === undefined ? {} : { reason }),
      })
    for (const proof of ['', 'x'.repeat(32)]) {
      await assert.rejects(send(proof, 'done'), problemWith('alerting.no_proof'))
    }
    const { proof } = await house.call(ANONYMOUS, alerting.answerLink, { token })
    await assert.rejects(send(proof, 'cannot_comply'), problemWith('alerting.reason_missing'))
    await send(proof, 'done')
    await send(proof, 'need_help')
    const [answer, ...more] = await answers(house, alert)
    assert.deepEqual([answer?.station, answer?.answer, more], ['s1', 'need_help', []])
    const given = (await house.records()).filter(({ type }) => type === 'alert.acknowledged')
    assert.deepEqual(
      given.map(({ body }) => [body['answer'], body['channel']]),
      [
        ['done', 'mail'],
        ['need_help', 'mail'],
      ],
    )
  },
)

forHouse(
  'a link answers nothing once the alert is over, and an unknown link is no link',
  options,
  async (house) => {
    const { alert, token } = await mailed(house, 'ar')
    const { proof } = await house.call(ANONYMOUS, alerting.answerLink, { token })
    const unknown = { token: 'A'.repeat(27), proof, answer: 'done' as const }
    await assert.rejects(
      house.call(ANONYMOUS, alerting.answerByLink, unknown),
      problemWith('alerting.unknown_link'),
    )
    await house.call(officer, alerting.cancel, { alert })
    await house.pass(SECOND)
    assert.equal((await house.call(ANONYMOUS, alerting.answerLink, { token })).isOpen, false)
    await assert.rejects(
      house.call(ANONYMOUS, alerting.answerByLink, { token, proof, answer: 'done' }),
      problemWith('alerting.link_over'),
    )
    const [first, second] = house.mail.sent
    assert.match(second?.subject ?? '', /^تمرين: أُلغي: /)
    assert.equal(second?.inReplyTo, first?.messageId)
  },
)

forBothHouses(
  'a mail server that refuses is asked again later, and the failure is shown',
  options,
  async (house) => {
    const [refusing, taking] = [await startSmtp(true), await startSmtp()]
    const use = (url: string) =>
      Object.assign(house.mail, { isSink: false, send: smtpMail(url, 'n@node.example').send })
    try {
      use(refusing.url)
      await mailed(house)
      const states = async () =>
        (await house.call(officer, alerting.messages, { limit: 10 })).items.map(
          ({ state, tries, status }) => [state, tries, /550|accepted/.exec(status)?.[0]],
        )
      assert.deepEqual(await states(), [['waiting', 1, '550']])
      use(taking.url)
      await house.pass(10 * SECOND)
      assert.deepEqual(await states(), [['sent', 2, 'accepted']])
      const [first] = (await house.call(officer, alerting.messages, { limit: 1 })).items
      assert.ok(first)
      const behind = await house.call(officer, alerting.messages, { limit: 1, after: 'no/such' })
      assert.equal(behind.items.length, 1, 'a place that is none is the beginning')
      const rest = { limit: 1, after: behind.next ?? '' }
      assert.deepEqual((await house.call(officer, alerting.messages, rest)).items, [])
      assert.match(taking.taken.join(), /^Auto-Submitted: auto-generated$/m)
    } finally {
      refusing.close()
      taking.close()
    }
  },
)

forHouse(
  'mails of a station say in their subject how many other alerts are in force there, and none where there is none',
  options,
  async (house) => {
    const { alert, token } = await mailed(house)
    const others = async () => (await house.call(ANONYMOUS, alerting.answerLink, { token })).others
    assert.equal(await others(), 0)
    const subjects = () => house.mail.sent.map(({ subject }) => subject)
    assert.doesNotMatch(subjects().at(-1) ?? '', /in force/)
    await issued(house)
    await house.pass(5 * MINUTE)
    assert.match(subjects().at(-1) ?? '', /^EXERCISE: .* \(also in force: 1\)$/)
    await house.call(officer, alerting.allClear, { alert })
    await house.settled()
    assert.equal(await others(), 1, 'the page of the link says so, too')
    // Of the all-clear: the other one is in force all the same.
    assert.match(subjects().at(-1) ?? '', /^EXERCISE: .* \(also in force: 1\)$/)
    await issued(house)
    await house.pass(5 * MINUTE)
    assert.match(subjects().at(-1) ?? '', /\(also in force: 1\)$/)
  },
)
