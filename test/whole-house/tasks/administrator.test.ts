// Mail is set in the browser, tried before it is kept, seen to arrive, and taken back.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settingsTexts as texts } from '../../../src/domains/settings/texts.ts'
import { outputOf } from '../../support/attack.ts'
import { browser } from '../../support/chromium.ts'
import { startTestNode, type TestNode } from '../../support/node.ts'
import { type SmtpSink, startSmtp } from '../../support/smtp.ts'
import { type Colleague, colleague, FACES, sit } from '../../support/task.ts'

await browser()

const OWN = 'amina@example.org'

test('an administrator sets the mail server, sees a test mail arrive, and takes it back', async () => {
  const house = await startTestNode('sqlite')
  const smtp = await startSmtp()
  try {
    const amina = await colleague(house, 'Amina Sow', 'administrator')
    await house.call('monitoring.openNetwork', { network: '127.0.0.0/8', reason: 'own relay' })
    await reachable(house, amina, smtp)
    for (const face of FACES) {
      const hand = await sit(house, face, { task: 'mail', as: amina })
      const { t, page } = hand
      await hand.open('/LANG/console')
      await hand.goTo(t(texts.title))
      await hand.press('link', t(texts.mailTitle))
      await hand.write(t(texts.server), smtp.url)
      await hand.write(t(texts.sender), 'node@example.org')
      await hand.press('button', t(texts.tryAndKeep))
      await hand.sees(t(texts.kept))
      await hand.press('link', t(texts.showIt))
      const before = smtp.taken.length
      await hand.press('button', t(texts.sendTest))
      await hand.sees(t(texts.sent))
      const mail = (await smtp.received(before + 1)).at(-1) ?? ''
      assert.match(mail, /^To: amina@example\.org/m)
      assert.match(mail, /^From: node@example\.org/m)
      const undo = page.getByRole('button', { name: t(texts.undo) })
      await hand.readOnTo(undo)
      await hand.pressThis(undo)
      await hand.sees(t(texts.isUndone))
      assert.equal(house.node.house('actual')?.ports.mail.isSink, true)
      await hand.leave(7)
    }
  } finally {
    smtp.close()
    await house.remove()
  }
})

/** Her own mailbox is confirmed; the mail server is taken off again. */
async function reachable(house: TestNode, { browser: own }: Colleague, smtp: SmtpSink) {
  const server = { server: smtp.url, from: 'node@example.org', version: 0 }
  await outputOf(own.post('settings.setMail', server))
  await house.node.settled()
  const contact = { channel: 'mail', address: OWN, language: 'en' }
  const { route } = await outputOf<{ route: string }>(own.post('alerting.addContact', contact))
  await house.node.settled()
  const [mail = ''] = await smtp.received(1)
  const code = /[A-Z]{8}/.exec(mail)?.[0] ?? ''
  await outputOf(own.post('alerting.confirmContact', { route, code }))
  await outputOf(own.post('settings.reset', { name: 'mail' }))
  await house.node.settled()
}
