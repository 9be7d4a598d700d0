// An officer's own key, in his browser: made here, spelled as a code for paper, kept on this device under a passkey where
// that can be; it opens reports, and seals answers. The key never reaches the node. The words and parts are those of
// src/ui/desk-key.ts.

import { AgeProblem, base64, randomBytes, sealAge } from './age.js'
import { openAge } from './age-open.js'
import { keyText } from './bech32.js'
import { askDesk, buttonOf, bytesOfBase64, piecesOf, sentenceOf, showFrame } from './desk-part.js'
import { openedBy, saveAs, showFiles, takenFile } from './desk-files.js'
import { watchForwarding, watchNames } from './desk-hand-on.js'
import { keepSeed, keyOfSeed, watchUnlock } from './desk-own-key.js'
import { frameOf } from './padme.js'
import { digitsOf, seedOf } from './receipt.js'

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {{ secret: Bytes, publicKey: Bytes }} OwnKey */

/** What is said once the page was drawn anew: what was just done. */
const SAID = 'scrutineer-desk-said'

/** Opened once, it opens the other files of the page. @type {OwnKey | null} */
let ownKey = null

/** The inner file of who reports, until a custodian is asked to open it. @type {Bytes | null} */
let inner = null

/** Makes a key, shows its code, has it typed again and puts the public half into the form beside. @param {HTMLElement} part */
function watchMaking(part) {
  const { find, say, on } = piecesOf(part)
  /** @type {Bytes} */
  let seed
  on('make', async () => {
    seed = randomBytes(16)
    await keyOfSeed(seed)
    find('digits').textContent = digitsOf(seed)
    find('made').hidden = false
    find('title').focus()
  })
  on('paper', async () => print())
  on('done', async () => {
    const typed = seedOf(/** @type {HTMLInputElement} */ (find('again')).value)
    if (!typed || digitsOf(typed) !== digitsOf(seed)) return say('wrong')
    if (/** @type {HTMLInputElement} */ (find('keep')).checked) await keepSeed(seed)
    const { publicKey } = await keyOfSeed(seed)
    const root = part.closest('[data-desk-key]')
    const field = root && root.querySelector('input[name="recipient"]')
    const recipient = keyText(publicKey, 'age')
    if (field instanceof HTMLInputElement) field.value = recipient
    find('recipient').textContent = recipient
    find('made').hidden = true
    find('ready').hidden = false
    say('ready')
  })
  part.hidden = false
}

/**
 * Opens a sealed file. Around who reports there are two layers: what is inside is for a custodian, whom the officer asks.
 * @param {HTMLElement} part @param {Bytes} file @param {boolean} isIdentity
 */
async function openFile(part, file, isIdentity) {
  const key = ownKey
  if (!key) throw new AgeProblem('locked')
  const inside = await openAge(file, [key])
  if (!isIdentity) {
    showFrame(part, inside)
    return showFiles(part, inside, key)
  }
  try {
    showFrame(part, await openAge(inside, [key]))
  } catch (error) {
    if (sentenceOf(error) !== 'no_identity') throw error
    inner = inside
    const { find } = piecesOf(part)
    find('asking').hidden = false
    find('reason').focus()
  }
}

/** @param {HTMLElement} part @param {HTMLElement} desk */
function watchOpening(part, desk) {
  const { find, say, on } = piecesOf(part)
  let said = sessionStorage.getItem(SAID) || ''
  sessionStorage.removeItem(SAID)
  // The browser first goes back to where the page stood.
  if (said) addEventListener('load', () => setTimeout(say, 0, said))
  watchUnlock(part, async (key, isKept) => {
    ownKey = key
    for (const button of Array.from(desk.querySelectorAll('[data-file] button'))) {
      if (button instanceof HTMLElement) button.hidden = false
    }
    find('answering').hidden = !desk.dataset['recipients']
    if (desk.dataset['report']) watchForwarding(part, desk, key)
    else if ('custodian' in desk.dataset) await watchNames(part, desk, key)
    if (!said) say(isKept ? 'kept' : 'unlocked', isKept)
    said = ''
  })
  for (const holder of Array.from(desk.querySelectorAll('[data-file]'))) {
    if (!(holder instanceof HTMLElement)) continue
    // Those that came along are opened by what names them.
    if (holder.dataset['kind'] !== 'attachment') addButton(part, desk, holder)
    if (holder.dataset['release']) addSaving(part, desk, holder)
  }
  on('ask', async () => {
    const reason = /** @type {HTMLInputElement} */ (find('reason')).value.trim()
    if (!reason || !inner) return find('reason').focus()
    await askDesk(desk, 'askName', { report: desk.dataset['report'], inner: base64(inner), reason })
    find('asking').hidden = true
    say('asked')
  })
  const words = /** @type {HTMLTextAreaElement} */ (find('words'))
  /** Seals what is typed to some of those who read answers. @param {'answer' | 'note'} how @param {string[]} recipients */
  const write = async (how, recipients) => {
    if (!words.value.trim()) return words.focus()
    const kind = how === 'note' ? 'note' : 'message'
    const sealed = await sealAge(frameOf({ v: 1, kind }, words.value), recipients)
    await askDesk(desk, how, { report: desk.dataset['report'], sealed: base64(sealed) })
    words.value = ''
    sessionStorage.setItem(SAID, how === 'note' ? 'noted' : 'sent')
    location.reload()
  }
  const readers = (desk.dataset['recipients'] || '').split(' ')
  on('answer', async () => write('answer', readers))
  // The reporter is the last of those who read an answer: a note is for the others.
  on('note', async () => write('note', readers.slice(0, -1)))
  part.hidden = false
}

/** A sealed file as the node gives it. @param {HTMLElement} desk @param {HTMLElement} holder @param {object} [how] */
async function taken(desk, holder, how) {
  if (holder.dataset['kind'] === 'attachment') return takenFile(desk, holder, how)
  const { file, release } = holder.dataset
  const given = release
    ? await askDesk(desk, 'takeReleased', { release, file })
    : await askDesk(desk, 'take', Object.assign({ report: desk.dataset['report'], file }, how))
  return bytesOfBase64(given.sealed)
}

/** What was released is also saved as it is, for a machine that is apart. @param {HTMLElement} part @param {HTMLElement} desk @param {HTMLElement} holder */
function addSaving(part, desk, holder) {
  const { find, say } = piecesOf(part)
  const button = buttonOf(find('opened').dataset['save'])
  button.addEventListener('click', async () => {
    say('')
    await taken(desk, holder)
      .then((bytes) => saveAs(bytes, `${holder.dataset['file']}.age`))
      .catch((error) => say(sentenceOf(error)))
  })
  holder.append(' ', button)
}

/** @param {HTMLElement} part @param {HTMLElement} desk @param {HTMLElement} holder */
function addButton(part, desk, holder) {
  const { find, say } = piecesOf(part)
  const button = buttonOf(find('opened').dataset['open'])
  button.hidden = true
  button.addEventListener('click', async () => {
    const { kind } = holder.dataset
    say('')
    await openedBy(
      desk,
      (how) => taken(desk, holder, how),
      (bytes) => openFile(part, bytes, kind === 'identity'),
    ).catch((error) => say(sentenceOf(error)))
  })
  holder.append(' ', button)
}

/** Whether a typed code is that of the key of a desk: said to the node, never sent. @param {HTMLElement} part @param {HTMLElement} desk */
function watchTesting(part, desk) {
  const { find, say, on } = piecesOf(part)
  on('test', async () => {
    const field = /** @type {HTMLInputElement} */ (find('typed'))
    const seed = seedOf(field.value)
    const { agency, recipient } = desk.dataset
    const own = seed && keyText((await keyOfSeed(seed)).publicKey, 'age')
    if (own !== recipient) return say('wrong')
    await askDesk(desk, 'testKey', { agency, recipient })
    field.value = ''
    say('right')
  })
  part.hidden = false
}

for (const part of Array.from(document.querySelectorAll('[data-key-making]'))) {
  if (part instanceof HTMLElement) watchMaking(part)
}
for (const part of Array.from(document.querySelectorAll('[data-key-testing]'))) {
  const desk = part.closest('[data-key-test]')
  if (part instanceof HTMLElement && desk instanceof HTMLElement) watchTesting(part, desk)
}
for (const part of Array.from(document.querySelectorAll('[data-key-opening]'))) {
  const desk = part.closest('[data-desk]')
  if (part instanceof HTMLElement && desk instanceof HTMLElement) watchOpening(part, desk)
}
