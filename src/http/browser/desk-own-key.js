// The key of whoever uses this browser: worked out of its code, or kept on this device under a passkey. It never leaves.

import { AgeProblem, base64, hkdf, joined, randomBytes, utf8 } from './age.js'
import { openChaCha, sealChaCha } from './chacha.js'
import { keyText } from './bech32.js'
import { bytesOfBase64, piecesOf } from './desk-part.js'
import { forgetTab, isKeptInTab, keepInTab, seedInTab } from './desk-tab.js'
import { seedOf } from './receipt.js'
import { BASE_POINT, x25519 } from './x25519.js'

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {{ secret: Bytes, publicKey: Bytes }} OwnKey */

const STORED = 'scrutineer-desk-key'
const SALT_BYTES = 16
/** Longest that the person may look for the passkey. */
const PASSKEY_MS = 120000
/** What a passkey is asked for; the same for everybody, since its answer is a secret of the passkey. */
const PRF_INPUT = utf8('scrutineer/officer/v1')

/** The key that 128 bits of a code stand for. @param {Bytes} seed @returns {Promise<OwnKey>} */
export async function keyOfSeed(seed) {
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
export async function keepSeed(seed) {
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

/**
 * Has the key typed or taken from this device; `use` gets it once, and whether the tab keeps it. One of one's own that the
 * tab keeps already is used at once, or where `isAsked` by a button.
 * @param {HTMLElement} part @param {(key: OwnKey, isKept: boolean) => Promise<void>} use @param {boolean} [isAsked]
 */
export function watchUnlock(part, use, isAsked = false) {
  const { find, on } = piecesOf(part)
  const own = (find('locked').dataset['own'] || '').split(' ').filter(Boolean)
  /** @param {Bytes | null} seed @param {boolean} [isKept] */
  const unlock = async (seed, isKept = false) => {
    if (!seed) throw new AgeProblem('wrong')
    const key = await keyOfSeed(seed)
    const recipient = keyText(key.publicKey, 'age')
    // Not what is another's, such as the code that is locked away.
    const isOwn = own.indexOf(recipient) >= 0
    const stays = isKept || (isOwn && (await keepInTab(recipient, seed)))
    find('locked').hidden = true
    find('kept').hidden = !stays
    await use(key, stays)
  }
  const again = async () => unlock(await seedInTab(own), true)
  find('passkey').hidden = !localStorage.getItem(STORED)
  find('tab').hidden = !isAsked || !isKeptInTab(own)
  on('tab', again)
  on('passkey', async () => unlock(await keptSeed()))
  on('code', async () => {
    const field = /** @type {HTMLInputElement} */ (find('typed'))
    const seed = seedOf(field.value)
    await unlock(seed)
    if (seed && /** @type {HTMLInputElement} */ (find('keep')).checked) await keepSeed(seed)
    field.value = ''
  })
  on('forget', async () => forgetTab())
  if (!isAsked && isKeptInTab(own)) void again().catch(() => {})
}
