// Break-glass as a whole, with the real accounts and a clock that is moved: who may act alone, for how long somebody who was
// there still counts, and a review that waits until somebody else has done it.

import assert from 'node:assert/strict'
import type { Actor } from '../src/core/actor.ts'
import { DAY, MINUTE } from '../src/core/time.ts'
import { touch } from '../src/domains/accounts/actions/identity.ts'
import { closeSessions, people, withdraw } from '../src/domains/accounts/actions/people.ts'
import { beginSignIn, finishSignIn, signOut } from '../src/domains/accounts/actions/signing.ts'
import * as alerting from '../src/domains/alerting/index.ts'
import { slices } from '../src/domains/index.ts'
import {
  type AccountsHouse,
  accountsHouse,
  DOOR,
  type Joined,
  MACHINE,
  NODE,
  visitorWith,
} from './support/accounts.ts'
import { asShown } from './support/alerting.ts'
import { visitPage } from './support/page-visit.ts'
import { doorPages } from '../src/http/pages/index.ts'
import {
  COMMAND_LINE,
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from './support/house.ts'
import { addArea, addStation } from '../src/domains/territory/index.ts'

/** Somebody on a browser of his own, who joined with it. */
interface Officer extends Joined {
  readonly browser: string
}

interface Office {
  readonly h: TestHouse
  readonly accounts: AccountsHouse
  /** Proposes; the others release. */
  readonly author: Officer
  officer(role: string): Promise<Officer>
  /** They open a page now: their sessions go on. */
  active(...who: readonly Officer[]): Promise<void>
  /** Somebody as the door knows him now; null once his session is over. */
  now(who: Officer): Promise<Actor>
}

let browsers = 0

async function officeOf(h: TestHouse): Promise<Office> {
  const accounts = accountsHouse(h)
  const officer = async (role: string): Promise<Officer> => {
    browsers += 1
    const browser = `browser-${browsers}`.padEnd(43, 'x')
    return { ...(await accounts.person(MACHINE, role, '/', browser)), browser }
  }
  const now = async ({ cookie, browser }: Officer) =>
    (await accounts.actorOf({ session: cookie, browser })) ?? assert.fail('the session is over')
  const active = async (...who: readonly Officer[]) => {
    const vias = who.map(({ actor }) => actor.via ?? '')
    await h.call(DOOR, touch, { vias })
  }
  const { path } = await h.call(COMMAND_LINE, addArea, {
    parent: '/',
    code: '1',
    name: 'North',
    kind: 'region',
  })
  await h.call(COMMAND_LINE, addStation, { number: '1', name: 'Hall', area: path })
  return { h, accounts, author: await officer('alert-officer'), officer, active, now }
}

const READ = ['en', 'ar'] as const
const content = () =>
  alerting.templateContent({ event: 'DEFACEMENT', severity: 'Moderate', areas: ['/1/'] })

async function proposed({ h, author, now }: Office): Promise<string> {
  const { alert } = await h.call(await now(author), alerting.draft, { content: content() })
  await h.call(await now(author), alerting.propose, { alert, confirmed: [...READ] })
  return alert
}

/** The author releases alone. */
async function alone(office: Office, alert: string): Promise<void> {
  const { h, author, now } = office
  const breakGlassReason = 'nobody answers'
  await h.call(await now(author), alerting.issue, {
    ...(await asShown(h, alert)),
    breakGlassReason,
  })
}

/** Whether he may: somebody who could be called is in the way, or nobody is. */
async function isAlone(office: Office): Promise<boolean> {
  const alert = await proposed(office)
  try {
    await alone(office, alert)
    return true
  } catch (error) {
    if (problemWith('core.someone_reachable')(error)) return false
    throw error
  }
}

const house = { slices, runsJobs: false }

/** Minutes go by, in which these go on working. */
async function minutes(
  office: Office,
  count: number,
  ...working: readonly Officer[]
): Promise<void> {
  for (let left = count; left > 0; left -= 10) {
    office.accounts.pass(Math.min(10, left) * MINUTE)
    await office.active(office.author, ...working)
  }
}

forHouse(
  'whoever was there counts for an hour, however his session ended: by himself, by others, by its own end, with his role',
  house,
  async (h) => {
    const office = await officeOf(h)
    const { officer } = office
    const ended: Readonly<Record<string, (who: Officer, by: Joined) => Promise<unknown>>> = {
      'signed out': async (who) => await h.call(await office.now(who), signOut, {}),
      'ended by an administrator': async ({ person }, by) =>
        await h.call(by.actor, closeSessions, { person }),
      'his role was taken': async ({ person }, by) => {
        const { items } = await h.call(MACHINE, people, { limit: 50 })
        const grants = items.find((one) => one.person === person)?.grants ?? []
        for (const { id } of grants) await h.call(by.actor, withdraw, { grant: id })
        await h.call(by.actor, closeSessions, { person })
      },
    }
    const administrator = await officer('administrator')
    for (const [how, end] of Object.entries(ended)) {
      const second = await officer('releasing-officer')
      await end(second, administrator)
      assert.equal(await isAlone(office), false, how)
      await minutes(office, 59)
      assert.equal(await isAlone(office), false, `${how}, 59 minutes ago`)
      await minutes(office, 2)
      assert.equal(await isAlone(office), true, `${how}, an hour ago`)
    }
  },
)

forHouse(
  'the sessions of a shift that come to their end in one hour make nobody alone',
  house,
  async (h) => {
    const office = await officeOf(h)
    const second = await office.officer('releasing-officer')
    await minutes(office, 12 * 60 - 30, second)
    // The author joins anew in time; the other one works until the last minute.
    const author = await office.officer('alert-officer')
    const late = { ...office, author }
    await minutes(late, 25, second)
    assert.equal(await isAlone(late), false, 'he is there')
    await minutes(late, 10)
    assert.equal(
      await office.accounts.actorOf({ session: second.cookie }),
      null,
      'his session is over',
    )
    assert.equal(await isAlone(late), false, 'he was there five minutes ago')
    await minutes(late, 50)
    assert.equal(await isAlone(late), false)
    await minutes(late, 10)
    assert.equal(await isAlone(late), true, 'an hour later')
  },
)

forHouse(
  'a flood of sign-ins, of strangers or of the one who wants to be alone, makes nobody alone',
  house,
  async (h) => {
    const office = await officeOf(h)
    const { author } = office
    const second = await office.officer('releasing-officer')
    for (let n = 0; n < 100; n += 1) await h.call(visitorWith(undefined), beginSignIn, {})
    for (let n = 0; n < 20; n += 1) {
      const begun = await h.call(visitorWith(undefined), beginSignIn, {})
      const credential = author.key.get({ ...begun, origin: NODE.origin })
      const { challengeId } = begun
      await h.call(visitorWith(undefined), finishSignIn, { challengeId, credential })
    }
    assert.equal(await isAlone(office), false)
    await h.call(await office.now(second), signOut, {})
    assert.equal(await isAlone(office), false)
  },
)

const pages = [...doorPages(slices), ...slices.flatMap((slice) => slice.pages)]
const WAITING = pages.find(({ path }) => path === '/console/waiting') ?? assert.fail('no page')
const REVIEW = /Review what one person released alone/g

/** How many reviews wait for somebody on the page of all that waits. */
async function reviewsFor({ h, now }: Office, who: Officer): Promise<number> {
  const page = await visitPage(h, WAITING, { actor: await now(who) })
  return page.match(REVIEW)?.length ?? 0
}

forBothHouses(
  'a review waits until somebody else has done it: when the alert is over, days later, and behind a flood of drafts',
  house,
  async (h) => {
    const office = await officeOf(h)
    const { accounts, author } = office
    const alert = await proposed(office)
    await alone(office, alert)
    const own = async () =>
      await h.call(await office.now(author), alerting.review, { alert, conclusion: 'fine' })
    await assert.rejects(own, problemWith('core.acted_alone'))
    await h.call(await office.now(author), alerting.cancel, { alert })
    for (let n = 0; n < 60; n += 1)
      await h.call(await office.now(author), alerting.draft, { content: content() })
    const second = await office.officer('releasing-officer')
    assert.equal(await reviewsFor(office, second), 1, 'the alert was taken back')
    accounts.pass(3 * DAY)
    const third = await office.officer('releasing-officer')
    assert.equal(await reviewsFor(office, third), 1, 'three days later')
    await h.call(await office.now(third), alerting.review, { alert, conclusion: 'It was right.' })
    assert.equal(await reviewsFor(office, third), 0)
    const shown = await h.call(await office.now(third), alerting.show, { alert })
    assert.deepEqual([shown.isReviewDue, shown.reviewedBy], [false, third.person])
  },
)

forHouse(
  'what one person did alone opens nothing for later: the next release alone is judged anew',
  house,
  async (h) => {
    const office = await officeOf(h)
    await alone(office, await proposed(office))
    const second = await office.officer('releasing-officer')
    assert.equal(await isAlone(office), false)
    await minutes(office, 31)
    assert.equal(await office.accounts.actorOf({ session: second.cookie }), null)
    assert.equal(await isAlone(office), false, 'his session ended a minute ago')
    await minutes(office, 60)
    assert.equal(await isAlone(office), true, 'he was idle for more than an hour and a half')
  },
)
