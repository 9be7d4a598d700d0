import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  HOURS,
  PAPERS,
  pageOf,
  type Parts,
  Site,
  told,
} from '../../../../test/support/watched-page.ts'
import type { LookOptions } from './index.ts'

let stored: Uint8Array | null = null
/** The profile of the page, learned by the first test that asks for it. */
const learned = () => (stored ??= new Site().learned().stored)

/** What is told of a page in place of the learned one. */
function judged(html: string, options: Partial<LookOptions> = {}): string[] {
  const site = new Site()
  site.stored = learned()
  site.atMs += 3 * 86_400_000
  return told(site.look(html, 0, options).items)
}

const swapped = (from: string, to: string) => pageOf().replace(from, to)
const withParts = (parts: Parts) => judged(pageOf(parts))

test('a page that is as it was is nothing to tell', () => {
  assert.deepEqual(judged(pageOf()), [])
})

test('C: another page, phrases, passages, foreign forms, base, refresh, and code that leads away', () => {
  assert.deepEqual(judged('<title>x</title><h1>Freedom</h1><p>We have come.'), ['C page replaced'])
  assert.ok(judged('').includes('C page replaced'))
  assert.ok(withParts({ end: 'Hacked by nobody' }).includes('C phrase phrase'))
  assert.ok(withParts({ end: '<div hidden>hacked by nobody</div>' }).includes('C phrase phrase'))
  assert.deepEqual(judged(swapped(PAPERS, ''), { passages: [PAPERS] })[0], 'C passage passage_gone')
  assert.ok(
    withParts({ main: '<form action="//evil.example/a"></form>' }).includes('C form foreign_form'),
  )
  assert.deepEqual(withParts({ head: '<base href="//evil.example/">' })[0], 'C base base')
  assert.deepEqual(
    withParts({ head: '<meta http-equiv=refresh content="0;url=//evil.example">' }),
    ['C refresh refresh'],
  )
  for (const code of [
    'location="//evil.example/x"',
    'window.location.replace("https://evil.example")',
  ])
    assert.deepEqual(
      withParts({ head: `<script>${code}</script>` }),
      ['C inline moves_visitor'],
      code,
    )
})

test('H: words of danger beside words of voting, in any language of the lists', () => {
  for (const text of [
    'The election has been postponed.',
    'All polling stations are closed.',
    'You can vote by SMS now.',
    'La votación ha sido aplazada.',
    'Le scrutin est reporté.',
    'Die Wahl wurde verschoben.',
    'Выборы перенесены.',
    'تأجلت الانتخابات',
    '选举已推迟',
    'चुनाव स्थगित',
    '투표가 취소되었습니다',
  ])
    assert.deepEqual(withParts({ top: `<p>${text}</p>` }), ['H text danger'], text)
  assert.deepEqual(withParts({ top: '<p>Attention</p><p>Voting</p><p>is cancelled</p>' }), [
    'H text danger',
  ])
  assert.deepEqual(judged(swapped(PAPERS, 'Voting is cancelled today, go home.')), [
    'H text danger',
  ])
})

test('H: numbers, hours and the day of the vote, telephone and mail', () => {
  assert.deepEqual(judged(swapped('20:00', '16:00')), ['H text facts'])
  assert.deepEqual(judged(swapped('Sunday, 13', 'Monday, 14')), ['H text facts'])
  assert.deepEqual(judged(swapped(`<p>${HOURS}</p>`, '')), ['H text facts'])
  assert.deepEqual(withParts({ top: '<p>Voting takes place on 20 December.</p>' }), [
    'H text new_date',
  ])
  assert.deepEqual(judged(swapped('+10 200 3000', '+99 900 9000')), ['H text contact'])
  assert.ok(
    judged(pageOf().replaceAll('info@vote.example', 'info@evil.example')).includes(
      'H text contact',
    ),
  )
})

test('H: what nobody sees', () => {
  assert.ok(withParts({ main: '<p>A\u202eB</p>' }).includes('H control control'))
  assert.deepEqual(judged(swapped(`<p>${PAPERS}`, `<p style="display:none">${PAPERS}`)), [
    'H text hidden_text',
  ])
  assert.ok(judged(swapped('Our archive', 'Оur archive')).includes('H text lookalikes'))
  assert.ok(
    withParts({ top: '<div style="position:fixed;inset:0"></div>' }).includes('H overlay overlay'),
  )
})

test('H: much of the text gone', () => {
  const cut = pageOf()
    .replace(/<p>Bring[^]*?<\/section>/, '</section>')
    .replace(/<p id="contact">[^]*?<\/p>/, '')
  assert.ok(judged(cut).includes('H page half_gone'))
})

test('H: code that is new', () => {
  const rows: [Parts, string][] = [
    [{ head: '<script src="//cdn.evil.example/a.js"></script>' }, 'H script new_host'],
    [{ head: '<script src="https://cdn.jsdelivr.net/npm/x"></script>' }, 'H script new_host'],
    [{ head: '<script src="/uploads/x.js"></script>' }, 'H script new_script'],
    [{ end: '<script>grab(document.cookie)</script>' }, 'H inline new_script'],
    [{ end: '<b onclick="grab()"></b>' }, 'H handler new_code'],
    [{ end: '<a href="javascript:grab()"></a>' }, 'H code new_code'],
    [{ end: '<iframe src="data:text/html,x"></iframe>' }, 'H code new_code'],
    [{ end: '<iframe srcdoc="<b></b>"></iframe>' }, 'H srcdoc new_code'],
    [{ end: '<iframe src="//evil.example/x"></iframe>' }, 'H frame new_host'],
    [{ end: '<form action="/steal"></form>' }, 'H form new_form'],
    [{ end: '<input type=password>' }, 'H field secret_field'],
    [{ end: '<input autocomplete="cc-number">' }, 'H field secret_field'],
    [{ head: '<base href="/other/">' }, 'H base base'],
    [{ head: '<meta http-equiv=refresh content="0;url=/other">' }, 'H refresh refresh'],
    [{ head: '<style>body{display:none}</style>' }, 'H style strong_style'],
    [{ head: '<style>p::after{content:"Closed"}</style>' }, 'H style strong_style'],
    [{ head: '<style>@import "//evil.example/a.css"</style>' }, 'H style strong_style'],
  ]
  for (const [parts, row] of rows)
    assert.ok(withParts(parts).includes(row), `${row}: ${withParts(parts).join()}`)
})

test('H: links that were led elsewhere, ask, or lead to programs; and many of them', () => {
  assert.deepEqual(judged(swapped('"/register"', '"//evil.example/r"')), ['H link link_left'])
  assert.deepEqual(judged(swapped('"/register"', '"/go?to=https://evil.example"')), [
    'H link link_left',
  ])
  assert.ok(withParts({ end: '<a href="//evil.example">Sign in</a>' }).includes('H link link_asks'))
  assert.ok(withParts({ end: '<a href="/x/tool.apk">Tool</a>' }).includes('H download download'))
  const many = Array.from({ length: 9 }, (_, n) => `<a href="//h${n}.example">x${n}</a>`).join('')
  assert.ok(withParts({ end: many }).includes('H links many_hosts'))
  assert.ok(withParts({ end: `<div hidden>${many}</div>` }).includes('H links many_hosts'))
})

test('M: other text, frames, styles, pictures, fields and data that are new', () => {
  const rows: [string, string][] = [
    [
      swapped(
        'The commission is an independent body with nine members.',
        'Something quite different',
      ),
      'M text changed',
    ],
    [pageOf({ top: '<p>A new brochure can be ordered.</p>' }), 'M text added'],
    [swapped('<p>Our archive holds all earlier protocols.</p>', ''), 'M text gone'],
    [
      pageOf({ end: '<iframe src="https://www.youtube.com/embed/x"></iframe>' }),
      'M frame known_embed',
    ],
    [pageOf({ end: '<iframe src="/map"></iframe>' }), 'M frame new_frame'],
    [pageOf({ head: '<style>p{color:red}</style>' }), 'M style new_style'],
    [pageOf({ head: '<link rel=stylesheet href="//fonts.bunny.net/x">' }), 'M sheet new_style'],
    [pageOf({ end: '<img src="//pictures.example/x.png">' }), 'M image new_image_host'],
    [pageOf({ end: '<a href="tel:+102003000">t</a>' }), 'M contact new_contact'],
    [pageOf({ end: '<input name=town>' }), 'M field new_field'],
    [pageOf({ head: '<script type="application/ld+json">{}</script>' }), 'M data new_data'],
    [pageOf({ head: '<meta name=robots content=nofollow>' }), 'M robots robots'],
    [
      pageOf({ head: '<link rel=canonical href="//en.vote.example/">' }),
      'M canonical other_address',
    ],
    [swapped('"/register"', '"/other"'), 'M link link_moved'],
  ]
  for (const [html, row] of rows)
    assert.deepEqual(
      judged(html).filter((one) => one === row),
      [row],
      row,
    )
  for (const [html] of rows)
    assert.deepEqual(
      judged(html).filter((one) => /^[CH]/.test(one)),
      [],
      html,
    )
})

test('M: a page that says that it is worked on, unless it asks or runs something', () => {
  const page = (more: string) =>
    `<title>Maintenance</title><h1>Maintenance</h1><p>Back at six.</p>${more}`
  assert.deepEqual(judged(page(''), { passages: [HOURS] }), ['M page maintenance'])
  assert.ok(judged(page('<form action="//evil.example"></form>')).includes('C page replaced'))
})

test('notes: order, classes, layout, own links and pictures, white space', () => {
  for (const html of [
    pageOf().replaceAll('<p>', '<p class="new">'),
    pageOf()
      .replace('<body>', '<body><div class="a"><div>')
      .replace('</body>', '</div></div></body>'),
    pageOf().replaceAll('><', '>\n  <'),
    swapped(`<p>${PAPERS}</p>`, '').replace('<h2>When', `<p>${PAPERS}</p><h2>When`),
    pageOf({ end: '<img src="/own.png">' }),
    pageOf({ head: '<meta name=description content="New">' }),
    swapped('href="/site.css"', 'href="/site.css" media="all"'),
  ])
    assert.deepEqual(judged(html), [], html)
})

test('in the freeze window M counts as H; during an announced change nothing but C is told', () => {
  const html = pageOf({ top: '<p>A new brochure can be ordered.</p>' })
  assert.deepEqual(judged(html, { isFrozen: true }), ['H text added'])
  const site = new Site()
  site.stored = learned()
  const announced = site.look(pageOf({ head: '<script>f()</script>' }), 0, { isAnnounced: true })
  assert.deepEqual(
    announced.items.map(({ level, isAnnounced }) => [level, isAnnounced]),
    [['H', true]],
  )
  const grave = site.look('<p>x', 60_000, { isAnnounced: true })
  assert.deepEqual(
    grave.items.map(({ level, isAnnounced }) => [level, isAnnounced]),
    [['C', false]],
  )
})

test('an item says where, under which heading, what was and is, with the words marked, and keeps its key', () => {
  const site = new Site()
  site.stored = learned()
  const [item] = site.look(swapped('20:00', '16:00'), 0).items
  assert.ok(item)
  assert.equal(item.place, '>main#content>section#when>p')
  assert.equal(item.under, 'When to vote')
  assert.equal(item.old, HOURS)
  assert.deepEqual(
    item.marked.filter((run) => run.in !== 'both').map((run) => [run.in, run.text]),
    [
      ['old', '20:00.'],
      ['now', '16:00.'],
    ],
  )
  assert.equal(site.look(swapped('20:00', '16:00'), 20_000).items[0]?.key, item.key)
})

test('twenty items are told one by one, the rest as one', () => {
  const scripts = Array.from(
    { length: 30 },
    (_, n) => `<script src="/x${'abcdefghij'[n % 10]}${'klm'[Math.floor(n / 10)]}.js"></script>`,
  )
  const items = withParts({ head: scripts.join('') })
  assert.equal(items.length, 21)
  assert.equal(items.at(-1), 'H more many_items')
})
