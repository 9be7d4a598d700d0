import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LookOptions } from './index.ts'
import { pageOf, type Parts, Site, told } from '../../../../test/support/watched-page.ts'

const DAY = 86_400_000

/** What is told when a learned page is another one. */
function edited(before: string, after: string, options: Partial<LookOptions> = {}): string {
  const site = new Site(() => before).learned()
  return told(site.look(after, DAY, options).items).join(', ')
}

const changed = (before: Parts, after: Parts) => edited(pageOf(before), pageOf(after))

test('a style makes nothing else of what voters read than is written', () => {
  const list =
    '<h2>Ballot</h2><ol id="names"><li>Anna Alpha</li><li class="two">Ben Beta</li></ol><h2>Our house</h2><ul class="menu"><li>Choir</li><li>Library</li></ul>'
  const page = (css: string) => ({ main: list, head: css === '' ? '' : `<style>${css}</style>` })
  const grave = [
    '#names{display:flex;flex-direction:column-reverse}',
    '#names li:nth-child(2){order:-1}',
    '#names .two{ order : -1 }',
    '#names{counter-reset:list-item 4}',
    '#names{unicode-bidi:bidi-override;direction:rtl}',
    '#when p{transform:scaleX(-1)}',
    '#when p{transform:rotate(180deg)}',
    '#when p{filter:blur(6px)}',
    '#when p{letter-spacing:-1em}',
    '#when p{text-decoration:line-through}',
    '#when p::after{content:" 14:00"}',
    '#when p::after{content:"\\43 losed"}',
    '#when p::before{content:"";position:absolute;inset:0;background:#fff}',
    '.two::marker{content:"1. "}',
  ]
  for (const css of grave) assert.match(changed(page(''), page(css)), /H (?:fact|style) /, css)
  for (const css of [
    '.menu li{order:2}',
    '.card{display:flex;flex-direction:row-reverse}',
    'header{flex-direction:row-reverse}',
    '.icon{transform:scaleX(-1)}',
    '#when p:hover{transform:rotate(180deg)}',
    '.i::before{content:"\\f101"}.j::before{content:"\\eada"}',
    '#when p{letter-spacing:-.02em;transition:transform .2s}',
    '#names{counter-reset:step}',
    '@media print{#names{flex-direction:column-reverse}}',
    'main{display:flex;flex-direction:row-reverse}',
  ])
    assert.doesNotMatch(changed(page(''), page(css)), /[CH] /, css)
  const written = (more: string) => ({
    main: list.replace('<ol id="names">', `<ol id="names"${more}>`),
  })
  assert.match(changed(written(''), written(' reversed')), /H fact drawn_otherwise/)
  assert.match(changed(written(''), written(' start="5"')), /H fact drawn_otherwise/)
  assert.match(
    changed(written(''), written(' style="display:flex;flex-flow:column-reverse"')),
    /H fact drawn_otherwise/,
  )
})

test('the quiet ways by which a voter or his data is misled', () => {
  const form = (more: string) =>
    `<form method="post" action="/send"><input name="town"><button ${more}>Send</button></form>`
  const label = (one: string, two: string) =>
    `<input type="radio" id="first" name="c" value="x1"><label for="${one}">Anna</label><input type="radio" id="second" name="c" value="y2"><label for="${two}">Ben</label>`
  const qr = (src: string, more = '') => `<img src="${src}" alt="QR code" ${more}>`
  const svg = (d: string) => `<svg role="img" aria-label="QR code"><path d="${d}"/></svg>`
  const linked = (inner: string) => `<svg><a href="/r">${inner}<text>Register</text></a></svg>`
  const rows: [string, string, string][] = [
    [form(''), form('formaction="https://a.test/"'), 'C form foreign_form'],
    [form(''), form('formmethod="get"'), 'H fact form_way'],
    [form(''), form('formenctype="text/plain"'), 'H fact form_way'],
    [form(''), form('formtarget="_blank"'), ''],
    ['<a href="/x">X</a>', '<a href="/x" ping="https://a.test/">X</a>', 'H fact form_sends'],
    ['<a href="/x">X</a>', '<a href="/x" accesskey="s" target="w">X</a>', ''],
    [label('first', 'second'), label('second', 'first'), 'H fact choice'],
    [qr('/qr.png'), qr('data:image/png;base64,BBBB'), 'H fact other_picture'],
    [qr('data:image/png;base64,AA'), qr('data:image/png;base64,BB'), 'H fact other_picture'],
    [qr('/qr.png'), qr('/qr.png', 'srcset="/other.png 2x"'), 'H fact other_picture'],
    [
      `<picture>${qr('/qr.png')}</picture>`,
      `<picture><source srcset="/b.png">${qr('/qr.png')}</picture>`,
      'H fact other_picture',
    ],
    [
      qr('/qr?data=https://www.vote.example/'),
      qr('/qr?data=https://a.test/'),
      'H fact other_picture',
    ],
    [svg('M1 1h1'), svg('M2 2h1'), 'H fact other_picture'],
    ['', svg('M1 1h1'), 'M fact other_picture'],
    ['', '<img src="/qr.png" alt="Scan the QR code to register">', 'H fact other_picture'],
    [
      linked(''),
      linked('<animate attributeName="href" values="https://a.test/"/>'),
      'H code new_code',
    ],
    ['', '<math href="https://a.test/"><mtext>Register to vote</mtext></math>', 'H link link_asks'],
    [
      '<abbr title="Polls close at 20:00">i</abbr>',
      '<abbr title="Polls close at 14:00">i</abbr>',
      'H fact data_text',
    ],
    [
      '<p data-tooltip="Polls close at 20:00">i</p>',
      '<p data-tooltip="Polls close at 14:00">i</p>',
      'H fact data_text',
    ],
    ['<p title="Our choir sings at 20:00">i</p>', '<p title="Our choir sings at 21:00">i</p>', ''],
    [
      '<button data-href="/r">Go</button>',
      '<button data-href="https://a.test/">Go</button>',
      'H fact other_address',
    ],
    [
      '<div hx-post="/r">Go</div>',
      '<div hx-post="https://a.test/">Go</div>',
      'H fact other_address',
    ],
    ['<div data-url="/r">Go</div>', '<div data-url="/s">Go</div>', ''],
    ['<a href="geo:30.1,31.2">M</a>', '<a href="geo:30.9,31.2">M</a>', 'H fact data_place'],
    [
      '<a href="webcal://www.vote.example/v">C</a>',
      '<a href="webcal://a.test/v">C</a>',
      'H fact data_time',
    ],
    ['<p>Polls close at eight</p>', '<p inert>Polls close at eight</p>', 'H fact drawn_otherwise'],
    [
      '<p>Polls close at eight</p>',
      '<p aria-hidden="true">Polls close at eight</p>',
      'M fact drawn_otherwise',
    ],
  ]
  for (const [before, after, told] of rows) {
    const all = changed({ main: before }, { main: after })
    if (told === '') assert.equal(all, '', after)
    else assert.match(all, new RegExp(told), after)
  }
  const shared = (image: string) => ({ head: `<meta property="og:image" content="${image}">` })
  assert.equal(changed(shared('/a.png'), shared('https://a.test/a.png')), 'M fact other_address')
  assert.equal(changed(shared('/a.png'), shared('/b.png')), '')
})
