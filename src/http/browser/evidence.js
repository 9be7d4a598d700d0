// Evidence in the browser: an act that its officer signs is prepared by the node, signed with the passkey and then
// written; a file is sent in parts, and goes on where it broke off. Without this script small files go as a form.

import { get } from './ask-passkey.js'

/** Longest that the person may look for the passkey. */
const SIGN_MS = 120000

/** How often a part is sent again while the node has too much to do, and how long is waited before, in ms. */
const MAX_TRIES = 20
const WAIT_MS = 1000
const BUSY = 503

/** Something that the person should read. */
class Told extends Error {
  /** @param {string} message @param {number} [status] what the node answered */
  constructor(message, status = 0) {
    super(message)
    this.status = status
  }
}

/** @param {HTMLElement} part @param {string} name */
const word = (part, name) => part.dataset[name] || ''

/**
 * Asks the node; gives the output. Throws Told with the node's sentence.
 * @param {HTMLElement} part @param {string} action @param {BodyInit} body @param {string} type
 */
async function ask(part, action, body, type) {
  const headers = { 'Content-Type': type, 'Accept-Language': document.documentElement.lang }
  const address = `${word(part, 'api')}/evidence.${action}`
  const response = await fetch(address, { method: 'POST', headers, body }).catch(() => null)
  if (response === null) throw new Told(word(part, 'offline'))
  const answer = await response.json().catch(() => ({}))
  if (!response.ok) throw new Told(answer.title || word(part, 'offline'), response.status)
  return answer.output
}

/** @param {HTMLElement} part @param {string} action @param {object} input */
const call = (part, action, input) => ask(part, action, JSON.stringify(input), 'application/json')

/** What a form says, without the door's own fields and what stayed empty. @param {HTMLFormElement} form */
function saidIn(form) {
  /** @type {Record<string, string>} */
  const said = {}
  new FormData(form).forEach((value, name) => {
    if (name[0] !== '_' && typeof value === 'string' && value.trim() !== '') said[name] = value
  })
  return said
}

/** @param {HTMLElement} part @param {HTMLFormElement} form */
async function sign(part, form) {
  const asked = await call(part, 'prepareEvent', saidIn(form))
  const signed = { draft: asked.draft }
  if (asked.challenge !== null) {
    const { challenge, rpId } = asked
    const { clientDataJSON, authenticatorData, signature } = await get({
      challenge,
      rpId,
      timeoutMs: SIGN_MS,
    })
    Object.assign(signed, { assertion: { clientDataJSON, authenticatorData, signature } })
  }
  await call(part, 'appendEvent', signed)
  location.assign(word(part, 'next'))
}

/**
 * Sends one part, again and again while the node is busy: the same part again changes nothing there.
 * @param {HTMLElement} part @param {string} query @param {Blob} bytes
 */
async function sendPart(part, query, bytes) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask(part, query, bytes, 'application/octet-stream')
    } catch (error) {
      const isBusy = error instanceof Told && error.status === BUSY
      if (!isBusy || tries === MAX_TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
    }
  }
}

/**
 * Sends the parts of a file from `next` on; a part that the node has already changes nothing.
 * @param {HTMLElement} part @param {File} file @param {{ item: string, next: number }} upload
 */
async function sendParts(part, file, { item, next }) {
  const size = Number(word(part, 'part'))
  const bar = part.querySelector('progress')
  let n = next
  let sent = next
  const lane = async () => {
    while (n * size < file.size) {
      const at = n
      n += 1
      const bytes = file.slice(at * size, (at + 1) * size)
      const query = `addPart?item=${encodeURIComponent(item)}&n=${at}`
      try {
        await sendPart(part, query, bytes)
      } catch (error) {
        n = Infinity
        return error
      }
      sent += 1
      if (!bar) continue
      bar.hidden = false
      bar.value = Math.min(1, (sent * size) / file.size)
    }
    return null
  }
  // One part is stored while the next is on its way. What does not come through is told once the other part is there.
  const failed = (await Promise.all([lane(), lane()])).find((error) => error !== null)
  if (failed !== undefined) throw failed
}

/** @param {HTMLElement} part @param {HTMLFormElement} form */
async function send(part, form) {
  const field = form.querySelector('input[type="file"]')
  const file = field instanceof HTMLInputElement && field.files ? field.files[0] : undefined
  // The node says what is missing.
  if (!file) return form.submit()
  let item = word(part, 'item')
  if (item === '') item = (await call(part, 'openItem', { ...saidIn(form), name: file.name })).item
  // From here on the same press goes on with the same item.
  part.dataset['item'] = item
  await sendParts(part, file, { item, next: Number(word(part, 'next') || 0) })
  await call(part, 'closeItem', { item, size: file.size })
  location.assign(`${word(part, 'page')}${item}`)
}

/** @param {HTMLElement} part @param {string} sentence */
function tell(part, sentence) {
  const said = part.querySelector('[data-said]')
  if (!(said instanceof HTMLElement)) return
  said.textContent = sentence
  said.hidden = sentence === ''
}

/** @param {HTMLElement} part @param {Event} event */
async function pressed(part, event) {
  const form = event.target
  if (!(form instanceof HTMLFormElement)) return
  event.preventDefault()
  const buttons = Array.from(form.querySelectorAll('button'))
  for (const one of buttons) one.disabled = true
  tell(part, '')
  try {
    await (part.hasAttribute('data-sign') ? sign(part, form) : send(part, form))
  } catch (error) {
    // Closing the browser's own window for passkeys is an answer, too.
    tell(part, error instanceof Told ? error.message : word(part, 'offline'))
  } finally {
    for (const one of buttons) one.disabled = false
  }
}

// On the document, so that a part that is drawn anew works as the first one did.
document.addEventListener('submit', (event) => {
  const { target } = event
  const part = target instanceof Element ? target.closest('[data-sign],[data-upload]') : null
  if (!(part instanceof HTMLElement)) return
  // Buttons of the area picker draw the page again; that is the form's own matter.
  const by = event.submitter
  if (by instanceof HTMLButtonElement && by.name === '_redraw') return
  void pressed(part, event)
})
