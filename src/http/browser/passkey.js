// Passkeys and one-time links in the browser: signing in, joining, enrolling a station's device, and what is confirmed
// with a passkey: adding one, removing one, new recovery codes, and the forms that invite people and give roles. The page says what to do in the attributes of its
// elements with data-passkey; words come from there too.

import { bytesOf, get, textOf } from './ask-passkey.js'

/**
 * What the node asks an authenticator for; binary values are base64url.
 * @typedef {{ challengeId: string, challenge: string, rpId: string, timeoutMs: number, allowed?: string[] }} Asked
 * @typedef {Asked & { rpName: string, user: { id: string, name: string }, algorithms: number[], exclude: string[] }} Creation
 */

/** Something that the person should read. */
class Refusal extends Error {}

/** @param {Creation} asked */
async function create(asked) {
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: bytesOf(asked.challenge),
      rp: { id: asked.rpId, name: asked.rpName },
      user: { id: bytesOf(asked.user.id), name: asked.user.name, displayName: asked.user.name },
      pubKeyCredParams: asked.algorithms.map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: asked.exclude.map((id) => ({ type: 'public-key', id: bytesOf(id) })),
      // With it a passkey can also lock a key of its owner on his device.
      extensions: { prf: {} },
      authenticatorSelection: {
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'required',
      },
      attestation: 'none',
      timeout: asked.timeoutMs,
    },
  })
  const credential = /** @type {PublicKeyCredential} */ (made)
  const response = /** @type {AuthenticatorAttestationResponse} */ (credential.response)
  return {
    id: credential.id,
    clientDataJSON: textOf(response.clientDataJSON),
    attestationObject: textOf(response.attestationObject),
    transports: response.getTransports ? response.getTransports() : [],
  }
}

/** The part of the page that this script works on. */
class Part {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element
    this.secret = location.hash.slice(1)
    /** What was confirmed already and only waits for the new passkey. @type {Creation | null} */
    this.creation = null
  }

  /** @param {string} name */
  word(name) {
    return this.element.dataset[name] || ''
  }

  /**
   * An element of this part, else of the page, by its data attribute.
   * @param {string} name
   * @returns {HTMLElement | null}
   */
  find(name) {
    const wanted = `[data-${name}]`
    return this.element.querySelector(wanted) || document.querySelector(wanted)
  }

  /**
   * Shows or hides an element of the page.
   * @param {string} name
   * @param {boolean} isShown
   */
  show(name, isShown) {
    const element = this.find(name)
    if (element) element.hidden = !isShown
  }

  /** @param {string} sentence */
  say(sentence) {
    const message = this.find('message')
    if (!message) return
    message.textContent = sentence
    // The class gives the box its frame; without words there is none.
    message.className = sentence === '' ? '' : 'errors'
    message.hidden = sentence === ''
  }

  /** What was typed into a field of this part. @param {string} name */
  typed(name) {
    const field = this.element.querySelector(`input[name="${name}"]`)
    return field instanceof HTMLInputElement ? field.value.trim() : ''
  }

  /**
   * Runs an action and gives its output. Throws a Refusal with the node's sentence.
   * @param {string} action
   * @param {object} input
   */
  async call(action, input) {
    const headers = {
      'Content-Type': 'application/json',
      'Accept-Language': document.documentElement.lang,
    }
    const body = JSON.stringify(input)
    const address = `${this.word('api')}/accounts.${action}`
    const response = await fetch(address, { method: 'POST', headers, body }).catch(() => null)
    if (response === null) throw new Refusal(this.word('offline'))
    const answer = await response.json().catch(() => ({}))
    if (!response.ok) throw new Refusal(answer.title || this.word('offline'))
    return answer.output
  }

  /** Takes the secret out of the address and the history: it was used. */
  forgetSecret() {
    history.replaceState(null, '', location.pathname + location.search)
  }
}

/** @param {Part} part */
async function signIn(part) {
  const asked = await part.call('beginSignIn', {})
  const credential = await get(asked)
  await part.call('finishSignIn', { challengeId: asked.challengeId, credential })
  location.assign(part.word('next'))
}

/** Opens the link before anything is asked, so that an old one is refused at once. @param {Part} part */
async function beginJoin(part) {
  const name = part.typed('name')
  const asked = await part.call('beginJoin', { secret: part.secret, ...(name ? { name } : {}) })
  part.show('name-field', asked.needsName)
  part.show('invited', !asked.needsName)
  const shown = part.find('name')
  if (shown) shown.textContent = asked.name
  return asked
}

/** @param {Part} part */
async function join(part) {
  const asked = await beginJoin(part)
  const name = part.typed('name')
  if (asked.needsName && name === '') {
    const field = part.element.querySelector('input[name="name"]')
    if (field instanceof HTMLElement) field.focus()
    return
  }
  const credential = await create(asked)
  const { challengeId } = asked
  const input = { secret: part.secret, challengeId, credential, ...(name ? { name } : {}) }
  const { recoveryCodes } = await part.call('finishJoin', input)
  part.forgetSecret()
  // Only the first administrator gives a name: nothing is set up yet.
  if (asked.needsName) leadToSetup(part)
  showCodes(part, recoveryCodes)
}

/** Sets where the way on from the recovery codes leads. @param {Part} part */
function leadToSetup(part) {
  const onward = part.find('setup')
  if (onward instanceof HTMLAnchorElement) onward.href = onward.dataset['setup'] || onward.href
}

/**
 * @param {Part} part
 * @param {string[]} codes
 */
function showCodes(part, codes) {
  const list = part.find('codes')
  for (const code of codes) {
    const line = document.createElement('li')
    const letters = document.createElement('code')
    letters.textContent = code
    line.append(letters)
    if (list) list.append(line)
  }
  part.show('start', false)
  part.show('done', true)
  const done = part.find('done')
  if (done) done.focus()
}

/**
 * Has the person confirm one act with a passkey.
 * @param {Part} part
 * @param {string} act
 */
async function confirmed(part, act) {
  const asked = await part.call('beginConfirm', { act })
  const credential = await get(asked)
  return { confirmed: { challengeId: asked.challengeId, credential } }
}

/**
 * Two presses: browsers allow one passkey a press. The first confirms with a passkey that is there, the second makes the
 * new one; right after a recovery code there is only the second.
 * @param {Part} part
 */
async function addPasskey(part) {
  const hasFirstStep = part.word('second') !== ''
  if (part.creation === null) {
    const proof = hasFirstStep ? await confirmed(part, 'add-passkey') : {}
    part.creation = await part.call('beginAddPasskey', proof)
    if (hasFirstStep) return askForNew(part)
  }
  const asked = /** @type {Creation} */ (part.creation)
  const credential = await create(asked)
  part.creation = null
  const label = part.typed('label')
  const input = { challengeId: asked.challengeId, credential, ...(label ? { label } : {}) }
  await part.call('finishAddPasskey', input)
  location.assign(part.word('next'))
}

/** @param {Part} part */
function askForNew(part) {
  part.show('confirmed', true)
  const button = part.find('go')
  if (button) button.textContent = part.word('second')
}

/** @param {Part} part */
async function removePasskey(part) {
  const proof = await confirmed(part, 'remove-passkey')
  await part.call('removePasskey', { passkey: part.typed('passkey'), ...proof })
  location.assign(part.word('next'))
}

/** @param {Part} part */
async function renewCodes(part) {
  const proof = await confirmed(part, 'renew-codes')
  const { recoveryCodes } = await part.call('renewRecoveryCodes', proof)
  showCodes(part, recoveryCodes)
}

/** Which station the link is for; an old one is refused at once. @param {Part} part */
async function readOffer(part) {
  const { number, name } = await part.call('readOffer', { secret: part.secret })
  const shown = part.find('name')
  if (shown) shown.textContent = `${number} ${name}`
}

/** @param {Part} part */
async function enrol(part) {
  await part.call('enrolDevice', { secret: part.secret })
  location.replace(part.word('next'))
}

/**
 * Puts the values of an object into hidden fields of a form, named by their path; a null is an empty field.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {unknown} value
 */
function fill(form, name, value) {
  if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) fill(form, `${name}.${key}`, part)
    return
  }
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = name
  field.value = value === null ? '' : String(value)
  form.append(field)
}

/** Has a form sent only together with a passkey's answer. @param {Part} part */
function confirmForm(part) {
  const form = part.element.querySelector('form')
  if (!form) return
  let isAsking = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    const isDone = await run(part, async () => {
      const { confirmed: given } = await confirmed(part, part.word('act'))
      fill(form, 'confirmed', given)
    })
    if (isDone) form.submit()
    isAsking = false
  })
}

/** @type {Readonly<Record<string, (part: Part) => Promise<void>>>} */
const FLOWS = {
  'sign-in': signIn,
  join,
  add: addPasskey,
  remove: removePasskey,
  renew: renewCodes,
  enrol,
}

/**
 * Runs a step and says what went wrong with it.
 * @param {Part} part
 * @param {(part: Part) => Promise<unknown>} step
 */
async function run(part, step) {
  part.say('')
  try {
    await step(part)
    return true
  } catch (error) {
    part.say(sentenceOf(part, error))
    return false
  }
}

/**
 * @param {Part} part
 * @param {unknown} error
 */
function sentenceOf(part, error) {
  if (error instanceof Refusal) return error.message
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'InvalidStateError') return part.word('known')
  if (name === 'SecurityError' || name === 'NotSupportedError') return part.word('unsupported')
  return part.word('cancelled')
}

/** @param {HTMLElement} element */
async function begin(element) {
  const part = new Part(element)
  const flow = part.word('passkey')
  if (flow === 'form') return confirmForm(part)
  const step = FLOWS[flow]
  const button = part.find('go')
  if (!step || !(button instanceof HTMLButtonElement)) return
  const isByLink = flow === 'join' || flow === 'enrol'
  // Nothing of a session before lies in the tab of the next: desk-tab.js.
  if (flow === 'sign-in') sessionStorage.removeItem('scrutineer-desk-tab')
  if (flow === 'enrol') {
    // Without a secret in the address the form for the typed code is all that is needed.
    part.show('code', part.secret === '')
    if (part.secret === '') return
  } else if (typeof PublicKeyCredential === 'undefined') return part.say(part.word('unsupported'))
  if (isByLink && part.secret === '') return part.say(part.word('missing'))
  if (flow === 'join' && !(await run(part, beginJoin))) return
  if (flow === 'enrol' && !(await run(part, readOffer))) return
  part.show('start', true)
  button.addEventListener('click', async () => {
    button.disabled = true
    await run(part, step)
    button.disabled = false
  })
}

for (const element of document.querySelectorAll('[data-print]')) {
  // On the console its own script does this.
  if (!(element instanceof HTMLElement) || document.documentElement.matches('.console')) continue
  element.hidden = false
  element.addEventListener('click', () => window.print())
}
for (const element of document.querySelectorAll('[data-passkey]')) {
  if (element instanceof HTMLElement) begin(element)
}
