// The static mirror: written by a real node, carried by a real nginx after the node has stopped.

import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Actor } from '../src/core/actor.ts'
import { toMs } from '../src/core/time.ts'
import { templateContent } from '../src/domains/alerting/index.ts'
import {
  type Manifest,
  manifestFile,
  namedManifest,
  NOTE_FILE,
  parseManifest,
} from '../src/lib/mirror/index.ts'
import { MIRROR_ONCE, type MirrorRound } from '../src/keeping/mirror.ts'
import { checkMirror } from '../src/keeping/mirror-check.ts'
import { askControl } from '../src/platform/control.ts'
import { lookAtMirror } from '../src/platform/lookout/mirror.ts'
import { commandHere } from './support/command-here.ts'
import { person, problemWith } from './support/house.ts'
import { type Nginx, startNginx } from './support/nginx.ts'
import { startTestNode, type TestNode } from './support/node.ts'

const HOUR_MS = 3_600_000
let node: TestNode
let nginx: Nginx
let folder: string
let alert: string

before(async () => {
  nginx = await startNginx(
    ({ address, folder: own }) => `
      types { text/html html; text/css css; image/svg+xml svg; application/json json;
        application/xml xml atom; text/csv csv; application/geo+json geojson; text/calendar ics; }
      server { listen ${address}:80; root ${own}/mirror; location /log/ { default_type text/plain; } }`,
  )
  folder = join(nginx.folder, 'mirror')
  node = await startTestNode('sqlite')
  await node.call('territory.addArea', { parent: '/', code: '1', name: 'North' })
  await node.call('territory.addStation', { number: '1', name: 'Hall', area: '/1/' })
  alert = await publicAlert()
  // More than one whole tile of the log.
  for (let n = 0; n < 300; n += 1)
    await node.call('accounts.invite', { name: `Person ${n}`, role: 'analyst', area: '/' })
  await node.node.settled()
})

after(async () => {
  await nginx.stop()
  await node.remove()
})

/** Runs an action of the node as this person. */
async function as<O>(who: Actor, name: string, input: unknown): Promise<O> {
  const house = node.node.house('actual')
  assert.ok(house !== null, 'the node is open')
  return (await house.runner.call(who, house.action(name), input)).output as O
}

const FIRST = person('first', [
  'alerting:draft',
  'alerting:read',
  'alerting:cancel',
  'territory:read',
])
const SECOND = person('second', ['alerting:release', 'alerting:read', 'territory:read'])

/** Issues an alert for the public, as two persons do. */
async function publicAlert(): Promise<string> {
  const template = { event: 'DEFACEMENT', severity: 'Severe' } as const
  const content = { ...templateContent({ ...template, areas: ['/'] }), scope: 'Public' }
  const { alert: made } = await as<{ alert: string }>(FIRST, 'alerting.draft', { content })
  await as(FIRST, 'alerting.propose', { alert: made, confirmed: ['en', 'ar'] })
  const { count, read } = await as<{ count: number; read: string }>(SECOND, 'alerting.preview', {
    alert: made,
  })
  await as(SECOND, 'alerting.issue', { alert: made, count, read })
  return made
}

async function writeMirror(): Promise<MirrorRound> {
  const socket = join(node.env['SCRUTINEER_DATA'] ?? '', 'control.sock')
  const call = { realm: 'actual', action: MIRROR_ONCE, input: { folder }, uid: 0 } as const
  const answer = await askControl(socket, call)
  assert.ok(answer !== null, 'the node answers')
  return answer.output as MirrorRound
}

function manifestPath(): string {
  const name = namedManifest(readFileSync(join(folder, NOTE_FILE), 'utf8'))
  assert.ok(name !== null, 'the note names a list')
  return join(folder, manifestFile(name))
}

function manifest(): Manifest {
  const read = parseManifest(readFileSync(manifestPath()))
  assert.ok(read !== null, 'there is a manifest')
  return read
}

/** Nobody writes here any more, so that there is no need to wait before it is read again. */
const AT_ONCE = [0]

const check = (place: string, maxAgeMs = HOUR_MS, key: string | null = null) =>
  checkMirror({ place, key, ca: null, maxAgeMs }, AT_ONCE)

test('a mirror holds the public pages in every language, the alerts and the log, and what changed is written again', async () => {
  const { files, size } = await writeMirror()
  const all = Object.keys(manifest().files)
  assert.equal(files, all.length)
  for (const path of [
    'index.html',
    'en/index.html',
    'ar/index.html',
    'en/help/index.html',
    'en/programme/index.html',
    'ar/checks/hsts/index.html',
    `en/alerts/${alert}/index.html`,
    `ar/alerts/${alert}/index.html`,
    `alerts/${alert}.cap.xml`,
    'alerts.atom',
    'log/checkpoint',
    'log/tile/0/000',
  ])
    assert.ok(all.includes(path), `${path} is there`)
  assert.ok(size > 256, 'the log has a whole tile')
  assert.ok(!all.some((path) => /console|exercise|station|sign-in/.test(path)))
  await as(FIRST, 'alerting.cancel', { alert })
  await node.node.settled()
  rmSync(join(folder, 'en/help/index.html'))
  const again = await writeMirror()
  assert.ok(again.changed < files / 2, `${again.changed} of ${files} were written again`)
  const ended = readFileSync(join(folder, `en/alerts/${alert}/index.html`), 'utf8')
  assert.match(ended, /We were wrong/, 'the copy says that the alert was taken back')
  assert.deepEqual((await check(folder)).faults, [])
})

test('with the node stopped a web server carries the mirror: every link resolves, and no page has a script', async () => {
  await node.stop()
  const base = `http://${nginx.address}/`
  const waiting = [base]
  const seen = new Set<string>()
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    if (seen.has(url)) continue
    seen.add(url)
    const answer = await fetch(url)
    assert.equal(answer.status, 200, url)
    const text = await answer.text()
    if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue
    assert.doesNotMatch(text, /<script|<form|action="/, url)
    if (url !== base) assert.match(text, /This is a copy of|هذه نسخة من/, url)
    for (const [, link = ''] of text.matchAll(/(?:href|src)="([^"]*)"/g)) {
      assert.doesNotMatch(link, /^\//, `${url} links to ${link}`)
      const next = new URL(link, url)
      next.hash = ''
      if (next.href.startsWith(base)) waiting.push(next.href)
    }
  }
  assert.ok(seen.size > 60, `${seen.size} files were reached`)
  const report = await check(base)
  assert.deepEqual(report.faults, [])
  assert.equal(report.files, Object.keys(manifest().files).length)
})

test('a lookout looks at the mirror as well, and names what is wrong with it', async () => {
  const base = `http://${nginx.address}/`
  const { key } = manifest().log
  const look = async (laterMs = 0) => {
    const nowMs = toMs(manifest().made) + laterMs
    const of = { key, ca: null, nowMs, known: null, readAgainMs: AT_ONCE }
    return (await lookAtMirror(base, of)).faults.map(({ code }) => code)
  }
  assert.deepEqual(await look(), [])
  assert.deepEqual(await look(HOUR_MS), ['mirror-stale'])
  const file = join(folder, 'index.html')
  const bytes = readFileSync(file)
  writeFileSync(file, 'Vote tomorrow.')
  assert.deepEqual(await look(), ['mirror-wrong'])
  writeFileSync(file, bytes)
  const nowhere = await lookAtMirror('http://127.0.0.1:9/', {
    key,
    ca: null,
    nowMs: 0,
    known: null,
  })
  assert.deepEqual(
    nowhere.faults.map(({ code }) => code),
    ['mirror-unreadable'],
  )
})

test('a mirror that was tampered with is named by the file', async () => {
  const paths = ['en/index.html', `alerts/${alert}.cap.xml`, 'log/tile/0/000', 'log/checkpoint']
  for (const path of paths) {
    const file = join(folder, path)
    const bytes = readFileSync(file)
    const changed = Buffer.from(bytes)
    const at = Math.floor(bytes.length / 2)
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
    writeFileSync(file, changed)
    const [fault] = (await check(`http://${nginx.address}/`)).faults
    assert.equal(fault, `${path}: it was changed.`)
    writeFileSync(file, Buffer.concat([bytes, Buffer.of(32)]))
    const longer = (await check(folder)).faults.filter((one) => one.startsWith(path))
    assert.match(longer[0] ?? '', /it has \d+ bytes, not \d+/)
    rmSync(file)
    const gone = (await check(folder)).faults
    assert.ok(gone.includes(`${path}: it is missing.`), gone.join())
    writeFileSync(file, bytes)
  }
  writeFileSync(join(folder, 'en/vote.html'), 'Vote here.')
  assert.deepEqual((await check(folder)).faults, ['en/vote.html: it is not part of the mirror.'])
  rmSync(join(folder, 'en/vote.html'))
  assert.match((await check(folder, 0)).faults[0] ?? '', /^mirror\.note: it is 0 minutes old\.$/)
})

test('a manifest that the node did not sign is worth nothing', async () => {
  const file = manifestPath()
  const bytes = readFileSync(file)
  const key = manifest().log.key
  const note = join(folder, NOTE_FILE)
  const words = readFileSync(note, 'utf8')
  const restore = () => {
    writeFileSync(file, bytes)
    writeFileSync(note, words)
  }
  const other = bytes.toString('utf8').replace('"en/index.html"', '"en/other.html"')
  const unsigned = `${NOTE_FILE}: it does not sign ${basename(file)} by ${key}.`
  writeFileSync(file, other)
  assert.deepEqual((await check(folder)).faults, [unsigned])
  restore()
  const forged = manifestFile(hash('sha256', other, 'hex'))
  writeFileSync(join(folder, forged), other)
  writeFileSync(note, words.replace(basename(file).slice(7, 71), forged.slice(7, 71)))
  assert.deepEqual((await check(folder)).faults, [unsigned.replace(basename(file), forged)])
  rmSync(join(folder, forged))
  await assert.rejects(check(folder), problemWith('mirror.none'), 'its list is not there')
  for (const text of [readFileSync(join(folder, 'log/checkpoint'), 'utf8'), '']) {
    writeFileSync(note, text)
    await assert.rejects(check(folder), problemWith('mirror.none'))
  }
  restore()
  const foreign = 'node.example/log+00000000+AAAA'
  const named = await check(folder, HOUR_MS, foreign)
  const own = key.slice(0, key.indexOf('+'))
  assert.deepEqual(
    [named.isOther, named.faults],
    [
      true,
      [`${NOTE_FILE}: Another name was expected: node.example/log; this log is named ${own}.`],
    ],
  )
  const told = await commandHere({}, 'verify', '--mirror', folder, '--key', foreign)
  assert.deepEqual([told.code, /changed|sign/.test(told.said)], [3, false], told.said)
  assert.equal((await check(folder, HOUR_MS, key)).faults.length, 0)
  for (const broken of [
    '',
    '{}',
    bytes.toString('utf8').replace('"en/index.html"', '"../passwd"'),
  ]) {
    writeFileSync(file, broken)
    await assert.rejects(check(folder), problemWith('mirror.none'))
  }
  await assert.rejects(check('http://127.0.0.1:9/'), problemWith('mirror.none'))
})
