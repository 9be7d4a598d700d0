// The night begins: the duty is taken over with what the day wrote, stations are telephoned, and what the next one has to
// know is written down.

import { test } from 'node:test'
import { texts as alertTexts } from '../../../src/domains/alerting/texts/alerts.ts'
import { boardTexts } from '../../../src/domains/alerting/texts/board.ts'
import { actTexts } from '../../../src/domains/territory/texts/acts.ts'
import { rosterTexts } from '../../../src/domains/territory/texts/roster.ts'
import { dutyWaitTexts } from '../../../src/domains/territory/texts/situation.ts'
import { outputOf } from '../../support/attack.ts'
import { browser } from '../../support/chromium.ts'
import { startTestNode, type TestNode } from '../../support/node.ts'
import { headlineOf, makeCountry, proposed, released } from '../../support/task-country.ts'
import { type Colleague, colleague, FACES, sit } from '../../support/task.ts'

await browser()

const NOTE = 'Two stations in Alder wait for ballot paper. The courier called at 18:40.'

test('a duty officer takes a duty over, notes what calls came to, and hands over with a note', async () => {
  const house = await startTestNode('sqlite')
  try {
    const { districts } = await makeCountry(house)
    const day = await holder(house, 'Amina Sow', 'Duty officer, day')
    const night = await holder(house, 'Joseph Okello', 'Duty officer, night')
    const second = await colleague(house, 'Mary Wanjiru', 'releasing-officer')
    await released(second, await proposed(day, [...districts.values()].slice(0, 2)))
    for (const [at, face] of FACES.entries()) {
      const [last, me] = at % 2 === 0 ? [day, night] : [night, day]
      await plan(house, last, me)
      const hand = await sit(house, face, { task: 'duty', as: me })
      const { t, page } = hand
      await hand.open('/LANG/console')
      await hand.press('link', t(dutyWaitTexts.accept))
      await hand.sees(NOTE)
      await hand.press('button', t(rosterTexts.accept))
      await hand.sees(t(actTexts.accepted))
      const write = page.getByText(t(rosterTexts.write, { post: me.post }), { exact: true })
      await hand.readOnTo(write)
      await hand.pressThis(write)
      await hand.write(t(rosterTexts.note), 'Both stations have paper now.')
      await hand.press('button', t(rosterTexts.handOver))
      await hand.sees(t(actTexts.handedOver))
      await hand.press('link', t(alertTexts.alerts))
      await hand.press('link', headlineOf('DDOS', face.language))
      const calls = page.getByRole('link', { name: t(boardTexts.wholeCallList) })
      await hand.readOnTo(calls)
      await hand.pressThis(calls)
      const reached = page.getByRole('button', { name: t(boardTexts.reached) }).first()
      await reached.waitFor()
      await hand.readOnTo(reached)
      await hand.pressThis(reached)
      await hand.sees(t(boardTexts.saidCalled))
      await hand.leave(8)
    }
  } finally {
    await house.remove()
  }
})

type Holder = Colleague & { readonly post: string; readonly official: string }

/** An alert officer who holds a post of the nation. */
async function holder(house: TestNode, name: string, post: string): Promise<Holder> {
  const person = await colleague(house, name, 'alert-officer')
  const { official } = await house.call<{ official: string }>('territory.addOfficial', {
    area: '/',
    post,
    contact: '+254 700 000 101',
  })
  const { text } = await person.browser.get('/api/accounts.me')
  const me = JSON.parse(text) as { person: string }
  await house.call('territory.holdPost', { official, person: me.person })
  return { ...person, post, official }
}

/** `last` is on duty and has handed over to `me`, whom `last` follows again. */
async function plan(house: TestNode, last: Holder, me: Holder): Promise<void> {
  const list = await house.call<{ duties: { duty: string }[] }>('territory.dutyList', {
    area: '/',
    limit: 20,
  })
  for (const { duty } of list.duties) await house.call('territory.removeDuty', { duty })
  const put = ({ official }: Holder, afterHours: number) =>
    house.call<{ duty: string }>('territory.startDuty', { official, afterHours, hours: 8 })
  const { duty } = await put(last, 0)
  await put(me, 8)
  await put(last, 16)
  await outputOf(last.browser.post('territory.handOver', { duty, note: NOTE }))
}
