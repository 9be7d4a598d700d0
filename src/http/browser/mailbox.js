// Opens the letters of a report in the browser: the receipt never leaves it, only what reads the mailbox does; what the
// reporter writes again is sealed before it goes. Where that fails the person may have the node open them, as a browser
// without script would. The words and parts are those of src/ui/mailbox.ts.

import { base64, base64url, randomBytes, sealAge } from './age.js'
import { openAge } from './age-open.js'
import { attach } from './attach.js'
import { forget } from './leave.js'
import { frameOf, readFrame } from './padme.js'
import { derive, seedSpelled } from './receipt.js'

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {{ at: string, from: 'agency' | 'reporter', sealed: string }} Letter */
/**
 * @typedef {{ state: string, letters: Letter[], readers: string[], isClosed: boolean, isChecked: boolean,
 *   isAlerted: boolean, isFileGone: boolean, isDropped: boolean, claims: string[], purgesAt: string | null,
 *   went?: { how: string, agency: string, at: string }[] }} Box
 */

/** @param {string} at */
const timeOf = (at) =>
  new Date(at).toLocaleString(document.documentElement.lang, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })

/** One mailbox, opened by its receipt. */
class Mailbox {
  /** @param {HTMLFormElement} form @param {HTMLElement} part */
  constructor(form, part) {
    this.form = form
    this.part = part
    /** @type {Bytes | null} */
    this.seed = null
    /** @type {string[]} */
    this.readers = []
    this.isBusy = false
    this.files = attach(this.find('files'), () => this.show('failed'))
  }

  /** Asks to whom is sealed what is added now, whatever became of the report. */
  async add() {
    const { readers } = await this.ask({ add: '1' })
    this.readers = readers
    this.find('add').hidden = true
    this.find('reply').hidden = !readers.length
    this.find('nobody').hidden = readers.length > 0
  }

  /** @param {string} name */
  find(name) {
    return /** @type {HTMLElement} */ (this.part.querySelector(`[data-${name}]`))
  }

  /** Shows one of the parts. @param {'box' | 'failed' | 'mistyped' | 'working'} name */
  show(name) {
    for (const each of ['box', 'failed', 'mistyped', 'working'])
      this.find(each).hidden = each !== name
    this.part.hidden = false
    if (name !== 'box') this.find(name).scrollIntoView({ block: 'center' })
  }

  /** @param {Record<string, string>} [more] @returns {Promise<Box>} */
  async ask(more = {}) {
    const { mailbox, read } = await derive(/** @type {Bytes} */ (this.seed))
    const body = new URLSearchParams(Object.assign({ as: 'json', mailbox, read }, more))
    const how = { method: 'POST', body, credentials: /** @type {const} */ ('omit') }
    const response = await fetch(this.form.action, how)
    if (!response.ok) throw new Error('the node did not answer')
    return response.json()
  }

  async open() {
    const field = this.form.querySelector('input[name="receipt"]')
    const typed = field instanceof HTMLInputElement ? await seedSpelled(field.value) : null
    if (!typed) return this.show('mistyped')
    this.show('working')
    this.seed = typed
    await this.draw(await this.ask())
    if (field instanceof HTMLInputElement) field.value = ''
    this.form.hidden = true
    await this.offerProofs()
    this.show('box')
    this.find('title').focus()
  }

  /** Lets the proof be asked for, where the page has a form for it: by what reads the mailbox, never by the receipt. */
  async offerProofs() {
    const proofs = document.querySelector('[data-proofs]')
    if (!(proofs instanceof HTMLElement)) return
    const { mailbox, read } = await derive(/** @type {Bytes} */ (this.seed))
    for (const field of Array.from(proofs.querySelectorAll('input'))) {
      if (field.name === 'mailbox') field.value = mailbox
      if (field.name === 'read') field.value = read
    }
    proofs.hidden = false
  }

  /** @param {Box} box */
  async draw({ state, letters, readers, isClosed, claims, purgesAt, went, ...besides }) {
    const { identity } = await derive(/** @type {Bytes} */ (this.seed))
    /** What holds besides the state. @type {Record<string, boolean>} */
    const more = {
      checked: besides.isChecked,
      alerted: besides.isAlerted,
      'file-gone': besides.isFileGone,
      dropped: besides.isDropped,
      claims: claims.length > 0,
      purged: Boolean(purgesAt),
    }
    for (const each of Array.from(this.part.querySelectorAll('[data-state]'))) {
      const { state: own = '' } = /** @type {HTMLElement} */ (each).dataset
      const isState = own === state && !besides.isDropped
      each.toggleAttribute('hidden', !isState && !more[own])
    }
    const day = this.part.querySelector('[data-day]')
    if (day && purgesAt) day.textContent = timeOf(purgesAt)
    this.answered(claims)
    this.went(went || [])
    const list = this.find('letters')
    list.textContent = ''
    for (const { at, from, sealed } of letters) {
      const bytes = Uint8Array.from(atob(sealed), (letter) => letter.charCodeAt(0))
      const opened = await openAge(bytes, [identity]).then(readFrame, () => null)
      list.append(this.letter(from, at, opened))
    }
    this.readers = readers
    const mayWrite = state !== 'none' && !isClosed && readers.length > 0
    this.find('reply').hidden = !mayWrite
    for (const each of ['nobody', 'sent']) this.find(each).hidden = true
    this.find('add').hidden = mayWrite || isClosed
  }

  /** Links to what was checked, which do not tell from where one comes. @param {string[]} claims */
  answered(claims) {
    const told = this.part.querySelector('[data-claims]')
    if (!(told instanceof HTMLElement)) return
    told.textContent = ''
    for (const code of claims) {
      const link = document.createElement('a')
      link.href = `${told.dataset.claims}${code}`
      link.rel = 'noreferrer'
      link.textContent = code
      told.append(' ', link)
    }
  }

  /** To whom it went, and when. @param {{ how: string, agency: string, at: string }[]} all */
  went(all) {
    const list = this.find('went')
    list.textContent = ''
    for (const { how, agency, at } of all) {
      const model = this.part.querySelector(`[data-way="${how}"]`)
      if (!(model instanceof HTMLTemplateElement) || !model.content.firstElementChild) continue
      const line = /** @type {HTMLElement} */ (model.content.firstElementChild.cloneNode(true))
      for (const [name, words] of [
        ['name', agency],
        ['at', timeOf(at)],
      ]) {
        const place = line.querySelector(`[data-${name}]`)
        if (place) place.textContent = words || ''
      }
      list.append(line)
    }
    list.hidden = !all.length
  }

  /** @param {Letter['from']} from @param {string} at @param {{ text: string } | null} opened */
  letter(from, at, opened) {
    const model = /** @type {HTMLTemplateElement} */ (this.find('model'))
    const one = /** @type {HTMLElement} */ (model.content.firstElementChild).cloneNode(true)
    const card = /** @type {HTMLElement} */ (one)
    /** @param {string} name */
    const piece = (name) => /** @type {HTMLElement} */ (card.querySelector(`[data-${name}]`))
    piece(from === 'agency' ? 'reporter' : 'agency').remove()
    piece('at').textContent = timeOf(at)
    piece('unreadable').hidden = opened !== null
    const words = piece('words')
    words.textContent = opened ? opened.text : ''
    // Lines of a letter stay lines.
    words.style.setProperty('white-space', 'pre-wrap')
    return card
  }

  async reply() {
    const field = /** @type {HTMLTextAreaElement} */ (this.find('text'))
    const files = await this.files()
    const { recipient } = await derive(/** @type {Bytes} */ (this.seed))
    // Keys may have changed, or another agency be asked, since the mailbox was opened.
    this.readers = (await this.ask({ add: '1' })).readers
    if (files && !(await files.send(this.readers.concat(recipient)))) return
    const along = files ? files.sent : []
    if (!field.value.trim() && !along.length) return field.focus()
    const said = along.length ? along.map((one) => one.said) : undefined
    const frame = frameOf({ v: 1, kind: 'message', files: said }, field.value.trim())
    const sealed = await sealAge(frame, this.readers.concat(recipient))
    const letter = base64url(randomBytes(16))
    const named = along.map((one) => one.named).join(' ')
    await this.draw(await this.ask({ letter, sealedFile: base64(sealed), files: named }))
    if (files) files.drop()
    field.value = ''
    // The letters push the button down: what was done is brought in sight.
    const done = this.find('sent')
    done.hidden = false
    done.scrollIntoView({ block: 'center' })
  }

  /** @param {() => Promise<void>} step */
  async run(step) {
    if (this.isBusy) return
    this.isBusy = true
    await step.call(this).catch(() => this.show('failed'))
    this.isBusy = false
  }
}

const mailboxForm = document.querySelector('form[data-mailbox]')
const mailboxPart = document.querySelector('[data-mailbox-part]')
if (mailboxForm instanceof HTMLFormElement && mailboxPart instanceof HTMLElement) {
  const opened = new Mailbox(mailboxForm, mailboxPart)
  mailboxForm.addEventListener('submit', (event) => {
    event.preventDefault()
    void opened.run(opened.open)
  })
  opened.find('unsealed').addEventListener('click', () => mailboxForm.submit())
  opened.find('again').addEventListener('click', () => opened.show('box'))
  opened.find('add').addEventListener('click', () => void opened.run(opened.add))
  opened.find('send').addEventListener('click', () => void opened.run(opened.reply))
  addEventListener('pagehide', forget)
}
