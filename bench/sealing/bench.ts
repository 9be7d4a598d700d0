// Sealing a report in Chromium with a sixth of the CPU, as a cheap telephone has it, with the browser's X25519 and with
// ours, and opening a large attachment with all of it.
//   npm run bench -- sealing [--slower 6] [--mebibytes 20]

import { parseArgs } from 'node:util'
import type { BrowserContext, Page } from 'playwright-core'
import { text } from '../../src/core/text.ts'
import { identityOf, identityText, recipientText } from '../../src/lib/age/index.ts'
import { sealingPart } from '../../src/ui/sealing.ts'
import { browser, newContext } from '../../test/support/chromium.ts'
import { pageServer, scriptPath, scriptTag } from '../../test/support/page-server.ts'

const { values } = parseArgs({
  options: {
    slower: { type: 'string', default: '6' },
    mebibytes: { type: 'string', default: '20' },
  },
})

const MIB = 1_048_576
/** Officers of an agency and its recovery key; custodians and the recovery key. */
const OFFICERS = 5
const CUSTODIANS = 3
/** What a person writes who has a lot to tell. */
const TEXT = 'What I saw at the station. '.repeat(300)
const ROUNDS = 5

const keys = (count: number, from: number) =>
  Array.from({ length: count }, (_, n) =>
    recipientText(identityOf(Buffer.alloc(32, from + n))),
  ).join(' ')

const { origin, close } = await pageServer(
  () => `<!doctype html><html lang="en"><title>Report</title><main>
<form method="post" action="/report" data-seal data-recipients="${keys(OFFICERS, 1)}" data-custodians="${keys(CUSTODIANS, 50)}">
<textarea name="sealed.text"></textarea><input name="sealed.name">${String(sealingPart(text('en')))}<button id="go">Go on</button></form></main>${scriptTag('report.js')}</html>`,
)

/** What a browser is to WebCrypto that has never heard of X25519. */
const WITHOUT_X25519 = `
  const own = crypto.subtle.importKey.bind(crypto.subtle)
  crypto.subtle.importKey = (form, key, algorithm, ...rest) =>
    (algorithm.name || algorithm) === 'X25519'
      ? Promise.reject(new DOMException('Unrecognized name', 'NotSupportedError'))
      : own(form, key, algorithm, ...rest)`

async function inPage<T>(work: (page: Page, context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await newContext()
  try {
    return await work(await context.newPage(), context)
  } finally {
    await context.close()
  }
}

/** Seconds from the press to the receipt: by then answers and identity are sealed. */
function sealSeconds(isOurs: boolean): Promise<number> {
  return inPage(async (page, context) => {
    if (isOurs) await page.addInitScript(WITHOUT_X25519)
    await page.goto(origin)
    await page.fill('[name="sealed.text"]', TEXT)
    await page.fill('[name="sealed.name"]', 'Mariam')
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slower) })
    const ms = await page.evaluate<number>(`new Promise((resolve, reject) => {
      const receipt = document.querySelector('[data-receipt]')
      const failed = document.querySelector('[data-failed]')
      const begun = performance.now()
      new MutationObserver(() => {
        if (!failed.hidden) reject(new Error('it did not seal'))
        if (!receipt.hidden) resolve(performance.now() - begun)
      }).observe(receipt.parentElement, { attributes: true, subtree: true })
      document.querySelector('#go').click()
    })`)
    return ms / 1_000
  })
}

/** Seconds in which an officer's browser opens an attachment, from a Blob, chunk by chunk. */
function openSeconds(): Promise<number> {
  const identity = Buffer.alloc(32, 1)
  return inPage(async (page) => {
    await page.goto(origin)
    const ms = await page.evaluate<number>(`(async () => {
      const { sealAge } = await import('${scriptPath('age.js')}')
      const { ageIdentity, openChunks } = await import('${scriptPath('age-open.js')}')
      const size = ${Number(values.mebibytes) * MIB}
      const file = new Blob([await sealAge(new Uint8Array(size), ['${recipientText(identityOf(identity))}'])])
      const begun = performance.now()
      const own = await ageIdentity('${identityText(identity)}')
      let opened = 0
      for await (const chunk of openChunks(file, [own])) opened += chunk.length
      if (opened !== size) throw new Error('it is not whole')
      return performance.now() - begun
    })()`)
    return ms / 1_000
  })
}

/** The middle of some rounds, and how much of what is allowed it is. */
async function measure(
  figure: string,
  allowed: number,
  round: () => Promise<number>,
): Promise<void> {
  const all: number[] = []
  for (let n = 0; n < ROUNDS; n += 1) all.push(await round())
  const seconds = all.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
  const vs = { allowed: Number((seconds / allowed).toPrecision(3)) }
  const line = { bench: 'sealing', figure, value: Number(seconds.toPrecision(4)), unit: 's', vs }
  console.log(JSON.stringify(line))
}

try {
  await measure('text', 2, () => sealSeconds(false))
  await measure('text_with_our_x25519', 6, () => sealSeconds(true))
  await measure(`open_${values.mebibytes}_mib`, 3, openSeconds)
} finally {
  close()
  // Tests close it behind the last of them; here there is none.
  await (await browser()).close()
}
