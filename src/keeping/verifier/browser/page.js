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
 * @property {Key[]} log
 * @property {Key[]} custody
 * @property {{ log: boolean, custody: boolean }} given
 */
/** @typedef {{ whose: Whose, verdict: string, lines: Line[] }} Checked */
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

/** @type {(line: Line, word: Word) => HTMLElement} */
function row(line, word) {
  const made = document.createElement('tr')
  made.id = line.check
  made.className = line.state
  const title = element('th', `${line.check} ${word(`checks.${line.check}`)}`)
  title.setAttribute('scope', 'row')
  const found = document.createElement('td')
  const list = document.createElement('ul')
  for (const { part, fault, detail } of line.faults) {
    const item = document.createElement('li')
    const code = element('code', part)
    code.dir = 'ltr'
    item.append(code, ` ${word(`faults.${fault}`)}`)
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

/** @type {(lines: Line[], word: Word) => HTMLElement} */
function tableOf(lines, word) {
  const table = document.createElement('table')
  const head = table.createTHead().insertRow()
  for (const key of ['page.check', 'page.outcome', 'page.found']) {
    const cell = element('th', word(key))
    cell.setAttribute('scope', 'col')
    head.append(cell)
  }
  const body = table.createTBody()
  for (const line of lines) body.append(row(line, word))
  return table
}

/** Whose a bundle says that it is. @type {(whose: Whose, word: Word) => HTMLElement} */
function whoseOf(whose, word) {
  const list = document.createElement('dl')
  list.id = 'whose'
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

/** Hands on each file that is chosen or dropped. @param {(file: File) => void} take */
function listen(take) {
  const input = /** @type {HTMLInputElement} */ (byId('file'))
  input.addEventListener('change', () => {
    const file = input.files && input.files[0]
    if (file) take(file)
  })
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    const file = event.dataTransfer && event.dataTransfer.files[0]
    if (file) take(file)
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

/**
 * Shows the page in one of its languages and takes keys and files.
 * @param {{ [language: string]: Words }} languages @param {Check} check @param {ReadKeys} readKeys
 */
export function start(languages, check, readKeys) {
  /** @type {Words} */
  let spoken = languages.en
  /** @type {Outcome | null} */
  let outcome = null
  /** @type {File | null} */
  let chosen = null
  let turn = 0
  const keys = /** @type {HTMLTextAreaElement} */ (byId('keys'))
  const progress = /** @type {HTMLProgressElement} */ (byId('progress'))
  /** @type {Word} */
  const word = (key) => spoken.words[key] || key

  function draw() {
    const result = byId('result')
    result.textContent = ''
    if (!outcome) return
    result.append(element('h2', chosen ? chosen.name : ''))
    if ('lines' in outcome) {
      const verdict = element('p', word(`verdicts.${outcome.verdict}`), outcome.verdict)
      verdict.id = 'verdict'
      result.append(whoseOf(outcome.whose, word), verdict, tableOf(outcome.lines, word))
    } else {
      const [key, why] =
        'refused' in outcome ? ['refused', outcome.refused] : ['unchecked', outcome.broken]
      result.append(element('p', `${word(`page.${key}`)} (${why})`, 'fail'))
    }
  }

  /** @param {string} language */
  function speak(language) {
    spoken = languages[language]
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

  /** @param {File} file */
  async function take(file) {
    turn += 1
    const own = turn
    outcome = null
    chosen = file
    draw()
    byId('keys-wrong').hidden = isRead()
    if (!isRead()) return
    progress.hidden = false
    /** @type {Outcome} */
    const told = await check(file, keys.value, (done, all) => {
      if (own === turn) progress.value = all ? done / all : 1
    }).catch((error) => ({ broken: error instanceof Error ? error.name : 'Error' }))
    // Another file was chosen meanwhile.
    if (own !== turn) return
    outcome = told
    progress.hidden = true
    draw()
    byId('result').focus()
  }

  listen(take)
  keys.addEventListener('change', () => {
    if (chosen) void take(chosen)
    else byId('keys-wrong').hidden = isRead()
  })
  offer(languages, speak)
  speak(navigator.language.startsWith('ar') ? 'ar' : 'en')
}
