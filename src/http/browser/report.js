// Seals a report in the browser: what stands in the fields `sealed.*` leaves it only as files of age. First the receipt is
// shown and typed again, so that nobody loses it. Where sealing fails the page says so, and nothing is sent unless the
// person chooses to send it as a browser without script would. The words and parts are those of src/ui/sealing.ts.

import { base64, randomBytes, sealAge } from './age.js'
import { attach } from './attach.js'
import { forget } from './leave.js'
import { frameOf } from './padme.js'
import { solve } from './puzzle.js'
import { derive, digitsOf, readHash, seedSpelled } from './receipt.js'

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** @typedef {import('./report-files.js').SentFile} SentFile */

/** Fields that are sealed. */
const SEALED = /^sealed\./

/** @param {string | undefined} list keys with spaces between */
const keysIn = (list) => (list || '').split(' ').filter((key) => key)

/** What is typed into the fields to be sealed, by name without its prefix. @param {HTMLFormElement} form */
function typedIn(form) {
  /** @type {Record<string, string>} */
  const typed = {}
  new FormData(form).forEach((value, name) => {
    if (SEALED.test(name) && typeof value === 'string') typed[name.replace(SEALED, '')] = value
  })
  return typed
}

/** @param {HTMLFormElement} form @param {string} name */
const valueOf = (form, name) => String(new FormData(form).get(name) || '')

/**
 * The answers for the officers, and who reports for the custodians: what is inside opens with one of their keys, what is
 * around it with one of the officers'; the reporter opens both.
 * @param {HTMLFormElement} form @param {Bytes} seed @param {SentFile[]} files
 */
async function sealedOf(form, seed, files) {
  const { mailbox, read, recipient } = await derive(seed)
  const officers = keysIn(form.dataset['recipients']).concat(recipient)
  const custodians = keysIn(form.dataset['custodians'])
  const { text = '', name = '', contact = '', ...others } = typedIn(form)
  const language = valueOf(form, 'language') || document.documentElement.lang
  const manifest = Object.assign({ v: 1, kind: 'answers', language, recipient }, others, {
    files: files.length ? files.map(({ said }) => said) : undefined,
  })
  const answers = await sealAge(frameOf(manifest, text), officers)
  /** @type {Record<string, string>} */
  const fields = {
    step: 'send',
    mailbox,
    readHash: await readHash(read),
    recipient,
    sealedFile: base64(answers),
    files: files.map(({ named }) => named).join(' '),
  }
  if (name.trim() || contact.trim()) {
    if (!custodians.length) throw new Error('nobody may read who reports')
    // Of whom it is stands inside as well, so that nobody asks for it with the reason of another report.
    const frame = frameOf({ v: 1, kind: 'identity', of: recipient, name, contact }, '')
    const inner = await sealAge(frame, custodians.concat(recipient))
    fields['identityFile'] = base64(await sealAge(inner, officers))
  }
  return fields
}

/**
 * Sends the form without what is to be sealed, and with these fields instead of its own of their names.
 * @param {HTMLFormElement} form @param {Record<string, string>} fields
 */
function send(form, fields) {
  // A field without name is not sent; what was typed stays until the page goes, so that a failed line loses nothing.
  for (const field of Array.from(form.elements)) {
    const name = field.getAttribute('name') || ''
    if (SEALED.test(name) || name in fields) field.removeAttribute('name')
  }
  for (const name of Object.keys(fields)) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = name
    field.value = fields[name]
    form.append(field)
  }
  addEventListener('pagehide', forget)
  form.submit()
}

/** One form that seals. */
class Sealing {
  /** @param {HTMLFormElement} form @param {HTMLElement} part */
  constructor(form, part) {
    this.form = form
    this.part = part
    this.seed = randomBytes(16)
    /** Whether the receipt was shown. */
    this.isShown = false
    /** What was found for the puzzle, and '' until then: nobody waits for it. */
    this.puzzle = ''
    /** What was sealed last, and of which words. */
    this.fields = /** @type {Record<string, string>} */ ({})
    this.words = ''
    this.isBusy = false
    this.files = attach(form.querySelector('[data-files]'), () => this.show('failed'))
  }

  /** @param {string} name */
  find(name) {
    return /** @type {HTMLElement} */ (this.part.querySelector(`[data-${name}]`))
  }

  /** Shows one of the parts; none while it works. @param {'receipt' | 'failed' | 'working' | ''} name */
  show(name) {
    for (const each of ['receipt', 'failed', 'working']) this.find(each).hidden = each !== name
    this.part.hidden = false
  }

  /** Seals what is typed now. @param {Bytes} seed */
  async seal(seed) {
    const attached = await this.files()
    const files = attached ? attached.sent : []
    const words = JSON.stringify([typedIn(this.form), files])
    if (words === this.words) return
    this.fields = await sealedOf(this.form, seed, files)
    this.words = words
  }

  /** Seals and shows the receipt; the form's own button is not needed after that. */
  async begin() {
    this.show('working')
    await this.seal(this.seed)
    this.isShown = true
    this.find('digits').textContent = digitsOf(this.seed)
    const own = this.form.querySelector('.buttons')
    if (own instanceof HTMLElement) own.hidden = true
    this.show('receipt')
    this.find('title').focus()
  }

  /** Sends once the receipt was typed again. */
  async finish() {
    const again = /** @type {HTMLInputElement} */ (this.find('again'))
    const typed = await seedSpelled(again.value)
    const isSame = typed && digitsOf(typed) === digitsOf(this.seed)
    this.find('wrong').hidden = Boolean(isSame)
    if (!isSame) return again.focus()
    const files = await this.files()
    const to = keysIn(this.form.dataset['recipients'])
    if (files && !(await files.send(to.concat((await derive(this.seed)).recipient)))) return
    await this.seal(this.seed)
    const { puzzle } = this
    send(this.form, puzzle ? Object.assign({ puzzle }, this.fields) : this.fields)
  }

  /** Counts for the challenge of the page; where it cannot, the report goes without. */
  async count() {
    const { challenge, bits } = this.form.dataset
    if (!challenge) return
    const { mailbox } = await derive(this.seed)
    this.puzzle = await solve(challenge, Number(bits), mailbox)
    this.form.dataset['solved'] = ''
  }

  /** @param {() => Promise<void>} step */
  async run(step) {
    if (this.isBusy) return
    this.isBusy = true
    try {
      await step.call(this)
    } catch (error) {
      // Whatever the browser or a key lacks: the person is told and decides.
      this.find('failed').dataset['reason'] = error instanceof Error ? error.name : ''
      this.show('failed')
    }
    this.isBusy = false
  }
}

/** @param {Sealing} sealing */
function copy({ seed }) {
  if (navigator.clipboard) void navigator.clipboard.writeText(digitsOf(seed))
}

/** Shows the receipt in words, too. @param {Sealing} sealing */
async function spell(sealing) {
  const { listOf, wordsOf } = await import('./receipt-words.js')
  const place = sealing.find('words')
  place.textContent = await wordsOf(sealing.seed, await listOf(place.lang))
}

/** Shows the receipt as a picture, too. @param {Sealing} sealing */
async function drawCode(sealing) {
  const { pictureOf } = await import('./receipt-qr.js')
  const place = sealing.find('picture')
  place.textContent = ''
  place.append(pictureOf(digitsOf(sealing.seed), place.dataset['label'] || ''))
}

/** @param {HTMLFormElement} form @param {HTMLElement} part */
function watch(form, part) {
  const sealing = new Sealing(form, part)
  const back = form.querySelector('[name="back"]')
  let isBack = false
  form.addEventListener('click', ({ target }) => {
    isBack = target === back
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    // The page before this one has no use for what was typed here.
    if (isBack) return send(form, { back: '1' })
    const text = form.querySelector('textarea')
    if (text) text.required = true
    // The browser says what is missing: a form that is sent to be told so would tell everything else.
    if (text && !text.value.trim()) text.value = ''
    if (!form.reportValidity()) return
    void sealing.run(sealing.isShown ? sealing.finish : sealing.begin)
  })
  sealing.count().catch(() => {})
  sealing.find('copy').hidden = !navigator.clipboard
  sealing.find('copy').addEventListener('click', () => copy(sealing))
  const words = sealing.find('spell')
  if (words) words.addEventListener('click', () => void sealing.run(() => spell(sealing)))
  sealing.find('qr').addEventListener('click', () => void sealing.run(() => drawCode(sealing)))
  sealing.find('paper').addEventListener('click', () => print())
  sealing.find('unsealed').addEventListener('click', () => form.submit())
}

const sealingForm = document.querySelector('form[data-seal]')
const sealingPart = sealingForm && sealingForm.querySelector('[data-sealing]')
if (sealingForm instanceof HTMLFormElement && sealingPart instanceof HTMLElement)
  watch(sealingForm, sealingPart)
