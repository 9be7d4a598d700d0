import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageOf, Site, told } from '../../../../test/support/watched-page.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What is told where one part of a page, learned, is another. */
function changed(
  from: string,
  to: string,
  head = '',
  languages: readonly string[] = ['en'],
): string[] {
  const part = (text: string) => ({
    main: `<section>${head}${text === '' ? '' : `<p>${text}</p>`}</section>`,
  })
  const site = new Site(() => pageOf(part(from)), { languages }).learned()
  return told(site.look(pageOf(part(to))).items)
}

test('a fact of the vote that is another alarms, whatever the fact', () => {
  const rows: readonly (readonly [string, string, string?])[] = [
    ['You vote at Town Hall.', 'You vote at Grand Hotel.'],
    ['You vote at the school in Main Street.', 'You vote at the school in Back Street.'],
    ['Polls are open from 8 to 20.', 'Polls are open from 20 to 8.'],
    [
      'Do not bring a telephone to the polling station.',
      'Do bring a telephone to the polling station.',
    ],
    ['All citizens may vote.', 'All residents may vote.'],
    ['Bring your passport.', 'Do not bring your passport.', '<h2>How to vote</h2>'],
    ['Bring two documents.', 'Bring four documents.', '<h2>How to vote</h2>'],
    [
      'Doors open at eight in the morning.',
      'Doors open at eight in the evening.',
      '<h2>Voting hours</h2>',
    ],
    ['Hall, 5 Main Street', 'Hall, 5 Oak Street', '<h2>Where to vote</h2>'],
  ]
  for (const [from, to, head] of rows) {
    const found = changed(from, to, head)
    assert.ok(found.includes('H text facts'), `${from} -> ${to}: ${found.join()}`)
  }
})

test('a station that is said to be elsewhere, and a new demand, alarm', () => {
  for (const text of [
    'Your station moved to the harbour.',
    'The polling place is now at the stadium.',
    'Voters must bring a bank card.',
  ])
    assert.match(changed('', text).join(), /^H text/, text)
})

test('honest edits are a question at most', () => {
  const rows: readonly (readonly [string, string, string?])[] = [
    ['Voters are recieved by our staff.', 'Voters are received by our staff.'],
    ['We help you to vote.', 'We help you to vote. Thank you!'],
    ['The kitchen of the office is on floor 2.', 'The kitchen of the office is on floor 3.'],
    ['The board met nine times.', 'The board met ten times.', '<h2>About us</h2>'],
    ['Ask our team.', 'Please ask our friendly team.', '<h2>How to vote</h2>'],
    ['', 'A new brochure is out.'],
    ['', 'Our election office is closed, it opens on Monday.'],
    ['', 'Thank you for voting with us.'],
  ]
  for (const [from, to, head] of rows)
    assert.deepEqual(
      changed(from, to, head).filter((one) => !one.startsWith('M')),
      [],
      `${from} -> ${to}`,
    )
})

test('what comes by itself is told once, and then known', () => {
  const closed = '<p>Our office is closed, it opens on Monday.</p>'
  const site = new Site(() => pageOf()).learned()
  assert.deepEqual(told(site.look(pageOf({ top: closed }), 30 * HOUR).items), ['M text added'])
  for (let n = 0; n < 4; n += 1) site.look(pageOf(), HOUR)
  assert.deepEqual(told(site.look(pageOf({ top: closed }), 5 * DAY).items), [])
  const bus = (day: number) =>
    `<p>The information bus stands today at ${['the old market', 'the river bridge', 'the north gate', 'the town lake', 'the castle yard'][day % 5]}.</p>`
  const moving = new Site((_, at) => pageOf({ main: bus(Math.floor(at / DAY)) }))
  moving.atMs -= 6 * HOUR
  const told_: string[] = []
  moving.look()
  for (let n = 0; n < 22; n += 1) moving.look(null, 60_000)
  for (let n = 0; n < 46; n += 1) told_.push(...told(moving.look(null, HOUR / 2).items))
  for (let n = 0; n < 24; n += 1) told_.push(...told(moving.look(null, 3 * HOUR).items))
  assert.ok(!told_.some((one) => one.startsWith('H')), told_.join())
})

test('a place that changes by itself on one day is known to on the next; what is about voting never is', () => {
  const quote = (text: string) => pageOf({ main: `<blockquote>${text}</blockquote>` })
  const site = new Site(() => quote('Those who wait see more')).learned()
  assert.deepEqual(told(site.look(quote('Rivers carry all of it'), 2 * DAY).items), [
    'M text changed',
  ])
  site.look(quote('Rivers carry all of it'), HOUR)
  assert.deepEqual(told(site.look(quote('Stones remember the winter'), 7 * DAY).items), [])
  assert.deepEqual(told(site.look(quote('Stones remember the winter'), HOUR).items), [])
  const hours = (text: string) => pageOf().replace('20:00', text)
  const voting = new Site(() => pageOf()).learned()
  for (const text of ['16:00', '15:00', '20:00', '16:00'])
    assert.deepEqual(
      told(voting.look(hours(text), 2 * DAY).items),
      text === '20:00' ? [] : ['H text facts'],
    )
})

test('a text about voting that nobody sees any more alarms, another one is a question', () => {
  const page = (text: string, head = '') =>
    pageOf({ head, main: `<p class="note one">${text}</p>` })
  const judgedAfter = (text: string, to: (html: string) => string) => {
    const site = new Site(() => page(text)).learned()
    return told(site.look(to(page(text))).items).filter((one) => one.includes(' text '))
  }
  const ways: readonly ((html: string) => string)[] = [
    (html) => html.replace('note one', 'note one d-none'),
    (html) => html.replace('</main>', '</main><style>.one{display:none}</style>'),
    (html) => html.replace('class="note one"', 'style="color:#fff"'),
    (html) => html.replace(/(<p class="note one">)([^<]*)/, '$1<s>$2</s>'),
  ]
  for (const way of ways) {
    assert.deepEqual(
      judgedAfter('Polls close late in the evening.', way),
      ['H text hidden_text'],
      `${way}`,
    )
    assert.deepEqual(
      judgedAfter('The garden is open to all.', way),
      ['M text hidden_text'],
      `${way}`,
    )
  }
  const site = new Site().learned()
  const hidden = pageOf({ end: '<p class="sr-only">The polls are closed, do not come.</p>' })
  assert.deepEqual(told(site.look(hidden).items), ['H text danger'])
})

test('days that are counted in words are counted', () => {
  const words = ['twelve', 'eleven', 'ten', 'nine', 'eight', 'seven']
  const day = (n: number) => `<p>Only ${words[n]} days left until you vote!</p>`
  const site = new Site(() => pageOf({ main: day(0) })).learned()
  for (let n = 1; n < words.length; n += 1)
    assert.deepEqual(told(site.look(pageOf({ main: day(n) }), DAY).items), [], words[n])
})

test('the number of a house is no count of days, by however little it changes', () => {
  const main =
    '<h2>Polling stations</h2><ul><li>School, 12 Market street</li><li>Hall, 4 Oak road</li></ul>'
  const site = new Site(() => pageOf({ main })).learned()
  const changed = pageOf({ main: main.replace('12 Market', '13 Market') })
  assert.deepEqual(told(site.look(changed).items), ['H text facts'])
})

test('a change that stays in a freeze window is not over', () => {
  const site = new Site(() => pageOf()).learned()
  const html = pageOf({ top: '<p>A new brochure.</p>' })
  for (const isFrozen of [false, true, true, false])
    assert.match(told(site.look(html, DAY, { isFrozen }).items).join(), /^[HM] text added$/)
})
