// What the node tells those who operate it: by a real node, and Prometheus' own tool over what it says.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { exposition } from '../src/lib/prometheus/index.ts'
import { startTestNode, type TestNode } from './support/node.ts'

const deploy = join(import.meta.dirname, '..', 'deploy')
const TOKEN = 'a-token-of-the-test-0001'

let node: TestNode
before(async () => {
  node = await startTestNode('sqlite', { METRICS_TOKEN: TOKEN, HOST: '0.0.0.0' })
})
after(() => node.remove())
const get = (path: string, headers: Record<string, string> = {}, host = '127.0.0.1') =>
  fetch(`http://${host}:${node.node.port}${path}`, { headers })

function promtool(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync('promtool', args, { input, encoding: 'utf8' })
  return { status, text: `${stdout}${stderr}` }
}

test('Prometheus finds nothing to say about the figures of a node', async () => {
  await node.call('accounts.firstLink', {})
  const answer = await get('/metrics')
  assert.equal(answer.status, 200)
  const text = await answer.text()
  const { status, text: said } = promtool(['check', 'metrics'], text)
  assert.equal(status, 0, said)
  for (const name of [
    'commands_total{realm="actual",action="accounts.firstLink",outcome="done"} ',
    'command_duration_seconds_bucket',
    'commit_duration_seconds_count',
    'write_queue{',
    'log_records{realm="actual"} ',
    'log_unsigned_records{',
    'workflow_lag_records{',
    'memory_bytes{',
    'event_loop_delay_seconds{',
    'open_files ',
    'disk_free_bytes ',
    'store_file_bytes{file="scrutineer.db"} ',
    'alert_stations{',
  ])
    assert.ok(text.includes(`\nscrutineer_${name}`), name)
})

test('the alert rules are sound, and ring for what they say', () => {
  const rules = promtool(['check', 'rules', join(deploy, 'alert-rules.yml')])
  assert.equal(rules.status, 0, rules.text)
  const tried = promtool(['test', 'rules', join(deploy, 'alert-rules.test.yml')])
  assert.equal(tried.status, 0, tried.text)
  const broken = promtool(['check', 'metrics'], exposition([]).concat('x{ 1\n'))
  assert.notEqual(broken.status, 0)
})

test('who comes by a proxy or from elsewhere hears whether, not why, and no figures', async () => {
  const proxied = { 'x-forwarded-for': '203.0.113.7' }
  assert.equal((await get('/metrics', proxied)).status, 401)
  assert.deepEqual(await (await get('/readyz', proxied)).json(), { ok: true })
  assert.deepEqual(await (await get('/readyz')).json(), { ok: true, reasons: [] })
  assert.deepEqual(await (await get('/healthz', proxied)).json(), { ok: true })
  const wrong = { ...proxied, authorization: 'Bearer another-token-0000001' }
  assert.equal((await get('/metrics', wrong)).status, 401)
  const right = { ...proxied, authorization: `Bearer ${TOKEN}` }
  assert.equal((await get('/metrics', right)).status, 200)
  const outside = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)
  if (outside !== undefined) assert.equal((await get('/metrics', {}, outside.address)).status, 401)
})
