import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageOf, Site, told } from '../../../../test/support/watched-page.ts'

/** What is told of a learned page with `now` in its head in place of `was`. */
function changed(was: string, now: string): string[] {
  const site = new Site(() => pageOf({ head: was })).learned()
  assert.deepEqual(told(site.look(null, 3 * 86_400_000).items), [])
  return told(site.look(pageOf({ head: now })).items)
}

const map = (app: string, scope = '/js/b.js') =>
  `<script type="importmap">{"imports":{"app":"${app}"},"scopes":{"/x/":{"b":"${scope}"}}}</script>`
const rules = (address: string) =>
  `<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${address}","/own"]}],"prerender":[{"source":"document"}]}</script>`
const code = (text: string) => `<script type="module">${text}</script>`

test('H: what a page has loaded from elsewhere without a tag for it', () => {
  const rows: [string, string, string][] = [
    [map('/js/app.js'), map('https://evil.example/app.js'), 'H script new_host'],
    [map('/js/app.js'), map('/uploads/app.js'), 'H script new_script'],
    [map('/js/app.js'), map('/js/app.js', '//evil.example/b.js'), 'H script new_host'],
    [rules('/next'), rules('https://evil.example/x'), 'H frame new_host'],
    [
      '<script type="text/plain" data-category="stats" data-src="https://stats.example/t.js"></script>',
      '<script type="text/plain" data-category="stats" data-src="https://evil.example/t.js"></script>',
      'H script new_host',
    ],
    [
      '<script type="text/plain" class="cmplz-stats">go("https://stats.example/")</script>',
      '<script type="text/plain" class="cmplz-stats">go("https://evil.example/")</script>',
      'H inline other_host',
    ],
    [
      '<script type="a1b2c3d4-text/javascript">go(1)</script>',
      '<script type="d4c3b2a1-text/javascript">go(1); grab()</script>',
      'H inline new_script',
    ],
    ['', '<link rel="preload" as="script" href="//evil.example/x.js">', 'H script new_host'],
    ['', '<link rel="prefetch" href="//evil.example/x.js">', 'H script new_host'],
    ['', '<link rel="prerender" href="//evil.example/x">', 'H frame new_host'],
    [
      code('navigator.serviceWorker.register("/sw.js")'),
      code('navigator.serviceWorker.register("/files/sw.js")'),
      'H script new_script',
    ],
    [code('new Worker("/w.js")'), code('new Worker("/files/w.js")'), 'H script new_script'],
    [code('import a from "/a.js"'), code('import a from "/files/a.js"'), 'H script new_script'],
  ]
  for (const [was, now, row] of rows)
    assert.ok(changed(was, now).includes(row), `${now}: ${changed(was, now).join()}`)
})

test('what is loaded beforehand and stands in the page too, own pages, pictures and fonts are no finding', () => {
  for (const now of [
    '<link rel="preload" as="script" href="/app.js"><link rel="preload" as="style" href="/site.css">',
    rules('/about'),
    '<link rel="preload" as="font" href="//fonts.example/x.woff2"><link rel="dns-prefetch" href="//x.example"><link rel="preconnect" href="//y.example">',
    '<link rel="prefetch" href="/archive">',
  ])
    assert.deepEqual(changed('', now), [], now)
})

test('a frame that loses its sandbox: H where another host is in it, M where it is own', () => {
  const page = (src: string, guard: string) =>
    pageOf({ end: `<iframe src="${src}" ${guard}></iframe>` })
  for (const [src, row] of [
    ['https://map.example/x', 'H frame lost_guard'],
    ['/map', 'M frame lost_guard'],
  ] as const) {
    const site = new Site(() => page(src, 'sandbox="allow-scripts"')).learned()
    assert.deepEqual(told(site.look(page(src, 'sandbox'), 86_400_000).items), [], src)
    assert.deepEqual(told(site.look(page(src, '')).items), [row])
  }
})
