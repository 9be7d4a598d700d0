// In a network of its own, whose one line leads nowhere, a node takes reports and nothing leaves by that line.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { runFolder } from './support/run-folder.ts'

/** Names are asked for by the line, too; the sixth version of the protocol would send of its own accord. */
const SET_UP = [
  'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6',
  'mount --bind "$1" /etc/resolv.conf',
  'ip link set lo up',
  'ip link add net0 type veth peer name net1',
  'ip addr add 198.18.255.1/24 dev net0',
  'ip link set net0 up',
  'ip link set net1 up',
  'ip route add default via 198.18.255.2',
  'ip neigh add 198.18.255.2 lladdr 02:00:00:00:00:01 dev net0',
  'shift',
].join(' && ')

const own = process.getuid?.() === 0 ? [] : ['--map-root-user']
const alone = (names: string, words: readonly string[]) =>
  spawnSync(
    'unshare',
    [...own, '--net', '--mount', 'sh', '-c', `${SET_UP} && exec "$@"`, 'sh', names, ...words],
    { encoding: 'utf8', timeout: 120_000 },
  )

const names = join(mkdtempSync(join(runFolder(), 'alone-')), 'resolv.conf')
writeFileSync(names, 'nameserver 198.18.255.2\noptions timeout:1 attempts:1\n')
const canBeAlone = alone(names, ['true']).status === 0
const skip = !canBeAlone && process.env['CI'] !== 'true' && 'no network can be made here'

test('taking reports calls nobody, by number or by name', { skip }, () => {
  const child = join(import.meta.dirname, 'support/report-alone-child.ts')
  const answer = alone(names, [process.execPath, child])
  assert.equal(answer.status, 0, answer.stderr)
  const counted = JSON.parse(answer.stdout.trim()) as Record<string, number>
  const { receipts, intake, byNumber = 0, byName = 0 } = counted
  assert.ok(byNumber > 0 && byName > 0, 'a call would be seen')
  assert.deepEqual([receipts, intake], [1, 0])
})
