// Evidence in the browser: an act that its officer signs is prepared by the node, signed with the passkey and then
// written; a file is sent in parts, and goes on where it broke off; several files go one after another, and one that is
// refused loses nothing of the others. Without this script small files go as a form, one at a time.

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
 * Sends the parts of a file from `next` on; a part that the node has already changes nothing. `moved` is told the share
 * of the file that is there.
 * @param {HTMLElement} part @param {File} file
 * @param {{ item: string, next: number, moved: (share: number) => void }} upload
 */
async function sendParts(part, file, { item, next, moved }) {
  const size = Number(word(part, 'part'))
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
      moved(Math.min(1, (sent * size) / file.size))
    }
    return null
  }
  // One part is stored while the next is on its way. What does not come through is told once the other part is there.
  const failed = (await Promise.all([lane(), lane()])).find((error) => error !== null)
  if (failed !== undefined) throw failed
}

/** @param {HTMLElement} part @param {number} share */
function move(part, share) {
  const bar = part.querySelector('progress')
  if (!bar) return
  bar.hidden = false
  bar.value = share
}

/** @param {HTMLElement} part @param {HTMLFormElement} form */
async function send(part, form) {
  const field = form.querySelector('input[type="file"]')
  const files = field instanceof HTMLInputElement && field.files ? Array.from(field.files) : []
  const [file] = files
  // The node says what is missing.
  if (!file) return form.submit()
  if (files.length > 1) return await sendAll(part, form, files)
  const said = saidIn(form)
  let item = word(part, 'item')
  if (item === '')
    item = (
      await call(part, 'openItem', { ...said, title: titleOf(said, file, 1), name: file.name })
    ).item
  // From here on the same press goes on with the same item.
  part.dataset['item'] = item
  const moved = (/** @type {number} */ share) => move(part, share)
  await sendParts(part, file, { item, next: Number(word(part, 'next') || 0), moved })
  await call(part, 'closeItem', { item, size: file.size })
  location.assign(`${word(part, 'page')}${item}`)
}

/** Longest title, and most files of one press. */
const MAX_TITLE = 200
const MAX_FILES = 100

/**
 * What a file is called: by the words that were typed, with its own name behind them where there are several.
 * @param {Record<string, string>} said @param {File} file @param {number} of
 */
function titleOf(said, file, of) {
  const typed = (said['title'] || '').trim()
  const title = typed === '' ? file.name : of > 1 ? `${typed}: ${file.name}` : typed
  return title.slice(0, MAX_TITLE)
}

/**
 * What came of a file by its name, size and time, for a second press.
 * @typedef {{ item: string, isDone: boolean, row: HTMLElement }} Upload
 * @type {Map<string, Upload>}
 */
const uploads = new Map()

/** @param {File} file */
const keyOf = (file) => `${file.name}/${file.size}/${file.lastModified}`

/** Sends several files, each by itself. @param {HTMLElement} part @param {HTMLFormElement} form @param {File[]} files */
async function sendAll(part, form, files) {
  if (files.length > MAX_FILES)
    throw new Told(word(part, 'tooMany').replace('{number}', `${MAX_FILES}`))
  const said = saidIn(form)
  const list = part.querySelector('[data-files]')
  const all = files.map((file) => {
    const upload = uploads.get(keyOf(file)) || {
      item: '',
      isDone: false,
      row: document.createElement('li'),
    }
    uploads.set(keyOf(file), upload)
    if (list) list.append(upload.row)
    if (!upload.isDone) show(upload, file, word(part, 'waits'))
    return { file, upload }
  })
  let done = 0
  for (const { file, upload } of all) {
    const moved = (/** @type {number} */ share) => move(part, (done + share) / files.length)
    if (!upload.isDone) await sendOne(part, { said, file, upload, moved, of: files.length })
    done += 1
    moved(0)
  }
  const failed = all.filter(({ upload }) => !upload.isDone).length
  if (failed > 0) throw new Told(word(part, 'failed').replace('{number}', `${failed}`))
  for (const { file } of all) uploads.delete(keyOf(file))
  const field = form.querySelector('input[type="file"]')
  if (field instanceof HTMLInputElement) field.value = ''
  tell(part, word(part, 'allCame').replace('{number}', `${files.length}`))
}

/**
 * Sends one of several; what goes wrong stands at its name.
 * @param {HTMLElement} part
 * @param {{ said: Record<string, string>, file: File, upload: Upload, moved: (share: number) => void, of: number }} one
 */
async function sendOne(part, { said, file, upload, moved, of }) {
  show(upload, file, word(part, 'sends'))
  try {
    if (file.size === 0) throw new Told(word(part, 'empty'))
    if (upload.item === '') {
      const facts = { ...said, title: titleOf(said, file, of), name: file.name }
      upload.item = (await call(part, 'openItem', facts)).item
    }
    await sendParts(part, file, { item: upload.item, next: 0, moved })
    await call(part, 'closeItem', { item: upload.item, size: file.size })
    upload.isDone = true
    show(upload, file, word(part, 'came'), `${word(part, 'page')}${upload.item}`)
  } catch (error) {
    show(upload, file, error instanceof Told ? error.message : word(part, 'offline'))
  }
}

/** @param {Upload} upload @param {File} file @param {string} state @param {string} [href] where it is found now */
function show({ row }, file, state, href) {
  const name = document.createElement(href === undefined ? 'bdi' : 'a')
  name.textContent = file.name
  if (href !== undefined && name instanceof HTMLAnchorElement) name.href = href
  row.replaceChildren(name, `: ${state}`)
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

/** Without this script a form sends one file: only with it may several be chosen. @param {EventTarget | null} field */
function allowMany(field) {
  if (!(field instanceof HTMLInputElement) || field.type !== 'file') return
  if (field.closest('[data-many]')) field.multiple = true
}
document.querySelectorAll('[data-many] input[type="file"]').forEach(allowMany)
// A part that was drawn anew has a field of its own.
document.addEventListener('focusin', (event) => allowMany(event.target))
