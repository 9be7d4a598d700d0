// Whoever says that the danger is over reads, while the page stands open, whether what was found is still so.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Action } from '../../src/core/action.ts'
import { type Actor, systemActor } from '../../src/core/actor.ts'
import * as alerting from '../../src/domains/alerting/index.ts'
import { asShown } from '../support/alerting.ts'
import { person } from '../support/house.ts'
import { joinAs, joinFirst, startTestNode, type TestNode } from '../support/node.ts'

const OFFICER = ['alerting:read', 'alerting:draft', 'alerting:release', 'territory:read'] as const
const first = person('first', OFFICER)
const second = person('second', OFFICER)
const machine = systemActor('workflow:finding-to-alert', ['alerting:draft', 'territory:read'])
const finding = (n: number) => `01939000-0000-7000-8000-00000000000${n}`

function calls(test: TestNode) {
  const call = async <N extends string, I, O>(actor: Actor, action: Action<N, I, O>, input: I) => {
    const house = test.node.house('actual')
    assert.ok(house)
    return (await house.runner.call(actor, action, input)).output
  }
  return { call }
}

test('the panel of the all clear follows the findings, and keeps what is written in it', async () => {
  const node = await startTestNode('sqlite')
  try {
    await joinFirst(node, 'Amina Sow')
    const { path } = await node.call<{ path: string }>('territory.addArea', {
      parent: '/',
      name: 'North',
      kind: 'region',
    })
    await node.call('territory.addStation', { number: '1', name: 'School', area: path })
    const house = calls(node)
    const content = alerting.templateContent({
      event: 'DEFACEMENT',
      severity: 'Moderate',
      areas: [path],
    })
    const open = (n: number) =>
      house.call(machine, alerting.noteFinding, {
        finding: finding(n),
        check: 'defacement',
        cause: 'system:example',
        content,
        mayDraft: true,
      })
    const close = (n: number) =>
      house.call(machine, alerting.noteFindingClosed, { finding: finding(n), how: 'closed' })
    const { alert } = await open(1)
    assert.ok(alert)
    await house.call(first, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    await house.call(second, alerting.issue, await asShown(house, alert))
    await open(2)

    const { page } = await joinAs(node, 'Omar Haddad', 'alert-officer')
    await page.goto(`${node.node.origin}/en/console/alerts/${alert}`)
    await page.getByText('2 findings of one cause stand behind it').waitFor()
    await page.getByText('The danger is over', { exact: true }).click()
    const panel = page.locator('#alert-stands-clear')
    const reason = page.locator('#clear-despite')
    await panel.getByText('What was found is still so').waitFor()
    assert.equal(await panel.locator('li').count(), 2)
    const wrong = page.locator('#alert-stands-cancel li')
    assert.equal(await wrong.count(), 2)
    await reason.fill('The host was turned off')

    await close(1)
    await panel.locator('li').nth(1).waitFor({ state: 'detached' })
    await wrong.nth(1).waitFor({ state: 'detached' })
    await page.getByText('1 of 2 findings behind it is still open').waitFor()
    assert.equal(await reason.inputValue(), 'The host was turned off')

    await close(2)
    await panel.getByText('no reason is asked').waitFor()
    await page.locator('#alert-state').getByText('Everything that was found is over').waitFor()
    assert.equal(await page.getByText('is still so').first().isVisible(), false)
    assert.equal(await reason.isVisible(), false)

    await open(3)
    await panel.getByText('What was found is still so').waitFor()
    assert.equal(await reason.inputValue(), 'The host was turned off')
    await reason.fill('')
    await page.getByRole('button', { name: 'Say all clear' }).click()
    await page.getByText('Say why it ends all the same').first().waitFor()
    await close(3)
    await panel.getByText('no reason is asked').waitFor()
    await page.getByRole('button', { name: 'Say all clear' }).click()
    await page.getByText('All clear. Stations are being told now.').waitFor()
  } finally {
    await node.remove()
  }
})
