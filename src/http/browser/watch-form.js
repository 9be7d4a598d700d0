/** A form as it is filled in on a telephone: what is asked, what is wrong, its photos, and where it is kept. */

import { askedFields, judge, readTyped } from '../../lib/questionnaire/evaluate.js'
import { stripped } from '../../lib/picture/strip.js'
import { dropPhotos, inStore, keep, sha256Of, waiting } from './watch-kept.js'
import { facts, freshKey, pressable, put, seek, seekAll, words } from './watch-page.js'

/** @typedef {import('./watch-kept.js').Entry} Entry */
/** @typedef {{ sha256: string, bytes: Uint8Array<ArrayBuffer> }} Photo */

const MAX_PHOTO = 5 * 1024 * 1024
const MAX_PHOTOS = 3
const sheet = seek('input[name=_form][value=entry]') && seek('form')
/** @type {Photo[]} */
let chosen = []
let isLookedAt = false
let isSaving = false
/** Being changed. @type {Entry | undefined} */
let changed

/** @param {string} name */
const field = (name) => seek(`[name="${name}"]`, sheet)

function typed() {
  /** @type {Record<string, string>} */
  const given = {}
  for (const element of seekAll('[name^="given."]', sheet))
    if (element.value.trim() && (element.type !== 'radio' || element.checked))
      given[element.name.slice(6)] = element.value.trim()
  for (const box of seekAll('[name^="ticked."]', sheet)) {
    const [, tag, option] = box.name.split('.')
    if (box.checked) given[tag] = given[tag] ? `${given[tag]},${option}` : option
  }
  return given
}

/** Hides what is not asked, and takes its answer away. */
function showAsked() {
  const { answers } = readTyped(facts.form, typed())
  const asked = askedFields(facts.form, answers).map(({ tag }) => tag)
  for (const part of seekAll('[data-tag]', sheet)) {
    const isAsked = asked.indexOf(part.dataset.tag) >= 0
    part.hidden = !isAsked
    const only = seek('[data-only]', part)
    if (only) only.hidden = true
    if (!isAsked)
      for (const input of seekAll('input, textarea', part)) {
        if (input.type === 'text' || input.type === 'textarea') input.value = ''
        input.checked = false
      }
  }
}

/** Says above the form what is wrong with it, each with the way there. @param {[string, string][]} faults address and words @param {boolean} [maySend] */
function showFaults(faults, maySend = false) {
  const old = seek('#faults')
  if (old) old.remove()
  if (!faults.length) return
  const box = document.createElement('div')
  box.id = 'faults'
  box.className = 'errors'
  box.setAttribute('role', 'alert')
  put(box, 'h2', words.look)
  const list = put(box, 'ul')
  for (const [address, text] of faults) {
    const link = put(put(list, 'li'), address ? 'a' : 'span', text)
    if (address) link.setAttribute('href', address)
  }
  const press = () => seek('button:not([type])', sheet).click()
  if (maySend) pressable(box, words.sendAnyway, press)
  sheet.before(box)
  seek('.reel').scrollTop = 0
}

/** @param {string} tag */
const questionOf = (tag) => facts.form.fields.find((/** @type {any} */ one) => one.tag === tag).text
/** @param {string} what @returns {(tag: string) => [string, string]} */
const faultOf = (what) => (tag) => [`#entry-given-${tag}`, `${questionOf(tag)} ${what}`]

/** @param {Event} event */
async function submit(event) {
  event.preventDefault()
  const given = typed()
  const { answers, wrong } = readTyped(facts.form, given)
  const { missing, flags } = judge(facts.form, answers, {
    '$location.registered': facts.form.registered,
  })
  if (wrong.length) return showFaults(wrong.map(faultOf(words.wrong)))
  const rules = facts.form.rules.filter((/** @type {any} */ one) => flags.indexOf(one.name) >= 0)
  /** @type {[string, string][]} */
  const doubts = missing
    .map(faultOf(words.missing))
    .concat(rules.map((/** @type {any} */ one) => ['', one.text]))
  if (doubts.length && !isLookedAt) {
    isLookedAt = true
    seek('button:not([type])', sheet).textContent = words.sendAnyway
    return showFaults(doubts, true)
  }
  // Who presses twice writes once.
  if (isSaving) return
  isSaving = true
  await save(given).then(
    () => location.assign(`${facts.base}/watch`),
    () => {
      isSaving = false
      showFaults([['', words.notKept]])
    },
  )
}

/** @param {Record<string, string>} given */
async function save(given) {
  const station = field('station').value.trim()
  const serial = Number(
    readTyped(
      { fields: [{ tag: 'X', type: 'integer', isRequired: false, asked: null }] },
      { X: field('serial').value },
    ).answers.X,
  )
  const isNew = !changed || changed.why !== ''
  /** @type {Entry} */
  const entry = {
    key: changed && !isNew ? changed.key : freshKey(),
    phone: facts.phone,
    form: facts.form.prefix,
    version: facts.form.version,
    title: facts.form.title,
    serial: serial >= 0 && serial < 100 ? serial : 1,
    given,
    comment: field('comment').value.trim().replace(/\r\n/g, '\n'),
    isUrgent: Boolean(field('isUrgent') && field('isUrgent').checked),
    station: station === facts.form.station ? '' : station,
    capturedAt: new Date().toISOString(),
    photos: chosen.map(({ sha256, bytes }) => ({ sha256, size: bytes.length, next: 0 })),
    hasArrived: false,
    isHeld: false,
    why: '',
    tries: 0,
    nextAt: 0,
  }
  const old = changed
  await inStore('readwrite', (entries, photos) => {
    if (old) entries.delete(old.key)
    for (const photo of chosen) photos.put(photo)
    entries.put(entry)
    if (old) dropPhotos(entries, photos, old.photos)
  })
}

function showPhotos() {
  const list = seek('#photos')
  list.textContent = ''
  for (const photo of chosen) {
    const line = put(list, 'p', `${words.photo} ${Math.ceil(photo.bytes.length / 1024)} KB `)
    pressable(line, words.remove, () => {
      chosen = chosen.filter((one) => one !== photo)
      showPhotos()
    })
  }
}

/** @param {File} file @returns {Promise<string>} what is wrong with it */
async function addPhoto(file) {
  if (chosen.length >= MAX_PHOTOS) return words.tooMany
  const picture = stripped(new Uint8Array(await new Response(file).arrayBuffer()))
  if (!picture) return words.noPicture
  const { bytes } = picture
  if (bytes.length > MAX_PHOTO) return words.tooLarge
  const sha256 = await sha256Of(bytes)
  if (!chosen.some((one) => one.sha256 === sha256)) chosen.push({ sha256, bytes })
  return ''
}

async function choose() {
  const input = seek('#photo')
  let wrong = ''
  for (const file of Array.from(/** @type {FileList} */ (input.files)))
    wrong = (await addPhoto(file)) || wrong
  input.value = ''
  seek('#photo-wrong').textContent = wrong
  showPhotos()
}

/** What was written before stands in the form again; nobody sends it meanwhile. @param {string} key */
async function change(key) {
  changed = (await waiting()).find((entry) => entry.key === key && !entry.hasArrived)
  if (!changed) return
  await keep(changed, { isHeld: true })
  for (const tag of Object.keys(changed.given)) {
    const value = changed.given[tag]
    for (const input of seekAll(`[name="given.${tag}"]`, sheet))
      if (input.type === 'radio') input.checked = input.value === value
      else input.value = value
    // Before there were commas, and more than nine options, each digit was one.
    const isOne = value.indexOf(',') >= 0 || field(`ticked.${tag}.${value}`)
    for (const option of isOne ? value.split(',') : Array.from(value)) {
      const box = field(`ticked.${tag}.${option}`)
      if (box) box.checked = true
    }
  }
  field('comment').value = changed.comment
  field('serial').value = String(changed.serial)
  if (changed.station) field('station').value = changed.station
  if (field('isUrgent')) field('isUrgent').checked = changed.isUrgent
  for (const { sha256 } of changed.photos) {
    const photo = await inStore('readonly', (_, photos) => photos.get(sha256))
    if (photo) chosen.push(photo)
  }
  showPhotos()
}

/** Takes the form over: what is sent is kept first. What was written before stands there before anybody can type over it. */
export async function takeForm() {
  const key = location.hash.slice(1)
  sheet.hidden = key !== ''
  try {
    if (key) await change(key)
  } finally {
    sheet.hidden = false
  }
  seek('#photo').addEventListener('change', choose)
  sheet.addEventListener('change', showAsked)
  // Whoever comes back to it by the browser's own way may send again.
  addEventListener('pageshow', () => (isSaving = false))
  sheet.addEventListener('submit', (/** @type {Event} */ event) => void submit(event))
  seek('#with-photos').hidden = false
  showAsked()
}
