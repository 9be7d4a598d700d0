// Takes reports in a network of its own and counts what leaves it: node report-alone-child.ts. Prints one JSON line.

import { once } from 'node:events'
import { lookup } from 'node:dns/promises'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { startTestNode } from './node.ts'
import { hiddenIn, sendIntake, walkReport } from './report-walk.ts'
import { callsOf, openTestDesk, tell } from './reports.ts'

/** An address that is nobody's. Source: RFC 5737. */
const NOBODY = '192.0.2.1'

/** Packets that left by the line out, which leads nowhere. */
function sent(): number {
  const [, figures = ''] = /^\s*net0:(.*)$/m.exec(readFileSync('/proc/self/net/dev', 'utf8')) ?? []
  return Number(figures.trim().split(/\s+/)[9])
}

/** How many more left while something was done. */
async function counted(work: () => Promise<unknown>): Promise<number> {
  const before = sent()
  await work()
  return sent() - before
}

const node = await startTestNode('sqlite')
const h = callsOf(node.node.house('actual'))
const desk = await openTestDesk(h)
await node.node.settled(30_000)
const walking = { node, base: '/en' }
let receipts = 0
const intake = await counted(async () => {
  const { receipt } = await walkReport(walking)
  const form = await sendIntake(walking, '/report/mailbox', { receipt, add: '1' })
  const words = {
    ...hiddenIn(form.text),
    text: 'There is https://evil.example/ and a@evil.example',
  }
  await sendIntake(walking, '/report/mailbox', words)
  await tell(h, desk, { text: 'https://evil.example/', routing: { danger: true, moment: 'now' } })
  await node.node.settled(30_000)
  receipts += receipt === '' ? 0 : 1
})
// What would be seen if it called somebody, by number and by name.
const byNumber = await counted(async () => {
  const call = connect(443, NOBODY)
  await once(call, 'error', { signal: AbortSignal.timeout(500) }).catch(() => {})
  call.destroy()
})
const byName = await counted(async () => {
  const asked = lookup('nobody.example').catch(() => null)
  await Promise.race([asked, once(process, 'never', { signal: AbortSignal.timeout(500) })]).catch(
    () => null,
  )
})
process.stdout.write(`${JSON.stringify({ receipts, intake, byNumber, byName })}\n`)
await node.remove()
process.exit(0)
