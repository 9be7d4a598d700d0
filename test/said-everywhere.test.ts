// Every form that changes something is answered: the next page says it in words of its own. A form that does not is on
// the list below with the reason, so that the next slice does not forget it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueProblems } from '../src/core/catalogue-problems.ts'
import type { AskFirst, Page, PageForm } from '../src/core/slice.ts'
import type { Message } from '../src/core/text.ts'
import { slices } from '../src/domains/index.ts'
import { doorPages } from '../src/http/pages/index.ts'

/** Forms without words after them, by page and name or all of a page, and why. */
const ANSWERED_OTHERWISE: Readonly<Record<string, string>> = {
  // The page of an alert says what became of it: its state, whom it reached, and what waits.
  '/console/alerts/new': 'the draft is the next page',
  '/console/alerts/:alert cancelWords': 'the proposal stands on the page',
  '/console/alerts/:alert clearWords': 'the proposal stands on the page',
  '/console/alerts/:alert review': 'the review stands on the page',
  '/console/alerts/:alert/check': 'the proposal stands on the page, with whom to call',
  '/console/alerts/:alert/edit': 'the check is the next page',
  '/console/alerts/:alert/release': 'the board is the next page',
  '/console/alerts/:alert/update': 'the check is the next page',
  // The exercise shows what runs, and what a button did, as it happens.
  '/console/exercise': 'the page shows the state of everything that it starts',
  // Whoever signs out or in is somewhere else.
  '/console/me signOut': 'the entrance is the next page',
  '/sign-in recovery': 'the console is the next page',
  '/console/sources/:thing giveSnapshot': 'the browser saves the file',
  '/console/sources/:thing openCopy': 'the copy is the next page',
  '/console/evidence/:item download': 'the browser saves the file',
  '/console/evidence/bundles download': 'the browser saves the file',
  '/console/notices/restrictions give': 'the browser saves the file',
  '/console/watch/entries/:entry give': 'the browser saves the file',
  '/console/watch/entries/:entry giveReleased': 'the browser saves the file',
  // A station and a link of a message have a receipt on the page itself.
  '/answer/:token': 'the page says what was answered',
  '/watch/:form': 'stands among what arrived',
  '/watch/enrol enrol': 'the page of the observer opens',
  '/station': 'a receipt on top of the page',
  '/station/enrol enrol': 'the page of the station is the next one',
}

/** Acts that cannot be taken back whole, or reach many: these ask, or have an undo. */
const FOR_GOOD =
  /remove|revoke|close|end(System|Waiver)?$|withdraw|drop|renew|issueCards|cancelImport|finishImport|takeOff/i

/** For good by name, and yet no question: why. */
const NO_QUESTION: Readonly<Record<string, string>> = {
  'accounts.closeSession': 'whoever signs in again has a session again',
  'accounts.revokeDevice': 'pressed when a device was stolen: nothing stands in its way',
  'accounts.withdrawInvitation': 'another invitation is one press away',
  'alerting.proposeEnd': 'a second person reads it before anything goes out',
  'alerting.withdraw': 'a draft, or a proposal of which nothing went out',
  'attacks.send': 'a second person and the prosecutor read it before anybody else does',
  'cases.removeIncident': 'it is added again by the form beside it',
  'cases.dropObservations': 'a file of which nothing was taken; it is sent again',
  'pollwatch.dropObservers': 'a file of which nobody was enrolled; it is sent again',
  'incidents.dropRows': 'a file of which nothing was taken; it is sent again',
  'directory.endWaiver': 'puts it back on the list',
  'monitoring.dropExpected': 'it is expected again by the form below it',
  'monitoring.dropSites': 'a file of which nothing was taken over; it is sent again',
  'monitoring.dropValueRule': 'the rule is entered again by the form below it',
  'monitoring.withdrawMark': 'the finding is marked again on the same page',
  'pollwatch.withdrawConsent': 'who agrees again is named again by the form below it',
  'sources.refuseEnd':
    'the reference stays, and that it end is asked for again by the form beside it',
}

interface Found {
  readonly page: Page
  readonly name: string
  readonly form: PageForm
}

function formsOf(pages: readonly Page[]): Found[] {
  return pages.flatMap((page) =>
    Object.entries(page.forms ?? {}).map(([name, form]) => ({ page, name, form })),
  )
}

const forms = formsOf([
  ...doorPages(slices),
  ...slices.flatMap((slice) => slice.pages),
] as readonly Page[])
const actions = new Map(slices.flatMap((slice) => slice.actions).map((one) => [one.name, one]))

/** A form that gives null shows what came out on its own page: a link, a code. */
function isShown({ form }: Found): boolean {
  return /^\(\)\s*=>\s*null$/.test(form.next.toString())
}

const isChange = ({ form }: Found) => actions.get(form.action)?.kind === 'command'

/** What a form lacks, as the list above names it; null where it lacks nothing. */
function silent(found: Found): string | null {
  const { page, name, form } = found
  if (!isChange(found) || isShown(found) || form.said !== undefined) return null
  const own = `${page.path} ${name}`
  return own in ANSWERED_OTHERWISE || page.path in ANSWERED_OTHERWISE ? null : own
}

test('every form that changes something is followed by words that say so', () => {
  assert.ok(forms.length > 100, `only ${forms.length} forms were seen`)
  assert.deepEqual(
    forms.flatMap((one) => silent(one) ?? []),
    [],
    'give the form `said`, or name it with a reason in this test',
  )
  const example = forms.find(({ form }) => form.action === 'territory.closeStation')
  assert.ok(example)
  const { said: _, ...mute } = example.form
  assert.equal(silent({ ...example, form: mute }), '/console/stations/:id close')
})

test('no exception outlives its form', () => {
  const known = new Set(forms.flatMap(({ page, name }) => [page.path, `${page.path} ${name}`]))
  const doors = ['/station']
  const lost = Object.keys(ANSWERED_OTHERWISE).filter(
    (one) => !known.has(one) && !doors.includes(one),
  )
  assert.deepEqual(lost, [])
})

test('what cannot be taken back whole is asked about, or can be taken back from its notice', () => {
  const bare = forms.filter(
    ({ form }) =>
      FOR_GOOD.test(form.action.split('.')[1] ?? '') &&
      form.asks === undefined &&
      form.undo === undefined &&
      !(form.action in NO_QUESTION),
  )
  assert.deepEqual(
    bare.map(({ page, name, form }) => `${page.path} ${name}: ${form.action}`),
    [],
  )
  const lost = Object.keys(NO_QUESTION).filter((one) => !actions.has(one))
  assert.deepEqual(lost, [])
})

test('what takes back is an action of the house, and its words are there in both languages', () => {
  const undos = forms.flatMap(({ form }) => form.undo ?? [])
  assert.ok(undos.length > 15)
  for (const { action } of undos) assert.ok(actions.has(action), action)
  const asked = (asks: AskFirst | undefined): Message[] =>
    asks === undefined ? [] : [asks.title, asks.what, asks.act]
  const words = forms.flatMap(({ form }) => [
    ...asked(form.asks),
    ...(form.said ? [form.said] : []),
  ])
  const byKey = Object.fromEntries(words.map((one) => [`${one.slice}.${one.key}`, one]))
  assert.deepEqual(catalogueProblems(byKey), [])
})
