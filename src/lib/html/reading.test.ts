import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type InventoryKind, type Reading, readForWatch } from './index.ts'

const AT = Date.UTC(2026, 10, 26, 12)
const read = (html: string, url = 'https://www.vote.example/info/'): Reading =>
  readForWatch(html, { url, atMs: AT, languages: [] })
const texts = (html: string) => read(html).blocks.map(({ text }) => text)
const keys = (html: string, kind: InventoryKind) => [...read(html).inventories[kind].keys()]

test('a block is the text between two block-level elements, with its place and heading', () => {
  const { blocks } = read(`<body><main id="content"><h2>Polling  hours</h2>
    <p>Open <b>from</b> 7&nbsp;to 20<p>Bring<br>a card<div id="x91">ﬁn</div></main>`)
  assert.deepEqual(
    blocks.map(({ text, path, kind, heading }) => [text, path, kind, heading]),
    [
      ['Polling hours', '>main#content>h2', 'heading', ''],
      ['Open from 7 to 20', '>main#content>p', 'text', 'Polling hours'],
      ['Bring', '>main#content>p', 'text', 'Polling hours'],
      ['a card', '>main#content>p', 'text', 'Polling hours'],
      ['fin', '>main#content>div', 'text', 'Polling hours'],
    ],
  )
})

test('titles, attributes that are shown, buttons, pages without script and shadow trees are blocks', () => {
  const html = `<title>Vote</title><img alt="Seal"><input placeholder="Name"><nav aria-label="Menu"></nav>
    <input type=submit value="Send"><input type=hidden value="no"><noscript><p>Turn it on</p></noscript>
    <template>never</template><div><template shadowrootmode=open><p>In the shade</p></template></div>
    <iframe srcdoc="<p>Inside</p>"></iframe><script>var no</script><style>no</style>`
  const { blocks } = read(html)
  assert.deepEqual(
    blocks.filter(({ isHidden }) => !isHidden).map(({ text }) => text),
    ['Vote', 'Seal', 'Name', 'Menu', 'Send', 'Turn it on', 'In the shade', 'Inside'],
  )
})

test('what nobody sees is a block of its own, and hidden', () => {
  const hiding = [
    'hidden',
    'style="display:none"',
    'style="visibility: hidden"',
    'style="opacity:0"',
    'style="position:absolute;left:-9999px"',
    'style="font-size:0"',
    'style="height:0;overflow:hidden"',
  ]
  for (const attribute of hiding) {
    const { blocks, visible } = read(`<p>Seen <span ${attribute}>not seen</span> again</p>`)
    assert.deepEqual(
      blocks.map(({ text, isHidden }) => [text, isHidden]),
      [
        ['Seen', false],
        ['not seen', true],
        ['again', false],
      ],
      attribute,
    )
    assert.equal(visible, 'Seen\nagain')
  }
  assert.equal(read('<dialog>x</dialog>').visible, '')
  assert.equal(read('<p hidden="until-found">x</p>').visible, 'x')
})

test('unseen characters are taken out, and unusual ones are counted', () => {
  const reading = read('<p>vo\u200bte \u202eon\u00ad time')
  assert.equal(reading.blocks[0]?.text, 'vote on time')
  assert.deepEqual([...reading.inventories.control.keys()], ['U+200B', 'U+202E'])
  assert.deepEqual(keys('<p>می\u200cخواهم \u200f', 'control'), [])
})

test('addresses are own paths or hosts with a path, without hashes, versions and sessions', () => {
  const scripts = `<script src="/js/main.3f2a1b9c.js?v=12"></script><script src="//CDN.example/a/jquery-3.7.1.min.js"></script>
    <script src="https://vote.example/_next/static/chunks/4821-9ad0c1f2.js"></script><script src="index-DdqFZpAe.js"></script>
    <script src="/js/voterRegistration.js"></script>`
  assert.deepEqual(keys(scripts, 'script'), [
    '/js/main.*.js?v=*',
    '//cdn.example/a/jquery-*.min.js',
    '/_next/static/chunks/*.js',
    '/info/index-*.js',
    '/js/voterRegistration.js',
  ])
})

test('the same script keeps its key when its texts, numbers, tokens and data change', () => {
  const script = (token: string, count: number, host = 'cdn.example') =>
    `<script nonce="${token}">var state = {"id": "${token}", n: [${'1,'.repeat(count)}2]}; /* ${token} */
     load("https://${host}/x?${token}", ${count}, \`${token}\`)</script>`
  const [one] = keys(script('a1', 1), 'inline')
  assert.deepEqual(keys(script('b2', 9), 'inline'), [one])
  assert.notDeepEqual(keys('<script>load("x", 1); steal()</script>', 'inline'), [one])
  const code = [...read(script('a1', 1, 'evil.example')).inventories.inline.values()][0]?.code
  assert.deepEqual(code?.hosts, ['evil.example'])
  assert.deepEqual(code?.names, ['load', 'var'])
  const drawn = (name: string) =>
    keys(`<script>var ${name} = new Box(); ${name}.open = 1; go(${name})</script>`, 'inline')
  assert.deepEqual(drawn('suzw'), drawn('bhtam'))
})

test('code that moves the visitor is told from code that asks where it is', () => {
  const moves = (code: string) =>
    [...read(`<script>${code}</script>`).inventories.inline.values()][0]?.code?.isMoving
  for (const code of [
    'location = "https://x.example"',
    'window.location.href="//x.example"',
    'top.location.replace(u)',
    'document.location.assign (u)',
    'window.open("https://x.example")',
    'window["location"]="//x.example"',
  ])
    assert.equal(moves(code), true, code)
  for (const code of ['if (location.href == "x") a()', 'a(location.hostname)', 'var l = location'])
    assert.equal(moves(code), false, code)
})

test('sentences that a script writes have a hash of their own, data has none', () => {
  const said = (code: string) =>
    [...read(`<script>${code}</script>`).inventories.inline.values()][0]?.code?.sentences
  const one = said('box.textContent = "Polling stations open at 7"')
  assert.ok(one)
  assert.equal(said('box.textContent = "Polling stations open at 9"'), one)
  assert.notEqual(said('box.textContent = "Polling stations are all closed"'), one)
  assert.equal(said('state = {text: "Polling stations are all closed"}'), '')
})

test('handlers and addresses with code are found however they are written', () => {
  assert.equal(keys('<svg onload="steal()">', 'handler').length, 1)
  for (const html of [
    '<a href="javascript:steal()">x</a>',
    '<a href=" java\nscript:steal()">x</a>',
    '<iframe src="data:text/html,<script>x</script>"></iframe>',
    '<script src="data:text/javascript,steal()"></script>',
    '<form action="javascript:steal()"></form>',
    '<svg><a><animate attributeName=href to="javascript:steal()"></a></svg>',
    `<a href="javascript:${' '.repeat(300)}steal()">x</a>`,
  ])
    assert.equal(keys(html, 'code').length, 1, html)
  for (const html of ['<a href="javascript:void(0)">x</a>', '<img src="data:image/png;base64,AA">'])
    assert.deepEqual(keys(html, 'code'), [], html)
})

test('styles say whether they hide the page, write words or take from elsewhere', () => {
  const style = (css: string) =>
    [...read(`<style>${css}</style>`).inventories.style.values()][0]?.style
  assert.equal(style('a{b:c} html, body { color: red; display : none }')?.hidesPage, true)
  assert.equal(style('@media print { main{visibility:hidden}}')?.hidesPage, true)
  assert.equal(style('.menu{display:none}')?.hidesPage, false)
  assert.equal(style('h1::after{content:"Polls are closed"}')?.writesText, true)
  assert.equal(style('h1::after{content:"\\f101"}')?.writesText, false)
  assert.equal(style('@import url(//evil.example/a.css);')?.imports, true)
  assert.equal(style('.css-1a2b3c{margin:4px}')?.key, style('.css-9z8y7x{margin:12px}')?.key)
})

test('forms, fields, frames, base, refresh, links, contacts and overlays are each counted in their inventory', () => {
  const html = `<base href="/deep/"><meta http-equiv=refresh content="5; url='https://evil.example/'">
    <form action=send><input name=card autocomplete=cc-number><input type=password><button formaction="//evil.example/x">
    </button></form><iframe src="//maps.example/e?id=123"></iframe><object data=a.swf></object>
    <noscript><meta http-equiv=refresh content="0;url=//noscript.example/"></noscript>
    <a href="/register">Register <b>now</b></a><a href="/go?u=https%3A%2F%2Fevil.example%2F">Go</a>
    <a href="mailto:Info@vote.example?subject=x">m</a><a href="tel:+1 (555) 01">t</a>
    <div style="position:fixed; inset: 0; background:#fff">over</div><meta name=robots content="noindex, follow">
    <link rel=canonical href="https://vote.example/info/"><link rel=stylesheet href="/a.css?v=3">`
  const all = (kind: InventoryKind) => keys(html, kind)
  assert.deepEqual(all('base'), ['/deep/'])
  assert.deepEqual(all('refresh'), ['//evil.example/', '//noscript.example/'])
  assert.deepEqual(all('form'), ['/deep/send', '//evil.example/x'])
  assert.deepEqual(all('field'), ['text:card cc-number', 'password:'])
  assert.deepEqual(all('frame'), ['//maps.example/e?id=*', '/deep/a.swf'])
  assert.deepEqual(all('contact'), ['mailto:info@vote.example', 'tel:+155501'])
  assert.equal(all('overlay').length, 1)
  assert.deepEqual(all('robots'), ['follow,noindex'])
  assert.deepEqual(all('canonical'), ['/info/'])
  assert.deepEqual(all('sheet'), ['/a.css?v=*'])
  const links = [...read(html).inventories.link.values()]
  assert.deepEqual(
    links.map(({ words, address }) => [words, address?.host]),
    [
      ['Register now', null],
      ['Go', 'evil.example'],
    ],
  )
})

test('a page beyond a limit is read up to it, and says which', () => {
  const limits = (html: string) => read(html).limits
  assert.deepEqual(limits('<p>x</p>'.repeat(50)), [])
  assert.deepEqual(limits('<p>x</p>'.repeat(6_001)), ['blocks'])
  assert.deepEqual(limits('<i></i>'.repeat(200_001)), ['elements'])
  assert.deepEqual(limits('<div>'.repeat(600)), ['elements'])
  assert.deepEqual(limits('word '.repeat(400_000)), ['text'])
  const many = (make: (index: number) => string) =>
    Array.from({ length: 5_000 }, (_, n) => make(n)).join('')
  assert.deepEqual(
    limits(
      many((n) => `<script>${n.toString(2).replaceAll('0', 'a').replaceAll('1', 'b')}()</script>`),
    ),
    ['inline'],
  )
  assert.deepEqual(limits(many((n) => `<div><a href="/a">${'w'.repeat(n % 150)} ${n}</a></div>`)), [
    'link',
  ])
  assert.deepEqual(limits('<noscript><p>x</noscript>'.repeat(100)), ['inner'])
})

test('any text is read without an exception', () => {
  const part = fc.constantFrom(
    ...`< > " ' / script style a href= on { } javascript: //x.y & \0 <p> <br> <svg> <template> srcdoc= 26 Nov Thursday
    ٢٦ 日 \u202e \ud800`.split(/\s+/),
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 60 }), (parts) => {
      assert.ok(read(parts.join('')).words >= 0)
    }),
    { numRuns: 200 },
  )
  assert.throws(() => read('x', 'nowhere'), RangeError)
})

test('white space, entities and the order of attributes change no text', () => {
  assert.deepEqual(texts('<p  class=a  id=b>Caf&eacute;\n\t open'), ['Café open'])
})
