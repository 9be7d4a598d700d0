// How a node ends, and what its log says: by processes of their own, under load.

import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch } from './support/child-node.ts'
import { runFolder } from './support/run-folder.ts'

const CALLERS = 24

/** More of them mean that the load itself is wrong. */
const MOST_BROKEN = 100
const folder = mkdtempSync(join(runFolder(), 'stopping-'))
const logFile = join(folder, 'node.log')
const env: NodeJS.ProcessEnv = {
  ...process.env,
  PORT: '0',
  SCRUTINEER_DATA: join(folder, 'data'),
  SCRUTINEER_LOG: logFile,
}
let server: ReturnType<typeof launch>
let origin = ''
let token = ''

before(async () => {
  server = launch(env, ['serve'])
  origin = await server.printed(/ is at (\S+)\n/)
  env['PORT'] = new URL(origin).port
  const made = launch(env, ['token', 'create', '--role', 'administrator', '--name', 'loader'])
  await made.ended
  token = /^\S+:\S+$/m.exec(made.output())?.[0] ?? ''
})

after(async () => {
  await server.end('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  /** 0 where the connection broke. */
  readonly status: number
  readonly error: string
}

/** One call on a connection of its own. */
function call(action: string, body: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve) => {
    const outgoing = request(`${origin}/api/${action}`, { method: 'POST', agent: false })
    outgoing.setHeader('content-type', 'application/json')
    for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value)
    outgoing.on('response', (incoming) => {
      incoming.resume().on('end', () => resolve({ status: incoming.statusCode ?? 0, error: '' }))
      incoming.on('error', (error) => resolve({ status: 0, error: `cut: ${error.message}` }))
    })
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ status: 0, error: error.code ?? error.message }),
    )
    outgoing.end(body)
  })
}

test('what people do leaves nothing of them in the log, and the log tells what happened', async () => {
  const marks = {
    name: 'Zybelline Quorrow',
    mail: 'zybelline@quorrow.example',
    phone: '+999 555 0123 77',
    secret: 'hush-Secret-0123456789-0123456789',
    query: 'quorrowquery',
  }
  const bearer = { authorization: `Bearer ${token}` }
  const invited = JSON.stringify({ name: marks.name, role: 'analyst', area: '/' })
  assert.equal((await call('accounts.invite', invited, bearer)).status, 200)
  const refused = [
    call('accounts.invite', JSON.stringify({ name: marks.name, mail: marks.mail }), bearer),
    call('accounts.invite', invited, { authorization: `Bearer ${marks.secret}` }),
    call('accounts.join', JSON.stringify({ secret: marks.secret, name: marks.name })),
    call('territory.addStation', `{"number": "${marks.phone}`, bearer),
    call(`alerting.draft?${marks.query}=${marks.mail}`, '{}', bearer),
    fetch(`${origin}/en/${marks.query}?mail=${marks.mail}`).then(({ status }) => ({ status })),
  ]
  for (const { status } of await Promise.all(refused)) assert.ok(status >= 400 && status < 500)
  const csv = join(folder, 'stations.csv')
  writeFileSync(csv, `number,name,area,phone\n1,${marks.name},North,${marks.phone}\n2,,,x\n`)
  await launch(env, ['import', 'stations', csv, '--skip-bad']).ended
  const said = readFileSync(logFile, 'utf8') + server.output().replace(/\/join#\S+/, '')
  for (const mark of Object.values(marks)) assert.ok(!said.includes(mark), mark)
  assert.ok(!said.includes(token.split(':')[1] ?? '?'))
  assert.match(readFileSync(logFile, 'utf8'), /"what":"node","text":"The node is open\./)
})

test('a log that was moved away is begun anew at SIGHUP', async () => {
  renameSync(logFile, `${logFile}.moved`)
  server.signal('SIGHUP')
  const until = performance.now() + 10_000
  while (!existsSync(logFile) && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 20))
  assert.ok(existsSync(logFile))
})

test('SIGTERM under load answers what it took, keeps every answer, and ends by itself', async () => {
  const acknowledged = new Set<string>()
  const broken = new Map<string, string>()
  let isOver = false
  let isTold = false
  const caller = async (who: number) => {
    for (let n = 0; !isOver; n += 1) {
      const name = `Area ${who} ${n}`
      const body = JSON.stringify({ parent: '/', name, kind: 'region' })
      const { status, error } = await call('territory.addArea', body, {
        authorization: `Bearer ${token}`,
      })
      if (status === 200) acknowledged.add(name)
      else if (error === 'ECONNREFUSED') return
      else broken.set(name, `${status} ${error}`)
      const isTime = acknowledged.size >= 200 || broken.size >= MOST_BROKEN
      // Once: a second signal ends the node at once.
      if (isTime && !isTold) server.signal('SIGTERM')
      isTold ||= isTime
      if (broken.size > MOST_BROKEN * 2) return
    }
  }
  const callers = Array.from({ length: CALLERS }, (_, who) => caller(who))
  assert.equal(await server.ended, 0)
  isOver = true
  await Promise.all(callers)
  assert.ok(acknowledged.size >= 200)
  const tree = launch(env, ['call', 'territory.areaTree', '--json', '{"under":"/","depth":1}'])
  assert.equal(await tree.ended, 0)
  const stored = new Set(tree.output().match(/Area \d+ \d+/g))
  for (const name of acknowledged) assert.ok(stored.has(name), `${name} was acknowledged`)
  // A connection that the kernel had not handed over may break; a request that was taken may not.
  for (const [name, how] of broken) assert.ok(!stored.has(name), `${name} was done: ${how}`)
})

test('a second signal ends the node at once', async () => {
  const second = launch(env, ['serve'])
  await second.printed(/ is at (\S+)\n/)
  // A request that never ends keeps the door from closing.
  const hanging = request(`${origin}/api/territory.addArea`, { method: 'POST', agent: false })
  hanging.on('error', () => {})
  hanging.setHeader('content-length', '1000')
  hanging.setHeader('authorization', `Bearer ${token}`)
  hanging.write('{')
  await fetch(`${origin}/healthz`)
  second.signal('SIGTERM')
  await second.printed(/Stopping/)
  second.signal('SIGTERM')
  assert.equal(await second.ended, null)
  hanging.destroy()
})
