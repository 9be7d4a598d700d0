// What an officer or a custodian hands on: a report to another agency by fresh headers before the same sealed bytes, and
// who reports to the officers who asked for it. Each is sealed in this browser, to the keys that the node names.

import { AgeProblem, base64, sealAge } from './age.js'
import { openAge } from './age-open.js'
import { freshHeads } from './desk-heads.js'
import {
  askDesk,
  buttonOf,
  bytesOfBase64,
  piecesOf,
  sentenceOf,
  showFrame,
  tellDesk,
} from './desk-part.js'
import { readFrame } from './padme.js'

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {{ secret: Bytes, publicKey: Bytes }} OwnKey */
/** @typedef {{ agency: string, name: string }} Target */
/** @typedef {{ report: string, code: string, reason: string, askedAt: string }} NameAsked */

/** @param {HTMLElement} part @param {HTMLElement} desk @param {OwnKey} key */
export function watchForwarding(part, desk, key) {
  /** @type {Target[]} */
  const targets = JSON.parse(desk.dataset['targets'] || '[]')
  const { find, on } = piecesOf(part)
  const choice = /** @type {HTMLSelectElement} */ (find('target'))
  for (const { agency, name } of targets) choice.append(new Option(name, agency))
  find('forwarding').hidden = !targets.length
  on('forward', async () => {
    const target = targets.find(({ agency }) => agency === choice.value)
    if (!target) return choice.focus()
    await forward(desk, key, target)
    location.reload()
  })
}

/**
 * Writes headers for the other agency until the node knows one of each file, and offers the report: who reports stays.
 * @param {HTMLElement} desk @param {OwnKey} key @param {Target} target
 */
async function forward(desk, key, { agency }) {
  const { report } = desk.dataset
  const { items, newest } = await tellDesk(desk, 'heads', { report, agency })
  const { heads, left } = await freshHeads(items, key)
  if (left) throw new AgeProblem('no_identity')
  if (heads.length) await askDesk(desk, 'reseal', { agency, newest, heads })
  await askDesk(desk, 'offer', { report, to: agency })
}

/** Lists what officers ask a custodian. @param {HTMLElement} part @param {HTMLElement} desk @param {OwnKey} key */
export async function watchNames(part, desk, key) {
  const { find } = piecesOf(part)
  const list = find('names')
  list.textContent = ''
  /** @type {{ items: NameAsked[] }} */
  const { items } = await tellDesk(desk, 'namesAsked')
  for (const each of items) list.append(nameLine(part, desk, { key, ...each }))
  find('naming').hidden = !items.length
}

/** @param {HTMLElement} part @param {HTMLElement} desk @param {NameAsked & { key: OwnKey }} asked */
function nameLine(part, desk, { key, report, code, reason, askedAt }) {
  const { find, say } = piecesOf(part)
  const line = document.createElement('p')
  const why = document.createElement('bdi')
  why.textContent = reason
  const button = buttonOf(find('naming').dataset['give'])
  button.addEventListener('click', async () => {
    button.disabled = true
    say('')
    await give(part, desk, { key, report, askedAt })
      .then(() => say('given'))
      .catch((error) => {
        button.disabled = false
        say(sentenceOf(error))
      })
  })
  line.append(`${code} `, why, ' ', button)
  return line
}

/**
 * Nobody is told a name with the reason of another report: whose it is stands inside. What came before that has no such
 * mark. Throws AgeProblem `other_report`.
 * @param {Uint8Array<ArrayBuffer>} frame @param {string} reporter
 */
function checkOf(frame, reporter) {
  const read = readFrame(frame)
  const of = read && read.manifest['of']
  if (of !== undefined && of !== reporter) throw new AgeProblem('other_report')
}

/** @param {HTMLElement} part @param {HTMLElement} desk @param {{ key: OwnKey, report: string, askedAt: string }} asked */
async function give(part, desk, { key, report, askedAt }) {
  const { sealed, recipients } = await askDesk(desk, 'takeName', { report, askedAt })
  const frame = await openAge(bytesOfBase64(sealed), [key])
  if (!recipients.length) throw new AgeProblem('refused')
  checkOf(frame, recipients[recipients.length - 1])
  await askDesk(desk, 'giveName', {
    report,
    askedAt,
    sealed: base64(await sealAge(frame, recipients)),
  })
  showFrame(part, frame)
}
