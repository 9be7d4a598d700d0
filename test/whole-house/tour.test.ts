import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { product } from '../../scripts/setup.mjs'
import { runFolder } from '../support/run-folder.ts'

/** The loop, in the order in which its records must come; others may stand between them. */
const LOOP = [
  'exercise.started',
  'area.added',
  'station.imported',
  'site.authorised',
  'baseline.approved',
  'exercise.opened',
  'inject.made',
  'finding.suspected',
  'finding.opened',
  'alert.drafted',
  'alert.proposed',
  'alert.issued',
  'alert.published',
  'alert.delivered',
  'alert.acknowledged',
  'inject.mended',
  'finding.closed',
  'alert.noted',
  'alert.cleared',
  'bundle.asked',
  'bundle.made',
  'bundle.downloaded',
  'exercise.removalAsked',
  'exercise.sealed',
  'exercise.removed',
]

/** Runs `scrutineer tour` with a folder for temporary files of its own; `onLine` may send a signal. */
async function runTour(onLine: (line: string, kill: (signal: NodeJS.Signals) => void) => void) {
  const temp = mkdtempSync(join(runFolder(), 'tour-'))
  try {
    const child = spawn(process.execPath, [...product, 'tour'], {
      env: { ...process.env, TMPDIR: temp },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines: string[] = []
    let rest = ''
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      const [last = '', ...whole] = `${rest}${part}`.split('\n').reverse()
      rest = last
      for (const line of whole.reverse()) {
        lines.push(line)
        onLine(line, (signal) => void child.kill(signal))
      }
    })
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
    return { code, lines, left: readdirSync(temp) }
  } finally {
    rmSync(temp, { recursive: true, force: true })
  }
}

/** Records among the lines: realm, number and type. */
function recordsIn(lines: readonly string[]) {
  return lines.flatMap((line) => {
    const found = /^ {2}(actual|exercise) +(\d+) {2}(\w+\.\w+) /.exec(line)
    return found === null ? [] : [{ realm: found[1], seq: Number(found[2]), type: found[3] }]
  })
}

test('the tour walks the whole loop, prints every record in order and leaves nothing', {
  timeout: 150_000,
}, async () => {
  const { code, lines, left } = await runTour(() => {})
  assert.equal(code, 0, lines.slice(-5).join('\n'))
  assert.deepEqual(left, [])

  const records = recordsIn(lines)
  for (const realm of ['actual', 'exercise']) {
    const own = records.filter((record) => record.realm === realm)
    assert.deepEqual(
      own.map(({ seq }) => seq),
      own.map((_, n) => n),
      `the ${realm} records are printed one by one from the first`,
    )
  }
  let from = 0
  for (const type of LOOP) {
    const at = records.findIndex((record, n) => n >= from && record.type === type)
    assert.ok(at >= from, `${type} comes in its place`)
    from = at + 1
  }
  assert.ok(lines.some((line) => /^ {2}Proposed by cli:\d+, released by cli:\d+\./.test(line)))
  const answers = records.filter(({ type }) => type === 'alert.acknowledged')
  assert.ok(answers.length >= 80, `${answers.length} of 100 stations have answered`)
  assert.equal(lines.filter((line) => /records are sound/.test(line)).length, 2)
  assert.equal(lines.filter((line) => /^ {2}V\d (?:pass|not checked) /.test(line)).length, 9)
  assert.match(lines.at(-1) ?? '', new RegExp(`${records.length} records in [\\d.]+ seconds`))
})

test('an interrupted tour says so, ends with 1 and leaves nothing', {
  timeout: 150_000,
}, async () => {
  const { code, lines, left } = await runTour((line, kill) => {
    if (line.includes('exercise.opened')) kill('SIGINT')
  })
  assert.equal(code, 1)
  assert.match(lines.at(-1) ?? '', /ended early: it was interrupted/)
  assert.deepEqual(left, [])
})
