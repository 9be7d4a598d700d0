// An officer's own key, in his browser: made here, spelled as a code for paper, kept on this device under a passkey where
// that can be; it opens reports, and seals answers. The key never reaches the node. The words and parts are those of
// src/ui/desk-key.ts.

import { AgeProblem, base64, hkdf, joined, randomBytes, sealAge, utf8 } from './age.js'
import { openAge } from './age-open.js'
import { keyText } from './bech32.js'
import { openChaCha, sealChaCha } from './chacha.js'
import { askDesk, bytesOfBase64, piecesOf, sentenceOf, showFrame } from './desk-part.js'
import { watchForwarding, watchNames } from './desk-hand-on.js'
import { frameOf } from './padme.js'
import { digitsOf, seedOf } from './receipt.js'
import { BASE_POINT, x25519 } from './x25519.js'

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {{ secret: Bytes, publicKey: Bytes }} OwnKey */

const STORED = 'scrutineer-desk-key'
const SALT_BYTES = 16
/** Longest that the person may look for the passkey. */
const PASSKEY_MS = 120000
/** What a passkey is asked for; the same for everybody, since its answer is a secret of the passkey. */
const PRF_INPUT = utf8('scrutineer/officer/v1')

/** Opened once, it opens the other files of the page. @type {OwnKey | null} */
let ownKey = null

/** The inner file of who reports, until a custodian is asked to open it. @type {Bytes | null} */
let inner = null

/** The key that 128 bits of a code stand for. @param {Bytes} seed @returns {Promise<OwnKey>} */
async function keyOfSeed(seed) {
  const secret = await hkdf(seed, utf8('scrutineer/officer/v1'), 'age-identity')
  return { secret, publicKey: /** @type {Bytes} */ (await x25519(secret, BASE_POINT)) }
}

/** @param {Bytes} salt */
async function passkeySecret(salt) {
  const asked = {
    challenge: randomBytes(32),
    userVerification: 'required',
    timeout: PASSKEY_MS,
    extensions: { prf: { eval: { first: PRF_INPUT } } },
  }
  const found = await navigator.credentials.get(/** @type {any} */ ({ publicKey: asked }))
  /** @type {any} */
  const told = /** @type {any} */ (found).getClientExtensionResults()
  const first = told.prf && told.prf.results && told.prf.results.first
  if (!first) throw new AgeProblem('no_prf')
  return hkdf(new Uint8Array(first), salt, 'scrutineer/officer/wrap/v1')
}

/** Keeps the seed of a key on this device, under a passkey. @param {Bytes} seed */
async function keepSeed(seed) {
  const salt = randomBytes(SALT_BYTES)
  const sealed = sealChaCha(await passkeySecret(salt), new Uint8Array(12), seed)
  localStorage.setItem(STORED, base64(joined([salt, sealed])))
}

/** Null where nothing is kept here, or another passkey was shown. */
async function keptSeed() {
  const stored = localStorage.getItem(STORED)
  if (!stored) return null
  const bytes = bytesOfBase64(stored)
  const secret = await passkeySecret(bytes.slice(0, SALT_BYTES))
  return openChaCha(secret, new Uint8Array(12), bytes.slice(SALT_BYTES))
}

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
  if (!isIdentity) return showFrame(part, inside)
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
  /** @param {Bytes | null} seed */
  const unlock = async (seed) => {
    if (!seed) throw new AgeProblem('wrong')
    ownKey = await keyOfSeed(seed)
    find('locked').hidden = true
    for (const button of Array.from(desk.querySelectorAll('[data-file] button'))) {
      if (button instanceof HTMLElement) button.hidden = false
    }
    find('answering').hidden = !desk.dataset['recipients']
    if (desk.dataset['report']) watchForwarding(part, desk, ownKey)
    else await watchNames(part, desk, ownKey)
    say('unlocked')
  }
  find('passkey').hidden = !localStorage.getItem(STORED)
  on('passkey', async () => unlock(await keptSeed()))
  on('code', async () => {
    const field = /** @type {HTMLInputElement} */ (find('typed'))
    const seed = seedOf(field.value)
    await unlock(seed)
    if (seed && /** @type {HTMLInputElement} */ (find('keep')).checked) await keepSeed(seed)
    field.value = ''
  })
  for (const holder of Array.from(desk.querySelectorAll('[data-file]'))) {
    if (holder instanceof HTMLElement) addButton(part, desk, holder)
  }
  on('ask', async () => {
    const reason = /** @type {HTMLInputElement} */ (find('reason')).value.trim()
    if (!reason || !inner) return find('reason').focus()
    await askDesk(desk, 'askName', { report: desk.dataset['report'], inner: base64(inner), reason })
    find('asking').hidden = true
    say('asked')
  })
  on('answer', async () => {
    const words = /** @type {HTMLTextAreaElement} */ (find('words'))
    if (!words.value.trim()) return words.focus()
    const recipients = (desk.dataset['recipients'] || '').split(' ')
    const sealed = await sealAge(frameOf({ v: 1, kind: 'message' }, words.value), recipients)
    await askDesk(desk, 'answer', { report: desk.dataset['report'], sealed: base64(sealed) })
    words.value = ''
    location.reload()
  })
  part.hidden = false
}

/** @param {HTMLElement} part @param {HTMLElement} desk @param {HTMLElement} holder */
function addButton(part, desk, holder) {
  const { find, say } = piecesOf(part)
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button secondary'
  button.textContent = find('opened').dataset['open'] || ''
  button.hidden = true
  button.addEventListener('click', async () => {
    const { file, kind } = holder.dataset
    say('')
    await askDesk(desk, 'take', { report: desk.dataset['report'], file })
      .then(({ sealed }) => openFile(part, bytesOfBase64(sealed), kind === 'identity'))
      .catch((error) => say(sentenceOf(error)))
  })
  holder.append(' ', button)
}

for (const part of Array.from(document.querySelectorAll('[data-key-making]'))) {
  if (part instanceof HTMLElement) watchMaking(part)
}
for (const part of Array.from(document.querySelectorAll('[data-key-opening]'))) {
  const desk = part.closest('[data-desk]')
  if (part instanceof HTMLElement && desk instanceof HTMLElement) watchOpening(part, desk)
}
