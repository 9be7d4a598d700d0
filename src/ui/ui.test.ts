import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { catalogueProblems } from '../core/catalogue-problems.ts'
import { text } from '../core/text.ts'
import { fieldId, fieldStates } from './form.ts'
import { GALLERY } from '../../test/support/gallery.ts'
import { html, jsonBlock } from './html.ts'
import { pageHref } from './page-href.ts'
import { safeUrl } from './safe-url.ts'
import type { Frame } from './frame.ts'
import { shell } from './shell.ts'
import { texts } from './texts.ts'

const folder = new URL('./', import.meta.url)
const golden = (name: string) => new URL(`golden/${name}`, folder).pathname
const asText = { serializers: [(value: unknown) => `${String(value).trim()}\n`] }

const frame: Frame = {
  surface: 'console',
  realm: 'exercise',
  nodeName: 'Example & Sons',
  version: '0.1.0',
  languages: ['en', 'ar'],
  path: '/console/sites',
  home: '/console',
  navigation: [
    { entries: [{ href: '/exercise/en/console', label: 'Situation', isCurrent: false }] },
    {
      label: 'Watch',
      entries: [
        {
          href: '/exercise/en/console/sites',
          label: 'Sites',
          isCurrent: true,
          waiting: { count: 2, isHot: true },
        },
      ],
    },
  ],
  views: [
    { href: '/exercise/en/console/sites', label: 'Sites', isCurrent: true },
    { href: '/exercise/en/console/networks', label: 'Networks', isCurrent: false },
  ],
  desk: {
    person: 'Amina <Sow>',
    own: [{ href: '/en/console/me', label: 'Your sign-in' }],
    searchHref: '/exercise/en/console/search',
    searchLabel: 'Search',
    shortcuts: [
      { href: '/exercise/en/console', label: 'Situation', isCurrent: false, icon: 'pulse' },
    ],
    waiting: 2,
  },
  styles: ['/assets/desk.css', '/assets/print.css'],
  icon: '/assets/icon.svg',
  outage: [html`No connection.`],
  help: html`<p>112</p>`,
  shownAt: { at: '2026-11-24T08:41:00.000Z', zone: 'Africa/Tunis' },
}
const content = {
  title: 'Sites',
  main: html`<p>…</p>`,
  breadcrumb: [{ href: '/exercise/en/console', label: 'Situation' }],
  scripts: ['/assets/console.js'],
}

for (const language of ['en', 'ar'] as const) {
  const t = text(language)
  test(`the page frame is as reviewed, ${language}`, (context) => {
    context.assert.fileSnapshot(shell(t, frame, content), golden(`shell.${language}.html`), asText)
  })
  for (const [name, render] of Object.entries(GALLERY)) {
    test(`the components of ${name} are as reviewed, ${language}`, (context) => {
      context.assert.fileSnapshot(render(t), golden(`${name}.${language}.html`), asText)
    })
  }
  test(`every page has language, direction, title, skip link, main and one h1, ${language}`, () => {
    const page = String(shell(t, { ...frame, realm: 'actual' }, { ...content, hasErrors: true }))
    assert.match(page, /^<!doctype html>\n<html lang="(en" dir="ltr"|ar" dir="rtl")/)
    assert.equal(page.match(/<h1>/g)?.length, 1)
    assert.match(page, /<title>\([2٢]\) [^<]+ – Example &amp; Sons<\/title>/)
    assert.match(page, /<body>\n<a class="skip" href="#main">/)
    assert.match(page, /<main id="main"/)
    assert.match(page, /lang="ar" dir="rtl" hreflang="ar"/)
    assert.ok(!page.includes('exercise-line'))
  })
}

test('an exercise says so in banner, title and class, and its links stay inside it', () => {
  const page = String(shell(text('en'), frame, content))
  assert.match(page, /<html [^>]*class="console exercise"/)
  assert.match(page, /<title>EXERCISE – \(2\) Sites/)
  assert.match(page, /<strong>EXERCISE<\/strong> Nothing on this page is real\./)
  assert.match(page, /href="\/exercise\/ar\/console\/sites"/)
  assert.equal(pageHref('actual', 'ar', '/'), '/ar/')
})

test('the words of the frame are complete in English and Arabic', () => {
  assert.deepEqual(catalogueProblems(texts), [])
})

for (const language of ['es', 'fr', 'ru', 'zh', 'pt'] as const) {
  test(`the words of the frame are complete, ${language}`, () => {
    const file = new URL(`../../locales/${language}/ui.json`, folder)
    const translation = { language, texts: JSON.parse(readFileSync(file, 'utf8')) }
    assert.deepEqual(catalogueProblems(texts, translation), [])
  })
}

test('no text can leave its place in the markup', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const markup = String(html`<a title="${value}">${[value]}</a>`)
      const inside = /^<a title="([^"<>']*)">([^"<>']*)<\/a>$/.exec(markup)
      assert.ok(inside)
      assert.equal(inside[1], inside[2])
    }),
    { numRuns: 200 },
  )
})

test('a forgotten call, a promise or an untranslated text neither compiles nor is drawn', () => {
  // @ts-expect-error a function
  assert.throws(() => html`${() => 'x'}`, TypeError)
  // @ts-expect-error a text without translator
  assert.throws(() => html`${texts.next}`, TypeError)
  // @ts-expect-error a plain object
  assert.throws(() => html`${{ a: 1 }}`, TypeError)
  const promise = Promise.resolve('x')
  // @ts-expect-error a promise
  assert.throws(() => html`${promise}`, TypeError)
  assert.equal(String(html`${false}${null}${undefined}${0}`), '0')
})

test('text is escaped wherever it stands, markup is not, also in lists of lists', () => {
  const text = `<b a='1' c="2">&amp;`
  const escaped = '&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;amp;'
  const inner = html`<i>${text}</i>`
  assert.equal(String(inner), `<i>${escaped}</i>`)
  assert.equal(String(html`${text}${[[inner, 1], [text]]}.`), `${escaped}${inner}1${escaped}.`)
})

test('a JSON block cannot be closed by its own content', () => {
  const markup = String(jsonBlock('start', { text: '</script><script>alert(1)' }))
  assert.equal(markup.match(/<\/script>/g)?.length, 1)
  const json = markup.slice(markup.indexOf('>') + 1, markup.lastIndexOf('</script>'))
  assert.deepEqual(JSON.parse(json), { text: '</script><script>alert(1)' })
})

test('only harmless schemes and relative addresses become links', () => {
  const kept = ['/en/', 'a/b:c', '?q=1:2', '#main', 'https://a.example/', 'mailto:a@b', 'tel:+2161']
  for (const address of kept) assert.equal(safeUrl(address), address)
  const dropped = [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'http://a.example/',
    '//a.example/',
    '/\\a.example/',
    '/\t/a.example/',
  ]
  for (const address of dropped) assert.equal(safeUrl(address), '#', address)
})

test('a refused form keeps what was typed and says at the field what is wrong', () => {
  const fields = [
    { path: 'title', message: 'Too long.' },
    { path: 'areas.1', message: 'No such area.' },
  ]
  const refused = { form: 'draft', values: { title: 'abc' }, problem: { message: '', fields } }
  const field = fieldStates('draft', refused)
  assert.deepEqual(field('title', 'old'), {
    form: 'draft',
    name: 'title',
    value: 'abc',
    error: 'Too long.',
  })
  assert.equal(field('areas[]').error, 'No such area.')
  assert.equal(field('text', 'old').value, 'old')
  assert.equal(field('text').error, undefined)
  assert.equal(fieldStates('other', refused)('title', 'x').value, 'x')
  // The summary's link for `areas.1` leads to the group `areas[]`.
  assert.equal(
    fieldId({ form: 'draft', name: 'areas.1' }),
    fieldId({ form: 'draft', name: 'areas[]' }),
  )
})

test('unescaped markup is made in one file only', () => {
  const sources = readdirSync(folder).filter((name) => /(?<!\.test)\.ts$/.test(name))
  assert.ok(sources.length > 15)
  const making = sources.filter((name) =>
    /\bMarkup\b/.test(readFileSync(new URL(name, folder), 'utf8')),
  )
  assert.deepEqual(making, ['html.ts'])
})
