// Files that came with a report, at the officer's: opened in this browser, held to what the reporter's browser said of them,
// and offered to be saved; never shown in place. The words and parts are those of src/ui/desk-files.ts.

import { AgeProblem } from './age.js'
import { openAge } from './age-open.js'
import { apiOf, buttonOf, piecesOf, sentenceOf } from './desk-part.js'
import { hexOf } from './file-kinds.js'
import { readFrame, unpad } from './padme.js'

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {{ secret: Bytes, publicKey: Bytes }} OwnKey */
/** @typedef {{ id: string, name: string, size: number, sha256: string }} Said */

/** Files that one frame names at most. */
const MAX_NAMED = 40
const MAX_NAME = 120
/** Signs that turn the direction of words, by which a program can be named as a picture. */
const TURNING = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g

/** A name that is one name on every system, ends as it was sent, and hides nothing. @param {string} name */
export function safeName(name) {
  const plain = Array.from(name.replace(TURNING, ''), (sign) =>
    sign < ' ' || /[\u007f-\u009f/\\:*?"<>|]/.test(sign) ? '_' : sign,
  )
  return (
    plain
      .slice(-MAX_NAME)
      .join('')
      .replace(/^[.\s]+/, '')
      .replace(/[.\s]+$/, '') || 'file'
  )
}

/** @param {Bytes} frame @returns {Said[]} */
function saidIn(frame) {
  const read = readFrame(frame)
  const named = read && read.manifest['files']
  const all = Array.isArray(named) ? named.slice(0, MAX_NAMED) : []
  return all.filter(
    (one) => one && [one.id, one.name, one.sha256].every((each) => typeof each === 'string'),
  )
}

/** Lists what a frame names, each with a button that opens it. @param {HTMLElement} part @param {Bytes} frame @param {OwnKey} key */
export function showFiles(part, frame, key) {
  const { find } = piecesOf(part)
  const place = find('came')
  const list = find('came-list')
  list.textContent = ''
  const said = saidIn(frame)
  for (const one of said) list.append(fileLine(part, one, key))
  place.hidden = !said.length
}

/** @param {HTMLElement} part @param {Said} said @param {OwnKey} key */
function fileLine(part, said, key) {
  const { find, say } = piecesOf(part)
  const desk = part.closest('[data-desk]')
  const line = document.createElement('p')
  const name = document.createElement('bdi')
  name.textContent = safeName(said.name)
  const size = document.createElement('bdi')
  size.textContent = `${Math.ceil(Number(said.size) / 1024)} KiB`
  line.append(name, ' (', size, ') ')
  const holders = Array.from((desk || document).querySelectorAll('[data-upload]'))
  const holder = holders.filter(
    (each) => each instanceof HTMLElement && each.dataset['upload'] === said.id,
  )[0]
  if (!(holder instanceof HTMLElement) || !(desk instanceof HTMLElement)) {
    line.append(find('came').dataset['lacking'] || '')
    return line
  }
  const button = buttonOf(find('came').dataset['save'])
  button.addEventListener('click', async () => {
    button.disabled = true
    say('opening')
    await openSaid(desk, holder, { said, key })
      .then((bytes) => (bytes ? hand(bytes) : 'other'))
      .then(say, (error) => say(sentenceOf(error)))
    button.disabled = false
  })
  line.append(button)
  const plain = buttonOf(find('came').dataset['sealed'])
  /** Saves a picture without what is written beside it; the other only where somebody asks for it. @param {Bytes} bytes */
  const hand = async (bytes) => {
    const { bareFile } = await import('./pictures.js')
    const file = bareFile(bytes)
    const isBare = typeof file === 'object' && !isSame(file.bytes, bytes)
    plain.onclick = () => saveAs(bytes, safeName(said.name))
    if (isBare || file === 'unclean') line.append(' ', plain)
    if (file === 'unclean') return file
    saveAs(isBare ? file.bytes : bytes, safeName(said.name))
    return isBare ? 'bare' : 'saved'
  }
  return line
}

/** @param {Bytes} one @param {Bytes} other */
const isSame = (one, other) =>
  one.length === other.length && one.every((byte, n) => byte === other[n])

/**
 * A file that came along, whole and sealed, as the node gives it. @param {HTMLElement} desk @param {HTMLElement} holder
 * @param {object} [how] @returns {Promise<Bytes>}
 */
export async function takenFile(desk, holder, how) {
  const { file, release } = holder.dataset
  const input = release ? { release, file } : { report: desk.dataset['report'], file }
  const response = await fetch(`${apiOf(desk)}/reports.take${release ? 'Released' : ''}File`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(Object.assign(input, how)),
  })
  if (!response.ok) throw new AgeProblem('refused')
  return new Uint8Array(await response.arrayBuffer())
}

/**
 * Has `use` open what `take` gives, or the same with the header that it came with: one that was written since may open
 * nothing, and the first still does what it did.
 * @template T @param {HTMLElement} desk @param {(how?: object) => Promise<Bytes>} take @param {(bytes: Bytes) => Promise<T>} use
 */
export async function openedBy(desk, take, use) {
  try {
    return await use(await take())
  } catch (error) {
    if (sentenceOf(error) !== 'no_identity' || !desk.dataset['report']) throw error
    return use(await take({ asItCame: true }))
  }
}

/** Has the browser save it: whatever it is, nothing of it is shown. @param {Bytes} bytes @param {string} name */
export function saveAs(bytes, name) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 60000)
}

/**
 * Opens a file; null where it is not what was said of it.
 * @param {HTMLElement} desk @param {HTMLElement} holder @param {{ said: Said, key: OwnKey }} asked
 */
async function openSaid(desk, holder, { said, key }) {
  const inside = await openedBy(
    desk,
    (how) => takenFile(desk, holder, how),
    (file) => openAge(file, [key]),
  )
  const bytes = unpad(inside)
  if (!bytes) throw new AgeProblem('damaged')
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return hexOf(digest) === said.sha256 ? bytes : null
}
