// Files that come with a report: cleaned of what cameras write beside pictures, sealed each by itself in this browser, and
// sent in parts, going on where the line broke. Fetched once somebody chooses a file. What seals comes from the page's own
// script. The words and parts are those of src/ui/report-files.ts.

import { stripped } from '../../lib/picture/strip.js'
import { hexOf, isNamedRight } from './file-kinds.js'

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {{ id: string, name: string, type: string, size: number, sha256: string }} Said what the manifest tells of a file */
/** @typedef {{ named: string, said: Said }} SentFile how a report names it beside */
/** @typedef {{ name: string, bytes: Bytes, type: string, line: HTMLElement, sent: SentFile | null }} Chosen */
/** @typedef {{ chosen: Chosen, upload: string, header: Bytes, payload: Bytes, next: number }} Sending */
/**
 * @typedef {object} Tools
 * @property {typeof import('./age.js').sealPieces} sealPieces
 * @property {typeof import('./padme.js').pad} pad
 * @property {typeof import('./age.js').base64} base64
 * @property {typeof import('./age.js').base64url} base64url
 * @property {typeof import('./age.js').randomBytes} randomBytes
 */
/** @typedef {{ readonly sent: SentFile[], send(recipients: string[]): Promise<boolean>, drop(): void }} Attaching */

const MAX_FILES = 5
const MAX_BYTES = 20 * 1024 * 1024
const PART_BYTES = 512 * 1024
const UPLOAD_BYTES = 16
/** Longest name that is told; its end says what it is. */
const MAX_NAME = 200
/** How long is waited before a part is sent once more, in seconds; the last time again and again. */
const WAITS = [1, 2, 5, 10, 20, 30]
const MAX_TRIES = 12
const BUTTONS = /** @type {const} */ (['stop', 'retry', 'without'])

/** @param {number} ms */
const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** The node has no room for files. */
class NoRoom extends Error {}
/** The person wants no more of it. */
class Stopped extends Error {}

/** @type {WeakMap<HTMLElement, Files>} */
const known = new WeakMap()

/** The picture alone, or why there is none; what most telephones do not write is read by what is fetched. @param {Bytes} bytes */
async function cleaned(bytes) {
  const picture = stripped(bytes)
  if (picture) return picture
  const reader = await import('./pictures.js').catch(() => null)
  return reader ? reader.bareFile(bytes) : 'unread'
}

/** The files of one form. */
class Files {
  /** @param {HTMLElement} part @param {Tools} tools */
  constructor(part, tools) {
    this.part = part
    this.tools = tools
    /** @type {Chosen[]} */
    this.chosen = []
    /** What was chosen last is read. @type {Promise<unknown>} */
    this.adding = Promise.resolve()
    /** To whom the files are sealed: other keys, and they are sealed and sent anew. */
    this.to = ''
    /** What is on its way: after a broken line it goes on. @type {Sending | null} */
    this.sending = null
    /** @type {(typeof BUTTONS)[number] | ''} */
    this.pressed = ''
    this.answer = () => {}
    for (const name of BUTTONS) {
      this.find(name).addEventListener('click', () => {
        this.pressed = name
        this.answer()
      })
    }
  }

  /** @param {string} name */
  find(name) {
    return /** @type {HTMLElement} */ (this.part.querySelector(`[data-${name}]`))
  }

  /** What the node has whole, in the order in which it was chosen. */
  get sent() {
    return /** @type {SentFile[]} */ (this.chosen.map(({ sent }) => sent).filter((one) => one))
  }

  /** Says one of the sentences; nothing for ''. @param {string} name */
  say(name) {
    for (const each of Array.from(this.part.querySelectorAll('[data-says]'))) {
      if (each instanceof HTMLElement) each.hidden = each.dataset['says'] !== name
    }
  }

  /** @param {string[]} names buttons to be seen */
  offer(...names) {
    for (const each of BUTTONS) this.find(each).hidden = names.indexOf(each) < 0
  }

  /** Somebody presses a button. */
  press() {
    return new Promise((resolve) => {
      this.answer = () => resolve(this.pressed)
    })
  }

  /** Takes in what was chosen in the field. */
  async add() {
    const field = /** @type {HTMLInputElement} */ (this.find('choose'))
    const files = Array.from(field.files || [])
    field.value = ''
    this.say('')
    this.find('refused').textContent = ''
    for (const file of files) {
      const wrong = await this.addOne(file)
      if (!wrong) continue
      this.say(wrong)
      this.find('refused').textContent = file.name
    }
  }

  /** Says what is wrong with a file; nothing where it is among the others now. @param {File} file */
  async addOne(file) {
    if (this.chosen.length >= MAX_FILES) return 'many'
    if (file.size > MAX_BYTES) return 'large'
    if (!file.size) return 'empty'
    const whole = new Uint8Array(await new Response(file).arrayBuffer())
    if (!isNamedRight(file.name, whole)) return 'wrong'
    const picture = await cleaned(whole)
    if (picture === 'unclean' || picture === 'unread') return picture
    const isClean = picture !== 'other'
    const { bytes, type } = isClean ? picture : { bytes: whole, type: '' }
    const line = this.line(file, isClean)
    /** @type {Chosen} */
    const chosen = { name: file.name.slice(-MAX_NAME), bytes, type, line, sent: null }
    this.chosen.push(chosen)
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button secondary'
    button.textContent = this.part.dataset['remove'] || ''
    button.addEventListener('click', () => {
      this.chosen = this.chosen.filter((one) => one !== chosen)
      line.remove()
    })
    line.append(' ', button)
    return ''
  }

  /** @param {File} file @param {boolean} isClean */
  line(file, isClean) {
    const line = document.createElement('p')
    const name = document.createElement('bdi')
    name.textContent = file.name
    const words = document.createElement(isClean ? 'span' : 'strong')
    words.textContent = this.part.dataset[isClean ? 'cleaned' : 'keeps'] || ''
    const size = document.createElement('bdi')
    size.textContent = `${Math.ceil(file.size / 1024)} KiB`
    line.append(name, ' (', size, '). ', words)
    this.find('list').append(line)
    return line
  }

  /**
   * Seals and sends what was chosen; false where the person stopped it. Who sends without the files has none.
   * @param {string[]} recipients
   */
  async send(recipients) {
    await this.adding
    this.pressed = ''
    const to = recipients.join()
    if (to !== this.to) {
      for (const one of this.chosen) one.sent = null
      this.sending = null
    }
    this.to = to
    for (let next = this.next(); next; next = this.next()) {
      this.find('sending').hidden = false
      this.find('sending').scrollIntoView({ block: 'center' })
      this.say('sending')
      this.offer('stop')
      try {
        next.sent = await this.sendOne(next, recipients)
      } catch (error) {
        if (error instanceof Stopped) {
          this.offer()
          this.say('stopped')
          return false
        }
        this.say(error instanceof NoRoom ? 'room' : 'broken')
        this.offer('retry', 'without')
        this.pressed = ''
        if ((await this.press()) === 'without') this.drop()
      }
    }
    this.offer()
    this.say('')
    this.find('sending').hidden = true
    return true
  }

  /** @returns {Chosen | undefined} */
  next() {
    return this.chosen.filter(({ sent }) => !sent)[0]
  }

  /** Nothing of the files goes along. */
  drop() {
    for (const { line } of this.chosen) line.remove()
    this.chosen = []
    this.sending = null
  }

  /** @param {Chosen} chosen @param {string[]} recipients @returns {Promise<SentFile>} */
  async sendOne(chosen, recipients) {
    if (!this.sending || this.sending.chosen !== chosen)
      this.sending = await this.seal(chosen, recipients)
    const sending = this.sending
    const { upload, header, payload } = sending
    const bar = this.part.querySelector('progress')
    while (sending.next * PART_BYTES < payload.length) {
      await this.sendPart(sending)
      sending.next += 1
      const share = Math.min(1, (sending.next * PART_BYTES) / payload.length)
      if (bar) bar.value = (this.sent.length + share) / this.chosen.length
    }
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', chosen.bytes))
    const { name, type, bytes } = chosen
    this.sending = null
    const said = { id: upload, name, type, size: bytes.length, sha256: hexOf(digest) }
    return { named: `${upload}.${this.tools.base64(header)}`, said }
  }

  /** @param {Chosen} chosen @param {string[]} recipients @returns {Promise<Sending>} */
  async seal(chosen, recipients) {
    const { base64url, pad, randomBytes, sealPieces } = this.tools
    const upload = base64url(randomBytes(UPLOAD_BYTES))
    const sealed = await sealPieces(pad(chosen.bytes), recipients, () => rest(0))
    return Object.assign({ chosen, upload, next: 0 }, sealed)
  }

  /** Sends one part until it is there; the same one again is the same to the node. @param {Sending} sending */
  async sendPart({ upload, payload, next }) {
    const bytes = payload.subarray(next * PART_BYTES, (next + 1) * PART_BYTES)
    for (let tries = 0; ; tries++) {
      if (this.pressed === 'stop') throw new Stopped()
      const body = new FormData()
      body.append('step', 'part')
      body.append('upload', upload)
      body.append('n', String(next))
      body.append('_bytes', new Blob([bytes]), 'part')
      const how = { method: 'POST', body, credentials: /** @type {const} */ ('omit') }
      const answer = await fetch(this.part.dataset['address'] || '', how).catch(() => null)
      if (answer && answer.ok) return this.say('sending')
      if (answer && answer.status === 507) throw new NoRoom()
      // A node that refuses a part will refuse it again; one that is busy or starting will not.
      const isRefused = answer && answer.status < 500 && ![408, 429].includes(answer.status)
      // What it knows of this file does not fit to ours: it is sent anew under another name.
      if (isRefused) this.sending = null
      if (isRefused || tries >= MAX_TRIES) throw new Error('the part did not come through')
      this.say('waiting')
      await Promise.race([rest(1000 * WAITS[Math.min(tries, WAITS.length - 1)]), this.press()])
    }
  }
}

/**
 * The files of a form, with those that were just chosen in its field.
 * @param {HTMLElement} part @param {Tools} tools @returns {Attaching}
 */
export function attaching(part, tools) {
  const files = known.get(part) || new Files(part, tools)
  known.set(part, files)
  files.adding = files.add()
  return files
}
