import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { pageOf, Site, told } from '../../../../test/support/watched-page.ts'

/** Characters drawn for a file of a build: the same for the same name and release. */
function drawn(name: string, release: number, alphabet: string, length: number): string {
  const bytes = createHash('sha512').update(`${name} ${release}`).digest()
  return Array.from(bytes.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join('')
}

const SMALL = 'abcdefghijklmnopqrstuvwxyz'
const LETTERS = `${SMALL}${SMALL.toUpperCase()}`
const BASE64 = `${LETTERS}0123456789_-`
const HEX = '0123456789abcdef'
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const scripts = (...names: readonly string[]) =>
  names.map((name) => `<script type="module" src="${name}"></script>`).join('')
const sheet = (name: string) => `<link rel="stylesheet" href="${name}">`

/** Heads of pages by the tool that builds them; the number of parts changes from release to release. */
const TOOLS: Readonly<Record<string, (release: number) => string>> = {
  Vite: (r) => {
    const h = (name: string) => drawn(name, r, BASE64, 8)
    const more = Array.from(
      { length: r % 4 },
      (_, n) => `<link rel="modulepreload" href="/assets/part-${h(`p${n}`)}.js">`,
    )
    return `${scripts(`/assets/index-${h('i')}.js`)}${sheet(`/assets/index-${h('c')}.css`)}<link rel="modulepreload" href="/assets/vendor-${h('v')}.js">${more.join('')}`
  },
  'names of small letters': (r) => {
    const h = (name: string) => drawn(name, r, SMALL, 8)
    return `${scripts(`/assets/index-${h('i')}.js`, `/assets/vendor-${h('v')}.js`)}${sheet(`/assets/index-${h('c')}.css`)}`
  },
  Angular: (r) => {
    const h = (name: string) => drawn(name, r, CAPITALS, 8)
    const more = Array.from(
      { length: 1 + (r % 3) },
      (_, n) => `<link rel="modulepreload" href="/chunk-${h(`p${n}`)}.js">`,
    )
    return `${sheet(`/styles-${h('s')}.css`)}${more.join('')}${scripts(`/polyfills-${h('p')}.js`, `/main-${h('m')}.js`)}`
  },
  Nuxt: (r) => {
    const h = (name: string) => drawn(name, r, BASE64, 8)
    const names = Array.from({ length: 3 + (r % 3) }, (_, n) => `/_nuxt/${h(`n${n}`)}.js`)
    return `${sheet(`/_nuxt/entry.${h('c')}.css`)}${scripts(...names)}`
  },
  SvelteKit: (r) => {
    const h = (name: string) => drawn(name, r, BASE64, 8)
    const nodes = Array.from(
      { length: 2 + (r % 2) },
      (_, n) => `/_app/immutable/nodes/${n}.${h(`n${n}`)}.js`,
    )
    const names = [
      `/_app/immutable/entry/start.${h('s')}.js`,
      ...nodes,
      `/_app/immutable/chunks/${h('k')}.js`,
    ]
    const id = drawn('id', r, HEX, 7)
    return `${names.map((name) => `<link rel="modulepreload" href="${name}">`).join('')}<script>{__sveltekit_${id} = {base: ""};
      Promise.all([import("${names[0]}"), import("/_app/immutable/entry/app.${h('a')}.js")]).then(([kit, app]) => { kit.start(app, document.body) })}</script>`
  },
  Next: (r) => {
    const h = (name: string) => drawn(name, r, HEX, 16)
    const id = drawn('id', r, BASE64, 21)
    const numbers = Array.from(
      { length: 2 + (r % 3) },
      (_, n) => `/_next/static/chunks/${100 + ((r * 37 + n * 91) % 900)}-${h(`n${n}`)}.js`,
    )
    return scripts(
      `/_next/static/chunks/webpack-${h('w')}.js`,
      '/_next/static/chunks/framework-0a1b2c3d4e5f6071.js',
      ...numbers,
      `/_next/static/chunks/app/layout-${h('l')}.js`,
      `/_next/static/chunks/app/page-${h('p')}.js`,
      `/_next/static/${id}/_buildManifest.js`,
      `/_next/static/${id}/_ssgManifest.js`,
    )
  },
  webpack: (r) => {
    const h = (name: string) => drawn(name, r, HEX, 8)
    return scripts(
      `/static/js/runtime~main.${h('r')}.js`,
      `/static/js/${r + 2}.${h('n')}.chunk.js`,
      `/static/js/main.${h('m')}.js`,
    )
  },
  Rails: (r) => {
    const h = (name: string) => drawn(name, r, HEX, 64)
    return `${sheet(`/assets/application-${h('c')}.css`)}${scripts(`/assets/application-${h('j')}.js`)}`
  },
  Turbopack: (r) => {
    const h = (name: string) => drawn(name, r, HEX, 8)
    return scripts(
      `/_next/static/chunks/src_app_${h('a')}._.js`,
      `/_next/static/chunks/turbopack-${h('t')}.js`,
      `/_next/static/chunks/${h('x')}._.js`,
    )
  },
}

test('releases of every tool are no finding, however many parts come and go', () => {
  for (const [tool, head] of Object.entries(TOOLS)) {
    let release = 0
    const site = new Site(() => pageOf({ head: head(release) })).learned()
    for (release = 1; release <= 8; release += 1)
      for (const afterMs of [86_400_000, 20_000, 60_000])
        assert.deepEqual(told(site.look(null, afterMs).items), [], `${tool} ${release}`)
  }
})

test('H: an own script that comes by itself, however well it is named, and foreign ones in a release', () => {
  for (const [tool, head] of Object.entries(TOOLS)) {
    let more = ''
    let release = 0
    const site = new Site(() => pageOf({ head: head(release) + more })).learned()
    const last = [...head(0).matchAll(/(?:src|href)="([^"]+\.js)"/g)].at(-1)?.[1] ?? ''
    for (const name of ['/uploads/x.js', last.replace(/[^/]*$/, 'grab.js')]) {
      more = scripts(name)
      assert.ok(
        told(site.look(null, 3_600_000).items).includes('H script new_script'),
        `${tool} ${name}`,
      )
    }
    release = 1
    more = scripts('https://cdn.evil.example/assets/index-Ab3dxY9z.js', '/uploads/x.js')
    const found = told(site.look(null, 86_400_000).items)
    assert.deepEqual(found.toSorted(), ['H script new_host', 'H script new_script'], tool)
  }
})

test('H: a part of a build that comes alone; M: where the page changed with it', () => {
  const head = TOOLS['Vite'] ?? (() => '')
  const part = scripts('/assets/extra-Ab3_xY9z.js')
  const site = new Site(() => pageOf({ head: head(1) })).learned()
  const alone = site.look(pageOf({ head: head(1) + part }), 3 * 86_400_000)
  assert.deepEqual(told(alone.items), ['H script new_script'])
  const later = site.look(pageOf({ head: head(1) + part, top: '<p>Our new map is here.</p>' }))
  assert.deepEqual(told(later.items), ['M script new_chunk', 'M text added'])
})

test('the same file from another host of the site, and with another version, is no finding', () => {
  const head = (host: string, version: string) =>
    `<script src="https://${host}/js/app.js?ver=${version}"></script>${sheet(`https://${host}/css/app.css?ver=${version}`)}`
  const site = new Site(() => pageOf({ head: head('cdn.vote.example', '6.4.1') })).learned()
  for (const [host, version] of [
    ['cdn2.vote.example', '6.4.1'],
    ['www2.vote.example', 'beta'],
    ['www.vote.example', 'abcdef'],
  ] as const)
    assert.deepEqual(
      told(site.look(pageOf({ head: head(host, version) }), 86_400_000).items),
      [],
      host,
    )
  const other = site.look(pageOf({ head: scripts('https://old.vote.example/x.js') }))
  assert.ok(told(other.items).some((one) => one.startsWith('H script new_')))
})
