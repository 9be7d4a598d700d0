// The recipe of docs/onion.md under the real program, in a Tor network of its own: a citizen behind Tor reports without
// script, an officer reads it, and nothing of the console is there.

import assert from 'node:assert/strict'
import { request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { list, report, take } from '../../src/domains/reports/actions/desk.ts'
import { openedFrame } from '../../src/domains/reports/envelope.ts'
import { startTestNode } from '../support/node.ts'
import { hasTor, type PrivateTor, startPrivateTor } from '../support/private-tor.ts'
import { ANSWERS, hiddenIn } from '../support/report-walk.ts'
import { amina, callsOf, openTestDesk } from '../support/reports.ts'

const SECURE = 'https://node.example'
/** Pages that one report takes at most. */
const MAX_PAGES = 14

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** One request as the Tor Browser sends it, without script: each by a connection of its own. */
async function ask(
  { name, open }: PrivateTor,
  path: string,
  form?: Readonly<Record<string, string>>,
): Promise<Answer> {
  const socket = await open()
  const posted = {
    origin: `http://${name}`,
    'content-type': 'application/x-www-form-urlencoded',
  }
  const headers = { host: name, accept: 'text/html', connection: 'close', ...(form && posted) }
  return await new Promise((resolve, reject) => {
    const method = form === undefined ? 'GET' : 'POST'
    const asked = request({ createConnection: () => socket, path, method, headers }, (answer) => {
      const { statusCode: status = 0, headers: given } = answer
      buffer(answer).then(
        (bytes) => resolve({ status, headers: given, text: String(bytes) }),
        reject,
      )
    })
    asked.on('error', reject)
    asked.end(form && new URLSearchParams({ ...form }).toString())
  })
}

/** Reports without script, up to the page that shows the receipt. */
async function reported(tor: PrivateTor): Promise<void> {
  let page = (await ask(tor, '/en/report')).text
  for (let n = 0; n < MAX_PAGES; n += 1) {
    if (/class="receipt"><bdi dir="ltr">[\d ]+</.test(page)) return
    const fields = [...page.matchAll(/<(?:input|textarea)[^>]* name="([^"]+)"/g)].map(
      ([, name]) => name,
    )
    const filled = Object.entries(ANSWERS).filter(([name]) => fields.includes(name))
    const answer = await ask(tor, '/en/report', {
      ...hiddenIn(page),
      ...Object.fromEntries(filled),
    })
    assert.equal(answer.status, 200, answer.text)
    page = answer.text
  }
  throw new Error(`no receipt came: ${page}`)
}

test('a report reaches the node by an onion service of a Tor network, set up as the recipe says', {
  skip: hasTor() ? false : 'Debian’s tor is not there and could not be installed',
}, async () => {
  const tor = await startPrivateTor()
  const onion = `http://${tor.name}`
  const port = { SCRUTINEER_ONION_PORT: String(tor.nodePort) }
  const own = { ...port, SCRUTINEER_ONION: onion, SCRUTINEER_ORIGIN: SECURE }
  const house = await startTestNode('sqlite', own).catch(async (error: unknown) => {
    await tor.stop()
    throw error
  })
  try {
    const h = callsOf(house.node.house('actual'))
    const desk = await openTestDesk(h)
    const begun = performance.now()
    const first = await ask(tor, '/en/report')
    process.stdout.write(`found through Tor in ${Math.round(performance.now() - begun)} ms\n`)
    assert.equal(first.status, 200)
    for (const header of ['set-cookie', 'strict-transport-security', 'onion-location'])
      assert.equal(first.headers[header], undefined, header)
    assert.ok(!first.text.includes(SECURE), 'every link stays at the address')
    assert.equal((await ask(tor, '/en/console')).status, 404)

    await reported(tor)
    const [item] = (await h.call(amina, list, { limit: 10 })).items
    const of = item?.id ?? ''
    const { files } = await h.call(amina, report, { report: of })
    const told = files.find(({ kind }) => kind === 'answers')?.id ?? ''
    const { sealed } = await h.call(amina, take, { report: of, file: told })
    const frame = await openedFrame(Buffer.from(sealed, 'base64'), desk.amina.identity)
    assert.equal(frame?.text, ANSWERS['sealed.text'])

    const usual = await new Promise<string | string[] | undefined>((resolve, reject) => {
      const headers = { host: 'node.example', accept: 'text/html' }
      const where = { host: '127.0.0.1', port: house.node.port, path: '/en/report', headers }
      request(where, (answer) => {
        answer.resume()
        resolve(answer.headers['onion-location'])
      })
        .on('error', reject)
        .end()
    })
    assert.equal(usual, `${onion}/en/report`)
  } finally {
    await tor.stop()
    await house.remove()
  }
})
