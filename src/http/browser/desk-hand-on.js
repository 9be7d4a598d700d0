// What an officer or a custodian hands on: a report to another agency by fresh headers before the same sealed bytes, and
// who reports to the officers who asked for it. Each is sealed in this browser, to the keys that the node names.

import { AgeProblem, base64, sealAge } from './age.js'
import { openAge, rewrapAge } from './age-open.js'
import { askDesk, bytesOfBase64, piecesOf, sentenceOf, showFrame, tellDesk } from './desk-part.js'

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {{ secret: Bytes, publicKey: Bytes }} OwnKey */
/** @typedef {{ agency: string, name: string, recipients: string[] }} Target */
/** @typedef {{ report: string, code: string, reason: string }} NameAsked */

/** What goes along to another agency: who reports stays with the custodians of this one. */
const ALONG = ['answers', 'message']

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

/** @param {HTMLElement} desk @param {OwnKey} key @param {Target} target */
async function forward(desk, key, target) {
  const { report, recipients = '' } = desk.dataset
  const reporter = recipients.split(' ').slice(-1)
  const files = []
  for (const holder of Array.from(desk.querySelectorAll('[data-file]'))) {
    const { file = '', kind = '' } = /** @type {HTMLElement} */ (holder).dataset
    if (ALONG.indexOf(kind) < 0) continue
    const { sealed } = await askDesk(desk, 'take', { report, file })
    const to = target.recipients.filter((each) => each !== reporter[0]).concat(reporter)
    const moved = await rewrapAge(bytesOfBase64(sealed), [key], to)
    files.push({ file, sealed: base64(moved) })
  }
  await askDesk(desk, 'offer', { report, to: target.agency, files })
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
function nameLine(part, desk, { key, report, code, reason }) {
  const { find, say } = piecesOf(part)
  const line = document.createElement('p')
  const why = document.createElement('bdi')
  why.textContent = reason
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button secondary'
  button.textContent = find('naming').dataset['give'] || ''
  button.addEventListener('click', async () => {
    button.disabled = true
    say('')
    await give(part, desk, { key, report })
      .then(() => say('given'))
      .catch((error) => {
        button.disabled = false
        say(sentenceOf(error))
      })
  })
  line.append(`${code} `, why, ' ', button)
  return line
}

/** @param {HTMLElement} part @param {HTMLElement} desk @param {{ key: OwnKey, report: string }} asked */
async function give(part, desk, { key, report }) {
  const { sealed, recipients } = await askDesk(desk, 'takeName', { report })
  const frame = await openAge(bytesOfBase64(sealed), [key])
  if (!recipients.length) throw new AgeProblem('refused')
  await askDesk(desk, 'giveName', { report, sealed: base64(await sealAge(frame, recipients)) })
  showFrame(part, frame)
}
