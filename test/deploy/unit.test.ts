// What is shipped for the machine around the node: the systemd unit and the container file.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { productFlags, productSettings } from '../../scripts/setup.mjs'
import { runFolder } from '../support/run-folder.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const UNIT = join(ROOT, 'deploy', 'scrutineer.service')
const CONTAINER = readFileSync(join(ROOT, 'deploy', 'Containerfile'), 'utf8')

/** Of 100; a service without any hardening has 96. */
const MAX_EXPOSURE = 15

for (const name of ['scrutineer.service', 'scrutineer-lookout.service']) {
  const unit = join(ROOT, 'deploy', name)

  test(`systemd understands every line of ${name}`, () => {
    const folder = mkdtempSync(join(runFolder(), 'unit-'))
    const file = join(folder, name)
    // The program of the unit lies where the guide puts it, which is not on this machine.
    const text = readFileSync(unit, 'utf8').replace(/^ExecStart=\S+/m, 'ExecStart=/bin/true')
    writeFileSync(file, text)
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], {
      encoding: 'utf8',
    })
    // Other units of the machine may have faults of their own.
    const own = stderr.split('\n').filter((line) => line.includes(name))
    assert.deepEqual(own, [])
    assert.equal(status, 0, stderr)
    rmSync(folder, { recursive: true })
  })

  test(`${name} leaves a break-in little to do`, () => {
    const { status, stdout, stderr } = spawnSync(
      'systemd-analyze',
      ['security', '--offline=true', `--threshold=${MAX_EXPOSURE}`, '--no-pager', unit],
      { encoding: 'utf8' },
    )
    assert.equal(status, 0, `${stdout.split('\n').slice(-3).join('\n')}${stderr}`)
  })
}

test('unit, command and container start the same program with the same flags', () => {
  const program = '/opt/scrutineer/node_modules/.bin/node'
  const main = '/opt/scrutineer/bin/product.mjs'
  const line = [program, ...productFlags, main].join(' ')
  const unit = readFileSync(UNIT, 'utf8')
  const command = readFileSync(join(ROOT, 'deploy/scrutineer'), 'utf8')
  assert.ok(unit.includes(`ExecStart=${line} serve\n`))
  assert.ok(command.includes(`set -- ${line} "$@"`))
  const entry = [program, ...productFlags, main].map((word) => `"${word}"`).join(', ')
  assert.ok(CONTAINER.includes(`ENTRYPOINT [${entry}]`))
  for (const [name, value] of Object.entries(productSettings))
    for (const [text, how] of [
      [unit, `\nEnvironment=${name}=${value}\n`],
      [command, `\n${name}=${value}\n`],
      // Several stand in one instruction, each but the last with a stroke behind it.
      [CONTAINER.replaceAll(' \\\n', '\n'), `\n    ${name}=${value}\n`],
    ] as const)
      assert.ok(text.includes(how), how)
})

test('the container runs as a user of its own and takes in nothing that is not there', () => {
  const lines = CONTAINER.split('\n')
  const user = lines.filter((line) => line.startsWith('USER ')).at(-1)
  assert.equal(user, 'USER scrutineer')
  const known = /^(FROM|RUN|WORKDIR|COPY|USER|ENV|VOLUME|EXPOSE|STOPSIGNAL|ENTRYPOINT|CMD|#| |$)/
  assert.deepEqual(
    lines.filter((line) => !known.test(line)),
    [],
  )
  for (const line of lines.filter((each) => /^COPY (?!--)/.test(each)))
    for (const source of line.split(' ').slice(1, -1))
      assert.ok(existsSync(join(ROOT, source)), source)
  // The lockfile's packages are for Node's own use: no install script may run while the image is made.
  assert.match(CONTAINER, /npm ci --ignore-scripts --omit=dev/)
})

test('the command of the machine takes the settings of the unit', () => {
  const folder = mkdtempSync(join(runFolder(), 'command-'))
  const script = readFileSync(join(ROOT, 'deploy/scrutineer'), 'utf8')
    .replaceAll('/etc/scrutineer/', `${folder}/`)
    .replace('/opt/scrutineer/node_modules/.bin/node', '/usr/bin/env sh -c')
    .replace(productFlags.join(' '), "'echo $SCRUTINEER_ORIGIN $SCRUTINEER_DATA'")
    .replace('[ "$(id -un)" = scrutineer ]', 'true')
  writeFileSync(join(folder, 'scrutineer.env'), readFileSync(join(ROOT, 'deploy/scrutineer.env')))
  writeFileSync(join(folder, 'scrutineer'), script)
  const { stdout, stderr } = spawnSync('sh', [join(folder, 'scrutineer'), 'doctor'], {
    encoding: 'utf8',
  })
  assert.equal(stdout, 'https://node.example.org /var/lib/scrutineer\n', stderr)
  rmSync(folder, { recursive: true })
})
