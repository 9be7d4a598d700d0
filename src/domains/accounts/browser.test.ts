import assert from 'node:assert/strict'
import { HOUR, MINUTE } from '../../core/time.ts'
import {
  type AccountsHouse,
  forBothAccounts,
  type Joined,
  MACHINE,
  NODE,
  visitorWith,
} from '../../../test/support/accounts.ts'
import { beginSignIn, finishSignIn, signInWithRecoveryCode } from './actions/signing.ts'

/** Signs in on a browser with this mark; gives the session's secret. */
async function signIn(house: AccountsHouse, who: Joined, browser: string): Promise<string> {
  const visitor = visitorWith(browser)
  const begun = await house.call(visitor, beginSignIn, {})
  const credential = who.key.get({ ...begun, origin: NODE.origin })
  const { challengeId } = begun
  const { cookie } = await house.call(visitor, finishSignIn, { challengeId, credential })
  return cookie.secret
}

const deviceOf = async (house: AccountsHouse, session: string, browser?: string) =>
  (await house.actorOf(browser === undefined ? { session } : { session, browser }))?.device

forBothAccounts('the browser where a person joined is his device at once', async (house) => {
  const ada = await house.person(MACHINE, 'alert-officer', '/', 'browser of Ada')
  const device = await deviceOf(house, ada.cookie, 'browser of Ada')
  assert.match(device ?? '', /^browser:/)
  assert.equal(await deviceOf(house, ada.cookie), undefined, 'a session without its browser')
  assert.equal(await deviceOf(house, ada.cookie, 'another'), undefined)
  assert.equal(await house.actorOf({ browser: 'browser of Ada' }), null, 'a browser is nobody')
  const opened = (await house.records()).find(({ type }) => type === 'session.opened')
  assert.equal(opened?.body['browser'], device)
})

forBothAccounts(
  'a browser where a person only signed in is his device an hour later, and stays it',
  async (house) => {
    const ada = await house.person(MACHINE, 'alert-officer', '/', 'old')
    const session = await signIn(house, ada, 'new')
    house.pass(20 * MINUTE)
    assert.equal(await deviceOf(house, session, 'new'), undefined)
    const again = await signIn(house, ada, 'new')
    house.pass(20 * MINUTE)
    const { recoveryCodes } = ada
    const code = recoveryCodes[0] ?? ''
    const third = await house.call(visitorWith('new'), signInWithRecoveryCode, { code })
    assert.equal(await deviceOf(house, again, 'new'), undefined)
    house.pass(HOUR - 40 * MINUTE)
    const device = await deviceOf(house, third.cookie.secret, 'new')
    assert.match(device ?? '', /^browser:/)
    assert.notEqual(device, await deviceOf(house, ada.cookie, 'old'))
  },
)

forBothAccounts('a browser that two persons use is one device', async (house) => {
  const ada = await house.person(MACHINE, 'alert-officer', '/', 'shared')
  const ben = await house.person(MACHINE, 'alert-officer', '/', 'shared')
  const device = await deviceOf(house, ada.cookie, 'shared')
  assert.ok(device !== undefined)
  assert.equal(await deviceOf(house, ben.cookie, 'shared'), device)
  const cleo = await house.person(MACHINE, 'alert-officer', '/', 'of Cleo')
  assert.equal(
    await deviceOf(house, cleo.cookie, 'shared'),
    undefined,
    'the mark of a browser where she never signed in is no device of hers',
  )
})
