// Sends a CSV file to the node piece by piece and shows how far it is; offers the example and the report as files.
// The node reads the CSV: this page only cuts the text, and begins each piece where the last whole row ended.

/** Characters of one piece; the node takes up to 60,000. */
const PIECE = 48000

/** Something that the person should read. */
class Declined extends Error {}

/**
 * Runs a command of the node; throws Declined with the node's own sentence.
 * @param {string} api @param {string} name @param {object} input
 */
async function command(api, name, input) {
  const response = await fetch(`${api}/territory.${name}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Accept-Language': document.documentElement.lang,
    },
    body: JSON.stringify(input),
  })
  const body = await response.json()
  if (!response.ok) throw new Declined(body.title)
  return body.output
}

/**
 * The heading of a file: its columns, the sign between them, and where the rows begin.
 * @param {string} text
 */
function headingOf(text) {
  const end = text.indexOf('\n')
  const line = (end < 0 ? text : text.slice(0, end)).replace(/\r$/, '')
  const delimiter = line.split(';').length > line.split(',').length ? ';' : ','
  const columns = line.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
  return { delimiter, columns: columns.slice(0, 100), begin: end < 0 ? text.length : end + 1 }
}

/**
 * Sends a whole file; gives the id of its import.
 * @param {string} api @param {{ name: string, text: string }} file @param {(share: number) => void} show
 */
async function send(api, { name, text }, show) {
  const { delimiter, columns, begin } = headingOf(text)
  const started = await command(api, 'beginImport', { name, columns, delimiter })
  let at = begin
  let from = 0
  while (at < text.length) {
    let end = Math.min(at + PIECE, text.length)
    // A character of two halves stays whole.
    if (end < text.length && /[\ud800-\udbff]/.test(text[end - 1])) end -= 1
    const piece = {
      import: started.import,
      from,
      text: text.slice(at, end),
      isLast: end === text.length,
    }
    const took = await command(api, 'importText', piece)
    if (took.consumed === 0) break
    at += took.consumed
    from = took.staged
    show(at / text.length)
  }
  return started.import
}

/**
 * The text of a file without its byte order mark; throws Declined with `sentence` when it is not UTF-8.
 * @param {File} file @param {string} sentence
 */
async function textOf(file, sentence) {
  const bytes = await new Response(file).arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Declined(sentence)
  }
}

/** @param {HTMLElement} part */
function startSending(part) {
  const form = /** @type {HTMLFormElement} */ (part.querySelector('[data-send]'))
  const message = /** @type {HTMLElement} */ (part.querySelector('[data-message]'))
  const progress = /** @type {HTMLElement} */ (part.querySelector('[data-progress]'))
  const bar = /** @type {HTMLProgressElement} */ (progress.querySelector('progress'))
  const input = /** @type {HTMLInputElement} */ (form.querySelector('input'))
  const { api = '', report = '', failed = '', choose = '', notText = '' } = part.dataset

  /** @param {string} sentence */
  const say = (sentence) => {
    message.textContent = sentence
    message.hidden = sentence === ''
  }
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const file = input.files && input.files[0]
    if (!file) return say(choose)
    say('')
    form.hidden = true
    progress.hidden = false
    bar.value = 0
    const sent = textOf(file, notText).then((text) =>
      send(api, { name: file.name, text }, (share) => {
        bar.value = share
      }),
    )
    sent.then(
      (id) => location.assign(report + id),
      (error) => {
        say(error instanceof Declined ? error.message : failed)
        form.hidden = false
        progress.hidden = true
      },
    )
  })
}

/** @param {string} name @param {string} text */
function save(name, text) {
  const link = document.createElement('a')
  // The mark tells spreadsheets that the text is UTF-8.
  link.href = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

/**
 * A field of a CSV file. A leading apostrophe keeps a spreadsheet from taking a stranger's text for a formula.
 * @param {string} value
 */
function field(value) {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",;\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

/** @param {string} api @param {string} id */
async function saveErrors(api, id) {
  const lines = ['row,number,name,errors']
  let after = 0
  while (after !== null) {
    const asked = new URLSearchParams({ import: id, after: String(after), limit: '1000' })
    const response = await fetch(`${api}/territory.importErrors?${asked}`)
    if (!response.ok) return
    const page = await response.json()
    for (const { row, number, name, errors } of page.items) {
      const words = errors.map((/** @type {{ column: string, code: string }} */ error) =>
        `${error.column} ${error.code}`.trim(),
      )
      lines.push([String(row), number, name, words.join('; ')].map(field).join(','))
    }
    after = page.next
  }
  save('wrong-rows.csv', `${lines.join('\r\n')}\r\n`)
}

/** @param {string} selector @param {(part: HTMLElement) => void} act */
function offer(selector, act) {
  const part = /** @type {HTMLElement | null} */ (document.querySelector(selector))
  if (!part) return
  part.hidden = false
  part.addEventListener('click', (event) => {
    if (event.target instanceof HTMLButtonElement) act(part)
  })
}

const part = /** @type {HTMLElement | null} */ (document.querySelector('[data-import]'))
if (part) startSending(part)
offer('[data-download-template]', () => {
  const example = document.querySelector('[data-template]')
  if (example) save('stations.csv', `${example.textContent}\r\n`)
})
offer('[data-download-errors]', (button) => {
  void saveErrors(button.dataset.api || '', button.dataset.downloadErrors || '')
})
