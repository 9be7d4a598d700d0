/**
 * The page of verify.html: takes a file by input or drop, has it checked, and shows whose it says that it is, one verdict and nine lines. Everything is written as
 * text, never as markup.
 */

/**
 * @typedef {object} Line
 * @property {string} check
 * @property {string} state
 * @property {number} checked
 * @property {{ part: string, fault: string, detail: string }[]} faults
 * @property {{ remark: string, count: number }[]} remarks
 */
/** @typedef {{ key: string, fingerprint: string }} Key */
/**
 * @typedef {object} Whose
 * @property {string | null} origin
 * @property {string | null} about
 * @property {string | null} made
 * @property {string | null} label
 * @property {string | null} title
 * @property {{ n: number, of: number } | null} part
 * @property {Key[]} log
 * @property {Key[]} custody
 * @property {{ log: boolean, custody: boolean }} given
 */
/** @typedef {{ whose: Whose, verdict: string, lines: Line[], nameOf: (part: string) => string }} Checked */
/** @typedef {{ state: string, of: number | null, missing: readonly number[], verdict: string }} Fit */
/** @typedef {(all: Checked[]) => Fit} Together */
/** @typedef {Checked | { refused: string } | { broken: string }} Outcome */
/** @typedef {{ dir: string, name: string, words: { [key: string]: string } }} Words */
/** @typedef {(file: Blob, pasted: string, tell: (done: number, all: number) => void) => Promise<Outcome>} Check */
/** @typedef {(pasted: string) => 'none' | 'keys' | 'unreadable'} ReadKeys */

/**
 * @param {string} tag @param {string} text @param {string} [kind]
 * @returns {HTMLElement}
 */
function element(tag, text, kind) {
  const made = document.createElement(tag)
  made.textContent = text
  if (kind) made.className = kind
  return made
}

/** @type {(id: string) => HTMLElement} */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id))

/** @typedef {(key: string) => string} Word */

/** Each row has an id in the first file only. @type {(line: Line, told: { word: Word, nameOf: (part: string) => string, isFirst: boolean }) => HTMLElement} */
function row(line, { word, nameOf, isFirst }) {
  const made = document.createElement('tr')
  if (isFirst) made.id = line.check
  made.className = line.state
  const title = element('th', `${line.check} ${word(`checks.${line.check}`)}`)
  title.setAttribute('scope', 'row')
  const found = document.createElement('td')
  const list = document.createElement('ul')
  for (const { part, fault, detail } of line.faults) {
    const item = document.createElement('li')
    const code = element('code', part)
    code.dir = 'ltr'
    item.append(code)
    const name = nameOf(part)
    if (name) item.append(' (', element('bdi', name), ')')
    item.append(` ${word(`faults.${fault}`)}`)
    // What the bundle says of itself turns no text around it.
    if (detail) item.append(' (', element('bdi', detail), ')')
    list.append(item)
  }
  for (const { remark, count } of line.remarks)
    list.append(element('li', `${word(`remarks.${remark}`)}: ${count}`))
  if (line.checked) found.append(element('p', `${word('states.looked')}: ${line.checked}`))
  if (list.childElementCount) found.append(list)
  made.append(title, element('td', word(`states.${line.state}`), 'state'), found)
  return made
}

/** @type {(checked: Checked, word: Word, isFirst: boolean) => HTMLElement} */
function tableOf({ lines, nameOf }, word, isFirst) {
  const table = document.createElement('table')
  const head = table.createTHead().insertRow()
  for (const key of ['page.check', 'page.outcome', 'page.found']) {
    const cell = element('th', word(key))
    cell.setAttribute('scope', 'col')
    head.append(cell)
  }
  const body = table.createTBody()
  for (const line of lines) body.append(row(line, { word, nameOf, isFirst }))
  return table
}

/** Numbers that are told of many. */
const MAX_NUMBERS = 50

/** @type {(numbers: readonly number[]) => string} */
const someOf = (numbers) =>
  `${numbers.slice(0, MAX_NUMBERS).join(', ')}${numbers.length > MAX_NUMBERS ? ' …' : ''}`

/** A moment of UTC as the reader's language writes it; as it stands where it is none. @type {(at: string, language: string) => string} */
function momentOf(at, language) {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return at
  // The day before the month, and 24 hours: no reader takes one for the other.
  return date.toLocaleString(language === 'en' ? 'en-GB' : language, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  })
}

/** What a bundle says that it is, which part, and when it was made. @type {(whose: Whose, word: Word, with_: { language: string, isPart: boolean }) => (string | HTMLElement)[]} */
function calledOf({ label, title, part, made }, word, { language, isPart }) {
  /** @type {(string | HTMLElement)[]} */
  const words = []
  if (label !== null) words.push(element('bdi', label))
  if (title !== null) words.push(' ', element('bdi', title))
  if (isPart && part !== null && part.of > 1)
    words.push(`, ${word('together.part')} ${part.n} / ${part.of}`)
  if (made !== null) words.push(`, ${word('page.madeAt')} ${momentOf(made, language)}`)
  if (words.length && label === null && typeof words[0] === 'string') words[0] = words[0].slice(2)
  return words
}

/** Whose a bundle says that it is. @type {(whose: Whose, word: Word) => HTMLElement} */
function whoseOf(whose, word) {
  const list = document.createElement('dl')
  list.className = 'whose'
  /** @type {(name: string, values: (string | null)[], isCompared?: boolean) => void} */
  const add = (name, values, isCompared) => {
    const said =
      isCompared === undefined ? '' : ` (${word(`whose.${isCompared ? 'given' : 'notGiven'}`)})`
    list.append(element('dt', `${word(`whose.${name}`)}${said}`))
    for (const value of values.length ? values : [null]) {
      const one = document.createElement('dd')
      const shown = element(
        value === null ? 'span' : 'code',
        value === null ? word('whose.unsaid') : value,
      )
      if (value !== null) shown.dir = 'ltr'
      one.append(shown)
      list.append(one)
    }
  }
  /** @type {(keys: Key[]) => string[]} */
  const shown = (keys) =>
    keys
      .map(({ key, fingerprint }) => [key, `SHA-256 ${fingerprint}`])
      .reduce((all, some) => all.concat(some), /** @type {string[]} */ ([]))
  add('origin', [whose.origin])
  add('about', [whose.about])
  add('made', [whose.made])
  add('log', shown(whose.log), whose.given.log)
  add('custody', shown(whose.custody), whose.given.custody)
  return list
}

/** Files that are checked together. */
const MAX_FILES = 1000

/** Hands on the files that are chosen or dropped. @param {(files: File[]) => void} take */
function listen(take) {
  const input = /** @type {HTMLInputElement} */ (byId('file'))
  /** @param {FileList | null} files */
  const hand = (files) => {
    if (files && files.length) take(Array.from(files).slice(0, MAX_FILES))
  }
  input.addEventListener('change', () => {
    hand(input.files)
  })
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    hand(event.dataTransfer && event.dataTransfer.files)
  })
}

/** A button for each language. @param {{ [language: string]: Words }} languages @param {(language: string) => void} speak */
function offer(languages, speak) {
  for (const language of Object.keys(languages)) {
    const button = element('button', languages[language].name)
    button.setAttribute('type', 'button')
    button.setAttribute('data-language', language)
    button.lang = language
    button.addEventListener('click', () => speak(language))
    byId('languages').append(button)
  }
}

/** What one file came to. @type {(outcome: Outcome, of: { name: string, word: Word, isFirst: boolean, isOne: boolean, language: string }) => HTMLElement} */
function partOf(outcome, { name, word, isFirst, isOne, language }) {
  const part = document.createElement('section')
  part.append(element('h2', name))
  if ('lines' in outcome) {
    if (!isOne) {
      const said = element('p', word(`verdicts.${outcome.verdict}`), `one ${outcome.verdict}`)
      const called = calledOf(outcome.whose, word, { language, isPart: true })
      if (called.length) said.append(' (', ...called, ')')
      part.append(said)
    }
    const whose = whoseOf(outcome.whose, word)
    if (isFirst) whose.id = 'whose'
    part.append(whose, element('h3', word('page.lines')), tableOf(outcome, word, isFirst))
  } else {
    const [key, why] =
      'refused' in outcome ? ['refused', outcome.refused] : ['unchecked', outcome.broken]
    part.append(element('p', `${word(`page.${key}`)} (${why})`, 'fail'))
  }
  return part
}

/** The one sentence that all files come to, and how they fit. @type {(all: Checked[], of: { word: Word, together: Together, language: string, isOne: boolean, isRead: boolean }) => HTMLElement[]} */
function verdictOf(all, { word, together, language, isOne, isRead }) {
  const fit = together(all)
  const verdict = isRead ? fit.verdict : 'fail'
  const said = element('p', word(`verdicts.${verdict}`), verdict)
  said.id = 'verdict'
  const called = calledOf(all[0].whose, word, { language, isPart: isOne })
  if (called.length) said.append(' (', ...called, ')')
  const key = fit.state === 'missing' && isOne ? 'alone' : fit.state
  if (key === 'whole') return [said]
  const numbers =
    key === 'complete' ? `: ${fit.of}` : key === 'mixed' ? '' : `: ${someOf(fit.missing)}`
  const isBad = key === 'missing' || key === 'mixed'
  const fits = element('p', `${word(`together.${key}`)}${numbers}`, isBad ? 'fail' : '')
  fits.id = 'together'
  return [said, fits]
}

/**
 * Shows the page in one of its languages and takes keys and files.
 * @param {{ [language: string]: Words }} languages
 * @param {{ check: Check, readKeys: ReadKeys, together: Together }} by
 */
export function start(languages, { check, readKeys, together }) {
  /** @type {Words} */
  let spoken = languages.en
  let language = 'en'
  /** @type {Outcome[]} */
  let outcomes = []
  /** @type {File[]} */
  let chosen = []
  let turn = 0
  const keys = /** @type {HTMLTextAreaElement} */ (byId('keys'))
  const progress = /** @type {HTMLProgressElement} */ (byId('progress'))
  /** @type {Word} */
  const word = (key) => spoken.words[key] || key

  function draw() {
    const result = byId('result')
    result.textContent = ''
    const isOne = chosen.length === 1
    const isDone = outcomes.length === chosen.length
    /** @type {Checked[]} */
    const all = []
    for (const outcome of outcomes) if ('lines' in outcome) all.push(outcome)
    const isRead = all.length === outcomes.length
    if (isDone && all.length)
      result.append(...verdictOf(all, { word, together, language, isOne, isRead }))
    outcomes.forEach((outcome, n) => {
      const name = chosen[n].name
      result.append(partOf(outcome, { name, word, isFirst: n === 0, isOne, language }))
    })
  }

  /** @param {string} wanted */
  function speak(wanted) {
    spoken = languages[wanted]
    language = wanted
    document.documentElement.lang = language
    document.documentElement.dir = spoken.dir
    document.title = word('page.title')
    for (const one of document.querySelectorAll('[data-word]'))
      one.textContent = word(one.getAttribute('data-word') || '')
    for (const one of document.querySelectorAll('[data-language]'))
      one.setAttribute('aria-pressed', String(one.getAttribute('data-language') === language))
    draw()
  }

  const isRead = () => readKeys(keys.value) !== 'unreadable'

  /** @param {File[]} files */
  async function take(files) {
    turn += 1
    const own = turn
    outcomes = []
    chosen = files
    draw()
    byId('keys-wrong').hidden = isRead()
    if (!isRead()) return
    progress.hidden = false
    for (let n = 0; n < files.length; n += 1) {
      /** @type {Outcome} */
      const told = await check(files[n], keys.value, (done, all) => {
        if (own === turn) progress.value = (n + (all ? done / all : 1)) / files.length
      }).catch((error) => ({ broken: error instanceof Error ? error.name : 'Error' }))
      // Others were chosen meanwhile.
      if (own !== turn) return
      outcomes.push(told)
    }
    progress.hidden = true
    draw()
    byId('result').focus()
  }

  listen((files) => void take(files))
  keys.addEventListener('change', () => {
    if (chosen.length) void take(chosen)
    else byId('keys-wrong').hidden = isRead()
  })
  offer(languages, speak)
  speak(navigator.language.startsWith('ar') ? 'ar' : 'en')
}
